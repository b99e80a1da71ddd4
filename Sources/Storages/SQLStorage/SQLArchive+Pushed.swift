import Accounting
package import Commerce
package import Storage

extension SQLArchive {
    package func verdicts(on rows: [PushedRow], of store: String) async throws(StorageProblem) -> [PushVerdict] {
        try await database.read { connection in try rows.map { try connection.verdict(on: $0, of: store) } }
    }

    package func keep(
        pushed rows: [PushedRow], of store: String, parts: [RecordStream],
        assembling: @escaping @Sendable (RawRow, [RecordStream: [RawRow]]) -> RawRow
    ) async throws(StorageProblem) -> [PushVerdict] {
        try await database.write { connection in
            var verdicts: [PushVerdict] = []
            var places: [RecordStream: Int64] = [:]
            var orders: [String] = []
            for pushed in rows {
                let verdict = try connection.verdict(on: pushed, of: store)
                verdicts.append(verdict)
                guard verdict == .new || verdict == .changed else { continue }
                let place = try places[pushed.stream] ?? connection.lastPlace(of: pushed.stream, store)
                places[pushed.stream] = place + 1
                try connection.keep(pushed, of: store, at: place + 1)
                // Documents of a store stand among its orders, whole as they come.
                if [.invoices, .creditMemos].contains(pushed.stream) {
                    _ = try connection.keep(orders: [pushed.row], of: store)
                }
                let order = pushed.stream == .orders ? pushed.row.id : pushed.order
                if let order, !orders.contains(order) { orders.append(order) }
            }
            for order in orders {
                guard let own = try connection.record(order, of: .orders, store) else { continue }
                let pieces = try connection.pieces(of: order, parts, store)
                var whole = assembling(own, pieces)
                // A lower version is refused above; the time that the sender tells may run backwards.
                whole.updatedAt = try max(
                    whole.updatedAt, connection.updatedAt(ofOrder: order, store) ?? whole.updatedAt)
                _ = try connection.keep(orders: [whole], of: store)
            }
            return verdicts
        }
    }
}

extension SQLConnection {
    fileprivate func verdict(on pushed: PushedRow, of store: String) throws -> PushVerdict {
        let known = try first(
            "SELECT hash, version, updated_at FROM raw_records WHERE store = $1 AND stream = $2 AND id = $3",
            [.text(store), .name(pushed.stream), .text(pushed.row.id)]
        ) { (hash: try $0.text(0), version: try $0.integer(1), updatedAt: try $0.time(2)) }
        guard let known else { return .new }
        if known.hash == pushed.row.hash { return .unchanged }
        if pushed.version < known.version { return .older(kept: known.version) }
        if pushed.version == known.version, known.version > 0 { return .contradicts(version: known.version) }
        // Who does not count changes is known by their time.
        if pushed.tellsChange, pushed.row.updatedAt < known.updatedAt, pushed.version == known.version {
            return .older(kept: 0)
        }
        return .changed
    }

    fileprivate func lastPlace(of stream: RecordStream, _ store: String) throws -> Int64 {
        try first(
            "SELECT place FROM raw_records WHERE store = $1 AND stream = $2 ORDER BY place DESC LIMIT 1",
            [.text(store), .name(stream)]
        ) { try $0.integer(0) } ?? 0
    }

    fileprivate func keep(_ pushed: PushedRow, of store: String, at place: Int64) throws {
        try run(
            """
            INSERT INTO raw_records (store, stream, id, place, updated_at, hash, body, version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (store, stream, id) DO UPDATE SET place = excluded.place, updated_at = excluded.updated_at,
                hash = excluded.hash, body = excluded.body, version = excluded.version
            """,
            [
                .text(store), .name(pushed.stream), .text(pushed.row.id), .integer(place), .time(pushed.row.updatedAt),
                .text(pushed.row.hash), .bytes(pushed.row.body), .integer(pushed.version),
            ])
    }

    fileprivate func record(_ id: String, of stream: RecordStream, _ store: String) throws -> RawRow? {
        try first(
            "SELECT id, updated_at, hash, body FROM raw_records WHERE store = $1 AND stream = $2 AND id = $3",
            [.text(store), .name(stream), .text(id)], RawRow.read)
    }

    /// The parts of an order, which are named after it.
    fileprivate func pieces(
        of order: String, _ streams: [RecordStream], _ store: String
    ) throws -> [RecordStream: [RawRow]] {
        var found: [RecordStream: [RawRow]] = [:]
        for stream in streams {
            // `0` is the sign after `/`.
            let rows = try self.rows(
                """
                SELECT id, updated_at, hash, body FROM raw_records
                WHERE store = $1 AND stream = $2 AND id > $3 AND id < $4 ORDER BY id
                """, [.text(store), .name(stream), .text(order + "/"), .text(order + "0")], RawRow.read)
            if !rows.isEmpty { found[stream] = rows }
        }
        return found
    }

    fileprivate func updatedAt(ofOrder id: String, _ store: String) throws -> Instant? {
        try first("SELECT updated_at FROM raw_orders WHERE store = $1 AND id = $2", [.text(store), .text(id)]) {
            try $0.time(0)
        }
    }
}

extension RawRow {
    fileprivate static func read(_ row: any SQLRow) throws -> RawRow {
        RawRow(id: try row.text(0), updatedAt: try row.time(1), hash: try row.text(2), body: try row.bytes(3))
    }
}
