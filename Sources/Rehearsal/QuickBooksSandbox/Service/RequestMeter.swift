/// Counts the requests of a company within the last minute and second. Source: quickbooks-online.md §5.
struct RequestMeter: Sendable {
    private var requests: [Int64] = []
    private var batches: [Int64] = []

    /// True when the request may pass; it is counted then.
    mutating func admits(at moment: Moment, isBatch: Bool, limits: SandboxLimits) -> Bool {
        guard limits.areOn else { return true }
        let now = moment.milliseconds
        requests.removeAll { $0 <= now - 60_000 }
        batches.removeAll { $0 <= now - 60_000 }
        let inSecond = requests.reversed().prefix { $0 > now - 1000 }.count
        if requests.count >= limits.requestsPerMinute || inSecond >= limits.requestsPerSecond { return false }
        if isBatch, batches.count >= limits.batchesPerMinute { return false }
        requests.append(now)
        if isBatch { batches.append(now) }
        return true
    }
}
