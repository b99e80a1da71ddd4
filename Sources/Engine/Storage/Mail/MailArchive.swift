package import Accounting

/// A letter on its way to a person, kept until the mail server has taken it.
package struct LetterRow: Hashable, Sendable {
    package var id: String
    /// What it tells of whom: a second letter of the same key is not kept.
    package var key: String
    package var recipient: String
    package var subject: String
    package var text: String
    package var html: String
    package var createdAt: Instant
    /// How often it was handed in without being taken.
    package var tries: Int

    package init(
        id: String, key: String, recipient: String, subject: String, text: String, html: String, createdAt: Instant,
        tries: Int = 0
    ) {
        (self.id, self.key, self.recipient) = (id, key, recipient)
        (self.subject, self.text, self.html) = (subject, text, html)
        (self.createdAt, self.tries) = (createdAt, tries)
    }
}

/// What a person wants to be told of the syncs of a company (W1).
package enum ReportChoice: String, Hashable, Sendable, CaseIterable {
    case never, eachSync, daily, onErrors
}

/// Who wants to be told, and since when: what was before is not told.
package struct ReportWish: Hashable, Sendable {
    package var user: String
    package var choice: ReportChoice
    package var since: Instant

    package init(user: String, choice: ReportChoice, since: Instant) {
        (self.user, self.choice, self.since) = (user, choice, since)
    }
}

/// Letters that wait, and who wants which.
package protocol MailArchive: Sendable {
    /// Keeps a letter; `false`, and nothing is kept, when one of its key was kept before, sent or not.
    func keep(_ letter: LetterRow) async throws(StorageProblem) -> Bool
    /// Letters that are to be handed in now, oldest first.
    func dueLetters(now: Instant, limit: Int) async throws(StorageProblem) -> [LetterRow]
    /// The server has taken it: its text is forgotten, its key is not.
    func markSent(letter id: String, now: Instant) async throws(StorageProblem)
    /// It was not taken: to be tried again at `next`; with `nil` never, and its text is forgotten.
    func postpone(letter id: String, until next: Instant?, problem: String) async throws(StorageProblem)
    /// How many letters wait, and what the server said to the one that was tried last; for who watches the server.
    func waitingLetters() async throws(StorageProblem) -> (count: Int, problem: String?)

    /// What a person chose, by company; a company without a choice tells nothing.
    func reportChoices(of user: String) async throws(StorageProblem) -> [String: ReportChoice]
    /// Those of a company who want to be told anything.
    func reportWishes(in company: String) async throws(StorageProblem) -> [ReportWish]
    /// A choice that stays the same keeps its time.
    func save(_ wish: ReportWish, in company: String) async throws(StorageProblem)
}
