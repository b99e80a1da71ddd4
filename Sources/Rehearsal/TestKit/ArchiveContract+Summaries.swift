import Accounting
import LinkLedger
import Storage
import Testing

extension ArchivePromise {
    /// Daily summaries and their members (X13).
    static let summaries: [ArchivePromise] = [
        ArchivePromise("a member waits for its summary, and is posted with it") { story in
            try await story.join(["1", "2"])
            #expect(try await story.standing("1") == "waiting inSummary")
            #expect(try await story.archive.undecidedSummaries(of: story.store) == [story.summary])
            #expect(try await story.decideSummary(counting: ["1", "2"]))
            #expect(try await story.standing("1") == "waiting inSummary")
            #expect(try await story.postAll() == [story.sale(story.summary)])
            #expect(try await story.standing("1") == "posted")
            #expect(try await story.standing("2") == "posted")
            #expect(try await story.archive.undecidedSummaries(of: story.store).isEmpty)
            let members = try await story.archive.postedMembers(of: story.summary, store: story.store)
            #expect(members.map(\.order) == ["1", "2"] && members.map(\.amount) == [1000, 1000])
        },
        ArchivePromise("a summary is no order: no list and no count holds it, but one of its own") { story in
            try await story.join(["1"])
            try await story.decideSummary(counting: ["1"])
            try await story.postAll()
            #expect(try await story.row(story.summary) == nil)
            let totals = try await story.archive.totals(of: story.store)
            #expect(totals.counts == [.posted: 1] && totals.posted == ["USD": 1000])
            #expect(try await story.archive.counts(of: "run") == ["posted": 1])
            let summaries = try await story.archive.summaries(of: story.store, after: nil, limit: 10)
            #expect(summaries.map(\.id) == [story.summary] && summaries.map(\.state) == [.posted])
            #expect(
                try await story.archive.summaries(of: story.store, after: story.summary, limit: 10).isEmpty)
        },
        ArchivePromise("a member that changes or leaves has its summary decided again") { story in
            try await story.join(["1", "2"])
            try await story.decideSummary(counting: ["1", "2"])
            try await story.postAll()
            try await story.join(["1"], fingerprint: "other", amount: 700)
            #expect(try await story.standing("1") == "waiting inSummary")
            #expect(try await story.standing("2") == "posted")
            #expect(try await story.archive.totals(of: story.store).posted == ["USD": 2000])
            try await story.record(story.decision("2", .skipped, reason: "{}", code: "cancelled"))
            #expect(try await story.standing("2") == "skipped cancelled")
            #expect(try await story.archive.undecidedSummaries(of: story.store) == [story.summary])
            let kept = try #require(
                try await story.archive.summary(story.summary, of: story.store, books: story.books))
            #expect(kept.members.map(\.order) == ["1"] && kept.members.map(\.isBound) == [true])
            let order = try await story.archive.order("2", of: story.store, books: story.books)
            #expect(order?.members.map(\.fingerprint) == [""], "still in the books with it")
            try await story.decideSummary(counting: ["1"], .update)
            try await story.postAll()
            #expect(try await story.standing("1") == "posted")
            let members = try await story.archive.postedMembers(of: story.summary, store: story.store)
            #expect(members.map(\.amount) == [700])
        },
        ArchivePromise("a summary that needs a person has its new members say so, and its posted ones not") { story in
            try await story.join(["1"])
            try await story.decideSummary(counting: ["1"])
            try await story.postAll()
            try await story.join(["2"])
            try await story.decideSummary(counting: ["1", "2"], .update)
            let update = try #require(try await story.ready().first)
            try await story.send(update.intent.id, .refused(reason: "r", reasonCode: "editedInBooks"))
            #expect(try await story.standing("1") == "posted")
            #expect(try await story.standing("2") == "needsYou editedInBooks")
            #expect(try await story.archive.decideAgain(nil, of: story.store, note: nil, now: story.now) == 1)
            #expect(try await story.archive.undecidedSummaries(of: story.store) == [story.summary])
            try await story.join(["2"])
            try await story.decideSummary(counting: ["1", "2"], .update)
            try await story.postAll()
            #expect(try await story.standing("2") == "posted")
        },
        ArchivePromise("a decision about a summary that changed since is not recorded") { story in
            try await story.join(["1"])
            let before = try await story.archive.summary(story.summary, of: story.store, books: story.books)
            try await story.join(["2"])
            #expect(try await story.decideSummary(counting: ["1"], revision: before?.revision) == false)
            #expect(try await story.archive.undecidedSummaries(of: story.store) == [story.summary])
        },
        ArchivePromise("a summary that leaves members out is decided again") { story in
            try await story.join(["1", "2"])
            try await story.decideSummary(counting: ["1"], isComplete: false)
            try await story.postAll()
            #expect(try await story.standing("1") == "posted")
            #expect(try await story.standing("2") == "waiting inSummary")
            #expect(try await story.archive.undecidedSummaries(of: story.store) == [story.summary])
        },
        ArchivePromise("a summary that is taken back is in the books with nobody") { story in
            try await story.join(["1"])
            try await story.decideSummary(counting: ["1"])
            let sale = try #require(try await story.ready().first).intent
            var takeBack = sale
            (takeBack.id, takeBack.operation) = ("back", .delete)
            try await story.send(
                sale.id,
                .postedWrong(story.link(sale), takeBack: [takeBack], reason: "r", reasonCode: "booksDiffer"))
            try await story.send("back", .takenBack(version: "1"))
            #expect(try await story.standing("1") == "needsYou booksDiffer")
            #expect(try await story.archive.postedMembers(of: story.summary, store: story.store).isEmpty)
        },
        ArchivePromise("a new policy has orders decided again whose summary was not decided yet") { story in
            try await story.join(["1"])
            try await story.decideSummary(counting: ["1"])
            try await story.postAll()
            try await story.join(["2"])
            _ = try await story.archive.save(policy: "{}", of: story.store, readsAnew: false, note: nil, now: story.now)
            #expect(try await story.undecided().map(\.id) == ["2"])
        },
        ArchivePromise("a member whose items are on their way keeps waiting for them") { story in
            try await story.keep("1")
            let item = story.intent(
                RecordKey(.product, "p", role: "item"), of: "1", kind: .item, name: "mug")
            var decision = story.member("1")
            decision.intents = [item]
            try await story.record(decision)
            #expect(try await story.standing("1") == "waiting posting")
            try await story.send(item.id, .posted(story.link(item), nil))
            #expect(try await story.standing("1") == "waiting inSummary")
        },
    ]
}

extension ArchiveFixture {
    var summary: String { "summary/2026-01-01/USD/sales/none//Card" }

    func member(_ order: String, fingerprint: String = "f", amount: Int64 = 1000) -> DecidedOrder {
        var decision = decision(order, .waiting, reason: "{}", code: "inSummary", total: amount)
        decision.members = [
            SummaryMemberRow(
                summary: summary, order: order, role: "sale", currency: "USD", amount: amount, body: "{}",
                fingerprint: fingerprint)
        ]
        return decision
    }

    /// Keeps orders and records that they are in the summary.
    func join(_ orders: [String], fingerprint: String = "f", amount: Int64 = 1000) async throws {
        for order in orders {
            try await keep(order)
            try await record(member(order, fingerprint: fingerprint, amount: amount))
        }
    }

    /// Records that the summary's receipt is created or updated with these members; `false` when the decision did not count.
    @discardableResult
    func decideSummary(
        counting orders: [String], _ operation: IntentRow.Operation = .create, isComplete: Bool = true,
        revision: Int64? = nil
    ) async throws -> Bool {
        guard let kept = try await archive.summary(summary, of: store, books: books) else { return false }
        let receipt = intent(
            sale(summary), of: summary, operation, kind: .salesReceipt, id: "\(operation) \(kept.revision)")
        let decision = DecidedSummary(
            decision: decision(summary, intents: [receipt], revision: revision ?? kept.revision),
            counted: kept.members.filter { orders.contains($0.order) }, isComplete: isComplete)
        try await archive.record(decision, store: store, books: books, run: "run", now: now)
        return try await archive.summary(summary, of: store, books: books)?.revision != kept.revision
    }
}
