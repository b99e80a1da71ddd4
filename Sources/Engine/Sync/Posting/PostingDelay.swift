import ConnectorKit

/// How long to wait, and how often to try: named limits with their reasons.
enum PostingDelay {
    /// The books ask for a minute after 429. Source: quickbooks-online.md §5.
    static let throttledSeconds: Int64 = 60
    /// Beyond this a run ends and the schedule takes over; the intents stay in the outbox.
    static let secondsMax: Int64 = 900
    /// Looks for a lost answer before the run leaves it to the next one.
    static let looksMax = 8
    /// Repeats of a request with its first key before it is taken as one that the books fail at.
    static let repeatsMax = 3
    /// Tries of a record by itself before it is parked, when the books take others meanwhile.
    static let triesMax = 2
    /// The same when they take nothing else because nothing else is left: more than half an hour goes by.
    static let lonelyTriesMax = 8
    /// Tries of a record that the books put off, after which the wait is longer than a run: 8 doublings of 5 seconds.
    static let putOffMax = 8
    /// Tries of a change that the books call outdated each time: half a dozen doublings of 5 seconds, five minutes in all, while a
    /// program that writes the record too comes to its end.
    static let staleTriesMax = 6
    /// Tries of a record that the books let nobody in with, though they let us in: an access token may expire on the way more than once.
    static let signInTriesMax = 3
    /// Requests in a row that come to nothing, without one that succeeds, before the books as a whole are taken to be at fault.
    static let failuresInRowMax = 5

    /// Seconds until something that was not applied is tried again: the server's word first, then doubling.
    static func seconds(after problem: ConnectorProblem, attempts: Int) -> Int64 {
        switch problem.cause {
        case .throttled(let seconds):
            Int64(seconds ?? Int(throttledSeconds)) << Int64(min(max(0, attempts - putOffMax), 10))
        case .unreachable, .serverFault, .outcomeUnknown, .stale: Int64(5) << Int64(min(attempts, 10))
        case .signInNeeded, .clientRefused, .notPermitted, .subscriptionEnded, .notFound, .duplicateName,
            .duplicateNumber, .periodClosed, .beforeStock, .referenceInactive, .transactionDeposited, .invalid,
            .unreadable, .extensionMissing, .blocked, .clockWrong, .notSecure:
            60
        }
    }

    /// Milliseconds before the next look: half a second, doubling, with up to as much again by chance.
    static func milliseconds(beforeLook attempt: Int, chance: any Chance) -> Int64 {
        let base = Int64(500) << Int64(min(attempt, 6))
        return base + Int64(chance.number(below: UInt64(base)))
    }
}
