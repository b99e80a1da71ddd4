import Accounting
import LinkLedger
import Storage
import Testing

extension ArchivePromise {
    /// What a run made is known exactly, and is taken back in order and all at once.
    static let undo: [ArchivePromise] = [
        ArchivePromise("which run made and which changed a record is known") { story in
            try await story.sell("1")
            try await story.postAll()
            let made = try await story.archive.links(madeBy: "run", of: story.store, books: story.books).map(\.key)
            #expect(Set(made) == [story.customer(), story.sale("1"), story.payment("1")])
            // A run also posts what was left of other stores of these books; the same order there is another one.
            #expect(try await story.archive.links(madeBy: "run", of: "other", books: story.books).isEmpty)
            #expect(try await story.archive.links(madeBy: "", of: story.store, books: story.books).isEmpty)
            #expect(try await story.archive.links(madeBy: "other", of: story.store, books: story.books).isEmpty)

            let update = story.intent(story.sale("1"), of: "1", .update, kind: .invoice, id: "update")
            try await story.record(story.decision("1", intents: [update]), run: "later")
            try await story.sendIn("later", "update", .posted(story.link(update, version: "1"), nil))
            let changed = try await story.archive.links(changedBy: "later", of: story.store, books: story.books).map(
                \.key)
            #expect(changed == [story.sale("1")])
            #expect(try await story.archive.links(madeBy: "later", of: story.store, books: story.books).isEmpty)
            #expect(try await story.archive.links(madeBy: "run", of: story.store, books: story.books).count == 3)
        },
        ArchivePromise("a document is found by its number or by its identifier") { story in
            try await story.sell("1")
            try await story.postAll()
            let id = story.link(story.sold("1")[1]).booksID
            #expect(try await story.found(.invoice, id) == [story.sale("1")])
            #expect(try await story.found(.payment, id).isEmpty)
            #expect(try await story.found(.invoice, "N1").isEmpty)
        },
        ArchivePromise("an undo deletes what depends first, and the order stays undone until it is named") { story in
            try await story.sell("1")
            try await story.postAll()
            #expect(try await story.undo("1") == ["1"])
            #expect(try await story.standing("1") == "waiting posting")
            #expect(try await story.ready().map(\.intent.key) == [story.payment("1")])
            try await story.send("delete payment", .takenBack(version: "1"))
            #expect(try await story.ready().map(\.intent.key) == [story.sale("1")])
            try await story.send("delete sale", .takenBack(version: "2"))
            #expect(try await story.standing("1") == "skipped undone")
            #expect(try await story.archive.undoable(["1"], of: story.store, books: story.books)[0].posted.isEmpty)

            _ = try await story.archive.keep(
                orders: [story.raw("1", second: 9, hash: "b")], of: story.store, now: story.now)
            #expect(try await story.undecided().map(\.undone) == ["why"])
            _ = try await story.archive.decideAgain(nil, of: story.store, note: nil, now: story.now)
            _ = try await story.archive.save(policy: "{}", of: story.store, readsAnew: false, note: nil, now: story.now)
            #expect(try await story.undecided().map(\.undone) == ["why"])
            _ = try await story.archive.decideAgain(["1"], of: story.store, note: nil, now: story.now)
            #expect(try await story.undecided().map(\.undone) == [nil])
            try await story.record(story.decision("1", intents: Array(story.sold("1").dropFirst())))
            #expect(try await story.ready().map(\.intent.generation) == [2])
        },
        ArchivePromise("a delete that is refused stops those that wait for it, and the order needs a person") { story in
            try await story.sell("1")
            try await story.postAll()
            _ = try await story.undo("1")
            try await story.send("delete payment", .refused(reason: "deposited", reasonCode: "undo.deposited"))
            #expect(try await story.ready().isEmpty)
            #expect(try await story.standing("1") == "needsYou undo.deposited")
            #expect(try await story.row("1")?.isOpen == false)
        },
        ArchivePromise("an order that something happened to since it was read is not undone; the rest is") { story in
            for order in ["1", "2"] {
                try await story.sell(order)
                try await story.postAll()
            }
            let orders = try await story.archive.undoable(["1", "2"], of: story.store, books: story.books)
            _ = try await story.archive.decideAgain(["1"], of: story.store, note: nil, now: story.now)
            #expect(try await story.undo(orders) == ["2"])
            #expect(try await story.standing("1") == "posted")
            let audit = try await story.entries { $0.action = .undo }
            #expect(audit.count == 1)
        },
    ]
}

extension ArchiveFixture {
    /// Takes back sale and payment of an order; the identifiers of those that are undone.
    fileprivate func undo(_ order: String) async throws -> Set<String> {
        try await undo(try await archive.undoable([order], of: store, books: books))
    }

    fileprivate func undo(_ orders: [UndoableOrder]) async throws -> Set<String> {
        let undone = orders.map { order in
            let isFirst = order.id == "1"
            return UndoneOrder(
                id: order.id, revision: order.revision, reason: "why",
                intents: [
                    intent(
                        sale(order.id), of: order.id, .delete, kind: .invoice, needs: [payment(order.id)],
                        id: isFirst ? "delete sale" : "delete sale \(order.id)"),
                    intent(
                        payment(order.id), of: order.id, .delete, kind: .payment,
                        id: isFirst ? "delete payment" : "delete payment \(order.id)"),
                ])
        }
        return try await archive.record(
            undone, note: AuditNote(.undo, actor: "iris", content: "{}"), store: store, books: books, run: "undo",
            now: now)
    }

    fileprivate func found(_ kind: BooksRecordKind, _ name: String) async throws -> [RecordKey] {
        try await archive.links(kind, called: name, store: store, books: books).map(\.key)
    }

    /// Sends one intent alone in another run.
    fileprivate func sendIn(_ run: String, _ intent: String, _ outcome: IntentResult.Outcome) async throws {
        guard try await begin("of \(intent)", [intent]) else { throw Misplaced(intent: intent) }
        try await finish([(intent, outcome)], request: "of \(intent)", run: run)
    }
}
