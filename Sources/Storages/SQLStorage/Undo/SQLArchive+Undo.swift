package import Accounting
package import LinkLedger
package import Storage

extension SQLArchive {
    package func links(
        madeBy run: String, of store: String, books: String
    ) async throws(StorageProblem) -> [Link] {
        guard !run.isEmpty else { return [] }
        return try await database.read { connection in
            try connection.rows(
                """
                SELECT \(Link.columns) FROM links WHERE made_by = $1 AND made_by <> '' AND books = $2 AND store = $3
                    AND state = 'live'
                """, [.text(run), .text(books), .text(store)]
            ) { try Link($0) }
        }
    }

    package func links(
        changedBy run: String, of store: String, books: String
    ) async throws(StorageProblem) -> [Link] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT l.source, l.source_id, l.role, l.generation, l.kind, l.books_id, l.version, l.number, l.state,
                    l.fingerprint
                FROM link_changes c JOIN links l ON l.books = c.books AND l.store = c.store AND l.source = c.source
                    AND l.source_id = c.source_id AND l.role = c.role AND l.generation = c.generation
                WHERE c.run = $1 AND c.books = $2 AND c.store = $3 AND l.state = 'live' AND l.made_by <> $1
                """, [.text(run), .text(books), .text(store)]
            ) { try Link($0) }
        }
    }

    package func links(
        _ kind: BooksRecordKind, called name: String, store: String, books: String
    ) async throws(StorageProblem) -> [Link] {
        try await database.read { connection in
            let byNumber = try connection.rows(
                """
                SELECT \(Link.columns) FROM links
                WHERE books = $1 AND number = $2 AND kind = $3 AND store = $4 AND state = 'live'
                """, [.text(books), .text(name), .name(kind), .text(store)]
            ) { try Link($0) }
            if !byNumber.isEmpty { return byNumber }
            return try connection.rows(
                """
                SELECT \(Link.columns) FROM links
                WHERE books = $1 AND kind = $2 AND books_id = $3 AND store = $4 AND state = 'live'
                    AND kind NOT IN ('customer', 'vendor', 'item')
                """, [.text(books), .name(kind), .text(name), .text(store)]
            ) { try Link($0) }
        }
    }

    package func links(
        madeBy run: String, of store: String, changedLaterIn books: String
    ) async throws(StorageProblem) -> [Link] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT DISTINCT l.source, l.source_id, l.role, l.generation, l.kind, l.books_id, l.version, l.number,
                    l.state, l.fingerprint
                FROM links l JOIN link_changes c ON c.books = l.books AND c.store = l.store AND c.source = l.source
                    AND c.source_id = l.source_id AND c.role = l.role AND c.generation = l.generation
                WHERE l.made_by = $1 AND l.made_by <> '' AND l.books = $2 AND l.store = $3 AND l.state = 'live'
                    AND c.run <> $1
                """, [.text(run), .text(books), .text(store)]
            ) { try Link($0) }
        }
    }

    package func undone(by run: String, of store: String) async throws(StorageProblem) -> [String] {
        guard !run.isEmpty else { return [] }
        return try await database.read { try $0.undone(by: run, store: store) }
    }

    package func record(
        _ orders: [UndoneOrder], note: AuditNote, store: String, books: String, run: String, now: Instant
    ) async throws(StorageProblem) -> Set<String> {
        try await database.write { [seal] connection in
            try AuditWriter(connection: connection, seal: seal, now: now).add(note, ofConnection: books)
            return try connection.record(orders, store: store, books: books, run: run)
        }
    }
}

extension SQLConnection {
    /// Orders that a run, or the undo of a run, touched and that are undone.
    fileprivate func undone(by run: String, store: String) throws -> [String] {
        let touched = try rows(
            """
            SELECT source_id FROM links
            WHERE made_by = $1 AND made_by <> '' AND store = $2 AND source = 'order' AND state <> 'live'
            UNION SELECT source_id FROM link_changes
            WHERE run = $1 AND store = $2 AND source = 'order' AND operation IN ('void', 'delete')
            """, [.text(run), .text(store)]
        ) { try $0.text(0) }
        let undone = try rows(
            [.text(store)], in: touched.map(SQLValue.text),
            sql: {
                """
                SELECT id, is_summary FROM orders
                WHERE store = $1 AND id IN (\($0)) AND next_reason_code = '\(ReasonCode.undone)'
                """
            }
        ) { (id: try $0.text(0), isSummary: try $0.flag(1)) }
        let members = try members(of: undone.filter(\.isSummary).map(\.id), store: store)
        return Set(undone.filter { !$0.isSummary }.map(\.id) + members).sorted()
    }

    /// Intents and standings of undone orders; those that are as they were read.
    fileprivate func record(
        _ orders: [UndoneOrder], store: String, books: String, run: String
    ) throws -> Set<String> {
        var standings = OrderStandings(connection: self)
        try standings.load(orders.map { OrderName(store: store, id: $0.id) })
        let valid = orders.filter { order in
            let standing = standings.orders[OrderName(store: store, id: order.id)]?.standing
            return standing.map { $0.revision == order.revision && $0.openIntents == 0 } ?? false
        }
        let withdrawal = Withdrawal(connection: self)
        try withdrawal.release(try withdrawal.refused(of: valid.map(\.id), store: store))
        standings = OrderStandings(connection: self)
        try standings.load(valid.map { OrderName(store: store, id: $0.id) })
        var outbox = try OutboxWriter(
            self, for: valid.flatMap(\.intents), store: store, books: books, run: run)
        for order in valid {
            let added = order.intents.filter { outbox.add($0, of: order.id) }.count
            standings.tell(OrderName(store: store, id: order.id), .undone(reason: order.reason, added: added))
        }
        try outbox.write()
        try standings.save()
        return Set(valid.map(\.id))
    }

    /// Orders that were undone are decided again because a person asks.
    func liftUndo(of orders: [String], store: String) throws {
        try run(
            """
            UPDATE orders SET next_state = 'waiting', next_reason = NULL, next_reason_code = '\(ReasonCode.undecided)'
            WHERE store = $1 AND id = $2 AND next_reason_code = '\(ReasonCode.undone)'
            """, each: Set(orders).map { [.text(store), .text($0)] })
    }

    /// Remembers that a run changed a record that is in the books.
    func note(_ operation: IntentRow.Operation, of linkKey: LinkKey, generation: Int, by run: String) throws {
        guard !run.isEmpty, operation != .create else { return }
        try self.run(
            """
            INSERT INTO link_changes (run, \(LinkKey.columns), generation, operation)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (run, books, store, source, source_id, role, generation, operation) DO NOTHING
            """, [.text(run)] + linkKey.values + [.number(generation), .name(operation)])
    }
}
