import Accounting
import LinkLedger
import Storage
import Testing

extension ArchivePromise {
    /// When the books say no, or hold something else than was meant.
    static let refusing: [ArchivePromise] = [
        ArchivePromise("a refused document leaves its order to a person, what waits for it is withdrawn") { story in
            try await story.sell("1")
            try await story.send("1:customer/7/customer", .posted(story.link(story.sold("1")[0]), nil))
            try await story.send("1:order/1/sale", .refused(reason: "r", reasonCode: "closedPeriod"))
            #expect(try await story.standing("1") == "needsYou closedPeriod")
            #expect(try await story.row("1")?.isOpen == false)
            #expect(try await story.ready().isEmpty)
            let results = try await story.archive.results(of: "run", after: nil, limit: 9)
            #expect(results == [RunResultRow(subject: "1", label: "N1", outcome: "needsYou", reason: "r")])
        },
        ArchivePromise("what does not wait for the refused document goes on") { story in
            try await story.keep("1")
            let bill = story.intent(RecordKey(.order, "1", role: "bill"), of: "1", kind: .bill)
            let sale = story.intent(story.sale("1"), of: "1", kind: .invoice)
            try await story.record(story.decision("1", intents: [sale, bill]))
            try await story.send(sale.id, .refused(reason: "r", reasonCode: "c"))
            #expect(try await story.ready().map(\.intent.id) == [bill.id])
            #expect(try await story.row("1")?.isOpen == true)
            try await story.send(bill.id, .posted(story.link(bill), nil))
            #expect(try await story.standing("1") == "needsYou c")
            #expect(try await story.row("1")?.isOpen == false)
        },
        ArchivePromise("an order that needs a person is decided again when asked to") { story in
            try await story.sell("1")
            try await story.send("1:customer/7/customer", .refused(reason: "r", reasonCode: "c"))
            try await story.keep("2")
            try await story.record(story.decision("2", .skipped))
            #expect(try await story.archive.decideAgain(nil, of: story.store, note: nil, now: story.now) == 1)
            #expect(try await story.undecided().map(\.id) == ["1"])
            try await story.record(story.decision("1", intents: story.sold("1")))
            #expect(try await story.postAll().count == 3)
            #expect(try await story.standing("1") == "posted")
            #expect(try await story.archive.decideAgain(["2"], of: story.store, note: nil, now: story.now) == 1)
            #expect(try await story.undecided().map(\.id) == ["2"])
        },
        ArchivePromise("a new policy has the orders decided again that need a person") { story in
            try await story.keep("1", "2")
            try await story.record(story.decision("1", .needsYou), story.decision("2", .skipped))
            #expect(
                try await story.archive.save(
                    policy: "{\"a\":1}", of: story.store, readsAnew: false, note: nil, now: story.now) == 1)
            #expect(try await story.undecided().map(\.id) == ["1"])
            #expect(
                try await story.archive.save(
                    policy: "{\"a\":2}", of: story.store, readsAnew: false, note: nil, now: story.now) == 2)
            let policy = try await story.archive.policy(of: story.store)
            #expect(policy?.version == 2)
            #expect(policy?.body == "{\"a\":2}")
            #expect(try await story.archive.policy(of: "other")?.version == nil)
        },
        ArchivePromise("orders that wait for another order's refused customer say so, and follow its retry") { story in
            try await story.sell("1", "2")
            try await story.send("1:customer/7/customer", .refused(reason: "r", reasonCode: "c"))
            #expect(try await story.standing("2") == "waiting posting")
            func mark() async throws -> Int {
                try await story.archive.markBlocked(of: story.books, reason: "b", reasonCode: "blocked")
            }
            #expect(try await mark() == 1)
            #expect(try await mark() == 0)
            #expect(try await story.standing("2") == "waiting blocked")
            _ = try await story.archive.decideAgain(["1"], of: story.store, note: nil, now: story.now)
            #expect(try await story.undecided().map(\.id) == ["1", "2"])
            for order in ["1", "2"] { try await story.record(story.decision(order, intents: story.sold(order))) }
            #expect(try await story.postAll().count == 5)
            #expect(try await story.standing("2") == "posted")
        },
        ArchivePromise("an order that changed while it waited for a refused record is decided again") { story in
            try await story.sell("1", "2")
            try await story.send("1:customer/7/customer", .refused(reason: "r", reasonCode: "c"))
            _ = try await story.archive.keep(
                orders: [story.raw("2", second: 5, hash: "b")], of: story.store, now: story.now)
            #expect(try await story.undecided().isEmpty)
            _ = try await story.archive.markBlocked(of: story.books, reason: "b", reasonCode: "blocked")
            #expect(try await story.undecided().map(\.id) == ["2"])
        },
        ArchivePromise("a document that the books hold wrongly is deleted next, and its order needs a person") {
            story in
            try await story.keep("1")
            let sale = story.intent(story.sale("1"), of: "1", kind: .invoice)
            let payment = story.intent(story.payment("1"), of: "1", kind: .payment, needs: [sale.key])
            try await story.record(story.decision("1", intents: [sale, payment]))
            let delete = story.intent(sale.key, of: "1", .delete, kind: .invoice, id: "delete")
            try await story.send(
                sale.id,
                .postedWrong(story.link(sale), takeBack: [delete], reason: "r", reasonCode: "booksDiffer"))
            let ready = try await story.ready()
            #expect(ready.map(\.intent.id) == ["delete"])
            #expect(ready.first?.link?.booksID == "b order/1/sale")
            #expect(try await story.standing("1") == "needsYou booksDiffer")
            try await story.send("delete", .takenBack(version: "1"))
            #expect(try await story.standing("1") == "needsYou booksDiffer")
            #expect(try await story.row("1")?.isOpen == false)
            #expect(try await story.archive.order("1", of: story.store, books: story.books)?.posted.isEmpty == true)
        },
        ArchivePromise("a document that no longer fits is decided again with all that wait for it") { story in
            try await story.sell("1", "2")
            try await story.send("1:customer/7/customer", .decideAgain)
            #expect(try await story.undecided().map(\.id) == ["1", "2"])
            #expect(try await story.standing("1") == "waiting undecided")
            #expect(try await story.standing("2") == "waiting undecided")
            #expect(try await story.ready(lists: true).isEmpty)
            for order in ["1", "2"] { try await story.record(story.decision(order, intents: story.sold(order))) }
            #expect(try await story.postAll().count == 5)
        },
        ArchivePromise("what was given up and turns out to be posted is linked, and not made again") { story in
            let sale = try await story.giveUpAndDecideAgain("1")
            try await story.finish([(sale.id, .posted(story.link(sale), nil))])
            #expect(try await story.ready().isEmpty)
            #expect(try await story.undecided().map(\.posted.count) == [1])
        },
        ArchivePromise("what was given up and turns out to be posted beside its replacement needs a person") { story in
            let sale = try await story.giveUpAndDecideAgain("1")
            try await story.postAll()
            var late = story.link(sale)
            late.booksID = "late"
            try await story.finish([(sale.id, .posted(late, nil))])
            #expect(try await story.standing("1") == "needsYou postedTwice")
        },
    ]
}

extension ArchiveFixture {
    /// An order's invoice is withdrawn and decided again under another identifier; returns the intent that was given up.
    fileprivate func giveUpAndDecideAgain(_ order: String) async throws -> IntentRow {
        try await keep(order)
        let sale = intent(self.sale(order), of: order, kind: .invoice)
        try await record(decision(order, intents: [sale]))
        try await send(sale.id, .decideAgain)
        var again = sale
        again.id = "again"
        try await record(decision(order, .posted, intents: [again]))
        return sale
    }
}
