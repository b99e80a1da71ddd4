import Accounting
import ConnectorKit

/// How far the deleted orders of a store were read. The list has no documented order, so a reading goes over all of it from where
/// the one before ended, a little earlier. Source: ecwid.md §2.1, §1.7.
struct EcwidDeletionCursor: Codable, Hashable, Sendable {
    /// UNIX seconds; the reading holds what was deleted from here on.
    private(set) var from: Int64
    private(set) var offset = 0
    /// The last deletion that was read.
    private var mark: Int64 = 0

    init(since start: Instant?) { from = max(start?.seconds ?? 0, 0) }

    /// Takes in a page of so many; tells whether it was the last one of the reading.
    mutating func take(_ records: [DeletedRecord], count: Int, limit: Int, overlapSeconds: Int64) -> Bool {
        mark = records.map(\.deletedAt.seconds).reduce(mark, max)
        guard count < limit || count == 0 else {
            offset += count
            return false
        }
        from = max(from, mark - overlapSeconds)
        offset = 0
        return true
    }
}
