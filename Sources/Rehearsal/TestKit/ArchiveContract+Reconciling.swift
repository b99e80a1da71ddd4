import Accounting
import LinkLedger
import Storage
import Testing

extension ArchivePromise {
    /// What reconciliation asks for, and what is done about its findings.
    static let reconciling: [ArchivePromise] = [
        ArchivePromise("documents are found by their day, page by page, whatever kind they are") { story in
            try await story.file("1", on: "2026-01-31", as: "sale")
            try await story.file("2", on: "2026-02-01", as: "payment")
            try await story.file("3", on: "2026-02-01", as: "journalEntry")
            try await story.file("4", on: "2026-02-28", as: "purchase")
            try await story.file("5", on: "2026-03-01", as: "sale")
            let (first, last) = (BusinessDate(daysSince1970: 20_485), BusinessDate(daysSince1970: 20_512))
            var found: [String] = []
            var after: Link?
            repeat {
                let rows = try await story.archive.posted(
                    of: story.store, books: story.books, dated: first...last, after: after, limit: 2)
                found += rows.map(\.link.key.id)
                after = rows.count == 2 ? rows.last?.link : nil
            } while after != nil
            #expect(found == ["2", "3", "4"])
        },
        ArchivePromise("orders are found by the time at which they were placed, the undecided apart") { story in
            try await story.sell("1", "2")
            try await story.keep("3")
            let end = story.now.advanced(bySeconds: 1)
            let first = try await story.archive.orders(
                of: story.store, placedFrom: story.now, until: end, after: nil, limit: 1)
            let second = try await story.archive.orders(
                of: story.store, placedFrom: story.now, until: end, after: first.last, limit: 5)
            #expect(first.map(\.id) == ["1"] && second.map(\.id) == ["2"])
            #expect(first.first?.isOpen == true && first.first?.body == Array("1 a".utf8))
            func undated(_ after: String?) async throws -> [String] {
                try await story.archive.ordersWithoutDate(of: story.store, after: after, limit: 5).map(\.id)
            }
            #expect(try await undated(nil) == ["3"])
            #expect(try await undated("3").isEmpty)
            #expect(try await story.archive.orders(["2", "9"], of: story.store).map(\.number) == ["N2"])
            let later = try await story.archive.orders(
                of: story.store, placedFrom: end, until: end.advanced(bySeconds: 9), after: nil, limit: 5)
            #expect(later.isEmpty)
        },
        ArchivePromise("a document of the books tells whose it is") { story in
            try await story.file("1", on: "2026-01-31", as: "sale")
            let name = DocumentName(kind: .invoice, id: "b \(story.sale("1"))")
            let owners = try await story.archive.owners(
                of: [name, DocumentName(kind: .payment, id: name.id)], books: story.books)
            #expect(owners.map(\.store) == [story.store] && owners.first?.posted.link.key == story.sale("1"))
        },
        ArchivePromise("a hand edit that was accepted is replaced by the next one of the document") { story in
            let name = DocumentName(kind: .invoice, id: "7")
            var edit = AcceptedEditRow(document: name, fingerprint: "a", acceptedBy: "Ana", acceptedAt: story.now)
            try await story.archive.accept(edit, books: story.books)
            edit.fingerprint = "b"
            try await story.archive.accept(edit, books: story.books)
            let other = DocumentName(kind: .payment, id: "7")
            #expect(try await story.archive.acceptedEdits(of: [name, other], books: story.books) == [edit])
            #expect(try await story.archive.acceptedEdits(of: [name], books: "other").isEmpty)
        },
        ArchivePromise("a removed document is posted as its next generation, what it settles waits for it") { story in
            try await story.sell("1")
            try await story.postAll()
            let sale = story.intent(story.sale("1"), of: "1", kind: .invoice, id: "again")
            let payment = story.intent(
                story.payment("1"), of: "1", .update, kind: .payment, needs: [story.sale("1")], id: "apply")
            let revision = try await story.revision("1")
            func repost(_ revision: Int64) async throws -> Bool {
                try await story.archive.repost(
                    story.decision("1", .posted, intents: [sale, payment], revision: revision),
                    removed: [story.sale("1")], versions: [story.payment("1"): "5"], store: story.store,
                    books: story.books, run: "", now: story.now)
            }
            #expect(try await repost(revision + 1) == false)
            #expect(try await story.ready().isEmpty)
            #expect(try await story.standing("1") == "posted")
            #expect(try await repost(revision))
            #expect(try await story.standing("1") == "waiting posting")
            let ready = try await story.ready()
            #expect(ready.map(\.intent.id) == ["again"] && ready.first?.intent.generation == 2)
            #expect(try await story.begin("r", ["again"]))
            try await story.finish([("again", .posted(story.link(ready[0].intent), nil))], request: "r")
            let next = try await story.ready()
            #expect(next.map(\.intent.id) == ["apply"] && next.first?.link?.version == "5")
        },
        ArchivePromise("a document made by hand becomes an order's once, and its order is decided again") { story in
            try await story.keep("1")
            try await story.record(story.decision("1", .needsYou, reason: "{}", code: "numberTaken"))
            func adopt(_ revision: Int64) async throws -> Bool {
                let link = Link(
                    key: story.sale("1"), generation: 1, kind: .invoice, booksID: "77", version: "3", number: "N1",
                    fingerprint: "f")
                return try await story.archive.adopt(
                    PostedRow(link: link, body: "{}"), of: "1", revision: revision,
                    accepted: AcceptedEditRow(
                        document: DocumentName(kind: .invoice, id: "77"), fingerprint: "p", acceptedBy: "Ana",
                        acceptedAt: story.now), store: story.store, books: story.books)
            }
            let revision = try await story.revision("1")
            #expect(try await adopt(revision + 1) == false)
            #expect(try await adopt(revision))
            #expect(try await adopt(revision) == false)
            #expect(try await adopt(try await story.revision("1")) == false)
            let order = try #require(try await story.undecided().first)
            #expect(order.posted.map(\.link.booksID) == ["77"])
        },
    ]
}

extension ArchiveFixture {
    /// Posts one document of an order, with a body that bears that day.
    fileprivate func file(_ order: String, on day: String, as document: String) async throws {
        try await keep(order)
        let body = #"{"body":{"document":{"_0":{"\#(document)":{"_0":{"date":"\#(day)"}}}}},"policyVersion":1}"#
        try await record(decision(order, intents: [intent(sale(order), of: order, kind: .invoice, body: body)]))
        try await postAll()
    }

    fileprivate func revision(_ order: String) async throws -> Int64 {
        try await archive.order(order, of: store, books: books)?.revision ?? 0
    }
}
