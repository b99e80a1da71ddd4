import Accounting
import LinkLedger
import Storage
import Testing

extension ArchivePromise {
    /// Backfills, the orders that wait in them, and what people said about orders.
    static let history: [ArchivePromise] = [
        ArchivePromise("orders of the past wait apart, oldest first, and are admitted in that order") { story in
            let backfill = try await story.propose("b1", ["3": 30, "1": 10, "2": 20])
            #expect(try await story.undecided().isEmpty)
            #expect(try await story.row("1") == nil)
            let first = try await story.archive.history(of: backfill, after: nil, limit: 2)
            let rest = try await story.archive.history(of: backfill, after: first.last, limit: 2)
            #expect((first + rest).map(\.raw.id) == ["1", "2", "3"])
            #expect(try await story.archive.admit(2, of: backfill, now: story.now) == [], "not begun")
            #expect(try await story.move(backfill, from: [.proposed], to: .running))
            #expect(try await story.archive.admit(2, of: backfill, now: story.now) == ["1", "2"])
            #expect(try await story.undecided().map(\.id) == ["1", "2"])
            #expect(try await story.undecided().allSatisfy(\.isAdmitted))
            #expect(try await story.archive.admit(2, of: backfill, now: story.now) == ["3"])
            #expect(try await story.archive.admit(2, of: backfill, now: story.now) == [])
            #expect(try await story.archive.backfill(backfill)?.admitted == 3)
        },
        ArchivePromise("an admitted order is decided again though it was known, and keeps its newest reading") {
            story in
            try await story.keep("1", "9")
            try await story.record(story.decision("1", .skipped, reason: "{}", code: "beforeStartDate"))
            _ = try await story.archive.keep(
                orders: [story.raw("1", second: 500, hash: "newer")], of: story.store, now: story.now)
            try await story.record(story.decision("1", .skipped, reason: "{}", code: "beforeStartDate"))
            let backfill = try await story.propose("b1", ["1": 10])
            #expect(try await story.move(backfill, from: [.proposed], to: .running))
            _ = try await story.archive.admit(5, of: backfill, now: story.now)
            let orders = try await story.undecided()
            #expect(Set(orders.map(\.id)) == ["1", "9"])
            let known = try #require(orders.first { $0.id == "1" })
            #expect(known.body == story.raw("1", hash: "newer").body)
            #expect(known.isAdmitted && orders.first { $0.id == "9" }?.isAdmitted == false)
        },
        ArchivePromise("a backfill moves on only from where it is; a pause keeps what waits, giving up lets it go") {
            story in
            let backfill = try await story.propose("b1", ["1": 10, "2": 20])
            #expect(try await !story.move(backfill, from: [.running], to: .paused))
            #expect(try await story.move(backfill, from: [.proposed], to: .running))
            _ = try await story.archive.admit(1, of: backfill, now: story.now)
            #expect(try await story.move(backfill, from: [.running], to: .paused, reason: "why"))
            #expect(try await story.archive.admit(1, of: backfill, now: story.now) == [])
            let paused = try #require(try await story.archive.backfill(backfill))
            #expect(paused.state == .paused && paused.reason == "why" && paused.finishedAt == nil)
            #expect(try await story.move(backfill, from: [.paused], to: .running))
            #expect(try await story.archive.backfill(backfill)?.sessionAdmitted == 1)
            #expect(try await story.move(backfill, from: [.running, .paused], to: .cancelled))
            #expect(try await story.archive.history(of: backfill, after: nil, limit: 9).isEmpty)
            #expect(try await story.archive.backfill(backfill)?.finishedAt == story.now)
            #expect(try await story.undecided().map(\.id) == ["1"], "what was admitted stays")
        },
        ArchivePromise("a store has one backfill under way; a new proposal replaces one that nobody began") { story in
            _ = try await story.propose("b1", ["1": 10])
            let second = try await story.propose("b2", ["2": 10])
            #expect(try await story.archive.backfills(of: story.store).map(\.id) == ["b2"])
            #expect(try await story.move(second, from: [.proposed], to: .running))
            await #expect(throws: StorageProblem.self) { _ = try await story.propose("b3", [:]) }
            #expect(try await story.move(second, from: [.running], to: .finished))
            _ = try await story.propose("b4", [:])
            #expect(try await story.archive.backfills(of: story.store).map(\.id) == ["b4", "b2"])
        },
        ArchivePromise("a proposal that is looked at again keeps where it is and what it brought in") { story in
            let backfill = try await story.propose("b1", ["1": 10, "2": 20])
            #expect(try await story.move(backfill, from: [.proposed], to: .running))
            _ = try await story.archive.admit(1, of: backfill, now: story.now)
            #expect(try await story.move(backfill, from: [.running], to: .paused))
            var row = try #require(try await story.archive.backfill(backfill))
            row.token = "new"
            row.ordersPerHour = 60
            try await story.archive.propose(row)
            #expect(try await story.archive.backfill(backfill) == row)
            #expect(row.admitted == 1 && row.state == .paused)
        },
        ArchivePromise("admitted orders are counted where they are") { story in
            let backfill = try await story.propose("b1", ["1": 10, "2": 20, "3": 30])
            #expect(try await story.move(backfill, from: [.proposed], to: .running))
            _ = try await story.archive.admit(3, of: backfill, now: story.now)
            #expect(try await story.archive.counts(ofBackfill: backfill) == BackfillCounts(open: 3))
            try await story.record(
                story.decision("1", intents: story.sold("1")),
                story.decision("2", .needsYou, reason: "{}", code: "totalsDiffer"))
            #expect(
                try await story.archive.counts(ofBackfill: backfill) == BackfillCounts(states: [.needsYou: 1], open: 2))
            try await story.postAll()
            #expect(try await story.archive.counts(ofBackfill: backfill).states == [.needsYou: 1, .posted: 1])
        },
        ArchivePromise("what people say about an order stays with it and has it decided again") { story in
            try await story.keep("1")
            try await story.record(story.decision("1", .needsYou, reason: "{}", code: "refundAmountUnknown"))
            #expect(try await story.archive.answers(of: "1", store: story.store) == nil)
            func say(_ answers: String, over earlier: String?) async throws -> Bool {
                try await story.archive.save(
                    answers: answers, over: earlier, of: "1", store: story.store, note: nil, now: story.now)
            }
            #expect(try await say("{\"a\":1}", over: nil))
            #expect(try await say("{\"a\":2}", over: "{\"a\":1}"))
            #expect(try await !say("{\"a\":3}", over: "{\"a\":1}"), "somebody else said something meanwhile")
            #expect(try await !say("{\"a\":3}", over: nil))
            #expect(try await story.undecided().map(\.answers) == ["{\"a\":2}"])
            #expect(
                try await story.archive.answers(of: "1", store: story.store) == "{\"a\":2}")
            #expect(try await story.archive.answers(of: "1", store: "other") == nil)
        },
        ArchivePromise("kept orders are read with where they stand, in the order asked, or by the day they were placed")
        { story in
            try await story.sell("1")
            try await story.keep("2", "3")
            try await story.postAll()
            try await story.record(story.decision("3", .needsYou, reason: "{\"x\":1}", code: "totalsDiffer"))
            let orders = try await story.archive.orders(["3", "4", "1"], of: story.store, books: story.books)
            #expect(orders.map(\.id) == ["3", "1"])
            #expect(
                orders.map(\.standing) == [
                    KeptStanding(state: .needsYou, reason: "{\"x\":1}", isDue: false, hash: "a"),
                    KeptStanding(state: .posted, reason: nil, isDue: false, hash: "a"),
                ])
            #expect(orders[1].posted.count == 2, "the sale and its payment")
            func placed(_ range: Range<Instant>) async throws -> [String] {
                try await story.archive.keptOrders(
                    of: story.store, books: story.books, placed: range, after: nil, limit: 9
                ).map(\.id)
            }
            #expect(try await placed(story.now..<story.now.advanced(bySeconds: 1)) == ["1", "2", "3"])
            let later = story.now.advanced(bySeconds: 1)
            #expect(
                try await placed(later..<later.advanced(bySeconds: 9)) == ["2"], "nobody knows yet when it was placed")
        },
    ]
}

extension ArchiveFixture {
    /// A backfill with orders that were placed so many seconds from now.
    fileprivate func propose(_ id: String, _ orders: [String: Int64]) async throws -> String {
        let backfills = Int64(try await archive.backfills(of: store).count)
        var row = BackfillRow(
            id: id, company: "acme", store: store, firstDay: BusinessDate(daysSince1970: 20_000),
            lastDay: BusinessDate(daysSince1970: 20_030), createdAt: now.advanced(bySeconds: backfills))
        try await archive.propose(row)
        try await archive.add(
            orders.map { HistoryOrder(placedAt: now.advanced(bySeconds: $0.value), raw: raw($0.key)) }, to: id)
        row.found = orders.count
        row.token = "seen"
        try await archive.propose(row)
        return id
    }

    fileprivate func move(
        _ id: String, from: Set<BackfillRow.State>, to state: BackfillRow.State, reason: String? = nil
    ) async throws -> Bool {
        try await archive.move(backfill: id, from: from, to: state, reason: reason, note: nil, now: now)
    }
}
