import Accounting
import LinkLedger
import Storage
import Testing

extension ArchivePromise {
    /// Connections stay where they belong, and end without taking their history along.
    static let connections: [ArchivePromise] = [
        ArchivePromise("a connection never changes its company, its side or its kind") { story in
            try await story.archive.save(CompanyRow(id: "beta", name: "Beta"))
            var moved = try await story.connection(story.store)
            moved.company = "beta"
            var turned = try await story.connection(story.store)
            turned.side = .books
            var other = try await story.connection(story.store)
            other.kind = "another"
            for row in [moved, turned, other] {
                await #expect(throws: StorageProblem.self) { try await story.archive.save(row) }
            }
            #expect(try await story.archive.connections(of: "beta").isEmpty)
            #expect(try await story.connection(story.store).kind == "any")
        },
        ArchivePromise("connections and settings of many are told at once as of each alone") { story in
            let archive = story.archive
            try await archive.save(CompanyRow(id: "beta", name: "Beta"))
            try await archive.save(
                ConnectionRow(id: "beta-store", company: "beta", side: .store, kind: "any", name: "B", settings: "{}"))
            let alone = try await archive.connections(of: "acme") + archive.connections(of: "beta")
            #expect(try await archive.connections(ofAll: ["beta", "acme", "nobody"]) == alone)
            #expect(try await archive.connections(ofAll: []).isEmpty)
            for (store, bodies) in [(story.store, ["a", "b"]), ("beta-store", ["c", ""])] {
                for body in bodies {
                    _ = try await archive.save(policy: body, of: store, readsAnew: false, note: nil, now: story.now)
                }
            }
            for company in ["acme", "beta", "nobody"] {
                let both = try await archive.connectionsWithPolicies(of: company)
                #expect(try await archive.connections(of: company) == both.map(\.connection))
                for one in both {
                    let policy = try await archive.policy(of: one.connection.id)
                    #expect(one.policy?.version == policy?.version && one.policy?.body == policy?.body)
                }
            }
        },
        ArchivePromise("books in which nothing was written are forgotten with all that named them") { story in
            try await story.keepMirror()
            _ = try await story.archive.save(policy: "{}", of: story.store, readsAnew: false, note: nil, now: story.now)
            try await story.sell("1")
            try await story.keep("2")
            let product = ProductRow(id: "1", variation: "", body: "a", state: "new")
            try await story.archive.keep(products: [product], cursor: "c", of: story.store)
            try await story.record(story.decision("2", .needsYou, reason: "{}", code: "referenceInactive"))
            #expect(try await story.forgetBooks())
            #expect(try await story.archive.shortLists(of: story.books).isEmpty)
            #expect(try await story.archive.cursor(ReadStream.mirror, of: story.books) == nil)
            #expect(try await story.archive.policy(of: story.store) == nil)
            #expect(try await story.archive.products(of: story.store, after: nil, limit: 1).isEmpty)
            #expect(try await story.archive.cursor(ReadStream.products, of: story.store) == nil)
            #expect(try await story.archive.cursor(ReadStream.orders, of: story.store) != nil)
            #expect(try await story.ready(lists: true).isEmpty)
            #expect(try await story.undecided().map(\.id) == ["1", "2"])
            #expect(try await story.standing("2") == "waiting undecided")
            #expect(
                try await story.archive.save(policy: "{}", of: story.store, readsAnew: false, note: nil, now: story.now)
                    == 3)
            try await story.record(story.decision("1", intents: story.sold("1")))
            #expect(try await story.postAll().count == 3)
        },
        ArchivePromise("books in which something was written, or may have been, are not forgotten") { story in
            try await story.keepMirror()
            try await story.sell("1")
            let first = try #require(try await story.ready(lists: true).first?.intent)
            #expect(try await story.begin("a", [first.id]))
            #expect(try await !story.forgetBooks())
            try await story.finish([(first.id, .posted(story.link(first), nil))], request: "a")
            #expect(try await !story.forgetBooks())
            #expect(try await !story.archive.shortLists(of: story.books).isEmpty)
            #expect(try await story.entries { $0.action = .connection }.isEmpty)
        },
        ArchivePromise("another store may be read from its beginning only before orders are kept") { story in
            try await story.keep()
            #expect(try await story.archive.forgetStore(story.store))
            #expect(try await story.archive.cursor(ReadStream.orders, of: story.store) == nil)
            try await story.keep("1")
            #expect(try await !story.archive.forgetStore(story.store))
            #expect(try await story.archive.cursor(ReadStream.orders, of: story.store) == "1")
        },
        ArchivePromise("an uninstalled connection has no secrets and no schedule, and keeps its orders") { story in
            try await story.keep("1")
            try await story.archive.save(
                tokens: "s", "token", lasting: SignInDates(endsAt: story.now), of: story.store)
            try await story.archive.save(
                ScheduleRow(
                    company: story.company, store: story.store, workflow: "orders", rule: "every 60", dueAt: story.now))
            let note = AuditNote(.uninstall, content: "{}")
            try await story.archive.uninstall(story.store, stores: [story.store], note: note, now: story.now)
            #expect(try await story.connection(story.store).state == .uninstalled)
            #expect(try await story.archive.secret("token", of: story.store) == nil)
            #expect(try await story.connection(story.store).signIn == nil)
            #expect(try await story.archive.schedules(of: story.company).map(\.rule) == ["off"])
            #expect(try await story.standing("1") == "waiting undecided")
            #expect(try await story.entries().map(\.action) == [.uninstall])
        },
        ArchivePromise("only what nothing came of is removed") { story in
            let note = AuditNote(.uninstall, content: "{}")
            func remove(_ id: String) async throws -> Bool {
                try await story.archive.remove(connection: id, note: note, now: story.now)
            }
            try await story.keep("1")
            #expect(try await story.archive.hasHistory(story.store))
            #expect(try await !remove(story.store))
            #expect(try await !story.archive.remove(company: story.company, note: note, now: story.now))
            try await story.archive.save(secret: "s", "token", of: story.books)
            #expect(try await remove(story.books))
            #expect(try await story.archive.connection(story.books) == nil)
            try await story.archive.save(CompanyRow(id: "", name: "by mistake"))
            #expect(try await story.archive.remove(company: "", note: note, now: story.now))
            #expect(try await story.archive.companies().map(\.id) == [story.company])
        },
    ]
}

extension ArchiveFixture {
    func connection(_ id: String) async throws -> ConnectionRow {
        try #require(try await archive.connection(id))
    }

    fileprivate func keepMirror() async throws {
        let row = MirrorRow(list: .account, id: "1", nameKey: "sales", otherKey: "", body: "{}")
        try await archive.keep(mirror: [row], cursor: "c", of: books)
    }

    fileprivate func forgetBooks() async throws -> Bool {
        let note = AuditNote(.connection, content: "{}")
        return try await archive.forgetBooks(books, stores: [store], note: note, now: now)
    }
}
