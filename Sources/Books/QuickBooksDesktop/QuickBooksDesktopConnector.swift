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
        if kind == .payment, let link = CreditLink(id) {
            let answer = try await calls.ask(link.question)
            if answer.isMissing { return nil }
            if let problem = answer.problem(isWrite: false) { throw problem }
            return link.record(in: answer.records)
        }
        let name = kind.desktopName
        let answer = try await calls.ask(
            QBElement(name + "QueryRq", [.plain("TxnID", id.desktopTransaction)] + DocumentQuery.inclusions(name)))
        if answer.isMissing { return nil }
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

    /// Inventory items, then assemblies, with what is on hand and not promised to sales orders. Source: quickbooks-desktop.md §4.1 (stock).
    package func stock(after cursor: Cursor?) async throws(ConnectorProblem) -> Page<StockLevel> {
        let parts = (cursor?.text ?? "").split(separator: " ").map(String.init)
        let list = parts.first ?? Self.stocked
        let iterator = parts.count > 1 ? parts[1] : nil
        let answer = try await calls.ask(
            QBElement(list + "QueryRq", [.plain("MaxReturned", String(CatalogueReading.pageRows))])
                .with("iterator", iterator == nil ? "Start" : "Continue").with("iteratorID", iterator))
        // Smaller editions know no assemblies.
        let isUnknown = list == Self.assembled && [1030, 3250].contains(answer.code)
        if !isUnknown, let problem = answer.problem(isWrite: false) { throw problem }
        let records = answer.records.compactMap { StockLevel($0) }
        if answer.remaining > 0, let next = answer.iteratorID {
            return Page(records: records, next: Cursor("\(list) \(next)"), isLast: false)
        }
        let isLast = list == Self.assembled
        return Page(records: records, next: Cursor(isLast ? "" : Self.assembled), isLast: isLast)
    }

    private static let stocked = "ItemInventory"
    private static let assembled = "ItemInventoryAssembly"

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
