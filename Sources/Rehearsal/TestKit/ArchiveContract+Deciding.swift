import Accounting
import Commerce
import LinkLedger
import Storage
import Testing

extension ArchivePromise {
    /// Decisions and the intents that come with them.
    static let deciding: [ArchivePromise] = [
        ArchivePromise("an order without intents is where its decision says, and the run says so") { story in
            try await story.keep("1", "2", "3", "4")
            try await story.record(
                story.decision("1", .skipped, reason: "r1", code: "testOrder"),
                story.decision("2", .needsYou, reason: "r2", code: "totalsDiffer"),
                story.decision("3", .waiting, reason: "r3", code: "unfinished"), story.decision("4", .posted))
            #expect(try await story.standing("1") == "skipped testOrder")
            #expect(try await story.standing("2") == "needsYou totalsDiffer")
            #expect(try await story.standing("3") == "waiting unfinished")
            #expect(try await story.standing("4") == "posted")
            #expect(try await story.undecided().isEmpty)
            let results = try await story.archive.results(of: "run", after: nil, limit: 9)
            #expect(results.map(\.outcome) == ["skipped", "needsYou", "waiting"])
            #expect(results.map(\.label) == ["N1", "N2", "N3"])
            #expect(results.map(\.reason) == ["r1", "r2", "r3"])
        },
        ArchivePromise("totals count every order once and add up what is posted") { story in
            try await story.keep("1", "2", "3", "4", "5")
            var refunded = story.decision("1", .posted, total: 1000)
            refunded.refunded = 250
            try await story.record(
                refunded, story.decision("2", .posted, total: 99),
                story.decision("3", .posted, total: 700, currency: "JPY"), story.decision("4", .needsYou, total: 5))
            let totals = try await story.archive.totals(of: story.store)
            #expect(totals.counts == [.posted: 3, .needsYou: 1, .waiting: 1])
            #expect(totals.posted == ["USD": 849, "JPY": 700])
        },
        ArchivePromise("a credit memo of the store takes from what is posted") { story in
            let memo = ID<Order>.creditMemo("9").rawValue
            try await story.keep("9", memo)
            try await story.record(story.decision("9", .posted, total: 1000), story.decision(memo, .posted, total: 300))
            #expect(try await story.archive.totals(of: story.store).posted == ["USD": 700])
        },
        ArchivePromise("an order is found by its whole number or identifier, and by no part of them") { story in
            for id in ["1", "12", "120"] { try await story.keep(id) }
            try await story.record(story.decision("1", .posted, total: 1), story.decision("12", .posted, total: 1))
            func found(_ name: String) async throws -> [String] {
                try await story.archive.orders(named: name, of: [story.store]).map(\.id)
            }
            #expect(try await found("12") == ["12"])
            #expect(try await found("2").isEmpty)
        },
        ArchivePromise("settings that reach further back have the store read anew, and old orders decided again") {
            story in
            _ = try await story.archive.keep(
                orders: [story.raw("1")], cursor: "far", of: story.store, now: story.now)
            try await story.record(story.decision("1", .skipped, reason: "{}", code: "beforeStartDate"))
            for readsAnew in [false, true] {
                _ = try await story.archive.save(
                    policy: "{}", of: story.store, readsAnew: readsAnew, note: nil, now: story.now)
                let cursor = try await story.archive.cursor(ReadStream.orders, of: story.store)
                #expect(cursor == (readsAnew ? nil : "far"))
                #expect(try await story.undecided().map(\.id) == (readsAnew ? ["1"] : []))
            }
        },
        ArchivePromise("a decision on older knowledge than what is kept is not recorded") { story in
            try await story.keep("1")
            let read = try await story.undecided()[0]
            _ = try await story.archive.keep(
                orders: [story.raw("1", second: 5, hash: "b")], of: story.store, now: story.now)
            try await story.record(
                story.decision("1", intents: story.sold("1"), revision: read.revision))
            #expect(try await story.undecided().map(\.id) == ["1"])
            #expect(try await story.ready(lists: true).isEmpty)
        },
        ArchivePromise("of two workers that decide one order, one is heard") { story in
            try await story.keep("1")
            let read = try await story.undecided()[0]
            try await story.record(story.decision("1", intents: story.sold("1"), revision: read.revision))
            try await story.postAll()
            try await story.record(story.decision("1", intents: story.sold("1"), revision: read.revision))
            #expect(try await story.ready(lists: true).isEmpty)
            #expect(try await story.ready().isEmpty)
            #expect(try await story.standing("1") == "posted")
        },
        ArchivePromise("a decision by an older policy is not recorded") { story in
            try await story.keep("1")
            let read = try await story.undecided()[0]
            _ = try await story.archive.save(policy: "{}", of: story.store, readsAnew: false, note: nil, now: story.now)
            try await story.record(story.decision("1", .needsYou, revision: read.revision))
            #expect(try await story.undecided().map(\.id) == ["1"])
        },
        ArchivePromise("two orders of one new customer make one customer") { story in
            try await story.sell("1", "2")
            #expect(try await story.ready(lists: true).map(\.intent.id) == ["1:customer/7/customer"])
            #expect(try await story.ready().isEmpty)
            let posted = try await story.postAll()
            #expect(posted.filter { $0 == story.customer() }.count == 1)
            #expect(posted.count == 5)
            #expect(try await story.standing("1") == "posted")
            #expect(try await story.standing("2") == "posted")
        },
        ArchivePromise("a customer that is linked already is neither made again nor waited for") { story in
            try await story.sell("1")
            try await story.postAll()
            try await story.sell("2")
            #expect(try await story.ready(lists: true).isEmpty)
            let ready = try await story.ready()
            #expect(ready.map(\.intent.key) == [story.sale("2")])
            #expect(ready.first?.references == [story.customer(): "b customer/7/customer"])
        },
        ArchivePromise("a document that is linked already is not created again") { story in
            try await story.sell("1")
            try await story.postAll()
            try await story.record(story.decision("1", intents: story.sold("1")))
            #expect(try await story.ready().isEmpty)
            #expect(try await story.standing("1") == "posted")
        },
        ArchivePromise("what is posted is told to whoever decides again, with the body that was sent") { story in
            try await story.keep("1")
            try await story.record(
                story.decision(
                    "1", intents: [story.intent(story.sale("1"), of: "1", kind: .invoice, body: "{\"total\":1}")]))
            try await story.postAll()
            let order = try await story.archive.order("1", of: story.store, books: story.books)
            #expect(order?.posted.map(\.body) == ["{\"total\":1}"])
            #expect(order?.posted.first?.link.key == story.sale("1"))
            #expect(try await story.archive.order("1", of: story.store, books: "other")?.posted.isEmpty == true)
            let links = try await story.archive.links(
                of: [story.sale("1"), story.payment("1")], store: story.store, books: story.books)
            #expect(Array(links.keys) == [story.sale("1")])
        },
        ArchivePromise("a change waits for the change of what it needs, and goes with it when that is refused") {
            story in
            try await story.sell("1")
            try await story.postAll()
            let sale = story.intent(story.sale("1"), of: "1", .update, kind: .invoice, id: "sale")
            let payment = story.intent(
                story.payment("1"), of: "1", .update, kind: .payment, needs: [story.sale("1")], id: "payment")
            try await story.record(story.decision("1", intents: [sale, payment]))
            #expect(try await story.ready().map(\.intent.id) == ["sale"])
            try await story.send("sale", .putBack(notBefore: story.now))
            #expect(try await story.ready().map(\.intent.id) == ["sale"])
            try await story.send("sale", .posted(story.link(sale), nil))
            #expect(try await story.ready().map(\.intent.id) == ["payment"])
            try await story.send("payment", .posted(story.link(payment), nil))

            try await story.record(story.decision("1", intents: [sale, payment]))
            try await story.send("sale", .refused(reason: "r", reasonCode: "invalid"))
            #expect(try await story.standing("1") == "needsYou invalid")
            #expect(try await story.ready().isEmpty)
        },
        ArchivePromise("what is on its way into the books is found by name, code and key until it is there") { story in
            try await story.sell("1")
            let item = story.intent(
                RecordKey(.product, "p", role: "item"), of: "", kind: .item, name: "mug (blue)", code: "m-1")
            try await story.archive.add([item], store: story.store, books: story.books, now: story.now)
            func expected(
                _ keys: [RecordKey] = [], names: [String] = [], codes: [String] = [], store: String? = nil
            ) async throws -> [String] {
                try await story.archive.expected(
                    of: story.books, store: store ?? story.store, keys: keys, names: names, others: codes
                ).map { "\($0.key) \($0.nameKey)" }.sorted()
            }
            let buyer = "\(story.customer()) buyer 7"
            let mug = "\(item.key) mug (blue)"
            #expect(try await expected(names: ["buyer 7", "mug", "other"]) == [buyer, mug])
            #expect(try await expected(names: ["buyer"], codes: ["m-1", ""]) == [mug])
            #expect(try await expected([story.customer(), story.sale("1"), item.key]) == [buyer, mug])
            #expect(try await expected([story.customer()], store: "another") == [], "keys are the store's own")
            try await story.postAll()
            #expect(try await expected([story.customer(), item.key], names: ["buyer 7"], codes: ["m-1"]) == [])
        },
        ArchivePromise("customers of the books lead back to the buyers that are linked to them") { story in
            try await story.sell("1")
            try await story.postAll()
            let id = "b \(story.customer())"
            func owners(_ store: String) async throws -> [RecordKey: String] {
                try await story.archive.owners(of: [id, "other"], store: store, books: story.books)
            }
            #expect(try await owners(story.store) == [story.customer(): id])
            #expect(try await owners("another").isEmpty)
        },
        ArchivePromise("an order that is skipped with its documents taken back ends skipped") { story in
            try await story.sell("1")
            try await story.postAll()
            let void = story.intent(story.sale("1"), of: "1", .void, kind: .invoice, id: "void")
            try await story.record(story.decision("1", .skipped, reason: "r", code: "cancelled", intents: [void]))
            #expect(try await story.standing("1") == "waiting posting")
            #expect(try await story.ready().map(\.link?.booksID) == ["b order/1/sale"])
            try await story.send("void", .takenBack(version: "2"))
            #expect(try await story.standing("1") == "skipped cancelled")
            #expect(try await story.archive.order("1", of: story.store, books: story.books)?.posted.count == 1)
        },
    ]
}
