import Accounting
import ConnectorKit
import Foundation

/// A place in a list that is read by offset while its rows move: pages overlap, and one that does not meet the page before is read
/// again from further up.
///
/// Lists have no date filter (myfulfillment.md §2), so each reading goes through all of it and gives what changed since the last.
struct MovingPages: Hashable, Codable {
    /// Rows before the place that were seen.
    private var offset = 0
    /// The last rows that were seen, in their order.
    private var tail: [String] = []
    /// Rows that changed earlier are no news.
    private(set) var since: Instant?
    /// The latest change seen, by the store's clock.
    private var latest: Instant?
    /// When this reading began, by ours: rows that come while it goes on may stand where it has been already.
    private var begun: Instant?
    /// The newest rows that were given, by when they changed: they are no news when they are seen again.
    private var given: [String: Instant] = [:]
    private(set) var isDone = false

    init(since: Instant?, at now: Instant? = nil) { (self.since, begun) = (since, now) }

    init?(_ cursor: Cursor) {
        guard let place = try? JSONDecoder().decode(Self.self, from: Data(cursor.text.utf8)) else { return nil }
        self = place
    }

    /// The place as the engine keeps it.
    var cursor: Cursor {
        get throws(ConnectorProblem) {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            do { return Cursor(String(decoding: try encoder.encode(self), as: UTF8.self)) } catch {
                throw ConnectorProblem(.unreadable, text: "cursor")
            }
        }
    }

    /// A new reading after one that came to its end; reaches back by what may have been written while the last one was under way.
    mutating func begin(at now: Instant) {
        let (latest, given) = (latest, given)
        self = MovingPages(since: edge ?? since, at: now)
        (self.latest, self.given) = (latest, given)
    }

    /// What changed before it was seen by this reading, or by one before. Thousands of products take an hour: a change that was seen at
    /// the end of the list says nothing of what came at its beginning meanwhile.
    private var edge: Instant? {
        latest.map { min($0, begun ?? $0) }?.advanced(bySeconds: -Self.overlapSeconds)
    }

    /// Where the next page begins: a little before the place.
    var start: Int { max(offset - tail.count, 0) }

    /// Takes a page that begins at ``start``, of a list of `total` rows where it tells; gives the rows that are news.
    mutating func take(_ rows: [Row], limit: Int, total: Int?) -> [Row] {
        let ids = rows.map(\.id)
        let meets = tail.isEmpty || tail.contains(where: ids.contains)
        guard meets || start == 0 else {
            // So many rows left from above that some were passed over: they are further up now.
            offset = max(start - limit, 0) + tail.count
            return []
        }
        let begin = start
        let known = Set(tail)
        offset = begin + rows.count
        for row in rows { latest = [latest, row.changedAt].compactMap(\.self).max() }
        isDone =
            known.isSuperset(of: ids) || isWholeList(ids, limit: limit, total: total)
            || Self.isLast(rows.count, limit: limit, end: offset, total: total)
        let news = rows.filter { row in
            // One that changed since the page before is younger than all that was seen: the next reading brings it.
            if known.contains(row.id) { return false }
            guard let changed = row.changedAt else { return true }
            return given[row.id] != changed && since.map { changed >= $0 } ?? true
        }
        remember(news)
        tail = Array(ids.suffix(Self.overlapRows))
        return news
    }

    /// Nobody has confirmed how many rows an instance gives at once: a page that is shorter than asked for is the last only where the list
    /// does not tell of more.
    static func isLast(_ count: Int, limit: Int, end: Int, total: Int?) -> Bool { count < limit && end >= total ?? 0 }

    /// Of a list that knows no pages: it gives more than was asked for, or the same rows whatever is asked for.
    private func isWholeList(_ ids: [String], limit: Int, total: Int?) -> Bool {
        ids.count > limit || (!tail.isEmpty && ids.suffix(tail.count) == tail[...] && (total ?? 0) <= ids.count)
    }

    private mutating func remember(_ news: [Row]) {
        for row in news { given[row.id] = row.changedAt }
        guard let edge else { return }
        given = given.filter { $0.value >= edge }
        // A whole catalogue written at once is given once more rather than carried along.
        if given.count > Self.givenMost { given = [:] }
    }

    /// One row of the list.
    struct Row {
        var id: String
        /// `nil` where the list does not tell.
        var changedAt: Instant?
        var object: JSONObject
    }

    private static let givenMost = 1000
    /// More rows seldom leave a list between two pages; when they do, the list is read again from further up.
    private static let overlapRows = 10
    /// Source: myfulfillment.md §4 rule 1.
    private static let overlapSeconds: Int64 = 600
}
