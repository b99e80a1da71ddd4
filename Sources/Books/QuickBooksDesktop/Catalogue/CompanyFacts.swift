import Accounting
import Bookkeeping
import ConnectorKit

/// What host, company and preferences tell of a company file. Source: quickbooks-desktop.md §2.2, §3.4.
struct CompanyFacts {
    private(set) var company: BooksCompany

    init(
        fileID: String, host: MessageAnswer, company told: MessageAnswer, preferences: MessageAnswer
    ) throws(ConnectorProblem) {
        if let problem = told.problem(isWrite: false) ?? preferences.problem(isWrite: false) { throw problem }
        guard let row = told.records.first, let wishes = preferences.records.first else {
            throw ConnectorProblem(.unreadable, code: "company_facts")
        }
        let edition = DesktopEdition(host.records.first?.value("Country"))
        guard let edition else {
            throw ConnectorProblem(.notPermitted, code: "edition", text: host.records.first?.value("Country"))
        }
        let currencies = wishes.child("MultiCurrencyPreferences")
        let home = currencies?.fullName("HomeCurrencyRef").flatMap { DesktopCurrency.currency(named: $0) }
        let accounting = wishes.child("AccountingPreferences")
        let taxModel: BooksCompany.TaxModel =
            wishes.child("SalesTaxPreferences") == nil
            ? .none : edition == .unitedStates ? .unitedStatesManual : .global
        company = BooksCompany(
            id: fileID, name: row.value("CompanyName") ?? row.value("LegalCompanyName") ?? fileID,
            country: edition.country, homeCurrency: home ?? edition.currency, taxModel: taxModel,
            isMulticurrency: currencies?.flag("IsMultiCurrencyOn") ?? false,
            closingDate: accounting?.date("ClosingDate"), takesDocumentNumbers: true,
            tracksClasses: accounting?.flag("IsUsingClassTracking") ?? false, tracksLocations: false,
            tracksInventory: (wishes.child("ItemsAndInventoryPreferences")
                ?? wishes.child("PurchasesAndVendorsPreferences"))?.flag("IsUsingInventory")
                ?? wishes.child("PurchasesAndVendorsPreferences")?.flag("IsUsingInventory") ?? false,
            // It takes the number of another document without a word.
            refusesUsedNumbers: false)
        // People rename the two codes that every company file begins with.
        if edition == .unitedStates, let tax = wishes.child("SalesTaxPreferences"),
            let taxable = tax.fullName("DefaultTaxableSalesTaxCodeRef"),
            let notTaxable = tax.fullName("DefaultNonTaxableSalesTaxCodeRef"),
            (taxable, notTaxable) != (DesktopTaxMark.taxable, DesktopTaxMark.notTaxable)
        {
            company.taxMarkNames = .init(taxable: taxable, notTaxable: notTaxable)
        }
    }

    /// Notes on which accounts is owed in other currencies: the form of a document remembers the last one, whatever its currency.
    mutating func note(_ accounts: [CatalogueRecord]) {
        var abroad: [String: String] = [:]
        for case .account(let account) in accounts where account.currency != company.homeCurrency {
            guard account.type == .accountsReceivable || account.type == .accountsPayable else { continue }
            abroad[account.id.rawValue] = account.currency.code
        }
        company.debtAccountsAbroad = company.isMulticurrency && !abroad.isEmpty ? abroad : nil
    }
}

/// The editions that are spoken. Source: quickbooks-desktop.md §3.4.
package enum DesktopEdition: String, Hashable, Sendable, CaseIterable {
    case unitedStates = "US"
    case canada = "CA"
    case unitedKingdom = "UK"

    /// By what QuickBooks calls it; without a word it is taken for the one that most have.
    package init?(_ name: String?) {
        guard let name, !name.isEmpty else {
            self = .unitedStates
            return
        }
        switch name.uppercased() {
        case "US", "USA": self = .unitedStates
        case "CA", "CAN", "CANADA": self = .canada
        case "UK", "GB": self = .unitedKingdom
        default: return nil
        }
    }

    /// ISO 3166.
    var country: String {
        switch self {
        case .unitedStates: "US"
        case .canada: "CA"
        case .unitedKingdom: "GB"
        }
    }

    var currency: Currency {
        switch self {
        case .unitedStates: .usd
        case .canada: Currency("CAD") ?? .usd
        case .unitedKingdom: Currency("GBP") ?? .usd
        }
    }
}
