package import Accounting
package import Bookkeeping
package import ConnectorKit

/// Speaks qbXML to one company file of QuickBooks Desktop, while its Web Connector visits.
///
/// Source: quickbooks-desktop.md.
package struct QuickBooksDesktopConnector: BooksConnector {
    private let calls: DesktopCalls
    private var ownPace = DesktopPace()

    package init(fileID: String, world: World) {
        calls = DesktopCalls(fileID: fileID, world: world)
    }

    package var traits: BooksTraits { .quickBooksDesktop }

    /// Reads the company's facts; one set of messages.
    package func company() async throws(ConnectorProblem) -> BooksCompany {
        try await CatalogueReading(calls: calls).company()
    }

    /// The mirror's next page: short lists, then the long ones page by page, later what changed.
    package func catalogue(after cursor: Cursor?) async throws(ConnectorProblem) -> CataloguePage {
        try await CatalogueReading(calls: calls).page(after: cursor)
    }

    package func prepare(
        _ postings: [Posting], company: BooksCompany, capacity: PostingCapacity
    ) -> PreparedPostings {
        Preparation.prepare(postings, company: company, capacity: capacity)
    }

    package func perform(
        _ prepared: PreparedPosting, postings: [Posting]
    ) async throws(ConnectorProblem) -> [String: PostingOutcome] {
        try await Performance(calls: calls, pace: ownPace).perform(prepared, postings: postings)
    }

    package func look(
        for postings: [Posting], company: BooksCompany
    ) async throws(ConnectorProblem) -> [String: LookResult] {
        try await Look(calls: calls).look(for: postings.map { Sought($0, company) })
    }

    package func look(
        for writes: [WrittenCreation], in request: PreparedPosting, company: BooksCompany
    ) async throws(ConnectorProblem) -> [String: LookResult] {
        try await Look(calls: calls).look(for: Sought.written(writes, in: request, company))
    }

    /// The rate that the company file holds now; it keeps none of other days.
    package func exchangeRate(
        of currency: Currency, on date: BusinessDate
    ) async throws(ConnectorProblem) -> ExactDecimal? {
        let answer = try await calls.ask(QBElement("CurrencyQueryRq", [.plain("ActiveStatus", "All")]))
        if answer.isRefused { return nil }
        let row = answer.records.first { $0.value("CurrencyCode") == currency.code }
        return row?.decimal("ExchangeRate").flatMap { $0.isZero || $0.isNegative ? nil : $0 }
    }

    /// One document; `nil` when it is gone.
    package func read(_ kind: DocumentKind, id: String) async throws(ConnectorProblem) -> BooksRecord? {
        let name = kind.desktopName
        let answer = try await calls.ask(
            QBElement(name + "QueryRq", [.plain("TxnID", id.desktopTransaction)] + DocumentQuery.inclusions(name)))
        if answer.code == 500 || answer.code == 3120 { return nil }
        if let problem = answer.problem(isWrite: false) { throw problem }
        guard let row = answer.records.first, var record = BooksRecord(row, kind) else { return nil }
        if kind == .refundReceipt { record.locator.id = id }
        return record
    }

    package func filed(
        _ question: FiledQuestion, company: BooksCompany, after cursor: Cursor?
    ) async throws(ConnectorProblem) -> Page<FiledDocument> {
        try await FiledReading(calls: calls, home: company.homeCurrency).page(question, after: cursor)
    }

    package func activate(
        _ record: InactiveRecord, home: Currency
    ) async throws(ConnectorProblem) -> ActivatedRecord? {
        try await Activation(calls: calls, home: home).activate(record)
    }

    /// Inventory items with what is on hand and not promised to sales orders. Source: quickbooks-desktop.md §4.1 (stock).
    package func stock(after cursor: Cursor?) async throws(ConnectorProblem) -> Page<StockLevel> {
        let iterator = cursor.flatMap { $0.text.isEmpty ? nil : $0.text }
        let answer = try await calls.ask(
            QBElement("ItemInventoryQueryRq", [.plain("MaxReturned", String(CatalogueReading.pageRows))])
                .with("iterator", iterator == nil ? "Start" : "Continue").with("iteratorID", iterator))
        if let problem = answer.problem(isWrite: false) { throw problem }
        let isLast = answer.remaining == 0 || answer.iteratorID == nil
        return Page(
            records: answer.records.compactMap { StockLevel($0) },
            next: Cursor(isLast ? "" : answer.iteratorID ?? ""), isLast: isLast)
    }

    package func capacity() async -> PostingCapacity { await ownPace.capacity }

    package var publishedLimits: PublishedLimits { ownPace.publishedLimits }

    package var pace: any BooksPace { ownPace }

    package func keeping(_ pace: any BooksPace) -> QuickBooksDesktopConnector {
        guard let known = pace as? DesktopPace else { return self }
        var connector = self
        connector.ownPace = known
        return connector
    }
}

extension StockLevel {
    fileprivate init?(_ row: XMLNode) {
        guard let id = row.value("ListID"), let onHand = row.decimal("QuantityOnHand") else { return nil }
        let promised = row.decimal("QuantityOnSalesOrder") ?? .zero
        self.init(
            item: ID(id), name: row.value("Name") ?? id, sku: row.value("ManufacturerPartNumber"),
            quantity: onHand.adding(-promised) ?? onHand)
    }
}
