import Storage

/// Finds entries of a company's audit.
struct AuditFinder {
    let connection: any SQLConnection
    let company: String
    let search: AuditSearch
    let page: AuditPage
    let limit: Int

    func entries() throws -> [AuditEntry] {
        var (values, named) = (arguments, [String]())
        for subjects in [search.subjects, Set([search.operation].compactMap { $0 }.map(AuditSubject.operation))]
        where !subjects.isEmpty {
            named.append(Self.named(InList.places(subjects.count, from: values.count + 1)))
            values += subjects.map(\.text).sorted().map(SQLValue.text)
        }
        // What is named is few: each entry is fetched by its place, however long the audit is.
        let places = named.isEmpty ? "" : "(\(named.joined(separator: " INTERSECT "))) found CROSS JOIN "
        let condition = named.isEmpty ? "" : "AND audit.place = found.entry"
        return try connection.rows(
            """
            SELECT \(AuditEntry.columns) FROM \(places)audit
            WHERE \(filters.joined(separator: " AND ")) \(condition)
            ORDER BY audit.place\(isNewestFirst ? " DESC" : "") LIMIT \(limit)
            """, values, AuditEntry.init)
    }

    /// The places of entries that bear one of some subjects; a request is found with its answers, an answer with its request.
    private static func named(_ subjects: String) -> String {
        let indexed = "SELECT place FROM audit_subjects WHERE company = $1 AND subject IN (\(subjects))"
        return """
            SELECT place AS entry FROM (
                \(indexed)
                UNION
                SELECT answer.place FROM audit request CROSS JOIN audit answer
                WHERE request.company = $1 AND request.request_key <> '' AND request.place IN (\(indexed))
                    AND answer.company = $1 AND answer.request_key = request.request_key AND answer.request_key <> ''
            ) named
            """
    }

    private var isNewestFirst: Bool { if case .newestFirst = page { true } else { false } }

    private var filters: [String] {
        ["audit.company = $1"] + wanted.enumerated().map { index, filter in "\(filter.text) $\(index + 2)" }
    }

    private var arguments: [SQLValue] { [.text(company)] + wanted.map(\.value) }

    /// Only what is asked for is in the statement.
    private var wanted: [(text: String, value: SQLValue)] {
        var wanted: [(text: String, value: SQLValue)] = []
        switch page {
        case .oldestFirst(let after): wanted.append(("audit.place >", .number(after)))
        case .newestFirst(let before?): wanted.append(("audit.place <", .number(before)))
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
