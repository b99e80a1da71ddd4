import Accounting
import Bookkeeping
import ConnectorKit
import TestKit
import Testing

@testable import QuickBooksOnline

@Suite("A catalogue that is long")
struct CatalogueTests {
    private static let time = "2026-06-01T12:00:00.000Z"

    private func place(_ phase: CataloguePlace.Phase) -> CataloguePlace {
        var place = CataloguePlace(phase: phase)
        place.since = ManualClock.start
        place.factsReadAt = ManualClock.start
        place.home = .usd
        return place
    }

    private func customers(_ count: Int, from first: Int = 1) -> String {
        (first..<first + count).map { #"{"Id":"\#($0)","DisplayName":"Customer \#($0)"}"# }.joined(separator: ",")
    }

    @Test("is read a thousand rows at a time, each page from where the last one ended")
    func pages() async throws {
        let list = try #require(CatalogueReading.lists.firstIndex(of: .customer))
        let scene = ScriptedScene([
            .answer(200, #"{"QueryResponse":{"Customer":[\#(customers(1000))]}}"#),
            .answer(200, #"{"QueryResponse":{"Customer":[\#(customers(3, from: 1001))]}}"#),
        ])
        let first = try await scene.connector.catalogue(after: place(.list(index: list, start: 1)).cursor)
        #expect(CataloguePlace(first.next).phase == .list(index: list, start: 1001))
        let second = try await scene.connector.catalogue(after: first.next)
        #expect(first.records.count + second.records.count == 1003)
        #expect(CataloguePlace(second.next).phase == .list(index: list + 1, start: 1))
        #expect(!second.isLast)
    }

    @Test("is read on after a page that holds more rows than were asked for")
    func fullerPage() async throws {
        let list = try #require(CatalogueReading.lists.firstIndex(of: .customer))
        let scene = ScriptedScene([.answer(200, #"{"QueryResponse":{"Customer":[\#(customers(1001))]}}"#)])
        let page = try await scene.connector.catalogue(after: place(.list(index: list, start: 1)).cursor)
        #expect(page.records.count == 1001 && !page.isLast)
        #expect(CataloguePlace(page.next).phase == .list(index: list, start: 1002))
    }

    @Test("reads a chart of accounts on after a page that holds more rows than were asked for")
    func fullerAccounts() async throws {
        func accounts(_ ids: ClosedRange<Int>) -> String {
            ids.map { #"{"Id":"\#($0)","Name":"Account \#($0)"}"# }.joined(separator: ",")
        }
        let empty = Result<IncomingAnswer, NetworkFailure>.answer(200, #"{"QueryResponse":{}}"#)
        let scene = ScriptedScene([
            .answer(200, #"{"CompanyInfo":{"CompanyName":"Bright Mugs","Country":"US"}}"#),
            .answer(200, #"{"Preferences":{"CurrencyPrefs":{"HomeCurrency":{"value":"USD"}}}}"#),
            .answer(200, #"{"QueryResponse":{"Account":[\#(accounts(1...1001))]}}"#),
            .answer(200, #"{"QueryResponse":{"Account":[\#(accounts(1002...1003))]}}"#), empty, empty, empty,
        ])
        _ = try await scene.connector.catalogue(after: place(.facts).cursor)
        #expect(scene.network.sent.count { $0.url.contains("STARTPOSITION%201002") } == 1)
        #expect(scene.network.sent.count == 7)
    }

    @Test("holds categories and bundles too, for the names that they bear")
    func nameHolders() async throws {
        let list = try #require(CatalogueReading.lists.firstIndex(of: .item))
        let items = [("1", "Drinkware", "Category"), ("2", "Gift set", "Group"), ("3", "Tea set", "Bundle")]
            .map { #"{"Id":"\#($0.0)","Name":"\#($0.1)","Type":"\#($0.2)"}"# }.joined(separator: ",")
        let scene = ScriptedScene([.answer(200, #"{"QueryResponse":{"Item":[\#(items)]}}"#)])
        let page = try await scene.connector.catalogue(after: place(.list(index: list, start: 1)).cursor)
        let kinds = page.records.compactMap { record -> ItemRecord.Kind? in
            if case .item(let item) = record { item.kind } else { nil }
        }
        #expect(kinds == [.category, .bundle, .bundle])
    }

    @Test("ends with the changes, and the last page says so")
    func end() async throws {
        let last = CatalogueReading.lists.count - 1
        let scene = ScriptedScene([.answer(200, #"{"QueryResponse":{}}"#)])
        let page = try await scene.connector.catalogue(after: place(.list(index: last, start: 1)).cursor)
        #expect(page.isLast && CataloguePlace(page.next).phase == .changes)
    }

    @Test("with too many changed documents for one answer is caught up document by document")
    func manyDocuments() async throws {
        let invoices = (1...1000).map { #"{"Id":"\#($0)","SyncToken":"0","TotalAmt":5}"# }.joined(separator: ",")
        let empty = String(repeating: "{}", count: 1)
        let scene = ScriptedScene([
            .answer(200, #"{"CDCResponse":[{"QueryResponse":[{"Invoice":[\#(invoices)]}]}],"time":"\#(Self.time)"}"#),
            .answer(
                200,
                #"{"CDCResponse":[{"QueryResponse":[{"Customer":[\#(customers(2))]},\#(empty)]}],"time":"\#(Self.time)"}"#
            ),
            .answer(200, #"{"QueryResponse":{"Invoice":[\#(invoices)]}}"#),
            .answer(200, #"{"QueryResponse":{"Invoice":[{"Id":"1001","SyncToken":"1"}]}}"#),
            .answer(200, #"{"QueryResponse":{}}"#), .answer(200, #"{"QueryResponse":{}}"#),
            .answer(200, #"{"QueryResponse":{}}"#), .answer(200, #"{"QueryResponse":{}}"#),
        ])
        var cursor = place(.changes).cursor
        var documents: [BooksDocumentChange] = []
        var records: [CatalogueRecord] = []
        for _ in 0..<20 {
            let page = try await scene.connector.catalogue(after: cursor)
            documents += page.documents
            records += page.records
            cursor = page.next
            if page.isLast { break }
        }
        #expect(documents.count == 1001 && records.count == 2)
        #expect(CataloguePlace(cursor).phase == .changes)
        #expect(scene.network.sent.count == 8)
    }

    @Test("with too many changed names is read again from the start of the lists")
    func manyNames() async throws {
        let body = #"{"CDCResponse":[{"QueryResponse":[{"Customer":[\#(customers(1000))]}]}],"time":"\#(Self.time)"}"#
        let scene = ScriptedScene([.answer(200, body), .answer(200, body)])
        let page = try await scene.connector.catalogue(after: place(.changes).cursor)
        #expect(CataloguePlace(page.next).phase == .list(index: 0, start: 1))
        #expect(CataloguePlace(page.next).readsDocuments)
    }

    @Test("asks for changes from a little before the last answer")
    func overlap() async throws {
        let scene = ScriptedScene([.answer(200, #"{"CDCResponse":[],"time":"\#(Self.time)"}"#)])
        _ = try await scene.connector.catalogue(after: place(.changes).cursor)
        let sent = try #require(scene.network.sent.first)
        #expect(sent.url.contains("changedSince=2026-06-01T11%3A55%3A00Z"))
        #expect(sent.url.contains("entities=Account%2CClass%2CDepartment"))
    }

    @Test("begins anew when its cursor cannot be read")
    func foreignCursor() {
        #expect(CataloguePlace(Cursor("nonsense")) == .beginning)
        #expect(CataloguePlace(nil).phase == .facts)
    }
}
