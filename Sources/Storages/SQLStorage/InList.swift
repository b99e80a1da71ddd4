/// Values for `IN (…)`, cut into portions of few sizes, so that few texts are prepared.
struct InList {
    /// More than that in one statement is cut; both engines take it, and a portion stays well under a page of text.
    static let valuesMax = 256

    let values: [SQLValue]

    /// The values in portions whose sizes are powers of 2; the last value is repeated to fill one.
    var portions: [[SQLValue]] {
        stride(from: 0, to: values.count, by: Self.valuesMax).map { start in
            var portion = Array(values[start..<min(start + Self.valuesMax, values.count)])
            guard let last = portion.last else { return portion }
            var size = 1
            while size < portion.count { size *= 2 }
            portion += Array(repeating: last, count: size - portion.count)
            return portion
        }
    }

    /// `$4, $5, $6` for `count` values from number `first`.
    static func places(_ count: Int, from first: Int) -> String {
        (first..<first + count).map { "$\($0)" }.joined(separator: ", ")
    }
}

extension SQLConnection {
    /// Reads rows for many values: `sql` gets the places of a portion, whose numbers follow `arguments`.
    func rows<Element>(
        _ arguments: [SQLValue], in values: [SQLValue], sql: (String) -> String,
        _ decode: (any SQLRow) throws -> Element
    ) throws -> [Element] {
        try InList(values: values).portions.flatMap { portion in
            let places = InList.places(portion.count, from: arguments.count + 1)
            return try rows(sql(places), arguments + portion, decode)
        }
    }

    /// Changes rows for many values, as above; returns how many changed.
    @discardableResult
    func run(_ arguments: [SQLValue], in values: [SQLValue], sql: (String) -> String) throws -> Int {
        try InList(values: values).portions.reduce(0) { total, portion in
            let places = InList.places(portion.count, from: arguments.count + 1)
            return total + (try run(sql(places), arguments + portion))
        }
    }

    /// Reads the rows that lie in one of many ranges, from the first text up to the second: a portion of ranges in one statement.
    /// `select` is a whole statement for the places of both ends, so that each range finds its index; rows may come twice.
    func rows<Element>(
        _ arguments: [SQLValue], within ranges: [(from: String, below: String)],
        select: (_ from: String, _ below: String) -> String, _ decode: (any SQLRow) throws -> Element
    ) throws -> [Element] {
        try stride(from: 0, to: ranges.count, by: InList.rangesMax).flatMap { start in
            var portion = Array(ranges[start..<min(start + InList.rangesMax, ranges.count)])
            while portion.count & (portion.count - 1) != 0, let last = portion.last { portion.append(last) }
            let parts = portion.indices.map { index in
                let place = arguments.count + 1 + index * 2
                return select("$\(place)", "$\(place + 1)")
            }
            return try rows(
                parts.joined(separator: " UNION ALL "),
                arguments + portion.flatMap { [.text($0.from), .text($0.below)] }, decode)
        }
    }
}

/// Puts several questions to one table into one statement, for one order or one page that is looked at; many orders at once ask them
/// one after the other, in portions.
struct UnitedSelect {
    private(set) var arguments: [SQLValue]
    private(set) var parts: [String] = []

    /// As many values as a person's question has.
    static let valuesMax = 64

    init(_ arguments: [SQLValue]) { self.arguments = arguments }

    var sql: String { parts.joined(separator: " UNION ALL ") }

    /// Where a value stands that parts name.
    mutating func place(of value: SQLValue) -> String {
        arguments.append(value)
        return "$\(arguments.count)"
    }

    /// The rows of `select` whose column is one of the values; nothing for none.
    mutating func add(_ select: String, _ column: String, in values: [SQLValue]) {
        guard let portion = InList(values: values).portions.first else { return }
        parts.append("\(select) AND \(column) IN (\(InList.places(portion.count, from: arguments.count + 1)))")
        arguments += portion
    }

    /// The rows of `select` whose column lies in one of the ranges.
    mutating func add(_ select: String, _ column: String, within ranges: [(from: String, below: String)]) {
        for range in ranges {
            let place = arguments.count + 1
            parts.append("\(select) AND \(column) >= $\(place) AND \(column) < $\(place + 1)")
            arguments += [.text(range.from), .text(range.below)]
        }
    }
}

extension InList {
    /// Both engines take far more; a text of that length is still prepared quickly.
    fileprivate static let rangesMax = 64
}
