import Accounting
import LinkLedger
package import Storage

extension SQLArchive {
    package func undoable(
        _ ids: [String], of store: String, books: String
    ) async throws(StorageProblem) -> [UndoableOrder] {
        try await database.read { connection in
            let posted = Dictionary(
                grouping: try connection.posted(for: ids, store: store, books: books), by: \.link.key.id)
            let leaving = try connection.leaving(of: ids, store: store, books: books)
            let gone = try connection.gone(with: leaving, store: store, books: books)
            let refunds = try connection.refunds(ofSummaries: ids, store: store, books: books)
            return try connection.undoable(ids, of: store).map { order in
                var order = order
                order.posted = posted[order.id] ?? []
                order.leaving = Set((leaving[order.id] ?? []).map(\.key))
                order.gone = gone[order.id] ?? []
                order.refunds = refunds[order.id] ?? []
                return order
            }
        }
    }
}

extension SQLConnection {
    fileprivate func undoable(_ ids: [String], of store: String) throws -> [UndoableOrder] {
        try rows(
            [.text(store)], in: Set(ids).sorted().map(SQLValue.text),
            sql: {
                """
                SELECT id, number, state, reason, open_intents, revision, EXISTS (
                    SELECT 1 FROM summary_members m
                    WHERE m.store = orders.store AND m.order_id = orders.id AND m.posted_fingerprint IS NOT NULL
                ), coalesce(next_reason_code, '') = '\(ReasonCode.undone)'
                FROM orders WHERE store = $1 AND id IN (\($0)) ORDER BY seq
                """
            }
        ) { row in
            var order = UndoableOrder(
                id: try row.text(0), number: try row.text(1), state: try row.name(2), reason: try row.optionalText(3),
                isOpen: try row.number(4) > 0, isSummarised: try row.flag(6), revision: try row.integer(5), posted: [])
            order.isUndone = try row.flag(7)
            return order
        }
    }

    /// What is on its way out of each order, and the run that decided it.
    fileprivate func leaving(
        of orders: [String], store: String, books: String
    ) throws -> [String: [(key: RecordKey, run: String)]] {
        let rows = try rows(
            [.text(books), .text(store)], in: Set(orders).sorted().map(SQLValue.text),
            sql: {
                """
                SELECT source, source_id, role, run FROM intents
                WHERE books = $1 AND store = $2 AND source = 'order' AND source_id IN (\($0))
                    AND state IN ('pending', 'sending') AND operation IN ('void', 'delete')
                """
            }
        ) { (key: try $0.key(0), run: try $0.text(3)) }
        return Dictionary(grouping: rows, by: \.key.id)
    }

    /// What the same runs took back of the same orders already.
    fileprivate func gone(
        with leaving: [String: [(key: RecordKey, run: String)]], store: String, books: String
    ) throws -> [String: [PostedRow]] {
        var gone: [String: [PostedRow]] = [:]
        let pairs = Set(leaving.flatMap { order, rows in rows.map { OrderOfRun(order: order, run: $0.run) } })
        for (run, orders) in Dictionary(grouping: pairs, by: \.run) {
            let rows = try rows(
                [.text(run), .text(books), .text(store)], in: orders.map { .text($0.order) },
                sql: {
                    """
                    SELECT DISTINCT l.source, l.source_id, l.role, l.generation, l.kind, l.books_id, l.version, l.number,
                        l.state, l.fingerprint, l.body
                    FROM link_changes c JOIN links l ON l.books = c.books AND l.store = c.store AND l.source = c.source
                        AND l.source_id = c.source_id AND l.role = c.role AND l.generation = c.generation
                    WHERE c.run = $1 AND c.books = $2 AND c.store = $3 AND c.source = 'order' AND c.source_id IN (\($0))
                        AND c.operation IN ('void', 'delete') AND l.state = 'takenBack'
                    ORDER BY l.source_id, l.role
                    """
                }
            ) { PostedRow(link: try Link($0), body: try $0.text(Link.columnCount)) }
            for row in rows { gone[row.link.key.id, default: []].append(row) }
        }
        return gone
    }
}

/// An order, and a run that takes something of it back.
private struct OrderOfRun: Hashable {
    let order: String
    let run: String
}
