import Accounting
import ConnectorKit
import Foundation

/// How far the products or customers of a store were read: by time of change, the oldest first, so that edits only ever add at the end.
///
/// Source: ecwid.md §4.1.
struct EcwidChangeCursor: Codable, Hashable, Sendable {
    /// UNIX seconds; the next page holds what changed from here on.
    private(set) var from: Int64 = 0
    private(set) var offset = 0
    /// The last change that was read.
    private var mark: Int64 = 0
    /// The moment of our clock at which the last reading ended; `nil` while one goes on.
    private(set) var endedAt: Int64?
    private var seen = EcwidSeen()

    /// Whether the store changed since the last reading, as far as it says so; see ``EcwidOrderCursor``.
    func needsReading(now: Instant, lastChange: Instant?, overlapSeconds: Int64) -> Bool {
        guard let endedAt, let lastChange else { return true }
        return lastChange.seconds > mark || endedAt - mark < overlapSeconds
            || !(endedAt..<endedAt + Self.idleSecondsMax).contains(now.seconds)
    }

    /// As with orders: a clock that was wrong may have hidden something.
    private static let idleSecondsMax: Int64 = 3600

    /// Begins the next reading, from a little before the last change.
    mutating func begin(overlapSeconds: Int64) {
        from = max(mark - overlapSeconds, 0)
        offset = 0
        endedAt = nil
    }

    /// Takes in a page; gives back the records that are news.
    ///
    /// The next page begins at the last change of this one, which is steadier than counting; only when a whole page changed in
    /// the same second must it be counted.
    mutating func take(_ records: [RawRecord], limit: Int, now: Instant) -> [RawRecord] {
        let news = seen.news(in: records)
        let last = records.map(\.updatedAt.seconds).max() ?? mark
        mark = max(mark, last)
        if records.count < limit {
            endedAt = now.seconds
        } else if last - 1 > from {
            from = last - 1
            offset = 0
        } else {
            offset += records.count
        }
        return news
    }
}
