package import Accounting
package import Bookkeeping

/// Which documents of the books to read.
package enum FiledQuestion: Hashable, Sendable {
    /// All of a kind dated in these days.
    case dated(DocumentKind, ClosedRange<BusinessDate>)
    /// Those of a kind with these identifiers; what is gone is left out of the answer.
    case named(DocumentKind, [String])

    package var kind: DocumentKind {
        switch self {
        case .dated(let kind, _), .named(let kind, _): kind
        }
    }
}

extension BooksConnector {
    /// All pages of an answer; for questions whose answer fits into memory.
    ///
    /// - Throws: ``ConnectorProblem`` of the first page that could not be read.
    package func allFiled(
        _ question: FiledQuestion, company: BooksCompany
    ) async throws(ConnectorProblem) -> [FiledDocument] {
        var found: [FiledDocument] = []
        var cursor: Cursor?
        while true {
            let page = try await filed(question, company: company, after: cursor)
            found += page.records
            if page.isLast { return found }
            cursor = page.next
        }
    }
}

extension FiledDocument {
    /// Where an update of it must point.
    package var locator: BooksLocator { BooksLocator(id: id, version: version) }
}
