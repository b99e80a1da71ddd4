import Accounting
import ConnectorKit

/// Reads documents as they stand, page by page. Source: quickbooks-desktop.md §3.6, §4.1.
struct FiledReading: Sendable {
    let calls: DesktopCalls
    let home: Currency

    private static let identifiersMax = 200
    private static let pageRows = 200

    func page(_ question: FiledQuestion, after cursor: Cursor?) async throws(ConnectorProblem) -> Page<FiledDocument> {
        switch question {
        case .dated(let kind, let days): return try await dated(kind, days, cursor?.text)
        case .named(let kind, let ids): return try await named(kind, ids, cursor.flatMap { Int($0.text) } ?? 0)
        }
    }

    private func dated(
        _ kind: DocumentKind, _ days: ClosedRange<BusinessDate>, _ iterator: String?
    ) async throws(ConnectorProblem) -> Page<FiledDocument> {
        let name = kind.desktopName
        let fields: [QBElement?] =
            [
                .plain("MaxReturned", String(Self.pageRows)),
                DocumentQuery.days(days.lowerBound, days.upperBound),
            ] + DocumentQuery.inclusions(name)
        let question = QBElement(name + "QueryRq", fields).with("iterator", iterator == nil ? "Start" : "Continue")
            .with("iteratorID", iterator)
        let answer = try await calls.ask(question)
        if let problem = answer.problem(isWrite: false) { throw problem }
        return Page(
            records: try documents(kind, answer.records), next: Cursor(answer.iteratorID ?? ""),
            isLast: answer.remaining == 0 || answer.iteratorID == nil)
    }

    /// `start` counts identifiers.
    private func named(
        _ kind: DocumentKind, _ ids: [String], _ start: Int
    ) async throws(ConnectorProblem) -> Page<FiledDocument> {
        let wanted = Array(ids.dropFirst(start).prefix(Self.identifiersMax))
        let next = start + wanted.count
        guard !wanted.isEmpty else { return Page(records: [], next: Cursor(String(next)), isLast: true) }
        let links = kind == .payment ? wanted.compactMap { CreditLink($0) } : []
        let others = links.isEmpty ? wanted : wanted.filter { CreditLink($0) == nil }
        var found: [FiledDocument] = []
        if !others.isEmpty {
            let name = kind.desktopName
            let rows = try await rows(
                QBElement(
                    name + "QueryRq",
                    others.map { .plain("TxnID", $0.desktopTransaction) } + DocumentQuery.inclusions(name)))
            let asked = Dictionary(
                others.map { ($0.desktopTransaction, $0) }, uniquingKeysWith: { first, _ in first })
            found = try rows.map { row throws(ConnectorProblem) in
                try document(kind, row, asked: row.value("TxnID").flatMap { asked[$0] })
            }
        }
        if !links.isEmpty {
            let invoices = try await rows(CreditLink.question(of: links))
            found += zip(links, wanted.filter { CreditLink($0) != nil }).compactMap { link, id in
                var document = link.filed(in: invoices, home: home)
                document?.id = id
                return document
            }
        }
        return Page(records: found, next: Cursor(String(next)), isLast: next >= ids.count)
    }

    /// A single one that is gone is told as an error.
    private func rows(_ question: QBElement) async throws(ConnectorProblem) -> [XMLNode] {
        let answer = try await calls.ask(question)
        if answer.isMissing { return [] }
        if let problem = answer.problem(isWrite: false) { throw problem }
        return answer.records
    }

    /// Credit memos that are paid out are refunds, and others are not.
    private func documents(_ kind: DocumentKind, _ rows: [XMLNode]) throws(ConnectorProblem) -> [FiledDocument] {
        var documents: [FiledDocument] = []
        for row in rows {
            if kind == .refundReceipt, row.payout == nil { continue }
            if kind == .creditMemo, row.payout != nil { continue }
            documents.append(try document(kind, row, asked: nil))
        }
        return documents
    }

    /// One that cannot be read must not look like one that is gone.
    private func document(
        _ kind: DocumentKind, _ row: XMLNode, asked: String?
    ) throws(ConnectorProblem) -> FiledDocument {
        guard let document = FiledDocument(kind, row, home: home, asked: asked) else {
            throw ConnectorProblem(.unreadable, code: "document", text: row.value("TxnID"))
        }
        return document
    }
}
