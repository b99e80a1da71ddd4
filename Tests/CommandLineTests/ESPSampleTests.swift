import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import ESPOrders
import Features
import Foundation
import TestKit
import Testing
import Wording

@testable import CommandLine
@testable import Outputs

/// The complete orders beside the project, with what must be in the books for each; passed over where the folder is not there.
@Suite("The sample orders of ESP", .tags(.x3))
struct ESPSampleTests {
    private struct Expected: Decodable {
        struct Document: Decodable {
            var type: String
            var docNumber: String?
            var customer: String?
            var vendor: String?
            var date: String
            var dueDate: String?
            var currency: String?
            var lines: [Line]?
            var total: String?
            var amount: String?
            var applied: String?
            var balanceDue: String?
        }

        struct Line: Decodable {
            var item: String
            var description: String
            var quantity: String?
            var rate: String
            var amount: String
        }

        var orderId: String
        var documents: [Document]
    }

    private static let folder = ["../shared/reference/esp-samples", "../../shared/reference/esp-samples"].first {
        FileManager.default.fileExists(atPath: $0 + "/expected.json")
    }

    private static func account(_ id: String, _ name: String, _ type: AccountType, _ subtype: String = "") -> Account {
        Account(id: ID(id), name: name, type: type, subtype: subtype, currency: .usd)
    }

    private static let books = BooksCatalogue(
        company: BooksCompany(
            id: "1", name: "Lagoon Promotions", country: "US", homeCurrency: .usd, taxModel: .unitedStatesAutomated,
            isMulticurrency: true),
        traits: .roomy,
        accounts: [
            account("4", "Undeposited Funds", .otherCurrentAsset, "UndepositedFunds"),
            account("33", "Accounts Payable", .accountsPayable),
            account("79", "Sales of Product Income", .income, "SalesOfProductIncome"),
            account("80", "Cost of Goods Sold", .costOfGoodsSold),
            account("84", "Accounts Receivable", .accountsReceivable),
            account("89", "Sales Tax Payable", .otherCurrentLiability, "SalesTaxPayable"),
        ])

    @Test("become the documents that are expected, to the cent", .enabled(if: folder != nil))
    func expected() throws {
        let folder = try #require(Self.folder)
        let mapping = ESPMapping()
        let profile = try mapping.profile(from: Data(contentsOf: URL(filePath: folder + "/settings.json")))
        let planner = PlanOrders(mapping: mapping, intake: StoreKind.esp.intake?([:]), profile: profile)
        let readings = planner.read(try Data(contentsOf: URL(filePath: folder + "/orders.json")))
        let outlooks = planner.plan(
            readings, policy: nil, catalogue: Self.books, sends: try SendRequestFile.all(folder + "/send-requests.json")
        )
        let wanted = try JSONDecoder().decode(
            [Expected].self, from: Data(contentsOf: URL(filePath: folder + "/expected.json")))
        #expect(wanted.count == readings.count)
        for want in wanted {
            let place = try #require(readings.firstIndex { (try? $0.get().id.rawValue) == want.orderId })
            let output = PlanOutput(
                order: try readings[place].get(), fallbackName: "", decision: outlooks[place].decision,
                sentences: Sentences(.english))
            #expect(output.outcome == "plan" && output.refusals.isEmpty, "\(want.orderId)")
            #expect(output.documents.map(\.kind) == want.documents.map(\.type), "\(want.orderId)")
            for (made, document) in zip(output.documents, want.documents) { compare(made, document, want.orderId) }
        }
    }

    private func compare(_ made: PlanOutput.DocumentOutput, _ want: Expected.Document, _ order: String) {
        let place: Comment = "\(order) \(want.type)"
        #expect(made.number == want.docNumber, place)
        #expect(made.date == want.date, place)
        if let party = want.customer ?? want.vendor { #expect(made.party == party, place) }
        if let due = want.dueDate { #expect(made.dueDate == due, place) }
        if let total = want.total ?? want.amount { #expect(made.total == total, place) }
        if let balance = want.balanceDue { #expect(made.balance == balance, place) }
        guard let lines = want.lines else { return }
        #expect(made.lines.map(\.item) == lines.map(\.item), place)
        #expect(made.lines.map(\.description) == lines.map(\.description), place)
        #expect(made.lines.map(\.amount) == lines.map(\.amount), place)
        #expect(
            made.lines.map { $0.quantity.flatMap { ExactDecimal($0) } }
                == lines.map { $0.quantity.flatMap { ExactDecimal($0) } }, place)
    }
}
