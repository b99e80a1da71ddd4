import Accounting
import Commerce
import ConnectorKit
import Ecwid
import Foundation
import SampleStores
import TestKit
import Testing

@Suite("The orders that an Ecwid store deleted", .tags(.w1))
struct EcwidDeletionTests {
    /// Reads until the store has no more; gives the identifiers and the place after them.
    private func read(_ stage: SampleStoreStage, after cursor: Cursor?) async throws -> ([String], Cursor?) {
        var (ids, last): ([String], Cursor?) = ([], cursor)
        for _ in 0..<50 {
            let page = try #require(try await stage.connector().deletions(of: .orders, after: last))
            ids += page.records.map(\.id)
            last = page.next
            if page.isLast { return (ids, last) }
        }
        return (ids, last)
    }

    @Test("are all read, page by page, and only news after that")
    func pages() async throws {
        let stage = try SampleStoreStage()
        #expect(try await read(stage, after: nil).0.isEmpty)
        var gone: Set<String> = []
        for index in 0..<230 {
            stage.clock.advance(bySeconds: 1)
            let placed = try await stage.store.placeOrder()
            guard index % 2 == 0 || index < 220 else { continue }
            try await stage.store.deleteOrder(placed.id)
            gone.insert(String(placed.internalId))
        }
        let (found, cursor) = try await read(stage, after: nil)
        #expect(Set(found) == gone && found.count == gone.count)
        stage.clock.advance(bySeconds: 86_400)
        let placed = try await stage.store.placeOrder()
        try await stage.store.deleteOrder(placed.id)
        let (news, _) = try await read(stage, after: cursor)
        #expect(
            news.contains(String(placed.internalId)) && Set(news).isSubset(of: gone.union([String(placed.internalId)])))
    }

    @Test("are not asked for where the token may not")
    func notPermitted() async throws {
        let stage = try SampleStoreStage()
        try await stage.store.grant(token: "secret_narrow", scopes: ["read_catalog"])
        #expect(try await stage.ecwid(token: "secret_narrow").deletions(of: .orders, after: nil) == nil)
    }
}
