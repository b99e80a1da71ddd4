import Accounting
import LinkLedger
import SQLStorage
import SQLiteDriver
import Storage
import TestKit
import Testing

@Suite("One file in several hands")
struct SharedFileTests {
    @Test("an intent that one process sends is not sent by another")
    func sendsOnce() async throws {
        let file = try TemporaryFile()
        let first = try await ArchiveFixture(try await file.open())
        let second = try await ArchiveFixture(try await file.open())
        try await first.sell("1")
        let seen = try await second.ready(lists: true).map(\.intent.id)
        #expect(try await first.begin("a", seen))
        #expect(try await second.begin("b", seen) == false)
        try file.remove()
    }

    @Test("what was begun before a crash is found after it, and nothing of it is sent anew")
    func survivesCrash() async throws {
        let file = try TemporaryFile()
        let before = try await ArchiveFixture(try await file.open())
        try await before.sell("1")
        #expect(try await before.begin("a", ["1:customer/7/customer"]))

        let after = try await ArchiveFixture(try await file.open())
        let unfinished = try await after.archive.unfinishedBatches(of: after.books)
        #expect(unfinished.map(\.requestKey) == ["a"])
        #expect(try await after.ready(lists: true).isEmpty)
        let sending = try await after.archive.sending(in: "a", books: after.books)
        try await after.finish(sending.map { ($0.intent.id, .posted(after.link($0.intent), nil)) }, request: "a")
        #expect(try await after.postAll() == [after.sale("1"), after.payment("1")])
        #expect(try await before.standing("1") == "posted")
        try file.remove()
    }

    @Test("a call that fails leaves nothing behind")
    func allOrNothing() async throws {
        let file = try TemporaryFile()
        let story = try await ArchiveFixture(try await file.open())
        try await story.keep("1", "2")
        let sales = ["1", "2"].map { story.intent(story.sale($0), of: $0, kind: .invoice) }
        try await story.record(
            story.decision("1", intents: [sales[0]]), story.decision("2", intents: [sales[1]]))
        #expect(try await story.begin("a", sales.map(\.id)))
        // Two orders that claim one invoice of the books: the second is impossible, so neither is written.
        var links = sales.map { story.link($0) }
        links[1].booksID = links[0].booksID
        await #expect(throws: StorageProblem.self) {
            try await story.finish(zip(sales, links).map { ($0.id, .posted($1, nil)) }, request: "a")
        }
        #expect(try await story.archive.sending(in: "a", books: story.books).count == 2)
        #expect(try await story.standing("1") == "waiting posting")
        try file.remove()
    }

    @Test("many workers bring every order to an end, each posted once")
    func manyWorkers() async throws {
        let file = try TemporaryFile()
        let story = try await ArchiveFixture(try await file.open())
        let orders = (1...40).map(String.init)
        for order in orders { try await story.keep(order) }
        let posted = try await withThrowingTaskGroup(of: [RecordKey].self) { group in
            for worker in 1...4 {
                group.addTask {
                    try await Worker(number: worker, story: try await ArchiveFixture(try await file.open())).work()
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(posted.count == Set(posted).count)
        #expect(posted.count == 40 * 2 + 4)
        #expect(try await story.archive.totals(of: story.store).counts == [.posted: 40])
        #expect(try await story.archive.duplicateLinks(of: story.books) == 0)
        try file.remove()
    }
}

/// Decides and sends until nothing is left, as a process of its own would.
private struct Worker {
    /// Far more than 40 orders take; a worker that is still at it will never end.
    static let roundsMax = 400

    let number: Int
    let story: ArchiveFixture

    func work() async throws -> [RecordKey] {
        var posted: [RecordKey] = []
        var request = 0
        for _ in 0..<Self.roundsMax {
            if try await story.archive.totals(of: story.store).counts[.posted] == 40 { break }
            for order in try await story.undecided().prefix(7) {
                let buyer = String((Int(order.id) ?? 0) % 4)
                try await story.record(
                    story.decision(order.id, intents: story.sold(order.id, to: buyer), revision: order.revision))
            }
            for lists in [true, false] {
                let ready = try await story.ready(lists: lists).prefix(5)
                request += 1
                let key = "\(number)-\(request)"
                guard !ready.isEmpty, try await story.begin(key, ready.map(\.intent.id)) else { continue }
                try await story.finish(ready.map { ($0.intent.id, .posted(story.link($0.intent), nil)) }, request: key)
                posted += ready.map(\.intent.key)
            }
        }
        return posted
    }
}
