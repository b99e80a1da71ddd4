import Accounting
import Commerce
import ConnectorKit
import Foundation

extension Fields {
    /// A profile from a file of settings: base currency, the four accounts, prefixes, items and tax codes.
    ///
    /// Country and time zone may stand there; where they do not, they are those of the currency's home.
    func profile() throws(Unreadable) -> StoreProfile {
        let code = try requiredText("base_currency")
        guard let currency = Currency(code) else { throw fault("base_currency", code) }
        let home = Home(currency)
        let country = text("country") ?? home.country
        var conventions = StoreConventions(isOfDocuments: true)
        conventions.accounts = try accounts()
        conventions.invoicePrefix = part("prefix")?.text("invoice")
        conventions.creditMemoPrefix = part("prefix")?.text("creditmemo")
        conventions.shippingItem = text("shipping_item")
        conventions.discountItem = text("discount_item")
        conventions.adjustmentItem = text("adjustment_item")
        if text("product_match") == "name" { conventions.itemName = .productName }
        conventions.startDate = try day("integration_start")
        conventions.inventoryStart = try day("inventory_start_date")
        if case .object(let codes)? = self["tax_codes"] {
            for member in codes.members {
                guard case .text(let id) = member.value else { throw fault("tax_codes", member.name) }
                conventions.taxCodes[member.name] = ID(id)
            }
        }
        conventions.codeWithoutTax =
            text("code_without_tax") ?? (conventions.taxCodes["EXEMPT"] == nil ? nil : "EXEMPT")
        return StoreProfile(
            storeID: "", name: text("name") ?? "myFulfillment", country: country, currency: currency,
            timeZone: text("time_zone") ?? home.timeZone, pricesIncludeTax: false, paymentStatuses: .documents,
            conventions: conventions)
    }

    private func day(_ name: String) throws(Unreadable) -> BusinessDate? {
        guard let text = text(name) else { return nil }
        guard let day = BusinessDate(text) else { throw fault(name, text) }
        return day
    }

    private func accounts() throws(Unreadable) -> StoreConventions.Accounts? {
        guard let accounts = part("accounts") else { return nil }
        return StoreConventions.Accounts(
            income: try accounts.account("income"), serviceIncome: try accounts.account("service_income"),
            expense: try accounts.account("expense"), asset: try accounts.account("asset"))
    }

    private func account(_ name: String) throws(Unreadable) -> StoreConventions.NamedAccount {
        guard let account = part(name) else { throw fault(name, "") }
        let id = try account.requiredText("quickbooks_id")
        return StoreConventions.NamedAccount(id: ID(id), name: account.text("name") ?? id)
    }
}

/// Where a currency is at home: country and time zone of books that nobody says more of.
struct Home {
    let country: String
    let timeZone: String

    init(_ currency: Currency) {
        (country, timeZone) =
            switch currency {
            case .usd: ("US", "America/New_York")
            case .cad: ("CA", "America/Montreal")
            case .gbp: ("GB", "Europe/London")
            default: ("FR", "Europe/Paris")
            }
    }
}

extension [StoreStatus] {
    /// Of documents, as their list shows them.
    static let documents = [
        StoreStatus(code: "open", name: "Open", names: ["fr": "À payer", "es": "Pendiente de pago"]),
        StoreStatus(code: "paid", name: "Paid", names: ["fr": "Payée", "es": "Pagada"]),
        StoreStatus(
            code: "partially_paid", name: "Partially paid", names: ["fr": "Payée en partie", "es": "Pagada en parte"]),
        StoreStatus(code: "refunded", name: "Refunded", names: ["fr": "Remboursée", "es": "Reembolsada"]),
        StoreStatus(code: "cancelled", name: "Cancelled", names: ["fr": "Annulée", "es": "Anulada"]),
    ]
}
