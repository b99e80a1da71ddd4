import LinkLedger
import Storage

/// Where an order stands, and where it will when nothing of it is on its way any more.
struct OrderStanding {
    struct Place: Equatable {
        var state: OrderState
        var reason: String?
        var reasonCode: String?

        static let undecided = Place(state: .waiting, reason: nil, reasonCode: "undecided")
        static let posting = Place(state: .waiting, reason: nil, reasonCode: "posting")

        /// A person took back what was posted, and has not asked for it since.
        var isUndone: Bool { reasonCode == UndoneOrder.reasonCode }
    }

    let number: String
    var now: Place
    var next: Place
    var revision: Int64
    var isDirty: Bool
    var openIntents: Int
    /// A daily summary, not an order of the store.
    let isSummary: Bool

    mutating func needsYou(_ reason: String?, _ reasonCode: String?) {
        now = Place(state: .needsYou, reason: reason, reasonCode: reasonCode)
        if !next.isUndone { next = now }
    }

    mutating func decideAgain() {
        isDirty = true
        revision += 1
        next = .undecided
    }

    /// Nothing is on its way any more: the order is where it was to go.
    mutating func settle() {
        if openIntents == 0 { now = settled(at: next) }
    }

    /// An undo that was stopped half-way stays in sight until a person acts, and what it took back stays away.
    func settled(at next: Place) -> Place { next.isUndone && now.state == .needsYou ? now : next }
}

/// The orders that one transaction changes, read once and written once.
struct OrderStandings {
    let connection: any SQLConnection
    private(set) var changed: [OrderName: OrderStanding] = [:]

    init(connection: any SQLConnection) { self.connection = connection }

    /// Reads the orders that were not read yet; products' intents have none.
    mutating func load(_ names: some Sequence<OrderName>) throws {
        let missing = Set(names).filter { changed[$0] == nil && !$0.id.isEmpty }
        for (store, names) in Dictionary(grouping: missing, by: \.store) {
            let rows = try connection.rows(
                [.text(store)], in: names.map { .text($0.id) },
                sql: {
                    """
                    SELECT id, \(OrderStanding.columns) FROM orders
                    WHERE store = $1 AND id IN (\($0))\(connection.dialect.forUpdate)
                    """
                }
            ) { (try $0.text(0), try OrderStanding($0, from: 1)) }
            for (id, standing) in rows { changed[OrderName(store: store, id: id)] = standing }
        }
    }

    /// Changes an order that was loaded; does nothing for one that is not kept.
    mutating func change(_ name: OrderName, _ change: (inout OrderStanding) -> Void) {
        guard var standing = changed[name] else { return }
        change(&standing)
        changed[name] = standing
    }

    /// Has the orders decided again of which intents were withdrawn.
    mutating func decideAgain(withdrawn counts: [OrderName: Int]) throws {
        try load(counts.keys)
        for (name, count) in counts {
            change(name) { order in
                order.openIntents -= count
                order.decideAgain()
                order.settle()
            }
        }
    }

    /// Writes them, and brings members of daily summaries to where their summaries are; returns what is to be reported of those.
    @discardableResult
    func save() throws -> [RunResultRow] {
        try connection.run(
            """
            UPDATE orders SET state = $3, reason = $4, reason_code = $5, next_state = $6, next_reason = $7,
                next_reason_code = $8, revision = $9, is_dirty = $10, open_intents = $11
            WHERE store = $1 AND id = $2
            """,
            each: changed.map { name, order in
                [.text(name.store), .text(name.id)] + order.now.values + order.next.values + [
                    .integer(order.revision), .flag(order.isDirty), .number(order.openIntents),
                ]
            })
        return try settleMembers()
    }

    private func settleMembers() throws -> [RunResultRow] {
        let touched = changed.filter { $0.value.isSummary || $0.value.next.reasonCode == MemberStandings.code }
        return try Dictionary(grouping: touched, by: \.key.store).flatMap { store, orders in
            let standings = MemberStandings(connection: connection, store: store)
            return try standings.settle(summaries: orders.filter(\.value.isSummary).map(\.key.id))
                + standings.settle(orders: orders.filter { !$0.value.isSummary }.map(\.key.id))
        }
    }
}

extension OrderStanding.Place {
    init(_ row: any SQLRow, from column: Int) throws {
        self.init(
            state: try row.name(column), reason: try row.optionalText(column + 1),
            reasonCode: try row.optionalText(column + 2))
    }

    var values: [SQLValue] { [.name(state), .optional(reason), .optional(reasonCode)] }
}

extension OrderStanding {
    static let columns =
        """
        number, state, reason, reason_code, next_state, next_reason, next_reason_code, revision, is_dirty, open_intents,
        is_summary
        """

    init(_ row: any SQLRow, from column: Int) throws {
        self.init(
            number: try row.text(column), now: try Place(row, from: column + 1),
            next: try Place(row, from: column + 4), revision: try row.integer(column + 7),
            isDirty: try row.flag(column + 8), openIntents: try row.number(column + 9),
            isSummary: try row.flag(column + 10))
    }
}
