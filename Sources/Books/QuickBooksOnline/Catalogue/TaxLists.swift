import Accounting
import Bookkeeping
import ConnectorKit

/// Joins agencies, rates and codes to the tax codes that planning reads. Source: quickbooks-online.md §8.
struct TaxLists {
    let agencies: [JSONObject]
    let rates: [JSONObject]
    let codes: [JSONObject]
    let accounts: [Account]

    var taxCodes: [TaxCodeRecord] {
        let known = Dictionary(rates.compactMap(rate).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return codes.compactMap { code in
            guard let id = code.text("Id"), let name = code.text("Name") else { return nil }
            let details = code.object("SalesTaxRateList")?.objects("TaxRateDetail") ?? []
            let ids = details.compactMap { $0.reference("TaxRateRef") }
            return TaxCodeRecord(
                id: ID(id), name: name, salesRates: ids.compactMap { known[ID($0)] },
                isActive: code.flag("Active") ?? true)
        }
    }

    private func rate(_ object: JSONObject) -> TaxRateRecord? {
        guard let id = object.text("Id"), let percent = object.decimal("RateValue") else { return nil }
        return TaxRateRecord(
            id: ID(id), name: object.text("Name") ?? id, percent: percent,
            account: account(of: object.reference("AgencyRef")))
    }

    /// The service does not say where an agency's tax is owed: the account that bears its name, else the company's tax account.
    private func account(of agency: String?) -> Reference<Account> {
        let name = agencies.first { $0.text("Id") == agency }?.text("DisplayName") ?? "Tax"
        let owed = accounts.filter { Self.taxSubtypes.contains($0.subtype) }
        let match = owed.first { $0.name.lowercased().contains(name.lowercased()) } ?? owed.first
        return match?.reference ?? .existing(ID("agency.\(agency ?? "")"), name: name)
    }

    private static let taxSubtypes: Set<String> = ["SalesTaxPayable", "GlobalTaxPayable"]
}
