package import Accounting

/// When a call is tried again by itself, and after how long. Each vendor gives its own figures, with their reasons.
///
/// Only what cannot have been carried out is repeated: reads, and any call that was turned away for its pace (429).
package struct RetryPolicy: Hashable, Sendable {
    /// What a refused pace means for a call.
    package enum Throttling: Hashable, Sendable {
        /// The call waits as long as the refusal says, or so many seconds where it does not; a wait above the most is given back, so that
        /// other work goes on.
        case waits(secondsUnlessSaid: Int, secondsMax: Int)
        /// The pace that all calls share waits instead.
        case waitedElsewhere
    }

    /// Tries of one call, the first among them.
    package var attemptsMax: Int
    /// The first wait after a fault. It doubles each time, and up to as much again is added by chance.
    package var backOffMilliseconds: Int64
    package var throttling: Throttling

    package init(attemptsMax: Int, backOffMilliseconds: Int64, throttling: Throttling) {
        self.attemptsMax = attemptsMax
        self.backOffMilliseconds = backOffMilliseconds
        self.throttling = throttling
    }

    /// Milliseconds to wait before the call is tried again; `nil` when it must not be repeated. `attempt` counts from 1.
    package func wait(
        after problem: ConnectorProblem, attempt: Int, isRead: Bool, chance: any Chance
    ) -> Int64? {
        guard attempt < attemptsMax, problem.text != ConnectorProblem.cancelled else { return nil }
        switch problem.cause {
        case .throttled(let seconds): return wait(throttledFor: seconds, chance)
        case .serverFault, .unreachable:
            guard isRead else { return nil }
            let backOff = backOffMilliseconds << Int64(min(attempt - 1, Self.doublingsMax))
            return backOff + Int64(chance.number(below: UInt64(backOff)))
        case .outcomeUnknown, .signInNeeded, .clientRefused, .notPermitted, .subscriptionEnded, .notFound, .stale,
            .duplicateName, .duplicateNumber, .periodClosed, .beforeStock, .referenceInactive, .transactionDeposited,
            .invalid, .unreadable, .extensionMissing, .blocked, .clockWrong, .notSecure:
            return nil
        }
    }

    private func wait(throttledFor seconds: Int?, _ chance: any Chance) -> Int64? {
        switch throttling {
        case .waitedElsewhere: return 0
        case .waits(let usual, let most):
            let wait = seconds ?? usual
            return wait > most ? nil : Int64(wait) * 1000 + Int64(chance.number(below: Self.spreadMilliseconds))
        }
    }

    /// Adds chance, so that callers that were refused together do not return together.
    private static let spreadMilliseconds: UInt64 = 1000
    /// More doublings would make waits that are useless.
    private static let doublingsMax = 20
}

extension ConnectorProblem {
    /// The text of a call that was given up because its task was cancelled.
    package static let cancelled = "cancelled"
}

extension IncomingAnswer {
    /// How many seconds the header `Retry-After` asks for: a number, or a date of HTTP. Source: RFC 9110 §10.2.3.
    package func retryAfterSeconds(now: Instant) -> Int? {
        guard let text = header("Retry-After")?.split(separator: " ", omittingEmptySubsequences: true) else {
            return nil
        }
        if text.count == 1, let seconds = Int(text[0]) { return max(seconds, 0) }
        guard let date = Instant(httpDate: text) else { return nil }
        return Int(max(date.seconds - now.seconds, 0))
    }
}

extension Instant {
    /// The words of a date as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT`. Source: RFC 9110 §5.6.7.
    fileprivate init?(httpDate words: [Substring]) {
        guard words.count == 6, words[5] == "GMT", let day = Int(words[1]), let year = Int(words[3]),
            let month = Self.months.firstIndex(of: String(words[2])),
            let date = BusinessDate(year: year, month: month + 1, day: day)
        else { return nil }
        let clock = words[4].split(separator: ":").compactMap { Int64($0) }
        guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]), (0...60).contains(clock[2])
        else { return nil }
        self.init(
            seconds: Int64(date.daysSince1970) * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2])
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
