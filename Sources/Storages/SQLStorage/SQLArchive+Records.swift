package import Commerce
package import Storage

extension SQLArchive {
    package func keep(
        records rows: [RawRow], of stream: RecordStream, store: String
    ) async throws(StorageProblem) -> KeptCount {
        try await database.write { connection in
            var count = KeptCount(new: 0, changed: 0)
            var last =
                try connection.first(
                    "SELECT place FROM raw_records WHERE store = $1 AND stream = $2 ORDER BY place DESC LIMIT 1",
                    [.text(store), .name(stream)]
                ) { try $0.integer(0) } ?? 0
            for row in rows {
                let known = try connection.first(
                    "SELECT hash, updated_at FROM raw_records WHERE store = $1 AND stream = $2 AND id = $3",
                    [.text(store), .name(stream), .text(row.id)]
                ) { (hash: try $0.text(0), updatedAt: try $0.time(1)) }
                if let known, known.hash == row.hash || known.updatedAt > row.updatedAt { continue }
                last += 1
                try connection.run(
                    """
                    INSERT INTO raw_records (store, stream, id, place, updated_at, hash, body)
                    VALUES ($1, $2, $3, $4, $5, $6, $7)
                    ON CONFLICT (store, stream, id) DO UPDATE SET place = excluded.place,
                        updated_at = excluded.updated_at, hash = excluded.hash, body = excluded.body
                    """,
                    [
                        .text(store), .name(stream), .text(row.id), .integer(last), .time(row.updatedAt),
                        .text(row.hash), .bytes(row.body),
                    ])
                if known == nil { count.new += 1 } else { count.changed += 1 }
            }
            return count
        }
    }

    package func records(
        of stream: RecordStream, store: String, after place: Int64, limit: Int
    ) async throws(StorageProblem) -> [PlacedRecord] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT place, id, updated_at, hash, body FROM raw_records
                WHERE store = $1 AND stream = $2 AND place > $3 ORDER BY place LIMIT $4
                """, [.text(store), .name(stream), .integer(place), .number(limit)]
            ) {
                PlacedRecord(
                    place: try $0.integer(0),
                    row: RawRow(
                        id: try $0.text(1), updatedAt: try $0.time(2), hash: try $0.text(3), body: try $0.bytes(4)))
            }
        }
    }
}
