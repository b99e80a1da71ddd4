/// A statement of the service's query language. Source: quickbooks-online.md §3.
struct QueryStatement: Hashable {
    var entity: Entity
    /// The properties to read; none reads whole records.
    var columns: [String] = []
    /// Conditions that all hold.
    var conditions: [String] = []
    /// Rows are numbered from 1.
    var start = 1
    var rowsMax = Self.pageRows

    /// The most rows that one page holds.
    static let pageRows = 1000

    /// Ordered by identifier, since the default order is not the same from page to page.
    var text: String {
        let names = columns.isEmpty ? "*" : columns.joined(separator: ", ")
        let filter = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
        return
            "SELECT \(names) FROM \(entity.rawValue)\(filter) ORDERBY Id STARTPOSITION \(start) MAXRESULTS \(rowsMax)"
    }

    static let activeOrNot = "Active IN (true, false)"

    static func equals(_ property: String, _ value: String) -> String { "\(property) = \(quoted(value))" }

    static func isOne(_ property: String, of values: [String]) -> String {
        "\(property) IN (\(values.map(quoted).joined(separator: ", ")))"
    }

    static func isAtLeast(_ property: String, _ value: String) -> String { "\(property) >= \(quoted(value))" }

    static func isAtMost(_ property: String, _ value: String) -> String { "\(property) <= \(quoted(value))" }

    /// Backslash and apostrophe are escaped by a backslash.
    static func quoted(_ value: String) -> String {
        "'" + value.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }
}
