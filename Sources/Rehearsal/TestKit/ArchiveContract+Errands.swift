import Accounting
import Storage
import Testing

extension ArchivePromise {
    /// What people asked the server to do.
    static let errands: [ArchivePromise] = [
        ArchivePromise("who asks twice for one thing gets the errand that is open; a new one once it is done") {
            story in
            let first = try await story.ask("e1")
            #expect(try await story.ask("e2") == first)
            #expect(try await story.ask("e3", .dryRun).id == "e3")
            #expect(try await story.archive.openErrands(of: "acme").map(\.id) == ["e1", "e3"])
            #expect(try await story.claimErrand([.orders], "a") == "e1")
            try await story.archive.finish(errand: "e1", outcome: "{}", owner: "a", now: story.now)
            #expect(try await story.ask("e4").id == "e4")
            let done = try #require(try await story.archive.errand("e1"))
            #expect(done.outcome == "{}" && done.finishedAt == story.now)
            let known = try await story.archive.errands(of: story.store, kind: .orders, limit: 9)
            #expect(known.map(\.id) == ["e4", "e1"])
            let latest = try await story.archive.latestErrands(
                of: story.store, kinds: [.orders, .dryRun, .stock], limit: 1)
            #expect(latest.mapValues { $0.map(\.id) } == [.orders: ["e4"], .dryRun: ["e3"]])
            #expect(try await story.archive.errand("e2") == nil)
        },
        ArchivePromise("errands of a kind about several things wait beside each other, one of each") { story in
            _ = try await story.ask("e1", .undoingAsked, about: "order 1")
            _ = try await story.ask("e2", .undoingAsked, about: "order 2", second: 1)
            #expect(try await story.ask("e3", .undoingAsked, about: "order 1").id == "e1")
            #expect(try await story.archive.openErrands(of: "acme").map(\.subject) == ["order 1", "order 2"])
            #expect(try await story.claimErrand([.undoingAsked], "a") == "e1")
            #expect(try await story.claimErrand([.undoingAsked], "b") == "e2")
        },
        ArchivePromise("an errand is claimed by one process, the one that waits longest first") { story in
            _ = try await story.ask("e1", .stock, second: 5)
            _ = try await story.ask("e2", .products, second: 3)
            _ = try await story.ask("e3", .backfill, second: 1)
            let kinds: [ErrandRow.Kind] = [.products, .stock]
            #expect(try await story.claimErrand(kinds, "a") == "e2")
            #expect(try await story.claimErrand(kinds, "b") == "e1")
            #expect(try await story.claimErrand(kinds, "c") == nil)
            #expect(try await story.claimErrand([.backfill], "c") == "e3")
        },
        ArchivePromise("an errand whose process died is claimed again, and the dead one finishes nothing") { story in
            _ = try await story.ask("e1")
            #expect(try await story.claimErrand([.orders], "dead") == "e1")
            try await story.archive.extendErrands(of: "dead", until: story.now.advanced(bySeconds: 120))
            #expect(try await story.claimErrand([.orders], "alive", at: 100) == nil)
            #expect(try await story.claimErrand([.orders], "alive", at: 121) == "e1")
            try await story.archive.finish(errand: "e1", outcome: "{}", owner: "dead", now: story.now)
            #expect(try await story.archive.errand("e1")?.finishedAt == nil)
        },
        ArchivePromise("an errand that is put back waits until its time") { story in
            _ = try await story.ask("e1")
            #expect(try await story.claimErrand([.orders], "a") == "e1")
            try await story.archive.putBack(errand: "e1", owner: "a", at: story.now.advanced(bySeconds: 5))
            #expect(try await story.claimErrand([.orders], "b", at: 4) == nil)
            #expect(try await story.claimErrand([.orders], "b", at: 5) == "e1")
        },
    ]
}

extension ArchiveFixture {
    fileprivate func ask(
        _ id: String, _ kind: ErrandRow.Kind = .orders, about subject: String = "", second: Int64 = 0
    ) async throws -> ErrandRow {
        try await archive.ask(
            ErrandRow(
                id: id, company: company, store: store, kind: kind, subject: subject, askedBy: "ana",
                askedAt: now.advanced(bySeconds: second)))
    }

    fileprivate func claimErrand(
        _ kinds: [ErrandRow.Kind], _ owner: String, at second: Int64 = 10
    ) async throws -> String? {
        let now = now.advanced(bySeconds: second)
        return try await archive.claimErrand(kinds, now: now, owner: owner, leaseUntil: now.advanced(bySeconds: 60))?.id
    }
}
