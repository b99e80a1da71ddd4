import Accounting
package import LinkLedger
package import Storage

extension SQLArchive {
    package func salesNeeded(
        by orders: [String], of store: String, books: String, notMadeBy run: String
    ) async throws(StorageProblem) -> [String: [Link]] {
        try await database.read { connection in
            let own = try connection.rows(
                [.text(books), .text(store), .text(run)], in: orders.map(SQLValue.text),
                sql: {
                    """
                    SELECT \(Link.columns) FROM links l
                    WHERE books = $1 AND store = $2 AND source = 'order' AND source_id IN (\($0)) AND role = '\(RecordRole.sale)'
                        AND state = 'live' AND made_by <> $3
                    """
                }
            ) { try Link($0) }
            let summarised = try connection.partners(
                in: orders, isOfSales: false, where: "l.made_by <> $3",
                [.text(books), .text(store), .text(run)])
            return Dictionary(grouping: own, by: \.key.id).merging(summarised) { $0 + $1 }
        }
    }
}

extension SQLConnection {
    /// Live summaries that give back what members of these summaries sold.
    func refunds(ofSummaries ids: [String], store: String, books: String) throws -> [String: [Link]] {
        try partners(
            in: ids, isOfSales: true, where: "l.source_id <> mine.summary", [.text(books), .text(store)])
    }

    /// Live links of the summaries that hold the refunds of what the members of these summaries sold, or the sales of what they gave back.
    fileprivate func partners(
        in summaries: [String], isOfSales: Bool, where condition: String, _ arguments: [SQLValue]
    ) throws -> [String: [Link]] {
        let columns = Link.columns.split(separator: ",").map { "l." + $0.drop { $0.isWhitespace } }
            .joined(separator: ", ")
        let role = { (name: String, isSale: Bool) in "\(name).role \(isSale ? "=" : "<>") '\(RecordRole.sale)'" }
        let rows = try rows(
            arguments, in: summaries.map(SQLValue.text),
            sql: {
                """
                SELECT DISTINCT \(columns), mine.summary
                FROM summary_members mine JOIN summary_members other ON other.store = mine.store
                        AND other.order_id = mine.order_id AND \(role("other", !isOfSales))
                    JOIN links l ON l.books = $1 AND l.store = mine.store AND l.source = 'order'
                        AND l.source_id = other.summary AND l.state = 'live'
                        AND l.role = '\(isOfSales ? RecordRole.refundsOfDay : .sale)'
                WHERE mine.store = $2 AND mine.summary IN (\($0)) AND \(role("mine", isOfSales))
                    AND coalesce(other.posted_fingerprint, other.decided_fingerprint) IS NOT NULL AND \(condition)
                """
            }
        ) { (summary: try $0.text(Link.columnCount), link: try Link($0)) }
        return Dictionary(grouping: rows, by: \.summary).mapValues { $0.map(\.link) }
    }
}
