import Accounting
import LinkLedger
import Storage
import Testing

extension ArchivePromise {
    /// Orders that change while something of them is on its way.
    static let changing: [ArchivePromise] = [
        ArchivePromise("a changed order is decided again only when nothing of it is on its way") { story in
            try await story.sell("1")
            _ = try await story.archive.keep(
                orders: [story.raw("1", second: 5, hash: "b")], of: story.store, now: story.now)
            #expect(try await story.undecided().isEmpty)
            try await story.postAll()
            #expect(try await story.undecided().map(\.id) == ["1"])
            #expect(try await story.undecided().first?.posted.count == 2)
        },
        ArchivePromise("a changed order that needs a person drops what was refused") { story in
            try await story.keep("1")
            let sale = story.intent(story.sale("1"), of: "1", kind: .invoice)
            try await story.record(story.decision("1", intents: [sale]))
            try await story.send(sale.id, .refused(reason: "r", reasonCode: "c"))
            _ = try await story.archive.keep(
                orders: [story.raw("1", second: 5, hash: "b")], of: story.store, now: story.now)
            try await story.record(story.decision("1", intents: [sale]))
            try await story.send(sale.id, .posted(story.link(sale), nil))
            #expect(try await story.standing("1") == "posted")
        },
    ]

    /// Several workers on one archive.
    static let sharing: [ArchivePromise] = [
        ArchivePromise("a lease is one owner's until it ends or is given back") { story in
            func lease(_ owner: String, at second: Int64, for length: Int64 = 10) async throws -> Bool {
                try await story.archive.lease(
                    "posting", owner: owner, now: story.now.advanced(bySeconds: second),
                    until: story.now.advanced(bySeconds: second + length))
            }
            #expect(try await lease("a", at: 0))
            #expect(try await lease("b", at: 9) == false)
            #expect(try await lease("a", at: 9))
            #expect(try await lease("b", at: 18) == false)
            #expect(try await lease("b", at: 19))
            try await story.archive.release("posting", owner: "a")
            #expect(try await lease("a", at: 20) == false)
            try await story.archive.release("posting", owner: "b")
            #expect(try await lease("a", at: 20))
        },
        ArchivePromise("a schedule that is due is claimed by one, the longest due first") { story in
            for (workflow, due) in [("orders", 20), ("stock", 10), ("products", nil)] as [(String, Int64?)] {
                try await story.archive.save(story.schedule(workflow, due: due))
            }
            func claim(_ owner: String, at second: Int64) async throws -> String? {
                let at = story.now.advanced(bySeconds: second)
                let schedule = try await story.archive.claimDue(
                    now: at, owner: owner, leaseUntil: at.advanced(bySeconds: 100), except: [])
                return schedule?.workflow
            }
            #expect(try await claim("a", at: 5) == nil)
            #expect(try await claim("a", at: 30) == "stock")
            #expect(try await claim("b", at: 30) == "orders")
            #expect(try await claim("c", at: 30) == nil)
            #expect(try await claim("c", at: 130) == "stock")
            try await story.archive.finish(story.schedule("stock", due: 500), owner: "a")
            #expect(try await claim("d", at: 229) == "orders")
            try await story.archive.finish(story.schedule("stock", due: 500), owner: "c")
            #expect(try await claim("e", at: 499) == "orders")
            #expect(try await claim("e", at: 500) == "stock")
        },
        ArchivePromise("a schedule that was claimed is prolonged for its owner, and for nobody else") { story in
            try await story.archive.save(story.schedule("orders", due: 0))
            func claim(_ owner: String, at second: Int64) async throws -> String? {
                let at = story.now.advanced(bySeconds: second)
                let schedule = try await story.archive.claimDue(
                    now: at, owner: owner, leaseUntil: at.advanced(bySeconds: 60), except: [])
                return schedule?.workflow
            }
            func prolong(_ owner: String, until second: Int64) async throws {
                try await story.archive.extend(
                    schedules: [story.schedule("orders", due: 0)], of: owner,
                    until: story.now.advanced(bySeconds: second))
            }
            #expect(try await claim("a", at: 1) == "orders")
            try await prolong("a", until: 100)
            try await prolong("b", until: 500)
            #expect(try await claim("b", at: 99) == nil)
            #expect(try await claim("b", at: 100) == "orders")
            try await prolong("a", until: 500)
            #expect(try await claim("c", at: 160) == "orders")
        },
        ArchivePromise("a schedule is not claimed for companies that are left out") { story in
            for (company, due) in [("acme", 10), ("other", 20)] as [(String, Int64)] {
                var schedule = story.schedule("orders", due: due)
                (schedule.company, schedule.store) = (company, "\(company)-store")
                try await story.archive.save(schedule)
            }
            let at = story.now.advanced(bySeconds: 30)
            for (left, claimed) in [(["acme", "other"], nil), (["acme", "third"], "other"), ([], "acme")]
                as [([String], String?)]
            {
                let schedule = try await story.archive.claimDue(
                    now: at, owner: "a", leaseUntil: at.advanced(bySeconds: 100), except: Set(left))
                #expect(schedule?.company == claimed)
            }
        },
        ArchivePromise("a rule that was changed while its workflow ran keeps its own due time") { story in
            try await story.archive.save(story.schedule("orders", due: 0))
            _ = try await story.archive.claimDue(now: story.now, owner: "a", leaseUntil: story.now, except: [])
            try await story.archive.save(story.schedule("orders", due: 7, rule: "daily 03:30"))
            try await story.archive.finish(story.schedule("orders", due: 3600), owner: "a")
            let schedules = try await story.archive.schedules(of: "acme")
            #expect(schedules == [story.schedule("orders", due: 7, rule: "daily 03:30")])
            #expect(try await story.archive.schedules(of: nil) == schedules)
            #expect(try await story.archive.schedules(of: "other").isEmpty)
        },
    ]
}

extension ArchiveFixture {
    fileprivate func schedule(_ workflow: String, due: Int64?, rule: String = "every 3600") -> ScheduleRow {
        ScheduleRow(
            company: "acme", store: store, workflow: workflow, rule: rule,
            dueAt: due.map { now.advanced(bySeconds: $0) })
    }
}
