package import Accounting
package import Bookkeeping
package import ConnectorKit
import Foundation

/// Speaks the Accounting API of QuickBooks Online for one company.
///
/// Source: quickbooks-online.md.
package struct QuickBooksOnlineConnector: BooksConnector {
    private var calls: QuickBooksCalls
    private let limits: ServiceLimits

    /// `vault` keeps the tokens of this connection; the pace is its own until it keeps that of others.
    package init(settings: QuickBooksOnlineSettings, world: World, vault: any TokenVault) {
        limits = settings.limits
        let signIn = QuickBooksSignIn(settings: settings.signIn, world: world)
        calls = QuickBooksCalls(
            requests: QuickBooksRequests(settings: settings), world: world,
            keeper: TokenKeeper(signIn: signIn, vault: vault, clock: world.clock),
            gate: RequestGate(limits: settings.limits, clock: world.clock))
    }

    package var traits: BooksTraits { .quickBooksOnline }

    /// Checks the sign-in and reads the company's facts; two reads.
    package func company() async throws(ConnectorProblem) -> BooksCompany {
        try await CatalogueReading(calls: calls).company()
    }

    /// The mirror's next page: whole lists first, later one read for all that changed.
    package func catalogue(after cursor: Cursor?) async throws(ConnectorProblem) -> CataloguePage {
        try await CatalogueReading(calls: calls).page(after: cursor)
    }

    /// Writes the requests down, in order; what names a record that is not there cannot be written.
    package func prepare(
        _ postings: [Posting], company: BooksCompany, capacity: PostingCapacity
    ) -> PreparedPostings {
        Preparation.prepare(postings, company: company, capacity: capacity)
    }

    /// Sends the exact text of a prepared request. Source: quickbooks-online.md §2.3, §6.
    package func perform(
        _ prepared: PreparedPosting, postings: [Posting]
    ) async throws(ConnectorProblem) -> [String: PostingOutcome] {
        try await Performance(calls: calls).perform(prepared, postings: postings)
    }

    /// Looks by number and marker, by name, or by day and party; up to thirty postings to a read.
    package func look(
        for postings: [Posting], company: BooksCompany
    ) async throws(ConnectorProblem) -> [String: LookResult] {
        try await Look(calls: calls).look(for: postings.map { Sought($0, company) })
    }

    /// The same by what the request says of them.
    package func look(
        for writes: [WrittenCreation], in request: PreparedPosting, company: BooksCompany
    ) async throws(ConnectorProblem) -> [String: LookResult] {
        try await Look(calls: calls).look(for: Sought.written(writes, in: request, company))
    }

    /// The rate of the books' own list. Source: quickbooks-online.md §7.15.
    package func exchangeRate(
        of currency: Currency, on date: BusinessDate
    ) async throws(ConnectorProblem) -> ExactDecimal? {
        do throws(ConnectorProblem) {
            let reply = try await calls.read(calls.requests.exchangeRate(currency, on: date))
            return reply.object("ExchangeRate")?.decimal("Rate").flatMap { $0.isZero || $0.isNegative ? nil : $0 }
        } catch {
            guard error.refusesQuestion else { throw error }
            return nil
        }
    }

    /// One document; `nil` when the books say that there is none.
    package func read(_ kind: DocumentKind, id: String) async throws(ConnectorProblem) -> BooksRecord? {
        let entity = Entity(kind)
        do {
            let reply = try await calls.read(calls.requests.record(entity, id: id))
            return reply.object(entity.rawValue).flatMap { BooksRecord(entity, $0, fallback: nil) }
        } catch {
            if case .notFound = error.cause { return nil }
            throw error
        }
    }

    /// Whole documents: a thousand to a page by their days, two hundred by their identifiers.
    package func filed(
        _ question: FiledQuestion, company: BooksCompany, after cursor: Cursor?
    ) async throws(ConnectorProblem) -> Page<FiledDocument> {
        try await FiledReading(calls: calls, home: company.homeCurrency).page(question, after: cursor)
    }

    /// One read, and one write where it is inactive.
    package func activate(
        _ record: InactiveRecord, home: Currency
    ) async throws(ConnectorProblem) -> ActivatedRecord? {
        try await Activation(calls: calls, home: home).activate(record)
    }

    /// Inventory items with their quantities, a thousand to a page. Source: quickbooks-online.md §4.2 (stock is not told by changes).
    package func stock(after cursor: Cursor?) async throws(ConnectorProblem) -> Page<StockLevel> {
        let start = cursor.flatMap { Int($0.text) } ?? 1
        let rows = try await calls.rows(
            QueryStatement(
                entity: .item, columns: ["Id", "Name", "Sku", "QtyOnHand"],
                conditions: [QueryStatement.equals("Type", "Inventory")], start: start))
        let isLast = rows.count < QueryStatement.pageRows
        return Page(
            records: rows.compactMap { StockLevel($0) }, next: Cursor(isLast ? "1" : String(start + rows.count)),
            isLast: isLast)
    }

    package func capacity() async -> PostingCapacity { await calls.gate.capacity }

    package var publishedLimits: PublishedLimits { limits.published }

    package var pace: any BooksPace { calls.gate }

    package func keeping(_ pace: any BooksPace) -> QuickBooksOnlineConnector {
        guard let gate = pace as? RequestGate else { return self }
        var connector = self
        connector.calls.gate = gate
        return connector
    }
}

extension ServiceLimits {
    var published: PublishedLimits {
        PublishedLimits(
            batchSize: batchItemsMax, batchesPerMinute: batchesPerMinute, requestsPerMinute: requestsPerMinute,
            requestsInFlight: requestsInFlightMax)
    }
}

extension StockLevel {
    fileprivate init?(_ row: JSONObject) {
        guard let id = row.text("Id"), let quantity = row.decimal("QtyOnHand") else { return nil }
        self.init(item: ID(id), name: row.text("Name") ?? id, sku: row.text("Sku"), quantity: quantity)
    }
}
