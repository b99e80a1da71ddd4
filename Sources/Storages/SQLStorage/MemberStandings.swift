import LinkLedger
import Storage

/// Brings members of daily summaries to where their summaries are.
struct MemberStandings {
    let connection: any SQLConnection
    let store: String

    /// Notes what is in the books of these summaries now, then settles their members.
    func settle(summaries: [String]) throws -> [RunResultRow] {
        guard !summaries.isEmpty else { return [] }
        let states = try states(of: summaries)
        let members = try connection.keptMembers(of: summaries, store: store)
        try connection.save(members, store: store) { member in
            states[member.summary].map { member.standing.after(.summarySettled($0)) } ?? member.standing
        }
        return try settle(orders: Set(members.map(\.order)).sorted())
    }

    private func states(of summaries: [String]) throws -> [String: OrderState] {
        let rows: [(String, OrderState)] = try connection.rows(
            [.text(store)], in: summaries.map(SQLValue.text),
            sql: { "SELECT id, state FROM orders WHERE store = $1 AND id IN (\($0))" }
        ) { (try $0.text(0), try $0.name(1)) }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    /// Returns what is to be reported of orders that came to stand elsewhere.
    func settle(orders ids: [String]) throws -> [RunResultRow] {
        guard !ids.isEmpty else { return [] }
        var standings = OrderStandings(connection: connection)
        try standings.load(ids.map { OrderName(store: store, id: $0) })
        let memberships = try memberships(of: ids)
        var results: [RunResultRow] = []
        var rows: [[SQLValue]] = []
        for (name, order) in standings.orders where order.standing.openIntents == 0 {
            let status = order.standing.status(asMemberOf: memberships[name.id] ?? [])
            guard status != order.standing.now else { continue }
            rows.append([.text(store), .text(name.id)] + status.values)
            results.append(
                RunResultRow(
                    subject: name.id, label: order.number, outcome: status.state.rawValue, reason: status.reason))
        }
        try connection.run(
            "UPDATE orders SET state = $3, reason = $4, reason_code = $5 WHERE store = $1 AND id = $2", each: rows)
        return results
    }

    private func memberships(of orders: [String]) throws -> [String: [Membership]] {
        let rows = try connection.rows(
            [.text(store)], in: orders.map(SQLValue.text),
            sql: {
                """
                SELECT \(KeptMember.columns), s.state, s.reason, s.reason_code
                FROM summary_members m JOIN orders s ON s.store = m.store AND s.id = m.summary
                WHERE m.store = $1 AND m.order_id IN (\($0))
                """
            }
        ) { (member: try KeptMember($0), summary: try ExplainedState($0, from: KeptMember.columnCount)) }
        return Dictionary(grouping: rows, by: \.member.order).mapValues { rows in
            rows.map { Membership(isInBooks: $0.member.standing.isInBooks, summary: $0.summary) }
        }
    }
}
