package import Accounting
import LinkLedger
package import Storage

extension SQLArchive {
    package func undecidedSummaries(of store: String) async throws(StorageProblem) -> [String] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT id FROM orders
                WHERE store = $1 AND is_summary AND is_dirty AND open_intents = 0
                    AND coalesce(next_reason_code, '') <> '\(ReasonCode.undone)' ORDER BY seq
                """, [.text(store)]
            ) { try $0.text(0) }
        }
    }

    package func summary(
        _ id: String, of store: String, books: String
    ) async throws(StorageProblem) -> KeptSummary? {
        try await database.read { connection in
            let revision = try connection.first(
                "SELECT revision FROM orders WHERE store = $1 AND id = $2 AND is_summary", [.text(store), .text(id)]
            ) { try $0.integer(0) }
            guard let revision else { return nil }
            return KeptSummary(
                id: id, members: try connection.members(of: id, store: store, where: "fingerprint IS NOT NULL"),
                posted: try connection.posted(for: [id], store: store, books: books), revision: revision)
        }
    }

    package func record(
        _ summary: DecidedSummary, store: String, books: String, run: String, now: Instant
    ) async throws(StorageProblem) {
        try await database.write { connection in
            let id = summary.decision.id
            let recorder = DecisionRecorder(connection: connection, store: store, books: books, run: run)
            guard try recorder.record([summary.decision]).contains(id) else { return }
            if let counted = summary.counted { try connection.count(counted, in: id, store: store) }
            if !summary.isComplete {
                try connection.run(
                    "UPDATE orders SET is_dirty = TRUE WHERE store = $1 AND id = $2", [.text(store), .text(id)])
            }
            let results = try MemberStandings(connection: connection, store: store).settle(summaries: [id])
            if !run.isEmpty { try connection.add(results, to: run) }
        }
    }

    package func postedMembers(
        of summary: String, store: String
    ) async throws(StorageProblem) -> [SummaryMemberRow] {
        try await database.read { connection in
            try connection.members(
                of: summary, store: store, amount: "posted_amount", where: "posted_fingerprint IS NOT NULL")
        }
    }
}

extension SQLConnection {
    /// Adds to each order what it adds to summaries.
    func withMembers(_ orders: [UndecidedOrder], store: String) throws -> [UndecidedOrder] {
        let orders = try withSights(orders, store: store)
        let members = try rows(
            [.text(store)], in: orders.map { .text($0.id) },
            sql: {
                """
                SELECT \(SummaryMemberRow.columns()) FROM \(SummaryMemberRow.tables)
                WHERE m.store = $1 AND order_id IN (\($0)) ORDER BY order_id, role
                """
            }, SummaryMemberRow.init)
        if members.isEmpty { return orders }
        let byOrder = Dictionary(grouping: members, by: \.order)
        return orders.map { order in
            var order = order
            order.members = byOrder[order.id] ?? []
            return order
        }
    }

    fileprivate func members(
        of summary: String, store: String, amount: String = "amount", where condition: String
    ) throws -> [SummaryMemberRow] {
        try rows(
            """
            SELECT \(SummaryMemberRow.columns(amount: amount)) FROM \(SummaryMemberRow.tables)
            WHERE m.store = $1 AND summary = $2 AND \(condition) ORDER BY order_id, role
            """, [.text(store), .text(summary)], SummaryMemberRow.init)
    }

    /// The summary's documents count these members, as they were read, and no others.
    fileprivate func count(_ members: [SummaryMemberRow], in summary: String, store: String) throws {
        let counted = Dictionary(
            members.map { (MemberName(order: $0.order, role: $0.role), $0.fingerprint) },
            uniquingKeysWith: { first, _ in first })
        try save(try keptMembers(of: [summary], store: store), store: store, removesOver: false) { member in
            let fingerprint = counted[MemberName(order: member.order, role: member.role)]
            return member.standing.after(.counted(fingerprint: fingerprint))
        }
    }
}

/// Names a member of one summary.
private struct MemberName: Hashable {
    let order: String
    let role: RecordRole
}

extension SummaryMemberRow {
    fileprivate static func columns(amount: String = "amount") -> String {
        """
        summary, order_id, role, m.currency, \(amount), body, coalesce(fingerprint, ''),
            decided_fingerprint IS NOT NULL OR posted_fingerprint IS NOT NULL,
            coalesce(s.next_reason_code, '') = '\(ReasonCode.undone)', EXISTS (
                SELECT 1 FROM summary_members sale WHERE sale.store = m.store AND sale.order_id = m.order_id
                    AND sale.role = '\(RecordRole.sale)' AND sale.posted_fingerprint IS NOT NULL
            )
        """
    }
    fileprivate static let tables = "summary_members m JOIN orders s ON s.store = m.store AND s.id = m.summary"

    fileprivate init(_ row: any SQLRow) throws {
        self.init(
            summary: try row.text(0), order: try row.text(1), role: RecordRole(try row.text(2)),
            currency: try row.text(3),
            amount: try row.integer(4), body: try row.text(5), fingerprint: try row.text(6),
            isBound: try row.flag(7), isUndone: try row.flag(8))
        isSaleInBooks = try row.flag(9)
    }
}
