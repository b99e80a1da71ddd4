import Accounting
import Storage
import Testing

extension ArchivePromise {
    /// Letters that wait, and who wants reports.
    static let mail: [ArchivePromise] = [
        ArchivePromise("a letter waits until it is sent, and one of its key is never kept again") { story in
            let letter = story.letter("l1", key: "k")
            #expect(try await story.archive.keep(letter))
            #expect(try await !story.archive.keep(story.letter("l2", key: "k")))
            #expect(try await story.archive.dueLetters(now: story.now, limit: 9) == [letter])
            try await story.archive.markSent(letter: "l1", now: story.now)
            #expect(try await story.archive.dueLetters(now: story.now, limit: 9).isEmpty)
            #expect(try await !story.archive.keep(story.letter("l3", key: "k")))
            #expect(try await story.archive.waitingLetters().count == 0)
        },
        ArchivePromise("a letter that was not taken is tried again at its time, and can be given up") { story in
            #expect(try await story.archive.keep(story.letter("l1", key: "k")))
            let later = story.now.advanced(bySeconds: 60)
            try await story.archive.postpone(letter: "l1", until: later, problem: "away")
            #expect(try await story.archive.dueLetters(now: story.now, limit: 9).isEmpty)
            #expect(try await story.archive.dueLetters(now: later, limit: 9).map(\.tries) == [1])
            let waiting = try await story.archive.waitingLetters()
            #expect(waiting.count == 1 && waiting.problem == "away")
            try await story.archive.postpone(letter: "l1", until: nil, problem: "no such person")
            #expect(try await story.archive.waitingLetters().count == 0)
        },
        ArchivePromise("who wants reports is known for each company, and goes with the person") { story in
            let user = UserRow(id: "u1", email: "ana@example.com", name: "Ana", createdAt: story.now)
            let note = AuditNote(.person, actor: "t", content: "{}")
            #expect(try await story.archive.add(user, note: note, now: story.now))
            #expect(try await story.archive.reportChoices(of: "u1").isEmpty)
            func wish(_ choice: ReportChoice, _ second: Int64) -> ReportWish {
                ReportWish(user: "u1", choice: choice, since: story.now.advanced(bySeconds: second))
            }
            try await story.archive.save(wish(.daily, 0), in: "acme")
            try await story.archive.save(wish(.onErrors, 1), in: "acme")
            try await story.archive.save(wish(.onErrors, 2), in: "acme")
            #expect(try await story.archive.reportWishes(in: "acme") == [wish(.onErrors, 1)])
            try await story.archive.save(CompanyRow(id: "beta", name: "Beta"))
            try await story.archive.save(wish(.daily, 2), in: "beta")
            #expect(try await story.archive.reportChoices(of: "u1") == ["acme": .onErrors, "beta": .daily])
            #expect(try await story.archive.reportChoices(of: "u2").isEmpty)
            try await story.archive.save(wish(.never, 3), in: "acme")
            #expect(try await story.archive.reportWishes(in: "acme").isEmpty)
        },
    ]
}

extension ArchiveFixture {
    fileprivate func letter(_ id: String, key: String) -> LetterRow {
        LetterRow(
            id: id, key: key, recipient: "ana@example.com", subject: "S", text: "T", html: "<p>T</p>", createdAt: now)
    }
}
