import Accounting
import ConnectorKit
import Crypto
import Foundation

/// How far the orders of a shop were read: the extension's own place, which holds history id and time of change with their overlap.
///
/// Source: opencart.md §5, the extension's API §4.3.
struct OpenCartOrderCursor: Codable, Hashable, Sendable {
    /// As the extension wrote it.
    var place: String?
    /// The store's time zone when the reading began.
    var zone: String
    /// The first reading begins here, in the store's wall time.
    var since: String?
    /// The reading ended: the next one asks for the zone anew.
    var isAtEnd = false
    /// Orders of a page, where the host does not bear as many as usual.
    var limit: Int?
    private var seen: [String] = []

    init(zone: String, since: String?) {
        self.zone = zone
        self.since = since
    }

    /// Records that are news; the overlap hands over the same again and again. Bounded: what falls out is merely read once more.
    mutating func news(in records: [RawRecord]) -> [RawRecord] {
        let marks = records.map { Self.mark($0) }
        let known = Set(seen)
        seen.removeAll { marks.contains($0) }
        seen += marks
        if seen.count > Self.seenMax { seen.removeFirst(seen.count - Self.seenMax) }
        return zip(records, marks).compactMap { known.contains($1) ? nil : $0 }
    }

    /// More orders than change within the overlap of an hour.
    private static let seenMax = 400

    private static func mark(_ record: RawRecord) -> String {
        let hash = SHA256.hash(data: record.body).prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
            .joined()
        return "\(record.id) \(hash)"
    }
}

/// How far products or customers were read, by their identifiers.
struct OpenCartListCursor: Codable, Hashable, Sendable {
    var zone: String
    var after = "0"
    /// Only what changed since, in the store's wall time; `nil` reads all.
    var changedSince: String?
    /// When the reading began.
    var begunAt: Int64
    var isAtEnd = false
    /// When all was read last.
    var wholeAt: Int64?
}

/// A cursor as text that only this connector reads.
enum OpenCartCursorText {
    static func text(_ value: some Encodable) throws(ConnectorProblem) -> Cursor {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Cursor(String(decoding: try encoder.encode(value), as: UTF8.self))
        } catch {
            throw ConnectorProblem(.unreadable, text: "cursor not written")
        }
    }

    /// A cursor of ours, else `nil`: a text that cannot be read costs a full read, not an error.
    static func value<Value: Decodable>(_ type: Value.Type, _ cursor: Cursor?) -> Value? {
        cursor.flatMap { try? JSONDecoder().decode(type, from: Data($0.text.utf8)) }
    }
}
