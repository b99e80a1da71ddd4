import Accounting
import Bookkeeping
import ConnectorKit

/// What can be chosen as a tax: in the United States the items that hold a rate, elsewhere the codes that lead to them.
///
/// Source: quickbooks-desktop.md §3.4, §4.3.
struct TaxLists {
    let codes: [TaxCodeRecord]

    init(
        company: BooksCompany, items: [XMLNode], groups: [XMLNode], codes told: [XMLNode],
        account: Reference<Account>?
    ) {
        let account = account ?? .existing(ID(""), name: "")
        var rates: [String: [TaxRateRecord]] = [:]
        for item in items {
            guard let id = item.value("ListID"), let name = item.value("Name") else { continue }
            rates[id] = [
                TaxRateRecord(id: ID(id), name: name, percent: item.decimal("TaxRate") ?? .zero, account: account)
            ]
        }
        for group in groups {
            guard let id = group.value("ListID") else { continue }
            rates[id] = group.all("ItemSalesTaxRef").flatMap { $0.value("ListID").flatMap { rates[$0] } ?? [] }
        }
        switch company.taxModel {
        case .none: codes = []
        case .unitedStatesManual, .unitedStatesAutomated:
            codes = (items + groups).compactMap { row in
                guard let id = row.value("ListID"), let name = row.value("Name") else { return nil }
                return TaxCodeRecord(
                    id: ID(id), name: name, salesRates: rates[id] ?? [], isActive: row.flag("IsActive") ?? true)
            }
        case .global:
            codes = told.compactMap { row in
                guard let id = row.value("ListID"), let name = row.value("Name") else { return nil }
                return TaxCodeRecord(
                    id: ID(id), name: name, salesRates: row.listID("ItemSalesTaxRef").flatMap { rates[$0] } ?? [],
                    isActive: row.flag("IsActive") ?? true)
            }
        }
    }
}
