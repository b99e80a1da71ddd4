import Accounting
import LinkLedger
import Storage

/// A member of a daily summary as it is kept.
struct KeptMember {
    let summary: String
    let order: String
    let role: RecordRole
    /// The amount of what the order adds, or added last.
    let amount: Int64
    let standing: MemberStanding
}

extension KeptMember {
    static let columns =
        """
        m.summary, m.order_id, m.role, m.fingerprint, m.amount, m.decided_fingerprint, m.decided_amount,
        m.posted_fingerprint, m.posted_amount
        """
    static let columnCount = 9

    init(_ row: any SQLRow) throws {
        func part(_ column: Int) throws -> MemberStanding.Part? {
            let amount = try row.integer(column + 1)
            return try row.optionalText(column).map { MemberStanding.Part(fingerprint: $0, amount: amount) }
        }
        self.init(
            summary: try row.text(0), order: try row.text(1), role: RecordRole(try row.text(2)),
            amount: try row.integer(4),
            standing: MemberStanding(current: try part(3), decided: try part(5), posted: try part(7)))
    }

    fileprivate var name: [SQLValue] { [.text(summary), .text(order), .text(role.text)] }
}

extension SQLConnection {
    /// The members of these summaries.
    func keptMembers(of summaries: [String], store: String) throws -> [KeptMember] {
        try rows(
            [.text(store)], in: summaries.map(SQLValue.text),
            sql: {
                "SELECT \(KeptMember.columns) FROM summary_members m WHERE m.store = $1 AND m.summary IN (\($0))"
            }, KeptMember.init)
    }

    /// What these orders add to summaries.
    func keptMembers(ofOrders orders: [String], store: String) throws -> [KeptMember] {
        try rows(
            [.text(store)], in: orders.map(SQLValue.text),
            sql: {
                "SELECT \(KeptMember.columns) FROM summary_members m WHERE m.store = $1 AND m.order_id IN (\($0))"
            }, KeptMember.init)
    }

    /// Writes members as they stand then; with `removesOver` those of which nothing is anywhere go.
    func save(
        _ members: [KeptMember], store: String, removesOver: Bool = true, as then: (KeptMember) -> MemberStanding
    ) throws {
        var over: [[SQLValue]] = []
        var changed: [[SQLValue]] = []
        for member in members {
            let standing = then(member)
            let name = [SQLValue.text(store)] + member.name
            if standing.isOver, removesOver {
                over.append(name)
            } else if standing != member.standing {
                changed.append(name + standing.values(amount: member.amount))
            }
        }
        try run(
            "DELETE FROM summary_members WHERE store = $1 AND summary = $2 AND order_id = $3 AND role = $4", each: over)
        try run(
            """
            UPDATE summary_members SET fingerprint = $5, amount = $6, decided_fingerprint = $7, decided_amount = $8,
                posted_fingerprint = $9, posted_amount = $10
            WHERE store = $1 AND summary = $2 AND order_id = $3 AND role = $4
            """, each: changed)
    }
}

extension MemberStanding {
    fileprivate func values(amount: Int64) -> [SQLValue] {
        [
            .optional(current?.fingerprint), .integer(current?.amount ?? amount), .optional(decided?.fingerprint),
            .integer(decided?.amount ?? 0), .optional(posted?.fingerprint), .integer(posted?.amount ?? 0),
        ]
    }
}
