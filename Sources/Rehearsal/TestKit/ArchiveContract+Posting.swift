import Accounting
import LinkLedger
import Storage
import Testing

extension ArchivePromise {
    /// From the outbox into the books.
    static let posting: [ArchivePromise] = [
        ArchivePromise("an order goes from undecided to posted") { story in
            try await story.sell("1")
            #expect(try await story.standing("1") == "waiting posting")
            #expect(try await story.undecided().isEmpty)
            #expect(try await story.postAll() == [story.customer(), story.sale("1"), story.payment("1")])
            #expect(try await story.standing("1") == "posted")
            #expect(try await story.archive.order("1", of: story.store, books: story.books)?.posted.count == 2)
            #expect(try await story.archive.counts(of: "run") == ["posted": 1])
            #expect(try await story.archive.unfinishedBatches(of: story.books).isEmpty)
            #expect(try await story.archive.duplicateLinks(of: story.books) == 0)
            #expect(try await story.row("1")?.isOpen == false)
        },
        ArchivePromise("an intent waits for every record that it needs, and is given their identifiers") { story in
            try await story.sell("1")
            #expect(try await story.ready().isEmpty)
            try await story.send(
                "1:customer/7/customer", .posted(story.link(story.sold("1")[0]), nil))
            #expect(try await story.ready().map(\.intent.key) == [story.sale("1")])
            try await story.send("1:order/1/sale", .posted(story.link(story.sold("1")[1]), nil))
            let payment = try await story.ready()
            #expect(payment.map(\.intent.dependencies) == [[story.customer(), story.sale("1")]])
            #expect(
                payment.first?.references == [
                    story.customer(): "b customer/7/customer", story.sale("1"): "b order/1/sale",
                ])
        },
        ArchivePromise("a request is written down before it leaves, and its intents leave once") { story in
            try await story.sell("1")
            let id = "1:customer/7/customer"
            #expect(try await story.begin("a", [id]))
            #expect(try await story.begin("b", [id]) == false)
            #expect(try await story.ready(lists: true).isEmpty)
            let open = try await story.archive.unfinishedBatches(of: story.books)
            #expect(open == [BatchRow(requestKey: "a", request: "{\"a\":1}", intents: [id])])
            #expect(try await story.archive.sending(in: "a", books: story.books).map(\.intent.id) == [id])
            #expect(try await story.archive.sending(in: "b", books: story.books).isEmpty)
        },
        ArchivePromise("of two records of one name the second waits until the first is accounted for") { story in
            let people = [("a", "ana ruiz"), ("b", "ana ruiz"), ("c", "bo")].map { id, name in
                story.intent(story.customer(id), of: "", kind: .customer, name: name)
            }
            let vendor = story.intent(
                RecordKey(.customer, "v", role: "vendor"), of: "", kind: .vendor, name: "ana ruiz")
            try await story.archive.add(people + [vendor], store: story.store, books: story.books, now: story.now)
            #expect(try await story.ready(lists: true).map(\.intent.key.id) == ["a", "c"])
            #expect(try await story.begin("both", [people[0].id, people[1].id]) == false)
            #expect(try await story.begin("first", [people[0].id, people[2].id]))
            #expect(try await story.ready(lists: true).isEmpty)
            #expect(try await story.begin("second", [people[1].id]) == false)
            let later = story.now.advanced(bySeconds: 60)
            try await story.finish([(people[0].id, .putBack(notBefore: later))], request: "first")
            #expect(try await story.ready(lists: true).map(\.intent.key.id) == ["b"])
            try await story.send(people[1].id, .posted(story.link(people[1]), nil))
            #expect(try await story.ready(lists: true).map(\.intent.key.id) == ["v"])
        },
        ArchivePromise("a request with one intent that is gone takes none of the others") { story in
            try await story.sell("1")
            #expect(try await story.begin("a", ["1:customer/7/customer", "no such intent"]) == false)
            #expect(try await story.archive.unfinishedBatches(of: story.books).isEmpty)
            #expect(try await story.ready(lists: true).count == 1)
        },
        ArchivePromise("a request is open until the last of its intents has an outcome") { story in
            try await story.keep("1", "2")
            let sales = ["1", "2"].map { story.intent(story.sale($0), of: $0, kind: .invoice) }
            for (order, sale) in zip(["1", "2"], sales) {
                try await story.record(story.decision(order, intents: [sale]))
            }
            #expect(try await story.begin("a", sales.map(\.id)))
            try await story.finish([(sales[1].id, .posted(story.link(sales[1]), nil))], request: "a")
            #expect(try await story.archive.unfinishedBatches(of: story.books).map(\.intents) == [sales.map(\.id)])
            #expect(try await story.archive.sending(in: "a", books: story.books).map(\.intent.id) == [sales[0].id])
            try await story.finish([(sales[0].id, .putBack(notBefore: story.now))], request: "a")
            #expect(try await story.archive.unfinishedBatches(of: story.books).isEmpty)
        },
        ArchivePromise("what is put back is sent again, not before its time") { story in
            try await story.sell("1")
            let later = story.now.advanced(bySeconds: 60)
            #expect(try await story.archive.nextReady(of: story.books) == nil)
            try await story.send("1:customer/7/customer", .putBack(notBefore: later))
            #expect(try await story.ready(lists: true, after: 59).isEmpty)
            #expect(try await story.archive.nextReady(of: story.books) == later)
            let again = try await story.ready(lists: true, after: 60)
            #expect(again.map(\.intent.attempts) == [1])
            #expect(try await story.begin("again", again.map(\.intent.id)))
            #expect(try await story.archive.nextReady(of: story.books) == nil)
        },
        ArchivePromise("hearing twice that something is posted is hearing it once") { story in
            try await story.keep("1")
            let sale = story.intent(story.sale("1"), of: "1", kind: .invoice)
            try await story.record(story.decision("1", intents: [sale]))
            try await story.send(sale.id, .posted(story.link(sale), nil))
            try await story.finish([(sale.id, .posted(story.link(sale, version: "9"), nil))])
            try await story.finish([(sale.id, .putBack(notBefore: story.now))])
            #expect(try await story.ready().isEmpty)
            #expect(try await story.standing("1") == "posted")
            let order = try await story.archive.order("1", of: story.store, books: story.books)
            #expect(order?.posted.map(\.link.version) == ["0"])
        },
        ArchivePromise("an answer to a request that was given up does not touch the one on its way") { story in
            try await story.keep("1")
            let sale = story.intent(story.sale("1"), of: "1", kind: .invoice)
            try await story.record(story.decision("1", intents: [sale]))
            #expect(try await story.begin("a", [sale.id]))
            try await story.finish([(sale.id, .putBack(notBefore: story.now))], request: "a")
            #expect(try await story.begin("b", [sale.id]))
            try await story.finish([(sale.id, .refused(reason: "r", reasonCode: "c"))], request: "a")
            #expect(try await story.archive.sending(in: "b", books: story.books).count == 1)
            #expect(try await story.standing("1") == "waiting posting")
        },
        ArchivePromise("an update changes the live link and keeps one") { story in
            try await story.keep("1")
            let sale = story.intent(story.sale("1"), of: "1", kind: .invoice)
            try await story.record(story.decision("1", intents: [sale]))
            try await story.postAll()
            let update = story.intent(story.sale("1"), of: "1", .update, kind: .invoice, body: "{\"n\":2}", id: "u")
            try await story.record(story.decision("1", intents: [update]))
            #expect(try await story.ready().map(\.link?.version) == ["0"])
            try await story.send("u", .posted(story.link(update, version: "1"), nil))
            let posted = try await story.archive.order("1", of: story.store, books: story.books)?.posted
            #expect(posted?.map(\.link.version) == ["1"])
            #expect(posted?.map(\.body) == ["{\"n\":2}"])
        },
        ArchivePromise("an update whose record has moved on is sent again with the version of now") { story in
            try await story.keep("1")
            let sale = story.intent(story.sale("1"), of: "1", kind: .invoice)
            try await story.record(story.decision("1", intents: [sale]))
            try await story.postAll()
            let update = story.intent(story.sale("1"), of: "1", .update, kind: .invoice, id: "u")
            try await story.record(story.decision("1", intents: [update]))
            try await story.send("u", .versionMoved("7", notBefore: story.now))
            #expect(try await story.ready().map(\.link?.version) == ["7"])
        },
        ArchivePromise("what was taken back is created as the next generation") { story in
            try await story.keep("1")
            let sale = story.intent(story.sale("1"), of: "1", kind: .invoice)
            try await story.record(story.decision("1", intents: [sale]))
            try await story.postAll()
            let delete = story.intent(story.sale("1"), of: "1", .delete, kind: .invoice, id: "delete")
            try await story.record(story.decision("1", .skipped, intents: [delete]))
            try await story.send("delete", .takenBack(version: "1"))
            try await story.record(story.decision("1", intents: [sale]))
            let again = try await story.ready()
            #expect(again.map(\.intent.generation) == [2])
            #expect(again.map(\.link) == [nil])
            var link = story.link(sale)
            (link.generation, link.booksID) = (2, "b2")
            try await story.send(sale.id, .posted(link, nil))
            let links = try await story.archive.links(of: [sale.key], store: story.store, books: story.books)
            #expect(links[sale.key]?.booksID == "b2")
        },
        ArchivePromise("what was unlinked is still known by its link, and created as the next generation") { story in
            try await story.keep("1")
            let sale = story.intent(story.sale("1"), of: "1", kind: .invoice)
            try await story.record(story.decision("1", intents: [sale]))
            try await story.postAll()
            func ended() async throws -> [Link] {
                try await story.archive.endedLinks(
                    of: [sale.key], as: .removedInBooks, store: story.store, books: story.books)
            }
            #expect(try await ended().isEmpty)
            try await story.archive.unlink(
                [sale.key], store: story.store, books: story.books,
                note: AuditNote(.link, actor: "ana", content: "{}"), now: story.now)
            #expect(try await ended().map(\.booksID) == [story.link(sale).booksID])
            #expect(try await story.archive.links(of: [sale.key], store: story.store, books: story.books).isEmpty)
            try await story.record(story.decision("1", intents: [sale]))
            #expect(try await story.ready().map(\.intent.generation) == [2])
        },
        ArchivePromise("a record that was made is found in the mirror at once") { story in
            try await story.sell("1")
            let row = MirrorRow(list: .customer, id: "b7", nameKey: "buyer 7", otherKey: "", body: "{}")
            try await story.send("1:customer/7/customer", .posted(story.link(story.sold("1")[0]), row))
            let found = try await story.archive.longLists(of: story.books, ids: [], names: ["buyer 7"], others: [])
            #expect(found == [row])
        },
        ArchivePromise("intents of products go their way without an order") { story in
            let item = story.intent(RecordKey(.product, "p", role: "item"), of: "", kind: .item, name: "mug")
            try await story.archive.add([item, item], store: story.store, books: story.books, now: story.now)
            #expect(try await story.ready(lists: true).map(\.intent) == [item])
            try await story.send(item.id, .refused(reason: "r", reasonCode: "duplicateName"))
            #expect(try await story.archive.counts(of: "run") == ["needsYou": 1])
            try await story.archive.add([item], store: story.store, books: story.books, now: story.now)
            try await story.send(item.id, .posted(story.link(item), nil))
            try await story.archive.add([item], store: story.store, books: story.books, now: story.now)
            #expect(try await story.ready(lists: true).isEmpty)
        },
    ]
}
