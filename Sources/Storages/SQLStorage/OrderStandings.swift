import LinkLedger
import Storage

/// An order as it is kept: where it stands, and what reports say of it.
struct KeptOrder {
    let number: String
    /// A daily summary, not an order of the store.
    let isSummary: Bool
    var standing: OrderStanding
}

/// The orders that one transaction changes, read once and written once; what becomes of each is asked of `OrderStanding`.
struct OrderStandings {
    let connection: any SQLConnection
    private(set) var orders: [OrderName: KeptOrder] = [:]

    init(connection: any SQLConnection) { self.connection = connection }

    /// Reads the orders that were not read yet; products' intents have none.
    mutating func load(_ names: some Sequence<OrderName>) throws {
        let missing = Set(names).filter { orders[$0] == nil && !$0.id.isEmpty }
        for (store, names) in Dictionary(grouping: missing, by: \.store) {
            let rows = try connection.rows(
                [.text(store)], in: names.map { .text($0.id) },
                sql: {
                    """
                    SELECT id, \(KeptOrder.columns) FROM orders
                    WHERE store = $1 AND id IN (\($0))\(connection.dialect.forUpdate)
                    """
                }
            ) { (try $0.text(0), try KeptOrder($0, from: 1)) }
            for (id, order) in rows { orders[OrderName(store: store, id: id)] = order }
        }
    }

    /// Tells an order that was loaded what happened; does nothing for one that is not kept.
    mutating func tell(_ name: OrderName, _ event: OrderEvent) {
        guard var order = orders[name] else { return }
        order.standing = order.standing.after(event)
        orders[name] = order
    }

    /// Has the orders decided again of which intents were withdrawn.
    mutating func decideAgain(withdrawn counts: [OrderName: Int]) throws {
        try load(counts.keys)
        for (name, count) in counts { tell(name, .unsettled(ended: count)) }
    }

    /// Writes them, and brings members of daily summaries to where their summaries are; returns what is to be reported of those.
    @discardableResult
    func save() throws -> [RunResultRow] {
        try connection.run(
            """
            UPDATE orders SET state = $3, reason = $4, reason_code = $5, next_state = $6, next_reason = $7,
                next_reason_code = $8, revision = $9, is_dirty = $10, open_intents = $11
            WHERE store = $1 AND id = $2
            """, each: orders.map { name, order in [.text(name.store), .text(name.id)] + order.standing.values })
        return try settleMembers()
    }

    private func settleMembers() throws -> [RunResultRow] {
        let touched = orders.filter { $0.value.isSummary || $0.value.standing.next.isInSummary }
        return try Dictionary(grouping: touched, by: \.key.store).flatMap { store, orders in
            let standings = MemberStandings(connection: connection, store: store)
            return try standings.settle(summaries: orders.filter(\.value.isSummary).map(\.key.id))
                + standings.settle(orders: orders.filter { !$0.value.isSummary }.map(\.key.id))
        }
    }
}

extension ExplainedState {
    init(_ row: any SQLRow, from column: Int) throws {
        self.init(
            try row.name(column), reason: try row.optionalText(column + 1),
            reasonCode: try row.optionalText(column + 2))
    }

    var values: [SQLValue] { [.name(state), .optional(reason), .optional(reasonCode)] }
}

extension OrderStanding {
    /// State, reason and code of now and of then, revision, whether it is to be decided, its open intents.
    var values: [SQLValue] {
        now.values + next.values + [.integer(revision), .flag(isDirty), .number(openIntents)]
    }
}

extension KeptOrder {
    static let columns =
        """
        number, state, reason, reason_code, next_state, next_reason, next_reason_code, revision, is_dirty, open_intents,
        is_summary
        """

    init(_ row: any SQLRow, from column: Int) throws {
        self.init(
            number: try row.text(column), isSummary: try row.flag(column + 10),
            standing: OrderStanding(
                now: try ExplainedState(row, from: column + 1), next: try ExplainedState(row, from: column + 4),
                revision: try row.integer(column + 7), isDirty: try row.flag(column + 8),
                openIntents: try row.number(column + 9)))
    }
}
