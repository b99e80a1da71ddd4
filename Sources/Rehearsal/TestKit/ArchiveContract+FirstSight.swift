import Accounting
import LinkLedger
import Storage
import Testing

extension ArchivePromise {
    /// What orders told first, and which of them their stores deleted.
    static let firstSight: [ArchivePromise] = [
        ArchivePromise("each kept version is seen once, and a later one says that it is later") { story in
            try await story.keep("1", "2")
            let first = try await story.unseen()
            #expect(first.map(\.id) == ["1", "2"] && first.allSatisfy { !$0.isLater })
            try await story.archive.see(first, sights: [], of: story.store)
            #expect(try await story.unseen().isEmpty)
            try await story.keep("1")
            #expect(try await story.unseen().isEmpty, "the same version again")
            try await story.keep("1", second: 5, hash: "b")
            let second = try await story.unseen()
            #expect(second.map(\.id) == ["1"] && second.allSatisfy(\.isLater))
            #expect(second.map(\.body) == [story.raw("1", hash: "b").body])
        },
        ArchivePromise("a version that was replaced while it was looked at is seen anew") { story in
            try await story.keep("1")
            let first = try await story.unseen()
            try await story.keep("1", second: 5, hash: "b")
            try await story.archive.see(first, sights: [], of: story.store)
            #expect(try await story.unseen().map(\.body) == [story.raw("1", hash: "b").body])
        },
        ArchivePromise("what an order told first stays as it was told") { story in
            try await story.keep("1", "2")
            for body in ["first", "second"] {
                let rows = [SightRow(order: "1", thing: "payment.1", body: body)]
                try await story.archive.see([], sights: rows, of: story.store)
            }
            #expect(try await story.undecided().map(\.sights) == [["first"], []])
            #expect(try await story.archive.orders(["1"], of: story.store).map(\.sights) == [["first"]])
        },
        ArchivePromise("of one order, versions that were not seen are found without those of others") { story in
            try await story.keep("1", "2")
            #expect(try await story.archive.unseen(of: story.store, only: "2", limit: 9).map(\.id) == ["2"])
            #expect(try await story.unseen().map(\.id) == ["1", "2"])
        },
        ArchivePromise("the currency that a store told first stays, and is no sight of an order") { story in
            for told in ["CAD", "USD"] {
                #expect(try await story.archive.firstCurrency(of: story.store, or: told) == "CAD")
            }
            #expect(try await story.archive.firstCurrency(of: "other", or: "USD") == "USD")
            try await story.keep("1")
            #expect(try await story.undecided().map(\.sights) == [[]])
        },
        ArchivePromise("a deleted order is decided again, once, also when its deletion was known before it") { story in
            try await story.keep("1")
            try await story.record(story.decision("1", .skipped, reason: "{}", code: "testOrder"))
            let gone = ["1", "2"].map { DeletionRow(order: $0, at: story.now) }
            try await story.archive.keep(deletions: gone, cursor: "c", of: story.store)
            #expect(try await story.archive.cursor(ReadStream.deletions, of: story.store) == "c")
            #expect(try await story.undecided().map(\.id) == ["1"])
            #expect(try await story.undecided().map(\.deletedAt) == [story.now])
            try await story.record(story.decision("1", .skipped, reason: "{}", code: "deletedInStore"))
            try await story.archive.keep(deletions: gone, cursor: "c", of: story.store)
            #expect(try await story.undecided().isEmpty)
            try await story.keep("2")
            #expect(try await story.undecided().map(\.deletedAt) == [story.now])
            #expect(try await story.archive.orders(["2"], of: story.store).map(\.deletedAt) == [story.now])
        },
        ArchivePromise("documents of an order that are dated on other days are found") { story in
            let body = #"{"body":{"document":{"_0":{"payment":{"_0":{"date":"2026-03-05"}}}}}}"#
            try await story.keep("1")
            let payment = story.intent(story.payment("1"), of: "1", kind: .payment, body: body)
            try await story.record(story.decision("1", intents: [payment]))
            try await story.postAll()
            func elsewhere(_ first: Int, _ last: Int) async throws -> [RecordKey] {
                let days = BusinessDate(daysSince1970: first)...BusinessDate(daysSince1970: last)
                return try await story.archive.posted(
                    of: ["1"], store: story.store, books: story.books, besides: days
                ).map(\.link.key)
            }
            let day = BusinessDate("2026-03-05")?.daysSince1970 ?? 0
            #expect(try await elsewhere(day - 9, day - 1) == [story.payment("1")])
            #expect(try await elsewhere(day + 1, day + 9) == [story.payment("1")])
            #expect(try await elsewhere(day, day).isEmpty)
        },
    ]
}

extension ArchiveFixture {
    fileprivate func unseen() async throws -> [UnseenVersion] {
        try await archive.unseen(of: store, only: nil, limit: 100)
    }

    fileprivate func keep(_ id: String, second: Int64, hash: String) async throws {
        _ = try await archive.keep(orders: [raw(id, second: second, hash: hash)], of: store, now: now)
    }
}
