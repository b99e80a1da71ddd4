import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import MyFulfillment
import TestKit
import Testing

/// The samples that lie beside the project on its makers' machines; tests that need them do nothing elsewhere.
enum Reference {
    static let samples: URL? = {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let candidate = folder.appendingPathComponent("shared/reference/myfulfillment-samples")
            if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
        }
        return nil
    }()

    static func data(_ name: String) throws -> Data {
        guard let samples else { throw CocoaError(.fileNoSuchFile) }
        return try Data(contentsOf: samples.appendingPathComponent(name))
    }
}

/// Books of a French company with several currencies, made for these tests.
enum Books {
    static let catalogue = BooksCatalogue(
        company: BooksCompany(
            id: "1", name: "Test", country: "FR", homeCurrency: .eur, taxModel: .global, isMulticurrency: true),
        traits: .roomy,
        accounts: [
            account("1", "Ventes", .income, "SalesOfProductIncome"),
            account("2", "Services", .income, "ServiceFeeIncome"),
            account("3", "Achats", .costOfGoodsSold, "SuppliesMaterialsCogs"),
            account("4", "Stocks", .otherCurrentAsset, "Inventory"),
            account("5", "Clients", .accountsReceivable, "AccountsReceivable"),
            account("6", "TVA à payer", .otherCurrentLiability, "GlobalTaxPayable"),
            account("7", "Avances", .otherCurrentLiability, "OtherCurrentLiabilities"),
            account("8", "Écarts d’arrondi", .otherExpense, "OtherMiscellaneousExpense"),
            account("9", "Banque", .bank, "Checking"),
        ],
        taxCodes: [
            code("20", "20.0%", [("TVA 20", "20")]), code("55", "5.5%", [("TVA 5.5", "5.5")]),
            code("0", "Exonéré", [("Exonéré", "0")]),
        ])

    private static func account(_ id: String, _ name: String, _ type: AccountType, _ subtype: String) -> Account {
        Account(id: ID(id), name: name, type: type, subtype: subtype, currency: .eur)
    }

    private static func code(_ id: String, _ name: String, _ rates: [(String, String)]) -> TaxCodeRecord {
        TaxCodeRecord(
            id: ID(id), name: name,
            salesRates: rates.map { rate in
                TaxRateRecord(
                    id: ID("\(id).\(rate.1)"), name: rate.0, percent: ExactDecimal(rate.1) ?? .zero,
                    account: .existing(ID("6"), name: "TVA à payer"))
            })
    }

    /// What documents become, one after the other, when their products and customers are there.
    static func plan(_ orders: [Order], _ profile: StoreProfile) -> [(order: Order, decision: Decision)] {
        let conventions = profile.conventions ?? StoreConventions(isOfDocuments: true)
        var books = catalogue.named(by: conventions, in: orders)
        var policy = Policy.suggested(for: profile, catalogue: books)
        policy.tax.pair(by: conventions, in: orders)
        return orders.map { order in
            var links = Links()
            if case .creditMemo(let reference?) = order.form,
                !reference.meant(among: orders, ids: { [$0.id.rawValue, $0.ownID] }, number: \.number).isEmpty
            {
                links.invoice = .inBooks
            }
            let decision = Bookkeeper(policy: policy, catalogue: books, makesNames: true).decide(order, links: links)
            if case .post(let plan) = decision { for record in plan.records { books.expected.add(record) } }
            return (order, decision)
        }
    }

    static func orders(_ body: Data, _ profile: StoreProfile) throws -> [Order] {
        let mapping = MyFulfillmentMapping()
        return try mapping.pieces(of: body).map { try mapping.order(from: $0, profile: profile) }
    }
}

extension Decision {
    var sale: SalesDocument? {
        guard case .post(let plan) = self else { return nil }
        for case .sale(let sale) in plan.documents { return sale }
        return nil
    }
}
