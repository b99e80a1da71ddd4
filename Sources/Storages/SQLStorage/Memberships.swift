import Accounting
import LinkLedger
import Storage

/// Writes what orders add to daily summaries, in the transaction that decides the orders.
struct Memberships {
    let connection: any SQLConnection
    let store: String

    /// Puts the members of new decisions in the place of the old; summaries that gain, lose or change one are to be decided.
    ///
    /// Returns what is to be reported of the orders.
    func replace(by decisions: [DecidedOrder]) throws -> [RunResultRow] {
        let known = Dictionary(
            grouping: try connection.keptMembers(ofOrders: decisions.map(\.id), store: store), by: \.order)
        guard !known.isEmpty || decisions.contains(where: { !$0.members.isEmpty }) else { return [] }
        var leaving: [KeptMember] = []
        var entering: [SummaryMemberRow] = []
        for decision in decisions {
            let before = known[decision.id] ?? []
            leaving += before.filter { old in
                old.standing.current != nil && !decision.members.contains { $0.isPlace(of: old) }
            }
            entering += decision.members.filter { new in
                !before.contains { new.isPlace(of: $0) && $0.standing.current?.fingerprint == new.fingerprint }
            }
        }
        // Members that their summary does not know yet are gone at once, others when it was decided without them.
        try connection.save(leaving, store: store) { $0.standing.after(.left) }
        try enter(entering)
        try touch(Set(leaving.map(\.summary) + entering.map(\.summary)))
        let members = decisions.filter { !$0.members.isEmpty || known[$0.id] != nil }
        try retry(Set(members.flatMap(\.members).map(\.summary)))
        return try MemberStandings(connection: connection, store: store).settle(orders: members.map(\.id))
    }

    private func enter(_ members: [SummaryMemberRow]) throws {
        try connection.run(
            """
            INSERT INTO summary_members (store, summary, order_id, role, currency, amount, body, fingerprint)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (store, summary, order_id, role) DO UPDATE SET currency = excluded.currency,
                amount = excluded.amount, body = excluded.body, fingerprint = excluded.fingerprint
            """,
            each: members.map {
                [
                    .text(store), .text($0.summary), .text($0.order), .text($0.role.text), .text($0.currency),
                    .integer($0.amount), .text($0.body), .text($0.fingerprint),
                ]
            })
    }

    /// Summaries that are to be decided; those that are new are begun.
    private func touch(_ summaries: Set<String>) throws {
        let names = summaries.sorted().map { [SQLValue.text(store), .text($0)] }
        try connection.run(
            """
            INSERT INTO orders (store, id, is_summary, state, reason_code, next_state)
            VALUES ($1, $2, TRUE, 'waiting', '\(ReasonCode.undecided)', 'waiting') ON CONFLICT (store, id) DO NOTHING
            """, each: names)
        try connection.run(
            "UPDATE orders SET is_dirty = TRUE, revision = revision + 1 WHERE store = $1 AND id = $2", each: names)
    }

    /// A member that is decided again has its summary tried again too.
    private func retry(_ summaries: Set<String>) throws {
        try connection.run(
            """
            UPDATE orders SET is_dirty = TRUE, revision = revision + 1
            WHERE store = $1 AND id = $2 AND state = 'needsYou' AND NOT is_dirty
            """, each: summaries.sorted().map { [.text(store), .text($0)] })
    }
}

extension SummaryMemberRow {
    fileprivate func isPlace(of known: KeptMember) -> Bool {
        summary == known.summary && order == known.order && role == known.role
    }
}

extension SQLConnection {
    /// Orders whose summary was not decided yet: a new policy may post them by themselves.
    func unboundMembers(of store: String) throws -> [String] {
        try rows(
            """
            SELECT DISTINCT order_id FROM summary_members
            WHERE store = $1 AND decided_fingerprint IS NULL AND posted_fingerprint IS NULL
            """, [.text(store)]
        ) { try $0.text(0) }
    }

    /// Orders that these summaries hold.
    func members(of summaries: [String], store: String) throws -> [String] {
        try rows(
            [.text(store)], in: summaries.map(SQLValue.text),
            sql: { "SELECT DISTINCT order_id FROM summary_members WHERE store = $1 AND summary IN (\($0))" }
        ) { try $0.text(0) }
    }

    /// Summaries that were undone and hold one of these orders: who asks for the order asks for them.
    func undoneSummaries(of orders: [String], store: String) throws -> [String] {
        try rows(
            [.text(store)], in: Set(orders).sorted().map(SQLValue.text),
            sql: {
                """
                SELECT DISTINCT m.summary FROM summary_members m JOIN orders s ON s.store = m.store AND s.id = m.summary
                WHERE m.store = $1 AND m.order_id IN (\($0)) AND s.next_reason_code = '\(ReasonCode.undone)'
                """
            }
        ) { try $0.text(0) }
    }

    /// What summaries in the books hold of orders that are not posted in all their parts, minor units by currency code.
    func postedInSummaries(of store: String) throws -> [(currency: String, sum: Int64)] {
        try rows(
            """
            SELECT m.currency, CAST(sum(m.posted_amount) AS BIGINT)
            FROM summary_members m JOIN orders o ON o.store = m.store AND o.id = m.order_id
            WHERE m.store = $1 AND m.posted_fingerprint IS NOT NULL AND o.state <> 'posted' GROUP BY m.currency
            """, [.text(store)]
        ) { (try $0.text(0), try $0.integer(1)) }
    }

    /// The summary's document was taken back: nothing of its members is in the books.
    func forgetPosted(summary: OrderName) throws {
        // They go when the summary is settled, with their orders.
        try save(try keptMembers(of: [summary.id], store: summary.store), store: summary.store, removesOver: false) {
            $0.standing.after(.takenBack)
        }
    }
}
