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
}
