/// One statement of the query language. Source: quickbooks-online.md §3.
struct QueryStatement: Sendable {
    enum Columns: Sendable {
        case all
        case count
        case named([String])
    }

    enum Operation: Sendable, Equatable {
        case equal, less, greater, lessOrEqual, greaterOrEqual, like, within
    }

    struct Condition: Sendable {
        var property: String
        var operation: Operation
        var values: [String]
    }

    struct Order: Sendable {
        var property: String
        var isDescending: Bool
    }

    var columns = Columns.all
    var entity = ""
    var conditions: [Condition] = []
    var orders: [Order] = []
    var start = 1
    var most = 100
}

/// One word of a statement and where it stands (1-based).
struct QueryToken: Sendable {
    enum Kind: Sendable, Equatable {
        case word, quoted, number, mark, end
    }

    var kind: Kind
    var text: String
    var column: Int

    /// As the service shows a token it did not expect.
    var shown: String {
        switch kind {
        case .end: "\"<EOF>\""
        case .word where Self.keywords.contains(text.lowercased()): "\" \"\(text)\" \"\(text) \"\""
        case .word: "\" <IDENTIFIER> \"\(text) \"\""
        case .quoted: "\" <STRING> \"\\'\(text)\\' \"\""
        case .number: "\" <INTEGER> \"\(text) \"\""
        case .mark: "\" \"\(text)\" \"\(text) \"\""
        }
    }

    private static let keywords: Set<String> = [
        "select", "from", "where", "and", "or", "not", "in", "like", "between", "contains", "orderby", "order", "by",
        "asc", "desc", "startposition", "maxresults", "count",
    ]
}
