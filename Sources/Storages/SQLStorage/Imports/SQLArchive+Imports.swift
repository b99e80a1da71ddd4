package import Accounting
package import Commerce
package import Storage

extension SQLArchive {
    package func begin(import row: ImportRow, forgettingBefore old: Instant) async throws(StorageProblem) {
        try await database.write { connection in
            for table in ["import_parts", "import_lines"] {
                try connection.run(
                    "DELETE FROM \(table) WHERE import IN (SELECT id FROM imports WHERE brought_at < $1)", [.time(old)])
            }
            try connection.run("DELETE FROM imports WHERE brought_at < $1", [.time(old)])
            try connection.run(
                """
                INSERT INTO imports (id, company, store, stream, name, brought_by, brought_at, body)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                """,
                [
                    .text(row.id), .text(row.company), .text(row.store), .name(row.stream), .text(row.name),
                    .text(row.broughtBy), .time(row.broughtAt), .text(row.body),
                ])
        }
    }

    package func keep(part bytes: [UInt8], number: Int, of importID: String) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                "INSERT INTO import_parts (import, number, bytes) VALUES ($1, $2, $3)",
                [.text(importID), .number(number), .bytes(bytes)])
        }
    }

    package func part(_ number: Int, of importID: String) async throws(StorageProblem) -> [UInt8]? {
        try await database.read { connection in
            try connection.first(
                "SELECT bytes FROM import_parts WHERE import = $1 AND number = $2", [.text(importID), .number(number)]
            ) { try $0.bytes(0) }
        }
    }

    package func importRow(_ id: String) async throws(StorageProblem) -> ImportRow? {
        try await database.read { connection in
            try connection.first("SELECT \(ImportRow.columns) FROM imports WHERE id = $1", [.text(id)], ImportRow.init)
        }
    }

    package func imports(
        of store: String, after last: String?, limit: Int
    ) async throws(StorageProblem) -> [ImportRow] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT \(ImportRow.columns) FROM imports WHERE store = $1 AND body <> ''
                AND ($3 = '' OR (brought_at, id) < (SELECT brought_at, id FROM imports WHERE store = $1 AND id = $3))
                ORDER BY brought_at DESC, id DESC LIMIT $2
                """, [.text(store), .number(limit), .text(last ?? "")], ImportRow.init)
        }
    }

    package func note(import id: String, body: String) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run("UPDATE imports SET body = $2 WHERE id = $1", [.text(id), .text(body)])
        }
    }

    package func keep(lines: [ImportLineRow], of importID: String) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                """
                INSERT INTO import_lines (import, line, last_line, record, is_refused, verdict)
                VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (import, line) DO UPDATE SET last_line = excluded.last_line, record = excluded.record,
                    is_refused = excluded.is_refused, verdict = excluded.verdict
                """,
                each: lines.map {
                    [
                        .text(importID), .number($0.line), .number($0.lastLine), .text($0.record), .flag($0.isRefused),
                        .text($0.verdict),
                    ]
                })
        }
    }

    package func forgetLines(of importID: String) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run("DELETE FROM import_lines WHERE import = $1", [.text(importID)])
        }
    }

    package func lines(
        of importID: String, onlyRefused: Bool, after line: Int, limit: Int
    ) async throws(StorageProblem) -> [ImportLineRow] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT line, last_line, record, is_refused, verdict FROM import_lines
                WHERE import = $1 AND line > $2\(onlyRefused ? " AND is_refused" : "") ORDER BY line LIMIT $3
                """, [.text(importID), .number(line), .number(limit)]
            ) {
                ImportLineRow(
                    line: Int(try $0.integer(0)), lastLine: Int(try $0.integer(1)), record: try $0.text(2),
                    isRefused: try $0.flag(3), verdict: try $0.text(4))
            }
        }
    }

    package func sheetHabit(of stream: RecordStream, store: String) async throws(StorageProblem) -> String? {
        try await database.read { connection in
            try connection.first(
                "SELECT body FROM sheet_habits WHERE store = $1 AND stream = $2", [.text(store), .name(stream)]
            ) { try $0.text(0) }
        }
    }

    package func keep(
        sheetHabit body: String, of stream: RecordStream, store: String
    ) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                """
                INSERT INTO sheet_habits (store, stream, body) VALUES ($1, $2, $3)
                ON CONFLICT (store, stream) DO UPDATE SET body = excluded.body
                """, [.text(store), .name(stream), .text(body)])
        }
    }
}

extension ImportRow {
    fileprivate static let columns = "id, company, store, stream, name, brought_by, brought_at, body"

    fileprivate init(_ row: any SQLRow) throws {
        self.init(
            id: try row.text(0), company: try row.text(1), store: try row.text(2), stream: try row.name(3),
            name: try row.text(4), broughtBy: try row.text(5), broughtAt: try row.time(6), body: try row.text(7))
    }
}
