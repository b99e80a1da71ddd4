import Accounting
import Storage
import Testing

extension ArchivePromise {
    /// Keys of programs, their calls, and webhooks.
    static let programs: [ArchivePromise] = [
        ArchivePromise("a key is found by its hash, notes its use, and is revoked once") { story in
            try await story.addAna()
            let key = story.programKey("k1", user: "u1")
            try await story.archive.save(key, note: story.note, now: story.now)
            #expect(try await story.archive.key(hash: "h-k1") == key)
            #expect(try await story.archive.key(hash: "nope") == nil)
            let later = story.now.advanced(bySeconds: 60)
            try await story.archive.noteUse(ofKey: "k1", at: later)
            #expect(try await story.archive.key("k1")?.usedAt == later)
            #expect(try await story.archive.revoke(key: "k1", note: story.note, now: later))
            #expect(try await !story.archive.revoke(key: "k1", note: story.note, now: later))
            #expect(try await story.archive.keys(ofUser: "u1").map(\.revokedAt) == [later])
            #expect(try await story.archive.remove(user: "u1", note: story.note, now: later))
            #expect(try await story.archive.key("k1") == nil)
        },
        ArchivePromise("keys of a company's stores are listed, and what they did is in its audit") { story in
            let before = try await story.entries().count
            let key = story.programKey("k2", store: story.store)
            try await story.archive.save(key, note: story.note, now: story.now)
            #expect(try await story.archive.storeKeys(ofCompany: "acme") == [key])
            #expect(try await story.entries().count == before + 1)
        },
        ArchivePromise("a call that bears a name is done once, and its answer is given again") { story in
            let call = NamedCall(holder: "k1", name: "one", print: "p")
            #expect(try await story.take(call) == .new)
            #expect(try await story.take(call) == .underWay)
            #expect(try await story.take(NamedCall(holder: "k1", name: "one", print: "q")) == .other)
            #expect(try await story.take(NamedCall(holder: "k2", name: "one", print: "q")) == .new)
            try await story.archive.finish(call, answer: "201 made")
            #expect(try await story.take(call) == .done("201 made"))
            #expect(try await story.take(call, after: 10 * 86_400) == .new)
        },
        ArchivePromise("a call that was let go, or that nobody finished, may be done again") { story in
            let call = NamedCall(holder: "k1", name: "two", print: "p")
            #expect(try await story.take(call) == .new)
            try await story.archive.release(call)
            #expect(try await story.take(call) == .new)
            #expect(try await story.take(call, after: 3600) == .new)
            try await story.archive.finish(call, answer: "done")
            try await story.archive.release(call)
            #expect(try await story.take(call) == .done("done"))
        },
        ArchivePromise("a webhook is told each piece of news once, and deliveries are tried when they are due") {
            story in
            let hook = story.webhook("w1")
            try await story.archive.save(hook, note: story.note, now: story.now)
            #expect(try await story.archive.webhooks(of: "acme") == [hook])
            #expect(try await story.archive.webhooks(of: nil) == [hook])
            let first = story.delivery("d1", key: "a", at: 0)
            let second = story.delivery("d2", key: "b", at: 1)
            let again = story.delivery("d3", key: "a", at: 2)
            try await story.archive.keep([first, second, again], ofWebhook: "w1", place: "here")
            #expect(try await story.archive.webhooks(of: "acme").map(\.place) == ["here"])
            let until = story.now.advanced(bySeconds: 60)
            let now = story.now.advanced(bySeconds: 5)
            #expect(try await story.archive.takeDue(now: now, until: until, limit: 9) == [first, second])
            #expect(try await story.archive.takeDue(now: now, until: until, limit: 9).isEmpty)
            try await story.archive.note(delivery: "d1", status: 200, answer: "ok", doneAt: now, next: nil)
            try await story.archive.note(delivery: "d2", status: nil, answer: "away", doneAt: nil, next: until)
            #expect(try await story.archive.takeDue(now: until, until: until, limit: 9).map(\.tries) == [1])
            let listed = try await story.archive.deliveries(ofWebhook: "w1", before: nil, limit: 1)
            #expect(listed.map(\.id) == ["d2"])
            #expect(
                try await story.archive.deliveries(ofWebhook: "w1", before: listed.last, limit: 9).map(\.status)
                    == [200])
            #expect(try await story.archive.delivery("d2")?.answer == "away")
        },
        ArchivePromise("a webhook that changes keeps how far it was told, and one that goes takes its messages along") {
            story in
            var hook = story.webhook("w1")
            try await story.archive.save(hook, note: story.note, now: story.now)
            try await story.archive.keep([story.delivery("d1", key: "a", at: 0)], ofWebhook: "w1", place: "here")
            hook.events = ["run.finished"]
            hook.secrets = [.init(text: "new"), .init(text: "old", endsAt: 9)]
            try await story.archive.save(hook, note: story.note, now: story.now)
            hook.place = "here"
            #expect(try await story.archive.webhooks(of: "acme") == [hook])
            try await story.archive.note(delivery: "d1", status: 410, answer: "", doneAt: nil, next: nil)
            try await story.archive.forgetDeliveries(before: story.now.advanced(bySeconds: 60))
            #expect(try await story.archive.delivery("d1") == nil)
            try await story.archive.remove(webhook: "w1", note: story.note, now: story.now)
            #expect(try await story.archive.webhooks(of: nil).isEmpty)
        },
    ]
}

extension ArchiveFixture {
    fileprivate var note: AuditNote { AuditNote(.person, actor: "t", content: "{}") }

    fileprivate func addAna() async throws {
        let user = UserRow(id: "u1", email: "ana@example.com", name: "Ana", createdAt: now)
        #expect(try await archive.add(user, note: note, now: now))
    }

    fileprivate func entries() async throws -> [AuditEntry] {
        try await archive.audit(of: "acme", AuditSearch(), page: .oldestFirst(after: 0), limit: 999)
    }

    fileprivate func programKey(_ id: String, user: String? = nil, store: String? = nil) -> ProgramKeyRow {
        ProgramKeyRow(
            id: id, hash: "h-\(id)", user: user, company: store == nil ? nil : "acme", store: store, name: "Script",
            scopes: ["read", "orders"], madeBy: "t", createdAt: now, endsAt: now.advanced(bySeconds: 86_400))
    }

    fileprivate func take(_ call: NamedCall, after seconds: Int64 = 0) async throws -> NamedCallStanding {
        let now = now.advanced(bySeconds: seconds)
        return try await archive.take(
            call, now: now, abandonedBefore: now.advanced(bySeconds: -600),
            forgottenBefore: now.advanced(bySeconds: -7 * 86_400))
    }

    fileprivate func webhook(_ id: String) -> WebhookRow {
        WebhookRow(
            id: id, company: "acme", address: "https://example.com/hook", events: ["order.posted", "run.finished"],
            secrets: [.init(text: "secret")], madeBy: "t", createdAt: now, place: "{}")
    }

    fileprivate func delivery(_ id: String, key: String, at second: Int64) -> DeliveryRow {
        let at = now.advanced(bySeconds: second)
        return DeliveryRow(
            id: id, webhook: "w1", key: key, event: "order.posted", body: "{}", createdAt: at, dueAt: at)
    }
}
