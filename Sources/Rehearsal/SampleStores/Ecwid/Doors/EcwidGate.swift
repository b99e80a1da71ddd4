/// Counts requests per token and minute, and refuses what the real service refuses. Source: ecwid.md §1.5.
struct EcwidGate: Sendable {
    private struct Count: Sendable {
        var minuteStart: Int64
        var requests = 0
        var closedUntil: Int64 = 0
    }

    var requestsPerMinuteMax: Int?
    /// Requests with a dead token before the long block.
    private let deadTokenRequestsMax = 20
    private let deadTokenBlockSeconds: Int64 = 3600
    private var counts: [String: Count] = [:]
    private var deadCounts: [String: Count] = [:]

    init(requestsPerMinuteMax: Int?) { self.requestsPerMinuteMax = requestsPerMinuteMax }

    mutating func admit(_ token: String?, isKnown: Bool, now: Int64) throws(EcwidRefusal) {
        guard let token else { throw .invalidToken }
        guard isKnown else { throw deadToken(token, now) }
        guard let most = requestsPerMinuteMax else { return }
        var count = counts[token] ?? Count(minuteStart: now)
        defer { counts[token] = count }
        if count.closedUntil > now { throw .rateLimited(seconds: Int(count.closedUntil - now)) }
        if now - count.minuteStart >= 60 { count = Count(minuteStart: now) }
        count.requests += 1
        guard count.requests > most else { return }
        count.closedUntil = max(now + 1, count.minuteStart + 60)
        throw .rateLimited(seconds: Int(count.closedUntil - now))
    }

    private mutating func deadToken(_ token: String, _ now: Int64) -> EcwidRefusal {
        var count = deadCounts[token] ?? Count(minuteStart: now)
        defer { deadCounts[token] = count }
        if count.closedUntil > now { return .rateLimited(seconds: Int(count.closedUntil - now)) }
        if now - count.minuteStart >= 60 { count = Count(minuteStart: now) }
        count.requests += 1
        if count.requests > deadTokenRequestsMax { count.closedUntil = now + deadTokenBlockSeconds }
        return .invalidToken
    }

    /// Closes the door for every known token, as if the limit had just been passed.
    mutating func close(_ token: String, until moment: Int64, now: Int64) {
        counts[token, default: Count(minuteStart: now)].closedUntil = moment
    }
}

/// What goes wrong on command.
struct EcwidFaults: Sendable {
    var isSuspended = false
    var isOnFreePlan = false
    var scopesRemoved: Set<String> = []
    var slowSeconds = 0
    /// Answers in a thousand that are 500.
    var failuresPerMille = 0
    /// The next so many answers are 500.
    var failuresNext = 0
    private var requests = 0
    var seed: UInt64 = 1

    mutating func strike() throws(EcwidRefusal) {
        requests += 1
        if failuresNext > 0 {
            failuresNext -= 1
            throw .internalError
        }
        guard failuresPerMille > 0 else { return }
        var chance = SeededChance(seed: seed, purpose: 20, index: requests)
        if chance.happens(perMille: failuresPerMille) { throw .internalError }
    }
}
