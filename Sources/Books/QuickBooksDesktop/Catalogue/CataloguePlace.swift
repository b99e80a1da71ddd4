import Accounting
import ConnectorKit
import Foundation

/// The place in the books' lists that a catalogue cursor stands for.
struct CataloguePlace: Hashable, Codable {
    enum Phase: Hashable, Codable {
        /// Company, accounts and the other short lists; then the long ones.
        case facts
        /// A long list; `iterator` goes on with a reading of the same session of QuickBooks, and is worth nothing in the next.
        case list(index: Int, iterator: String?)
        case changes
        /// Lists of which more changed than fits into one answer, each with its reading, since when.
        case changed(lists: [Reading], since: String)
    }

    /// A list by its place, and a reading of it in this session of QuickBooks.
    struct Reading: Hashable, Codable {
        var list: Int
        var iterator: String
    }

    var phase: Phase
    /// What QuickBooks said last of when a record was changed, in its own local time and without offset.
    var seen: String?
    var home: Currency?
    /// By the names that the company gives them.
    var currencies: [String: Currency] = [:]

    static let beginning = CataloguePlace(phase: .facts)

    init(phase: Phase) { self.phase = phase }

    /// A cursor of ours, else the beginning: a text that cannot be read costs a full read, not an error.
    init(_ cursor: Cursor?) {
        let data = cursor.map { Data($0.text.utf8) }
        self = data.flatMap { try? JSONDecoder().decode(CataloguePlace.self, from: $0) } ?? .beginning
    }

    var cursor: Cursor {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let data = (try? encoder.encode(self)) ?? Data()
        return Cursor(String(decoding: data, as: UTF8.self))
    }

    /// Takes note of when records were changed.
    mutating func see(_ records: [XMLNode]) {
        for record in records {
            guard let text = record.value("TimeModified").map({ String($0.prefix(Self.timeLength)) }) else { continue }
            if seen.map({ $0 < text }) ?? true { seen = text }
        }
    }

    /// `2026-01-31T12:00:00`.
    private static let timeLength = 19

    /// From when on changes are asked for: an hour and some minutes back, since local time repeats an hour in autumn and what QuickBooks
    /// tells of offsets is wrong by one in summer. Source: quickbooks-desktop.md §3.5.
    var changedSince: String? {
        guard let seen, let day = BusinessDate(String(seen.prefix(10))) else { return nil }
        let clock = seen.dropFirst(11).split(separator: ":").compactMap { Int64($0) }
        guard clock.count == 3 else { return nil }
        let seconds =
            Int64(day.daysSince1970) * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2] - Self.overlapSeconds
        let start = BusinessDate(daysSince1970: Int(seconds / 86_400))
        let rest = seconds % 86_400
        let parts = [rest / 3600, rest / 60 % 60, rest % 60].map { ($0 < 10 ? "0" : "") + String($0) }
        return "\(start)T" + parts.joined(separator: ":")
    }

    private static let overlapSeconds: Int64 = 4200
}
