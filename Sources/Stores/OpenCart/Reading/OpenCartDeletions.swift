import Accounting
import ConnectorKit

/// Which of the newest orders are gone: a shop keeps no trace of what it deleted, so their numbers are asked for. Source: opencart.md §5.
struct OpenCartDeletionCursor: Codable, Hashable, Sendable {
    var zone: String
    /// The newest number that was seen.
    var top: Int64 = 0
    /// Numbers below it that are not there, and were told: most never were orders.
    var told: [Int64] = []
    /// When it was asked last, in UNIX seconds.
    var askedAt: Int64?

    /// The numbers that are asked for, newest last.
    var window: [Int64] { top > 0 ? Array(max(1, top - Self.windowMax + 1)...top) : [] }

    /// Whether it is time to ask again.
    func isDue(_ now: Instant) -> Bool {
        guard let askedAt else { return true }
        return !(askedAt..<askedAt + Self.pauseSeconds).contains(now.seconds)
    }

    /// What is missing and was not told yet.
    mutating func news(_ missing: [Int64], now: Instant) -> [DeletedRecord] {
        let known = Set(told)
        let lowest = top - Self.windowMax
        told = missing.filter { $0 > lowest }
        askedAt = now.seconds
        return missing.filter { !known.contains($0) }.map { DeletedRecord(id: String($0), deletedAt: now) }
    }

    /// Older orders are not deleted without somebody knowing; two calls ask for so many.
    static let windowMax: Int64 = 1000
    /// A deleted order is seldom, and its documents wait for a person anyway.
    private static let pauseSeconds: Int64 = 3600
}
