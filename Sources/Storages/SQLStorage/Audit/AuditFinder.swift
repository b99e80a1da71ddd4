import Storage

/// Finds entries of a company's audit.
struct AuditFinder {
    let connection: any SQLConnection
    let company: String
    let search: AuditSearch
    let page: AuditPage
    let limit: Int

    func entries() throws -> [AuditEntry] {
        guard let places = try places() else { return try entries(where: "", []) }
        var found: [AuditEntry] = []
        for portion in InList(values: places.map(SQLValue.number)).portions where found.count < limit {
            let first = arguments.count + 1
            found += try entries(where: "AND place IN (\(InList.places(portion.count, from: first)))", portion)
        }
        return Array(found.prefix(limit))
    }

    /// The places of what is looked for by name, in the order of the page; `nil` when nothing is named.
    private func places() throws -> [Int]? {
        var places: Set<Int>?
        if !search.subjects.isEmpty { places = try withAnswers(indexed(search.subjects)) }
        if let operation = search.operation {
            let carried = try withAnswers(indexed([.operation(operation)]))
            places = places.map { $0.intersection(carried) } ?? carried
        }
        switch page {
        case .oldestFirst(let after): return places?.filter { $0 > after }.sorted()
        case .newestFirst(let before): return places?.filter { $0 < before ?? .max }.sorted(by: >)
        }
    }

    private func indexed(_ subjects: Set<AuditSubject>) throws -> Set<Int> {
        Set(
            try connection.rows(
                [.text(company)], in: subjects.map { .text($0.text) },
                sql: { "SELECT place FROM audit_subjects WHERE company = $1 AND subject IN (\($0))" }
            ) { try $0.number(0) })
    }

    /// A request is found with its answers, an answer with its request.
    private func withAnswers(_ places: Set<Int>) throws -> Set<Int> {
        let keys = try connection.rows(
            [.text(company)], in: places.map(SQLValue.number),
            sql: {
                "SELECT request_key FROM audit WHERE company = $1 AND place IN (\($0)) AND request_key <> ''"
            }
        ) { try $0.text(0) }
        let together = try connection.rows(
            [.text(company)], in: Set(keys).map(SQLValue.text),
            sql: {
                "SELECT place FROM audit WHERE company = $1 AND request_key IN (\($0)) AND request_key <> ''"
            }
        ) { try $0.number(0) }
        return places.union(together)
    }

    private func entries(where condition: String, _ values: [SQLValue]) throws -> [AuditEntry] {
        try connection.rows(
            """
            SELECT \(AuditEntry.columns) FROM audit WHERE \(filters.joined(separator: " AND ")) \(condition)
            ORDER BY place\(isNewestFirst ? " DESC" : "") LIMIT \(limit)
            """, arguments + values, AuditEntry.init)
    }

    private var isNewestFirst: Bool { if case .newestFirst = page { true } else { false } }

    private var filters: [String] {
        ["company = $1"] + wanted.enumerated().map { index, filter in "\(filter.text) $\(index + 2)" }
    }

    private var arguments: [SQLValue] { [.text(company)] + wanted.map(\.value) }

    /// Only what is asked for is in the statement.
    private var wanted: [(text: String, value: SQLValue)] {
        var wanted: [(text: String, value: SQLValue)] = []
        switch page {
        case .oldestFirst(let after): wanted.append(("place >", .number(after)))
        case .newestFirst(let before?): wanted.append(("place <", .number(before)))
        case .newestFirst(nil): break
        }
        if let actor = search.actor { wanted.append(("actor =", .text(actor))) }
        if let action = search.action { wanted.append(("action =", .name(action))) }
        if let run = search.run { wanted.append(("run =", .text(run))) }
        if let from = search.from { wanted.append(("at >=", .time(from))) }
        if let until = search.until { wanted.append(("at <", .time(until))) }
        return wanted
    }
}
