import Accounting
import Commerce
import LinkLedger
import Storage
import Testing

extension ArchivePromise {
    /// Promises about orders that need a person.
    static let causes = [
        ArchivePromise("counts and groups orders that need a person by why, the oldest first") { a in
            let shared: Set<String> = ["tax"]
            try await a.keep("1", "2", "3", "4", "5", "6")
            var early = a.decision("1", .needsYou, reason: #"{"x":{"tax":"A"}}"#, code: "tax", total: 100)
            early.placedAt = a.now.advanced(bySeconds: -10)
            try await a.record(
                early, a.decision("2", .needsYou, reason: #"{"held":{"tax":"A"}}"#, code: "tax", total: 20),
                a.decision("3", .needsYou, reason: #"{"x":{"tax":"B"}}"#, code: "tax", currency: "EUR"),
                a.decision("4", .needsYou, reason: #"{"x":"1"}"#, code: "sum", total: 1),
                a.decision("5", .needsYou, reason: #"{"x":"2"}"#, code: "sum", total: 2),
                a.decision("6", .skipped, code: "ignored"))
            #expect(try await a.archive.needs(of: [a.store]) == NeedsCount(open: 5, asked: 0))
            #expect(try await a.archive.needs(of: []) == NeedsCount(open: 0, asked: 0))
            let causes = try await a.archive.causes(of: [a.store], shared: shared, code: nil, after: nil, limit: 10)
            #expect(causes.map(\.key.code) == ["tax", "sum", "tax"])
            #expect(causes.map(\.count) == [2, 2, 1])
            #expect(causes[0].oldest == a.now.advanced(bySeconds: -10))
            let later = try await a.archive.causes(of: [a.store], shared: shared, code: nil, after: causes[0], limit: 1)
            #expect(later == [causes[1]])
            #expect(
                try await a.archive.causes(of: [a.store], shared: shared, code: "sum", after: nil, limit: 10)
                    == [causes[1]])
            let sums = try await a.archive.sums(of: causes, shared: shared)
            #expect(sums.filter { $0.cause == causes[0].key }.map(\.total) == [120])
            #expect(sums.filter { $0.cause == causes[2].key }.map(\.currency) == ["EUR"])
            let first = try await a.archive.firstOrders(of: causes, shared: shared, limit: 1)
            #expect(first.map(\.order.id) == ["1", "3", "4"])
            #expect(Set(first.map(\.cause)) == Set(causes.map(\.key)))
        },
        ArchivePromise("takes a credit memo of the store from what the orders of a cause amount to") { a in
            let memo = ID<Order>.creditMemo("9").rawValue
            try await a.keep("9", memo)
            try await a.record(
                a.decision("9", .needsYou, reason: "{}", code: "sum", total: 1000),
                a.decision(memo, .needsYou, reason: "{}", code: "sum", total: 300))
            let causes = try await a.archive.causes(of: [a.store], shared: [], code: nil, after: nil, limit: 9)
            #expect(causes.map(\.count) == [2])
            #expect(try await a.archive.sums(of: causes, shared: []).map(\.total) == [700])
        },
        ArchivePromise("reads the orders of a cause page by page, without those that are to be decided again") { a in
            try await a.keep("1", "2", "3")
            try await a.record(
                a.decision("1", .needsYou, reason: "{}", code: "sum"),
                a.decision("2", .needsYou, reason: "{}", code: "sum"),
                a.decision("3", .needsYou, reason: "{}", code: "sum"))
            let cause = try #require(
                try await a.archive.causes(of: [a.store], shared: [], code: nil, after: nil, limit: 1).first)
            #expect(try await a.archive.orders(of: cause, shared: [], after: nil, limit: 2).map(\.id) == ["1", "2"])
            #expect(try await a.archive.orders(of: cause, shared: [], after: "2", limit: 2).map(\.id) == ["3"])
            _ = try await a.archive.decideAgain(["2"], of: a.store, note: nil, now: a.now)
            #expect(try await a.archive.orders(of: cause, shared: [], after: nil, limit: 5).map(\.id) == ["1", "3"])
            #expect(try await a.archive.needs(of: [a.store]) == NeedsCount(open: 2, asked: 1))
            #expect(try await a.archive.syncTimes(of: "acme", stores: [a.store]).needs == 2)
        },
        ArchivePromise("lists orders of a state by their reason, newest first") { a in
            try await a.keep("1", "2", "3", "4")
            try await a.record(
                a.decision("1", .skipped, code: "ignored"), a.decision("2", .skipped, code: "ignored"),
                a.decision("3", .skipped, code: "cancelled"), a.decision("4", .needsYou, code: "ignored"))
            func ids(_ last: OrderRow?) async throws -> [String] {
                try await a.archive.orders(of: [a.store], in: .skipped, codes: ["ignored"], after: last, limit: 9)
                    .map(\.id)
            }
            #expect(try await ids(nil) == ["2", "1"])
            #expect(try await ids(try await a.row("2")) == ["1"])
        },
        ArchivePromise(
            "makes a list record that of a thing, in the place of the one before, and has orders decided again"
        ) {
            a in
            try await a.sell("1")
            try await a.record(a.decision("1", .needsYou, reason: "{}", code: "sum"))
            func link(to id: String) async throws {
                let link = Link(
                    key: a.customer("9"), generation: 1, kind: .customer, booksID: id, version: "", number: nil,
                    fingerprint: "f")
                try await a.archive.link(
                    [PostedRow(link: link, body: "{}")], store: a.store, books: a.books, deciding: ["1"],
                    note: AuditNote(.link, actor: "ana", content: "{}"), now: a.now)
            }
            try await link(to: "70")
            try await link(to: "71")
            let live = try await a.archive.links(of: [a.customer("9")], store: a.store, books: a.books)
            #expect(live[a.customer("9")]?.booksID == "71")
            #expect(live[a.customer("9")]?.generation == 2)
            let entries = try await a.archive.audit(
                of: a.company, AuditSearch(), page: .oldestFirst(after: 0), limit: 9)
            #expect(entries.filter { $0.action == .link }.count == 2)
        },
    ]
}
