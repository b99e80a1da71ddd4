import LinkLedger
import Storage

/// Brings members of daily summaries to where their summaries are.
///
/// A member is posted when all that it adds is in the books as it is now. What keeps its summary from the books keeps it too.
struct MemberStandings {
    let connection: any SQLConnection
    let store: String

    /// The reason code of orders that stand where their summaries stand.
    static let code = "inSummary"

    /// What one member waits for.
    private struct Membership {
        let order: String
        let isPosted: Bool
        /// Where its summary stands when somebody must act, or has undone it.
        let trouble: OrderStanding.Place?
    }

    /// Notes what is in the books of these summaries now, then settles their members.
    func settle(summaries: [String]) throws -> [RunResultRow] {
        guard !summaries.isEmpty else { return [] }
        let names = summaries.map { [SQLValue.text(store), .text($0)] }
        let members = try connection.rows(
            "SELECT DISTINCT order_id FROM summary_members WHERE store = $1 AND summary = $2", each: names
        ) { try $0.text(0) }
        try connection.run(
            """
            UPDATE summary_members SET posted_fingerprint = decided_fingerprint, posted_amount = decided_amount
            WHERE store = $1 AND summary = $2 AND EXISTS (
                SELECT 1 FROM orders s WHERE s.store = $1 AND s.id = $2 AND s.state = 'posted'
            )
            """, each: names)
        try connection.run(
            """
            UPDATE summary_members SET posted_fingerprint = NULL, posted_amount = 0
            WHERE store = $1 AND summary = $2 AND EXISTS (
                SELECT 1 FROM orders s WHERE s.store = $1 AND s.id = $2 AND s.state = 'skipped'
            )
            """, each: names)
        try connection.run(
            """
            DELETE FROM summary_members WHERE store = $1 AND summary = $2 AND fingerprint IS NULL
                AND decided_fingerprint IS NULL AND posted_fingerprint IS NULL
            """, each: names)
        return try settle(orders: members)
    }

    /// Returns what is to be reported of orders that came to stand elsewhere.
    func settle(orders ids: [String]) throws -> [RunResultRow] {
        guard !ids.isEmpty else { return [] }
        var standings = OrderStandings(connection: connection)
        try standings.load(ids.map { OrderName(store: store, id: $0) })
        let memberships = Dictionary(grouping: try memberships(of: ids), by: \.order)
        var results: [RunResultRow] = []
        var rows: [[SQLValue]] = []
        for (name, standing) in standings.changed where standing.openIntents == 0 {
            let place = place(of: standing, memberships[name.id] ?? [])
            guard place != standing.now else { continue }
            rows.append([.text(store), .text(name.id)] + place.values)
            results.append(
                RunResultRow(
                    subject: name.id, label: standing.number, outcome: place.state.rawValue, reason: place.reason))
        }
        try connection.run(
            "UPDATE orders SET state = $3, reason = $4, reason_code = $5 WHERE store = $1 AND id = $2", each: rows)
        return results
    }

    private func place(of standing: OrderStanding, _ memberships: [Membership]) -> OrderStanding.Place {
        if standing.next.state == .needsYou { return standing.next }
        let missing = memberships.filter { !$0.isPosted }
        if let trouble = missing.lazy.compactMap(\.trouble).first { return trouble }
        let isIn = standing.next.reasonCode == Self.code && !memberships.isEmpty && missing.isEmpty
        return isIn ? OrderStanding.Place(state: .posted, reason: nil, reasonCode: nil) : standing.next
    }

    private func memberships(of orders: [String]) throws -> [Membership] {
        try connection.rows(
            [.text(store)], in: orders.map(SQLValue.text),
            sql: {
                """
                SELECT m.order_id, coalesce(m.posted_fingerprint, '') = coalesce(m.fingerprint, ''),
                    s.state = 'needsYou' OR coalesce(s.reason_code, '') IN ('blocked', '\(UndoneOrder.reasonCode)'),
                    s.state, s.reason, s.reason_code
                FROM summary_members m JOIN orders s ON s.store = m.store AND s.id = m.summary
                WHERE m.store = $1 AND m.order_id IN (\($0)) ORDER BY m.summary
                """
            }
        ) { row in
            Membership(
                order: try row.text(0), isPosted: try row.flag(1),
                trouble: try row.flag(2) ? try OrderStanding.Place(row, from: 3) : nil)
        }
    }
}
