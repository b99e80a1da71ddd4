import Accounting
import Bookkeeping
import ConnectorKit

/// The planted bug: books that never look, and send everything under a new request key.
struct HastyBooks: BooksConnector {
    let books: any BooksConnector
    let identifiers: any Identifiers

    func look(
        for postings: [Posting], company: BooksCompany
    ) async throws(ConnectorProblem) -> [String: LookResult] {
        postings.byIntent { _ in .absent }
    }

    func look(
        for writes: [WrittenCreation], in request: PreparedPosting, company: BooksCompany
    ) async throws(ConnectorProblem) -> [String: LookResult] {
        try await books.look(for: writes, in: request, company: company)
    }

    func perform(
        _ prepared: PreparedPosting, postings: [Posting]
    ) async throws(ConnectorProblem) -> [String: PostingOutcome] {
        var again = prepared
        again.requestKey = identifiers.next()
        // Where the key stands in the text too, it has room for so many letters.
        if prepared.payload.contains(prepared.requestKey) {
            again.requestKey = String(again.requestKey.prefix(prepared.requestKey.count))
            again.payload = prepared.payload.replacing(prepared.requestKey, with: again.requestKey)
        }
        return try await books.perform(again, postings: postings)
    }

    var traits: BooksTraits { books.traits }
    func company() async throws(ConnectorProblem) -> BooksCompany { try await books.company() }
    func capacity() async -> PostingCapacity { await books.capacity() }
    var publishedLimits: PublishedLimits { books.publishedLimits }
    var pace: any BooksPace { books.pace }

    func keeping(_ pace: any BooksPace) -> HastyBooks {
        HastyBooks(books: books.keeping(pace), identifiers: identifiers)
    }

    func catalogue(after cursor: Cursor?) async throws(ConnectorProblem) -> CataloguePage {
        try await books.catalogue(after: cursor)
    }

    func prepare(_ postings: [Posting], company: BooksCompany, capacity: PostingCapacity) -> PreparedPostings {
        books.prepare(postings, company: company, capacity: capacity)
    }

    func activate(
        _ record: InactiveRecord, home: Currency
    ) async throws(ConnectorProblem) -> ActivatedRecord? {
        try await books.activate(record, home: home)
    }

    func exchangeRate(of currency: Currency, on date: BusinessDate) async throws(ConnectorProblem) -> ExactDecimal? {
        try await books.exchangeRate(of: currency, on: date)
    }

    func read(_ kind: DocumentKind, id: String) async throws(ConnectorProblem) -> BooksRecord? {
        try await books.read(kind, id: id)
    }

    func filed(
        _ question: FiledQuestion, company: BooksCompany, after cursor: Cursor?
    ) async throws(ConnectorProblem) -> Page<FiledDocument> {
        try await books.filed(question, company: company, after: cursor)
    }

    func stock(after cursor: Cursor?) async throws(ConnectorProblem) -> Page<StockLevel> {
        try await books.stock(after: cursor)
    }
}
