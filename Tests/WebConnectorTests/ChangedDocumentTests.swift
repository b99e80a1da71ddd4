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
        #expect(changed.total?.description == "9.20")
        let documents = await desk.scene.program.documents
        #expect(documents.count == before + 1)
        #expect(documents.first { $0.id == first.locator.id }?.total == "9.20")
        #expect(await desk.scene.program.trialBalance.difference == "0.00")
    }

    /// The connector, and a company file that answers it at once.
    private struct Desk {
        let scene: DesktopScene

        func post(_ body: RecordBody, _ operation: PostingOperation, key: String) async throws -> BooksRecord {
            let posting = Posting(
                intentID: "intent", key: RecordKey(.order, "o-1", role: .sale), operation: operation, body: body,
                references: [:], requestKey: key, marker: "bookbridge:0123456789abcdef")
            let (visits, visit) = (Visits(), Visit())
            await visits.begin(visit, of: Self.company.id)
            let plain = World.unconnected
            let connector = QuickBooksDesktopConnector(
                fileID: Self.company.id,
                world: World(
                    clock: plain.clock, chance: plain.chance, identifiers: plain.identifiers,
                    network: VisitedNetwork(plain.network, visits)))
            let request = try #require(
                connector.prepare(
                    [posting], company: Self.company, capacity: PostingCapacity(batchSize: 1, requestsInFlight: 1)
                ).requests.first)
            async let served: Void = serve(visit)
            let outcome = try await connector.perform(request, postings: [posting])["intent"]
            await visit.finish()
            await served
            guard case .posted(let record)? = outcome else {
                throw NotPosted(outcome: "\(String(describing: outcome))")
            }
            return record
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
            let (amount, day) = (Money(minorUnits: cents, currency: .usd), BusinessDate(daysSince1970: 20_605))
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
