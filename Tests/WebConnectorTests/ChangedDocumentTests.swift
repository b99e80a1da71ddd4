import Accounting
import Bookkeeping
import ConnectorKit
import Foundation
import QuickBooksDesktop
import QuickBooksDesktopSandbox
import TestKit
import Testing

@Suite("A document that changes after it was posted to QuickBooks Desktop", .tags(.d6))
struct ChangedDocumentTests {
    enum Kind: String, CaseIterable, Sendable { case bill, vendorCredit, purchaseOrder, journalEntry }

    @Test("is written over and stands once, whatever its kind", .tags(.s6, .x1), arguments: Kind.allCases)
    func writtenOver(_ kind: Kind) async throws {
        let desk = Desk(scene: try await DesktopScene(orders: 0))
        let before = await desk.scene.program.documents.count
        let first = try await desk.post(try await desk.body(kind, 1380), .create, key: "k1")
        let changed = try await desk.post(try await desk.body(kind, 920), .update(first.locator), key: "k2")
        #expect(changed.locator.id == first.locator.id && changed.locator.version != first.locator.version)
        #expect(changed.total == ExactDecimal("9.20"))
        let documents = await desk.scene.program.documents
        #expect(documents.count == before + 1)
        #expect(documents.first { $0.id == first.locator.id }?.total == "9.20")
        #expect(await desk.scene.program.trialBalance.difference == "0.00")
    }

    /// What pays a refund out cannot be changed, so the whole of it is replaced; and a deletion names no version.
    @Test("and is a refund stands once as well, and one that somebody changed is left alone", .tags(.x1, .x4))
    func refund() async throws {
        let desk = Desk(scene: try await DesktopScene(orders: 0))
        let before = await desk.scene.program.documents.count
        let first = try await desk.post(try await desk.refund(1380), .create, key: "k1")
        // What pays it out gave its memo another version than was told.
        let stale = try await desk.perform(try await desk.refund(920), .update(first.locator), key: "k2")
        guard case .refused(let problem)? = stale, problem.cause == .stale else {
            return #expect(Bool(false), "\(String(describing: stale))")
        }
        #expect(await desk.scene.program.documents.filter { $0.id == first.locator.id.prefix { $0 != "/" } }.count == 1)
        let now = try await desk.version(of: .refundReceipt, first.locator.id)
        let changed = try await desk.post(
            try await desk.refund(920), .update(BooksLocator(id: first.locator.id, version: now)), key: "k3")
        #expect(changed.total == ExactDecimal("9.20"))
        let documents = Array(await desk.scene.program.documents.dropFirst(before))
        #expect(documents.map(\.kind) == ["CreditMemo", "ARRefundCreditCard"])
        #expect(documents.map(\.total) == ["9.20", "9.20"] && documents.first?.open == "0.00")
        #expect(changed.locator.id == documents.map(\.id).joined(separator: "/"))
        // Asked for once more, as after a lost answer that QuickBooks does not know any more: nothing is doubled.
        let again = try await desk.perform(
            try await desk.refund(920), .update(BooksLocator(id: first.locator.id, version: now)), key: "k4")
        guard case .refused(let gone)? = again, gone.cause == .notFound else {
            return #expect(Bool(false), "\(String(describing: again))")
        }
        #expect(await desk.scene.program.documents.count == before + 2)
        #expect(await desk.scene.program.trialBalance.difference == "0.00")
    }

    /// The connector, and a company file that answers it at once.
    private struct Desk {
        let scene: DesktopScene

        func post(_ body: RecordBody, _ operation: PostingOperation, key: String) async throws -> BooksRecord {
            let outcome = try await perform(body, operation, key: key)
            guard case .posted(let record)? = outcome else {
                throw NotPosted(outcome: "\(String(describing: outcome))")
            }
            return record
        }

        func perform(
            _ body: RecordBody, _ operation: PostingOperation, key: String
        ) async throws -> PostingOutcome? {
            let posting = Posting(
                intentID: "intent", key: RecordKey(.order, "o-1", role: .sale), operation: operation, body: body,
                references: [:], requestKey: key, marker: "bookbridge:0123456789abcdef")
            return try await visited { connector in
                let request = try #require(
                    connector.prepare(
                        [posting], company: Self.company,
                        capacity: PostingCapacity(batchSize: 1, requestsInFlight: 1)
                    ).requests.first)
                return try await connector.perform(request, postings: [posting])["intent"]
            }
        }

        /// The version that a document has now.
        func version(of kind: DocumentKind, _ id: String) async throws -> String {
            let page = try await visited { try await $0.filed(.named(kind, [id]), company: Self.company, after: nil) }
            return try #require(page.records.first).version
        }

        private func visited<Value: Sendable>(
            _ work: (QuickBooksDesktopConnector) async throws -> Value
        ) async throws -> Value {
            let (visits, visit) = (Visits(), Visit())
            await visits.begin(visit, of: Self.company.id)
            let plain = World.unconnected
            let world = World(
                clock: plain.clock, chance: plain.chance, identifiers: plain.identifiers,
                network: VisitedNetwork(plain.network, visits))
            async let served: Void = serve(visit)
            let value = try await work(QuickBooksDesktopConnector(fileID: Self.company.id, world: world))
            await visit.finish()
            await served
            return value
        }

        private struct NotPosted: Error { var outcome: String }

        private func serve(_ visit: Visit) async {
            do {
                while let text = await visit.fetch() { await visit.bring(try await scene.program.byHand(text)) }
            } catch {
                Issue.record("\(error)")
                await visit.end()
            }
        }

        func body(_ kind: Kind, _ cents: Int64) async throws -> RecordBody {
            let (amount, day) = (Money(minorUnits: cents, .usd), BusinessDate(daysSince1970: 20_605))
            let cost = Reference<Account>.existing(ID(try await id("Account", "Office Supplies")), name: "")
            let payable = Reference<Account>.existing(ID(try await id("Account", "Accounts Payable")), name: "")
            if kind == .journalEntry {
                let receivable = Reference<Account>.existing(
                    ID(try await id("Account", "Accounts Receivable")), name: "")
                return .document(
                    .journalEntry(
                        JournalEntry(
                            number: "J1", date: day, currency: .usd,
                            journal: Journal(entries: [
                                JournalLine(account: cost, amount: amount),
                                JournalLine(account: receivable, amount: -amount),
                            ]),
                            customer: .existing(ID(try await id("Customer", "Kern Lighting Warehouse")), name: ""),
                            privateNote: "")))
            }
            let form: PurchaseDocument.Kind =
                kind == .bill ? .bill : kind == .vendorCredit ? .vendorCredit : .purchaseOrder
            return .document(
                .purchase(
                    PurchaseDocument(
                        kind: form, number: "P1", date: day,
                        vendor: .existing(ID(try await id("Vendor", "Bright Pens Co.")), name: ""), currency: .usd,
                        lines: [
                            PurchaseLine(
                                item: .existing(ID(try await id("Item", "Tote bag")), name: ""), account: cost,
                                description: "Bags", quantity: ExactDecimal(4), amount: amount)
                        ], payableAccount: payable)))
        }

        func refund(_ cents: Int64) async throws -> RecordBody {
            let checking = Reference<Account>.existing(ID(try await id("Account", "Checking")), name: "")
            return .document(
                .sale(
                    SalesDocument(
                        kind: .refundReceipt, number: "R1", date: BusinessDate(daysSince1970: 20_605), dueDate: nil,
                        customer: .existing(ID(try await id("Customer", "Kern Lighting Warehouse")), name: ""),
                        currency: .usd,
                        lines: [
                            SalesLine(
                                purpose: .refund, item: .existing(ID(try await id("Item", "Artwork")), name: ""),
                                account: checking, amount: Money(minorUnits: cents, .usd))
                        ], tax: .none, settlementAccount: checking)))
        }

        private func id(_ list: String, _ name: String) async throws -> String {
            let answer = try await scene.program.byHand(
                "<?xml version=\"1.0\"?><?qbxml version=\"13.0\"?><QBXML><QBXMLMsgsRq onError=\"continueOnError\"><\(list)QueryRq requestID=\"1\"><FullName>\(name)</FullName></\(list)QueryRq></QBXMLMsgsRq></QBXML>"
            )
            let rest = try #require(answer.components(separatedBy: "<ListID>").dropFirst().first, "\(answer)")
            return String(rest.prefix { $0 != "<" })
        }

        private static let company = BooksCompany(
            id: "{8F1C0C5E-0000-4000-8000-000000000001}", name: "Harbor Promotions Inc.", country: "US",
            homeCurrency: .usd, taxModel: .unitedStatesManual, tracksClasses: true, refusesUsedNumbers: false)
    }
}
