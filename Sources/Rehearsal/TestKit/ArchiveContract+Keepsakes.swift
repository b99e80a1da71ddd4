import Accounting
import LinkLedger
import Storage
import Testing

extension ArchivePromise {
    /// The mirror of the books' lists.
    static let mirror: [ArchivePromise] = [
        ArchivePromise("short lists are read whole, long ones by identifier, name and other key") { story in
            let rows = [
                MirrorRow(list: .account, id: "1", nameKey: "sales", otherKey: "", body: "a"),
                MirrorRow(list: .customer, id: "1", nameKey: "ann", otherKey: "ann@example.com", body: "c1"),
                MirrorRow(list: .customer, id: "2", nameKey: "ann (2)", otherKey: "", body: "c2"),
                MirrorRow(list: .vendor, id: "3", nameKey: "anna", otherKey: "", body: "v3"),
                MirrorRow(list: .item, id: "4", nameKey: "mug", otherKey: "sku-4", body: "i4"),
            ]
            try await story.archive.keep(mirror: rows, cursor: "c1", of: story.books)
            #expect(try await story.archive.cursor(ReadStream.mirror, of: story.books) == "c1")
            #expect(try await story.archive.shortLists(of: story.books) == [rows[0]])
            func found(
                ids: [String] = [], names: [String] = [], others: [String] = []
            ) async throws -> [String] {
                try await story.archive.longLists(of: story.books, ids: ids, names: names, others: others).map(\.body)
            }
            #expect(try await found(names: ["ann"]) == ["c1", "c2"])
            #expect(try await found(ids: ["1", "4"]) == ["c1", "i4"])
            #expect(try await found(others: ["sku-4", "ann@example.com"]) == ["c1", "i4"])
            #expect(try await found(names: ["sales", ""], others: [""]) == [])
            #expect(try await story.archive.longLists(of: "other", ids: ["1"], names: [], others: []).isEmpty)
        },
        ArchivePromise("a record that was read again replaces the kept one") { story in
            var row = MirrorRow(list: .item, id: "4", nameKey: "mug", otherKey: "sku", body: "a")
            try await story.archive.keep(mirror: [row], cursor: "c1", of: story.books)
            row.nameKey = "cup"
            row.body = "b"
            try await story.archive.keep(mirror: [row], cursor: "c2", of: story.books)
            #expect(try await story.archive.longLists(of: story.books, ids: ["4"], names: [], others: []) == [row])
            #expect(
                try await story.archive.longLists(of: story.books, ids: [], names: ["mug"], others: []).isEmpty)
        },
        ArchivePromise("records that are forgotten are gone, and the lists are read whole again") { story in
            let rows = ["1", "2"].map { MirrorRow(list: .account, id: $0, nameKey: "", otherKey: "", body: $0) }
            try await story.archive.keep(mirror: rows, cursor: "c1", of: story.books)
            try await story.archive.forget(mirror: [rows[0]], of: story.books)
            #expect(try await story.archive.shortLists(of: story.books) == [rows[1]])
            #expect(try await story.archive.cursor(ReadStream.mirror, of: story.books) == nil)
        },
        ArchivePromise("records that the books hold no more are dropped, and how far the lists were read stays") {
            story in
            let rows = ["1", "2"].map { MirrorRow(list: .item, id: $0, nameKey: "mug", otherKey: "", body: $0) }
            try await story.archive.keep(mirror: rows, cursor: "c1", of: story.books)
            try await story.archive.drop(
                mirror: [MirrorRow(list: .item, id: "1", nameKey: "", otherKey: "", body: "")], of: story.books)
            #expect(
                try await story.archive.longLists(of: story.books, ids: [], names: ["mug"], others: []) == [rows[1]])
            #expect(try await story.archive.cursor(ReadStream.mirror, of: story.books) == "c1")
        },
        ArchivePromise("records of each list are counted") { story in
            let rows = ["1", "2"].map { MirrorRow(list: .account, id: $0, nameKey: "", otherKey: "", body: $0) }
            let item = MirrorRow(list: .item, id: "1", nameKey: "mug", otherKey: "", body: "i")
            #expect(try await story.archive.listCounts(of: story.books).isEmpty)
            try await story.archive.keep(mirror: rows + [item], cursor: "c1", of: story.books)
            #expect(try await story.archive.listCounts(of: story.books) == [.account: 2, .item: 1])
            #expect(try await story.archive.listCounts(of: "other").isEmpty)
        },
        ArchivePromise("records of one list come in the order of their names, and no more than were asked for") {
            story in
            let rows = [("2", "a"), ("1", "b"), ("3", "c")].map {
                MirrorRow(list: .item, id: $0.0, nameKey: $0.1, otherKey: "", body: "")
            }
            let customer = MirrorRow(list: .customer, id: "9", nameKey: "a", otherKey: "", body: "")
            try await story.archive.keep(mirror: rows + [customer], cursor: "c1", of: story.books)
            #expect(try await story.archive.longList(.item, of: story.books, limit: 2).map(\.id) == ["2", "1"])
            #expect(try await story.archive.longList(.item, of: "other", limit: 2).isEmpty)
        },
        ArchivePromise("many keys are looked up at once") { story in
            let rows = (0..<700).map {
                MirrorRow(list: .item, id: "\($0)", nameKey: "name \($0)", otherKey: "", body: "")
            }
            try await story.archive.keep(mirror: rows, cursor: "c", of: story.books)
            let found = try await story.archive.longLists(
                of: story.books, ids: rows.map(\.id), names: rows.map(\.nameKey), others: [])
            #expect(found.count == 700)
        },
    ]

    /// Companies, connections and secrets.
    static let companies: [ArchivePromise] = [
        ArchivePromise("companies and connections are kept and changed") { story in
            #expect(try await story.archive.companies() == [CompanyRow(id: "acme", name: "Acme Promotions")])
            var row = try #require(try await story.archive.connection(story.store))
            row.profile = "{\"name\":\"Shop\"}"
            row.state = .signInNeeded
            try await story.archive.save(row)
            #expect(try await story.archive.connection(story.store) == row)
            #expect(try await story.archive.connections(of: "acme").map(\.id) == [story.store, story.books])
            #expect(try await story.archive.connection("none") == nil)
        },
        ArchivePromise("secrets are kept for each connection by name") { story in
            try await story.archive.save(secret: "token 1", "refresh", of: story.books)
            try await story.archive.save(secret: "token 2", "refresh", of: story.books)
            try await story.archive.save(secret: "token 3", "refresh", of: story.store)
            #expect(try await story.archive.secret("refresh", of: story.books) == "token 2")
            #expect(try await story.archive.secret("refresh", of: story.store) == "token 3")
            try await story.archive.save(secret: "token 4", "supplier.s-1", of: story.store)
            try await story.archive.save(secret: "token 5", "supplier.s-2", of: story.store)
            #expect(
                try await story.archive.secrets(beginning: "supplier.", of: story.store)
                    == ["supplier.s-1": "token 4", "supplier.s-2": "token 5"])
            try await story.archive.remove(secret: "supplier.s-1", of: story.store)
            #expect(try await story.archive.secrets(beginning: "supplier.", of: story.store).count == 1)
            #expect(try await story.archive.secrets(beginning: "supplier.", of: story.books).isEmpty)
            #expect(try await story.archive.secret("access", of: story.books) == nil)
        },
        ArchivePromise(
            "tokens are kept with the dates of their sign-in, which no other change of the connection touches"
        ) {
            story in
            let dates = SignInDates(
                givenAt: story.now, endsAt: story.now.advanced(bySeconds: 60),
                consentEndsAt: story.now.advanced(bySeconds: 90))
            #expect(try await story.connection(story.books).signIn == nil)
            try await story.archive.note(dates: dates, of: story.store)
            try await story.archive.note(dates: SignInDates(endsAt: story.now), of: story.store)
            #expect(try await story.connection(story.store).signIn == dates)
            try await story.archive.save(tokens: "t", "tokens", lasting: dates, of: story.books)
            var row = try await story.connection(story.books)
            #expect(row.signIn == dates)
            (row.name, row.signIn) = ("Renamed", nil)
            try await story.archive.save(row)
            #expect(try await story.connection(story.books).signIn == dates)
            #expect(try await story.archive.secret("tokens", of: story.books) == "t")
        },
        ArchivePromise("a connection needs its company, a secret its connection") { story in
            await #expect(throws: StorageProblem.self) {
                try await story.archive.save(secret: "s", "token", of: "nobody")
            }
            await #expect(throws: StorageProblem.self) {
                try await story.archive.save(
                    ConnectionRow(id: "x", company: "nobody", side: .store, kind: "any", name: "x", settings: "{}"))
            }
        },
    ]

    /// Runs and what they did.
    static let runs: [ArchivePromise] = [
        ArchivePromise("runs are listed newest first and keep how they ended") { story in
            for second in [1, 2, 3] as [Int64] {
                try await story.archive.save(
                    RunRow(
                        id: "r\(second)", company: "acme", store: story.store, workflow: "orders", trigger: "manual",
                        startedAt: story.now.advanced(bySeconds: second)))
            }
            var run = try #require(try await story.archive.runs(of: "acme", limit: 1).first)
            #expect(run.id == "r3")
            run.state = .interrupted
            run.finishedAt = story.now
            run.summary = "{\"posted\":1}"
            run.reason = "{}"
            try await story.archive.save(run)
            #expect(try await story.archive.runs(of: "acme", limit: 9).first == run)
            #expect(try await story.archive.runs(of: "acme", limit: 9).map(\.id) == ["r3", "r2", "r1"])
            let place = RunPlace(startedAt: story.now.advanced(bySeconds: 3), id: "r3")
            #expect(try await story.archive.runs(of: "acme", after: place, limit: 1).map(\.id) == ["r2"])
        },
        ArchivePromise("the times of a company tell its last whole sync and its next") { story in
            let empty = try await story.archive.syncTimes(of: "acme", stores: [story.store])
            #expect(empty == SyncTimes(hasStore: true))
            #expect(try await story.archive.syncTimes(of: "nobody", stores: []) == SyncTimes())
            for (id, state, second) in [("r1", RunRow.State.finished, 1), ("r2", .failed, 2)] as [(_, _, Int64)] {
                try await story.archive.save(
                    RunRow(
                        id: id, company: "acme", store: story.store, workflow: "orders", trigger: "manual",
                        startedAt: story.now.advanced(bySeconds: second),
                        finishedAt: story.now.advanced(bySeconds: second + 10), state: state))
            }
            try await story.archive.save(
                ScheduleRow(
                    company: "acme", store: story.store, workflow: "orders", rule: "every 60",
                    dueAt: story.now.advanced(bySeconds: 60)))
            let times = try await story.archive.syncTimes(of: "acme", stores: [story.store])
            #expect(times.last == story.now.advanced(bySeconds: 11))
            #expect(times.next == story.now.advanced(bySeconds: 60))
        },
        ArchivePromise("the last run of a workflow is found among any number of others") { story in
            var runs: [RunRow] = []
            for second in 1...300 as ClosedRange<Int64> {
                var run = RunRow(
                    id: "r\(second)", company: "acme", store: story.store, workflow: second < 4 ? "stock" : "orders",
                    trigger: "manual", startedAt: story.now.advanced(bySeconds: second))
                run.state = [.finished, .failed, .running][Int(second) % 3]
                runs.append(run)
            }
            for run in runs { try await story.archive.save(run) }
            let last: [(workflow: String, states: [RunRow.State], run: String?)] = [
                ("stock", RunRow.State.allCases, "r3"), ("stock", [.failed], "r1"), ("stock", [.interrupted], nil),
                ("orders", [.finished, .failed], "r300"), ("products", RunRow.State.allCases, nil),
            ]
            for (workflow, states, run) in last {
                let found = try await story.archive.lastRun(of: story.store, workflow: workflow, in: states)
                #expect(found?.id == run)
            }
            let newest = try await story.archive.lastRuns(
                of: [story.store, "nobody"], workflows: ["orders", "products", "stock"])
            #expect(newest.filter { $0.workflow == "products" }.isEmpty)
            for workflow in Set(newest.map(\.workflow)) {
                let own = newest.filter { $0.workflow == workflow }
                for states in [RunRow.State.allCases, [.finished]] {
                    let last = try await story.archive.lastRun(of: story.store, workflow: workflow, in: states)
                    #expect(own.first { states.contains($0.state) } == last)
                }
                #expect(own.count <= 2)
            }
            #expect(newest.contains { $0.workflow == "orders" })
        },
        ArchivePromise("a run whose process died ends as interrupted, others stay as they are") { story in
            for (id, workflow) in [("dead", "orders"), ("other", "stock")] {
                try await story.archive.save(
                    RunRow(
                        id: id, company: "acme", store: story.store, workflow: workflow, trigger: "manual",
                        startedAt: story.now))
            }
            try await story.archive.interruptRuns(of: story.store, workflow: "orders", now: story.now)
            let runs = try await story.archive.runs(of: "acme", limit: 9)
            #expect(runs.first { $0.id == "dead" }?.state == .interrupted)
            #expect(runs.first { $0.id == "dead" }?.finishedAt == story.now)
            #expect(runs.first { $0.id == "other" }?.state == .running)
        },
        ArchivePromise("a run has one result for a record: the last") { story in
            func result(_ subject: String, _ outcome: String) -> RunResultRow {
                RunResultRow(subject: subject, label: "N\(subject)", outcome: outcome, reason: nil)
            }
            try await story.archive.add([result("1", "waiting"), result("2", "posted")], to: "r")
            try await story.archive.add([result("1", "posted"), result("3", "failed")], to: "r")
            #expect(try await story.archive.counts(of: "r") == ["posted": 2, "failed": 1])
            let first = try await story.archive.results(of: "r", after: nil, limit: 2)
            let rest = try await story.archive.results(of: "r", after: first.last?.subject, limit: 2)
            #expect((first + rest).map(\.subject) == ["1", "2", "3"])
            let posted = try await story.archive.results(of: "r", outcome: "posted", after: "1", limit: 9)
            #expect(posted.map(\.subject) == ["2"])
            let nameless = RunResultRow(subject: "3", label: "3", outcome: "posted", reason: nil)
            try await story.archive.add([nameless], to: "r")
            let last = try await story.archive.results(of: "r", outcome: "posted", after: "2", limit: 9)
            #expect(last.map(\.label) == ["N3"])
            let unnamed = RunResultRow(subject: "4", label: "", outcome: "skipped", reason: nil)
            try await story.archive.add([unnamed], to: "r")
            #expect(try await story.archive.results(of: "r", after: "3", limit: 9).map(\.label) == ["4"])
        },
    ]

    /// Products of a store.
    static let products: [ArchivePromise] = [
        ArchivePromise("products are paged, and keep their mark until they change") { story in
            let rows = [("1", ""), ("1", "red"), ("2", "")].map {
                ProductRow(id: $0.0, variation: $0.1, body: "a", state: "new")
            }
            try await story.archive.keep(products: rows, cursor: "c1", of: story.store)
            #expect(try await story.archive.cursor(ReadStream.products, of: story.store) == "c1")
            try await story.archive.mark(product: "1", variation: "red", of: story.store, state: "linked", reason: "r")
            try await story.archive.keep(products: rows, cursor: "c2", of: story.store)
            let first = try await story.archive.products(of: story.store, after: nil, limit: 2)
            let rest = try await story.archive.products(of: story.store, after: ("1", "red"), limit: 2)
            #expect(first.map(\.state) == ["new", "linked"])
            #expect(first[1].reason == "r")
            #expect(rest == [rows[2]])
            var changed = rows[1]
            changed.body = "b"
            try await story.archive.keep(products: [changed], cursor: "c3", of: story.store)
            let page = try await story.archive.products(of: story.store, after: ("1", ""), limit: 1)
            #expect(page == [changed])
        }
    ]
}
