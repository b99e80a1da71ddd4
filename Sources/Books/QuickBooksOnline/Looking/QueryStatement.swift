import Foundation

/// A statement of the service's query language. Source: quickbooks-online.md §3.
struct QueryStatement: Hashable {
    var entity: Entity
    /// The properties to read; none reads whole records.
    var columns: [String] = []
    /// Conditions that all hold.
    var conditions: [String] = []
    /// Rows are numbered from 1.
    var start = 1
    /// The record made last comes first.
    var isNewestFirst = false
    var rowsMax = Self.pageRows

    /// The most rows that one page holds.
    static let pageRows = 1000

    /// Ordered by identifier, since the default order is not the same from page to page.
    var text: String {
        let names = columns.isEmpty ? "*" : columns.joined(separator: ", ")
        let filter = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
        let order = isNewestFirst ? "Id DESC" : "Id"
        return
            "SELECT \(names) FROM \(entity.rawValue)\(filter) ORDERBY \(order) STARTPOSITION \(start) MAXRESULTS \(rowsMax)"
    }

    static let activeOrNot = "Active IN (true, false)"

    static func equals(_ property: String, _ value: String) -> String { "\(property) = \(quoted(value))" }

    static func isOne(_ property: String, of values: [String]) -> String {
        "\(property) IN (\(values.map(quoted).joined(separator: ", ")))"
    }

    static func isAtLeast(_ property: String, _ value: String) -> String { "\(property) >= \(quoted(value))" }

    static func isAtMost(_ property: String, _ value: String) -> String { "\(property) <= \(quoted(value))" }

    static func contains(_ property: String, _ part: String) -> String { "\(property) LIKE \(quoted("%\(part)%"))" }

    /// Whether the language can say this text: beyond Latin-1 it answers with a lexical error, though names may hold such letters.
    ///
    /// Source: quickbooks-online.md §3.x.
    static func canSay(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) || (0xA0...0xFF).contains($0.value) }
    }

    /// The longest piece of a text that it can say, without anything that has a meaning of its own there; may be empty.
    static func sayablePart(of text: String) -> String {
        let pieces = text.split { !canSay(String($0)) || !($0.isLetter || $0.isNumber || $0 == " ") }
        let longest = pieces.map { $0.trimmingCharacters(in: .whitespaces) }.max { $0.count < $1.count } ?? ""
        return longest.count < sayableLettersMin ? "" : longest
    }

    /// Fewer letters would be in almost every name.
    private static let sayableLettersMin = 2

    /// Backslash and apostrophe are escaped by a backslash.
    static func quoted(_ value: String) -> String {
        "'" + value.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }
}
