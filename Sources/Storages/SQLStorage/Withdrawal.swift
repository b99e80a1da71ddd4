import Accounting
import Storage

/// Takes back intents that were not sent and never will be.
struct Withdrawal {
    let connection: any SQLConnection

    /// Withdraws what was refused for these orders; returns the things it was refused for.
    func refused(of orders: [String], store: String) throws -> [LinkKey] {
        try connection.rows(
            [.text(store)], in: orders.map(SQLValue.text),
            sql: {
                """
                UPDATE intents SET state = 'withdrawn'
                WHERE store = $1 AND order_id IN (\($0)) AND state = 'refused' RETURNING \(LinkKey.columns)
                """
            }
        ) { try LinkKey($0) }
    }

    /// Withdraws pending intents that wait for `things`, and those that wait for these in turn; with `order`, only its own.
    ///
    /// Returns how many were withdrawn of each order.
    func dependents(of linkKeys: [LinkKey], only order: OrderName? = nil) throws -> [OrderName: Int] {
        var counts: [OrderName: Int] = [:]
        var queue = linkKeys
        while let linkKey = queue.popLast() {
            let waiting = try waiting(for: linkKey, only: order)
            try withdraw(waiting.map(\.intent))
            for row in waiting { counts[row.order, default: 0] += 1 }
            queue += waiting.map(\.linkKey)
        }
        return counts
    }

    /// Withdraws the pending intent for a thing itself; what waits for it goes on waiting.
    func pending(for linkKey: LinkKey) throws -> [OrderName: Int] {
        let pending = try connection.rows(
            """
            SELECT id, store, order_id FROM intents
            WHERE books = $1 AND store = $2 AND source = $3 AND source_id = $4 AND role = $5
                AND state IN ('pending', 'sending') AND state = 'pending'
            """, linkKey.values
        ) { (id: try $0.text(0), order: OrderName(store: try $0.text(1), id: try $0.text(2))) }
        try withdraw(pending.map(\.id))
        return Dictionary(pending.map { ($0.order, 1) }, uniquingKeysWith: +)
    }

    func withdraw(_ intents: [String]) throws {
        let lists = intents.map { [SQLValue.text($0)] }
        try connection.run("UPDATE intents SET state = 'withdrawn', request_key = NULL WHERE id = $1", each: lists)
        try connection.run("DELETE FROM intent_dependencies WHERE intent = $1", each: lists)
    }

    private func waiting(
        for linkKey: LinkKey, only order: OrderName?
    ) throws -> [(intent: String, order: OrderName, linkKey: LinkKey)] {
        try connection.rows(
            """
            SELECT i.id, i.order_id, i.books, i.store, i.source, i.source_id, i.role
            FROM intent_dependencies d JOIN intents i ON i.id = d.intent
            WHERE d.books = $1 AND d.store = $2 AND d.source = $3 AND d.source_id = $4 AND d.role = $5
                AND d.is_missing AND i.state = 'pending' \(order == nil ? "" : "AND i.order_id = $6")
            """, linkKey.values + (order.map { [.text($0.id)] } ?? [])
        ) { row in
            (
                intent: try row.text(0), order: OrderName(store: try row.text(3), id: try row.text(1)),
                linkKey: try LinkKey(row, from: 2)
            )
        }
    }

    /// Has orders decided again whose intents wait for `things` that nothing brings into the books any more.
    func release(_ linkKeys: [LinkKey], except wanted: Set<RecordKey> = []) throws {
        var dead: [LinkKey] = []
        for (place, linkKeys) in Dictionary(grouping: linkKeys, by: { [$0.books, $0.store] }) {
            let keys = Set(linkKeys.map(\.key)).subtracting(wanted)
            let open = try connection.openKeys(among: keys, store: place[1], books: place[0])
            let live = try connection.liveLinks(of: keys, store: place[1], books: place[0])
            dead += keys.subtracting(open).subtracting(live.keys).map {
                LinkKey(books: place[0], store: place[1], key: $0)
            }
        }
        var standings = OrderStandings(connection: connection)
        try standings.decideAgain(withdrawn: try dependents(of: dead))
        try standings.save()
    }
}
