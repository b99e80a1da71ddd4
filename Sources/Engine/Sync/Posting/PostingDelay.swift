import ConnectorKit

/// How long to wait, and how often to try: named limits with their reasons.
enum PostingDelay {
    /// The books ask for a minute after 429. Source: quickbooks-online.md §5.
    static let throttledSeconds: Int64 = 60
    /// Beyond this a run ends and the schedule takes over; the intents stay in the outbox.
    static let secondsMax: Int64 = 900
    /// The books give up on a request after 120 seconds; what is absent after this was not carried out. Source: quickbooks-online.md §5.
    static let processingMilliseconds: Int64 = 125_000
    /// Looks for a lost answer before the run leaves it to the next one.
    static let looksMax = 8

    /// Seconds until something that was not applied is tried again: the server's word first, then doubling.
    static func seconds(after problem: ConnectorProblem, attempts: Int) -> Int64 {
        switch problem.cause {
        case .throttled(let seconds): Int64(seconds ?? Int(throttledSeconds))
        case .unreachable, .serverFault, .outcomeUnknown, .stale: Int64(5) << Int64(min(attempts, 10))
        case .signInNeeded, .clientRefused, .notPermitted, .subscriptionEnded, .notFound, .duplicateName,
            .duplicateNumber, .periodClosed, .referenceInactive, .transactionDeposited, .invalid, .unreadable:
            60
        }
    }

    /// Milliseconds before the next look: half a second, doubling, with up to as much again by chance.
    static func milliseconds(beforeLook attempt: Int, chance: any Chance) -> Int64 {
        let base = Int64(500) << Int64(min(attempt, 6))
        return base + Int64(chance.number(below: UInt64(base)))
    }
}
