import Accounting
import LinkLedger
import Storage
import Testing

extension ArchivePromise {
    /// Raw orders: nothing lost, nothing older over something newer.
    static let keeping: [ArchivePromise] = [
        ArchivePromise("new orders are kept with the cursor and are undecided in order of arrival") { story in
            let count = try await story.keep("2", "10", "1")
            #expect(count == KeptCount(new: 3, changed: 0))
            #expect(try await story.archive.cursor(ReadStream.orders, of: story.store) == "1")
            #expect(try await story.undecided().map(\.id) == ["2", "10", "1"])
            #expect(try await story.undecided().first?.body == story.raw("2").body)
            #expect(try await story.standing("1") == "waiting undecided")
        },
        ArchivePromise("reading the same record again changes nothing") { story in
            try await story.keep("1")
            try await story.record(story.decision("1", .skipped, reason: "{}", code: "testOrder"))
            #expect(try await story.keep("1") == KeptCount(new: 0, changed: 0))
            #expect(try await story.undecided().isEmpty)
            #expect(try await story.standing("1") == "skipped testOrder")
        },
        ArchivePromise("a changed record replaces the kept one and is decided again") { story in
            try await story.keep("1")
            try await story.record(story.decision("1", .skipped))
            let changed = story.raw("1", second: 5, hash: "b")
            let count = try await story.archive.keep(orders: [changed], of: story.store, now: story.now)
            #expect(count == KeptCount(new: 0, changed: 1))
            #expect(try await story.undecided().map(\.body) == [changed.body])
            #expect(try await story.archive.cursor(ReadStream.orders, of: story.store) == "1")
        },
        ArchivePromise("a record older than the kept one is passed over") { story in
            let newer = story.raw("1", second: 9, hash: "b")
            let older = story.raw("1", second: 3, hash: "a")
            for row in [newer, older] {
                _ = try await story.archive.keep(orders: [row], of: story.store, now: story.now)
            }
            #expect(try await story.undecided().map(\.body) == [newer.body])
        },
        ArchivePromise("one page may hold an order twice") { story in
            let count = try await story.archive.keep(
                orders: [story.raw("1"), story.raw("1", second: 1, hash: "b"), story.raw("1")], of: story.store,
                now: story.now)
            #expect(count == KeptCount(new: 1, changed: 0))
            #expect(try await story.undecided().map(\.body) == [story.raw("1", hash: "b").body])
        },
        ArchivePromise("orders of two stores with one identifier are two orders") { story in
            try await story.keep("1")
            _ = try await story.archive.keep(orders: [story.raw("1")], cursor: "x", of: "other", now: story.now)
            try await story.record(story.decision("1", .skipped))
            #expect(try await story.archive.undecided(of: "other", books: story.books, limit: 9).map(\.id) == ["1"])
            #expect(try await story.archive.cursor(ReadStream.orders, of: story.store) == "1")
        },
        ArchivePromise("raw orders are paged in the order in which they came, whole and as they came") { story in
            try await story.keep("3", "1", "2")
            func page(_ last: String?) async throws -> [UndecidedOrder] {
                try await story.archive.keptOrders(
                    of: story.store, books: story.books, placed: nil, after: last, limit: 2)
            }
            let first = try await page(nil)
            let all = try await first + page(first.last?.id)
            #expect(all.map(\.id) == ["3", "1", "2"])
            #expect(all.map(\.body) == all.map { story.raw($0.id).body })
        },
        ArchivePromise("orders are listed newest first, by page, state and typed text") { story in
            try await story.keep("1", "2", "3", "4")
            try await story.record(story.decision("2", .needsYou, reason: "{}", code: "totalsDiffer"))
            func ids(
                _ state: OrderState? = nil, _ search: String? = nil, after: String? = nil, limit: Int = 9
            ) async throws -> [String] {
                try await story.archive.orders(
                    of: story.store, state: state, search: search, after: after, limit: limit
                ).map(\.id)
            }
            // The second is decided, so its day is known; what has no day yet is newer.
            #expect(try await ids() == ["4", "3", "1", "2"])
            #expect(try await ids(limit: 2) == ["4", "3"])
            #expect(try await ids(after: "3", limit: 2) == ["1", "2"])
            #expect(try await ids(.waiting, after: "3") == ["1"])
            #expect(try await ids(.needsYou) == ["2"])
            #expect(try await ids(nil, " n2 ") == ["2"])
            #expect(try await ids(nil, "%") == [])
        },
        ArchivePromise("orders are listed by the time at which they were placed, not by their arrival") { story in
            try await story.keep("1", "2", "3", "4")
            for (id, second) in [("1", 30), ("2", 10), ("3", 40), ("4", 20)] as [(String, Int64)] {
                var decision = story.decision(id, .needsYou, reason: "{}", code: "totalsDiffer")
                decision.placedAt = Instant(seconds: second)
                try await story.record(decision)
            }
            func ids(_ state: OrderState?, after: String? = nil, limit: Int = 9) async throws -> [String] {
                try await story.archive.orders(
                    of: story.store, state: state, search: nil, after: after, limit: limit
                ).map(\.id)
            }
            #expect(try await ids(nil) == ["3", "1", "4", "2"])
            #expect(try await ids(.needsYou) == ["3", "1", "4", "2"])
            #expect(try await ids(nil, after: "1", limit: 1) == ["4"])
            #expect(try await ids(nil, after: "nosuch") == [])
        },
    ]
}
