import Accounting
import Bookkeeping
import ConnectorKit

/// Reads the company's facts from its two records. Source: quickbooks-online.md §7.2.
struct CompanyFacts {
    let realmID: String
    let info: JSONObject
    let preferences: JSONObject

    /// `nil` when country or home currency are not told: neither can be guessed.
    var company: BooksCompany? {
        let accounting = preferences.object("AccountingInfoPrefs")
        let currencies = preferences.object("CurrencyPrefs")
        guard let country = info.text("Country"),
            let home = currencies?.reference("HomeCurrency").flatMap({ Currency($0) })
        else { return nil }
        return BooksCompany(
            id: realmID, name: info.text("CompanyName") ?? info.text("LegalName") ?? realmID, country: country,
            homeCurrency: home, taxModel: taxModel(country),
            isMulticurrency: currencies?.flag("MultiCurrencyEnabled") ?? false,
            closingDate: accounting?.date("BookCloseDate"),
            takesDocumentNumbers: preferences.object("SalesFormsPrefs")?.flag("CustomTxnNumbers") ?? false,
            tracksClasses: (accounting?.flag("ClassTrackingPerTxn") ?? false)
                || (accounting?.flag("ClassTrackingPerTxnLine") ?? false),
            tracksLocations: accounting?.flag("TrackDepartments") ?? false,
            tracksInventory: preferences.object("ProductAndServicesPrefs")?.flag("QuantityOnHand") ?? false,
            refusesUsedNumbers: refusesUsedNumbers)
    }

    /// Whether a number that is used already is refused; what is not told is not relied on. Source: quickbooks-online.md §7.9.
    private var refusesUsedNumbers: Bool {
        let named = preferences.object("OtherPrefs")?.objects("NameValue") ?? []
        return named.first { $0.text("Name") == "SalesFormsPrefs.WarnDuplicateNumber" }?.flag("Value") ?? false
    }

    /// Automated sales tax shows itself by the presence of its preference. Source: quickbooks-online.md §8.
    private func taxModel(_ country: String) -> BooksCompany.TaxModel {
        let tax = preferences.object("TaxPrefs")
        if tax?.flag("UsingSalesTax") != true { return .none }
        guard country == "US" else { return .global }
        return tax?["PartnerTaxEnabled"] == nil ? .unitedStatesManual : .unitedStatesAutomated
    }
}
