import Accounting
import ConnectorKit
package import Storage
import Sync

/// Hands letters to the mail server, and tries again when it is away.
package struct Postman: Sendable {
    /// What the mail server said.
    package enum Answer: Hashable, Sendable {
        case taken
        /// Not now; later it may.
        case delayed(LetterProblem)
        /// Never.
        case refused(LetterProblem)
    }

    private let services: Services
    private let pauseSeconds: Int64
    private let handIn: @Sendable (LetterRow) async -> Answer

    /// A letter that was not taken is tried again after `pauseSeconds`, then after twice as long, and so on up to an hour.
    package init(
        _ services: Services, pauseSeconds: Int64, handIn: @escaping @Sendable (LetterRow) async -> Answer
    ) {
        self.services = services
        self.pauseSeconds = pauseSeconds
        self.handIn = handIn
    }

    /// Hands over the letters that are due; returns how many were accepted. When the server is away, it stops at the first one.
    package func sendDue() async throws(FeatureProblem) -> Int {
        let archive = services.archive
        var taken = 0
        let start = services.world.clock.now()
        for letter in try await withFeatureProblem({ try await archive.dueLetters(now: start, limit: Self.atOnce) }) {
            let answer = await handIn(letter)
            let now = services.world.clock.now()
            switch answer {
            case .taken:
                try await withFeatureProblem { try await archive.markSent(letter: letter.id, now: now) }
                taken += 1
            case .refused(let problem):
                let text = try json(problem)
                try await withFeatureProblem {
                    try await archive.postpone(letter: letter.id, until: nil, problem: text)
                }
            case .delayed(let problem):
                let text = try json(problem)
                let due = next(after: letter, now)
                try await withFeatureProblem {
                    try await archive.postpone(letter: letter.id, until: due, problem: text)
                }
                if due != nil { return taken }
            }
        }
        return taken
    }

    /// `nil` once a letter is too old to be of use.
    private func next(after letter: LetterRow, _ now: Instant) -> Instant? {
        guard now.seconds - letter.createdAt.seconds < Self.secondsMost else { return nil }
        return now.advanced(bySeconds: min(pauseSeconds << min(letter.tries, 12), Self.pauseSecondsMost))
    }

    private static let pauseSecondsMost: Int64 = 3600

    private static let atOnce = 50
    /// Five days, as mail servers themselves keep trying. Source: RFC 5321 §4.5.4.1.
    private static let secondsMost: Int64 = 5 * 86_400
}

/// Letters that are written and wait for the postman.
package struct Letters: Sendable {
    private let services: Services

    package init(_ services: Services) {
        self.services = services
    }

    /// Those that wait since the mail server did not take one; `nil` when it took all.
    package func waiting() async throws(FeatureProblem) -> WaitingLetters? {
        let archive = services.archive
        let waiting = try await withFeatureProblem { try await archive.waitingLetters() }
        guard let kept = waiting.problem else { return nil }
        let problem: LetterProblem?
        // Kept by an earlier program as a text: the next try keeps it anew.
        do { problem = try RecordText.decode(LetterProblem.self, from: kept) } catch { problem = nil }
        return WaitingLetters(count: waiting.count, problem: problem)
    }

    /// Keeps a letter; one of its key is kept once only. `false` when it was.
    @discardableResult
    package func keep(
        key: String, to recipient: String, subject: String, text: String, html: String
    ) async throws(FeatureProblem) -> Bool {
        let letter = LetterRow(
            id: services.world.identifiers.next(), key: key, recipient: recipient, subject: subject, text: text,
            html: html, createdAt: services.world.clock.now())
        let archive = services.archive
        return try await withFeatureProblem { try await archive.keep(letter) }
    }
}
