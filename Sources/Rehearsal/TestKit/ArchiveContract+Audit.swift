import Accounting
import LinkLedger
package import Storage
import Testing

extension ArchivePromise {
    /// Who did what, chained so that nothing of it can be changed unnoticed.
    static let audit: [ArchivePromise] = [
        ArchivePromise("a request and its answer are in the audit, each written with what it tells of") { story in
            try await story.sell("1")
            #expect(try await story.begin("a", ["1:customer/7/customer", "no such intent"]) == false)
            #expect(try await story.entries().isEmpty)
            try await story.postAll()
            let entries = try await story.entries()
            #expect(entries.map(\.action) == [.request, .answer, .request, .answer, .request, .answer])
            #expect(entries.map(\.place) == [1, 2, 3, 4, 5, 6])
            #expect(entries[0].request == "{\"request 0\":1}" && entries[1].request.isEmpty)
            #expect(entries.map(\.previous) == [""] + entries.dropLast().map(\.hash))
            let verdict = try await story.archive.verifyAudit(of: story.company, noted: nil)
            #expect(verdict == AuditVerdict(head: AuditHead(count: 6, hash: entries[5].hash), flaw: nil))
        },
        ArchivePromise("who started a run is the actor of what the run did, unless another is named") { story in
            let run = RunRow(
                id: "r1", company: story.company, store: story.store, workflow: "orders", trigger: "schedule",
                startedAt: story.now)
            try await story.archive.save(run)
            try await story.archive.add(
                AuditNote(.request, run: "r1", content: "{}"), to: story.company, now: story.now)
            try await story.archive.add(
                AuditNote(.retry, actor: "iris", run: "r1", content: "{}"), to: story.company, now: story.now)
            #expect(try await story.entries().map(\.actor) == ["schedule", "iris"])
            #expect(try await story.entries { $0.actor = "iris" }.map(\.place) == [2])
            #expect(try await story.entries { $0.action = .request }.map(\.place) == [1])
            #expect(try await story.entries { $0.run = "r1" }.count == 2)
        },
        ArchivePromise("entries are found by what they are about, a request with its answer, page by page") { story in
            for (second, (action, subject)) in auditedSubjects.enumerated() {
                let note = AuditNote(
                    action, actor: "iris", requestKey: action == .retry ? "" : "key \(second / 2)",
                    subjects: [subject], content: "{\"n\":\(second)}")
                try await story.archive.add(
                    note, to: story.company, now: story.now.advanced(bySeconds: Int64(second)))
            }
            #expect(try await story.entries { $0.subjects = [.order("1")] }.map(\.place) == [1, 2, 5])
            #expect(try await story.entries { $0.subjects = [.record(.invoice, "129")] }.map(\.place) == [1, 2])
            #expect(try await story.entries { $0.subjects = [.order("2"), .number("EW9")] }.map(\.place) == [3, 4])
            #expect(try await story.entries { $0.operation = .void }.map(\.place) == [3, 4])
            let both = try await story.entries {
                $0.operation = .void
                $0.subjects = [.order("1")]
            }
            #expect(both.isEmpty)
            let times = try await story.entries {
                $0.from = story.now.advanced(bySeconds: 1)
                $0.until = story.now.advanced(bySeconds: 3)
            }
            #expect(times.map(\.place) == [2, 3])
            let newest = try await story.archive.audit(
                of: story.company, AuditSearch(), page: .newestFirst(before: nil), limit: 2)
            let older = try await story.archive.audit(
                of: story.company, AuditSearch(), page: .newestFirst(before: 4), limit: 2)
            #expect(newest.map(\.place) == [5, 4] && older.map(\.place) == [3, 2])
            var search = AuditSearch()
            search.subjects = [.order("1")]
            let late = try await story.archive.audit(
                of: story.company, search, page: .newestFirst(before: 5), limit: 1)
            #expect(late.map(\.place) == [2])
        },
        ArchivePromise("each company has an audit of its own") { story in
            for company in [story.company, "other"] {
                try await story.archive.add(AuditNote(.link, content: "{}"), to: company, now: story.now)
                #expect(try await story.archive.verifyAudit(of: company, noted: nil).head.count == 1)
            }
            #expect(try await story.entries().count == 1)
            #expect(try await story.archive.verifyAudit(of: "nobody", noted: nil).flaw == nil)
        },
        ArchivePromise("an end that was noted is held against the audit") { story in
            for _ in 0..<3 {
                try await story.archive.add(AuditNote(.link, content: "{}"), to: story.company, now: story.now)
            }
            let second = try await story.entries()[1]
            #expect(try await story.flaw(noted: AuditHead(count: 2, hash: second.hash)) == nil)
            #expect(try await story.flaw(noted: AuditHead(count: 2, hash: "other")) == .notedDiffers(place: 2))
            #expect(try await story.flaw(noted: AuditHead(count: 4, hash: "later")) == .cutOff(count: 3, expected: 4))
        },
        ArchivePromise("settings and retries are in the audit together with what they change") { story in
            try await story.keep("1")
            let note = AuditNote(.policy, actor: "iris", subjects: [.connection(story.store)], content: "{}")
            _ = try await story.archive.save(
                policy: "{}", of: story.store, readsAnew: false, note: note, now: story.now)
            let retry = AuditNote(.retry, actor: "iris", subjects: [.order("1")], content: "{}")
            _ = try await story.archive.decideAgain(["1"], of: story.store, note: retry, now: story.now)
            #expect(try await story.entries().map(\.action) == [.policy, .retry])
            let versions = try await story.archive.policyVersions(of: story.store, before: nil, limit: 9)
            #expect(
                versions == [PolicyVersionRow(version: 1, savedAt: story.now, savedBy: "iris", isForgotten: false)])
            #expect(try await story.archive.policy(of: story.store, version: 1) == "{}")
            #expect(try await story.archive.policy(of: story.store, version: 2) == nil)
            #expect(try await story.archive.policyVersions(of: story.store, before: 1, limit: 9).isEmpty)
            #expect(try await story.entries { $0.subjects = [.order("1")] }.map(\.action) == [.retry])
        },
    ]

    private static let auditedSubjects: [(AuditAction, AuditSubject)] = [
        (.request, .order("1")), (.answer, .record(.invoice, "129")), (.request, .operation(.void)),
        (.answer, .number("ew9")), (.retry, .order("1")),
    ]
}

extension ArchiveFixture {
    /// The company's audit from its first entry on.
    package func entries(_ change: (inout AuditSearch) -> Void = { _ in }) async throws -> [AuditEntry] {
        var search = AuditSearch()
        change(&search)
        return try await archive.audit(of: company, search, page: .oldestFirst(after: 0), limit: 1000)
    }

    fileprivate func flaw(noted: AuditHead) async throws -> AuditFlaw? {
        try await archive.verifyAudit(of: company, noted: noted).flaw
    }
}
