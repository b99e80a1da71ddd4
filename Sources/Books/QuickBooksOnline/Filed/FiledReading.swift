import Accounting
import ConnectorKit

/// Reads documents as they stand, page by page. Source: quickbooks-online.md §3.
struct FiledReading: Sendable {
    let calls: QuickBooksCalls
    let home: Currency

    /// With so many the statement is about two thousand characters, and the answer no larger than a few megabytes.
    static let identifiersMax = 200

    func page(_ question: FiledQuestion, after cursor: Cursor?) async throws(ConnectorProblem) -> Page<FiledDocument> {
        let start = cursor.flatMap { Int($0.text) } ?? 0
        switch question {
        case .dated(let kind, let days): return try await dated(kind, days, start)
        case .named(let kind, let ids): return try await named(kind, ids, start)
        }
    }

    /// `start` counts rows.
    private func dated(
        _ kind: DocumentKind, _ days: ClosedRange<BusinessDate>, _ start: Int
    ) async throws(ConnectorProblem) -> Page<FiledDocument> {
        let rows = try await calls.rows(Self.statement(kind, days, after: start))
        let next = start + rows.count
        return Page(
            records: try documents(kind, rows), next: Cursor(String(next)), isLast: rows.count < QueryStatement.pageRows
        )
    }

    /// `start` counts identifiers.
    private func named(
        _ kind: DocumentKind, _ ids: [String], _ start: Int
    ) async throws(ConnectorProblem) -> Page<FiledDocument> {
        let wanted = Array(ids.dropFirst(start).prefix(Self.identifiersMax))
        let next = start + wanted.count
        guard !wanted.isEmpty else { return Page(records: [], next: Cursor(String(next)), isLast: true) }
        let rows = try await calls.rows(Self.statement(kind, ids: wanted))
        return Page(records: try documents(kind, rows), next: Cursor(String(next)), isLast: next >= ids.count)
    }

    static func statement(_ kind: DocumentKind, _ days: ClosedRange<BusinessDate>, after rows: Int) -> QueryStatement {
        QueryStatement(
            entity: Entity(kind),
            conditions: [
                QueryStatement.isAtLeast("TxnDate", days.lowerBound.description),
                QueryStatement.isAtMost("TxnDate", days.upperBound.description),
            ], start: rows + 1)
    }

    static func statement(_ kind: DocumentKind, ids: [String]) -> QueryStatement {
        QueryStatement(entity: Entity(kind), conditions: [QueryStatement.isOne("Id", of: ids)])
    }

    /// A document that cannot be read must not look like one that is gone.
    private func documents(_ kind: DocumentKind, _ rows: [JSONObject]) throws(ConnectorProblem) -> [FiledDocument] {
        var documents: [FiledDocument] = []
        for row in rows {
            guard let document = FiledDocument(kind, row, home: home) else {
                throw ConnectorProblem(.unreadable, code: "document", text: row.text("Id"))
            }
            documents.append(document)
        }
        return documents
    }
}
