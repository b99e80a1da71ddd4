package import LinkLedger
package import Storage

extension SQLArchive {
    package func products(
        of store: String, state: String?, search: String, after: ProductPlace?, limit: Int
    ) async throws(StorageProblem) -> [ProductRow] {
        let search = KeptTextSearch(search)
        return try await database.read { connection in
            try search.page(limit, after: after) { after, limit in
                try connection.products(of: store, state: state, like: search.pattern, after: after, limit: limit)
            } place: {
                ProductPlace(id: $0.id, variation: $0.variation)
            } isFound: {
                search.isFound(in: $0.body)
            }
        }
    }

    package func productCounts(of store: String) async throws(StorageProblem) -> [String: Int] {
        try await database.read { connection in
            let counts = try connection.rows(
                "SELECT state, count(*) FROM products WHERE store = $1 GROUP BY state", [.text(store)]
            ) { (try $0.text(0), try $0.number(1)) }
            return Dictionary(counts) { first, _ in first }
        }
    }

    package func readAgain(productsOf store: String) async throws(StorageProblem) {
        try await database.write { connection in
            // What is kept of a product counts until it is read as another: a space makes it one.
            try connection.run(
                "UPDATE products SET body = body || ' ' WHERE store = $1 AND state = 'needsYou'", [.text(store)])
            try connection.run(
                "DELETE FROM cursors WHERE connection = $1 AND stream = $2",
                [.text(store), .text(ReadStream.products)])
        }
    }

    package func links(
        of store: String, kinds: [BooksRecordKind], search: String, after: LinkPlace?, limit: Int
    ) async throws(StorageProblem) -> [LinkRow] {
        let search = KeptTextSearch(search)
        return try await database.read { connection in
            var rows: [LinkRow] = []
            let kinds = kinds.sorted { $0.rawValue < $1.rawValue }
            for kind in kinds where rows.count < limit {
                if let after, kind.rawValue < after.kind.rawValue { continue }
                let place = after?.kind == kind ? after : nil
                rows += try search.page(limit - rows.count, after: place) { after, limit in
                    try connection.links(of: store, kind, like: search.pattern, after: after, limit: limit)
                } place: {
                    $0.place
                } isFound: {
                    search.isFound(in: $0.body, number: $0.number)
                }
            }
            return rows
        }
    }

    package func awaitedRecords(
        of store: String, kinds: [BooksRecordKind], limit: Int
    ) async throws(StorageProblem) -> [AwaitedRow] {
        try await database.read { connection in
            var rows: [(id: String, row: AwaitedRow)] = try connection.rows(
                [.text(store), .number(limit)], in: kinds.map(SQLValue.name),
                sql: {
                    """
                    SELECT id, kind, source_id, state, body, reason FROM intents
                    WHERE store = $1 AND kind IN (\($0)) AND state <> 'withdrawn' ORDER BY seq LIMIT $2
                    """
                }
            ) { row in
                (
                    try row.text(0),
                    AwaitedRow(
                        kind: try row.name(1), sourceID: try row.text(2), state: try row.name(3),
                        body: try row.text(4), reason: try row.optionalText(5))
                )
            }
            let first = try connection.rows(
                [], in: rows.map { .text($0.id) },
                sql: {
                    """
                    SELECT d.intent, i.body FROM intent_dependencies d JOIN intents i
                        ON i.books = d.books AND i.store = d.store AND i.source = d.source
                            AND i.source_id = d.source_id AND i.role = d.role AND i.state IN ('pending', 'sending')
                    WHERE d.is_missing AND d.intent IN (\($0)) ORDER BY d.intent, d.place
                    """
                }
            ) { (try $0.text(0), try $0.text(1)) }
            let waits = Dictionary(grouping: first, by: \.0)
            for place in rows.indices { rows[place].row.waitsFor = waits[rows[place].id, default: []].map(\.1) }
            return rows.map(\.row)
        }
    }
}

extension SQLConnection {
    fileprivate func products(
        of store: String, state: String?, like pattern: String?, after: ProductPlace?, limit: Int
    ) throws -> [ProductRow] {
        var arguments: [SQLValue] = [
            .text(store), .text(after?.id ?? ""), .text(after?.variation ?? ""), .number(limit),
        ]
        var filter = ""
        if let state {
            arguments.append(.text(state))
            filter += " AND state = $\(arguments.count)"
        }
        if let pattern {
            arguments.append(.text(pattern))
            filter += " AND lower(body) LIKE $\(arguments.count)"
        }
        return try rows(
            """
            SELECT id, variation, body, state, reason FROM products
            WHERE store = $1 AND (id, variation) > ($2, $3)\(filter) ORDER BY id, variation LIMIT $4
            """, arguments
        ) {
            ProductRow(
                id: try $0.text(0), variation: try $0.text(1), body: try $0.text(2), state: try $0.text(3),
                reason: try $0.optionalText(4))
        }
    }

    fileprivate func links(
        of store: String, _ kind: BooksRecordKind, like pattern: String?, after: LinkPlace?, limit: Int
    ) throws -> [LinkRow] {
        var arguments: [SQLValue] = [
            .text(store), .name(kind), .text(after?.sourceID ?? ""), .text(after?.role ?? ""),
            .number(after?.generation ?? -1), .number(limit),
        ]
        var filter = ""
        if let pattern {
            arguments.append(.text(pattern))
            let place = arguments.count
            filter = " AND (lower(body) LIKE $\(place) OR lower(number) LIKE $\(place))"
        }
        return try rows(
            """
            SELECT source_id, role, generation, books_id, number, state, body FROM links
            WHERE store = $1 AND kind = $2 AND (source_id, role, generation) > ($3, $4, $5)\(filter)
            ORDER BY source_id, role, generation LIMIT $6
            """, arguments
        ) { row in
            LinkRow(
                place: LinkPlace(
                    kind: kind, sourceID: try row.text(0), role: try row.text(1), generation: try row.number(2)),
                booksID: try row.text(3), number: try row.optionalText(4), state: try row.name(5),
                body: try row.text(6))
        }
    }
}
