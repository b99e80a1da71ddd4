import Accounting
import Bookkeeping
import ConnectorKit

/// Fills the mirror list by list, then keeps it by what changed. Source: quickbooks-online.md §4.2, design.md §2.
struct CatalogueReading: Sendable {
    let calls: QuickBooksCalls

    /// Lists in the order in which they are read; names and items last, they are long.
    static let lists: [Entity] = [
        .trackingClass, .department, .term, .paymentMethod, .item, .customer, .vendor, .employee,
    ]
    static let documents: [Entity] = [.invoice, .salesReceipt, .payment, .creditMemo, .refundReceipt]

    /// Clocks differ and writes overlap: changes are read from a little earlier again.
    static let overlapSeconds: Int64 = 300
    /// The service looks back thirty days; a day is kept in hand.
    static let lookBackSecondsMax: Int64 = 29 * 86_400
    /// Preferences and tax lists are no part of changes; once a day is soon enough.
    static let factsSecondsMax: Int64 = 86_400
    /// The most objects that an answer with changes holds; with as many, some may be missing.
    static let changesMax = 1000

    func page(after cursor: Cursor?) async throws(ConnectorProblem) -> CataloguePage {
        let place = CataloguePlace(cursor)
        switch place.phase {
        case .facts: return try await facts(place)
        case .list(let index, let start): return try await list(place, index, start)
        case .documents(let index, let start): return try await documents(place, index, start)
        case .changes: return try await changes(place)
        }
    }

    func company() async throws(ConnectorProblem) -> BooksCompany {
        let info = try await calls.read(calls.requests.companyInfo())
        let preferences = try await calls.read(calls.requests.preferences())
        guard let info = info.object("CompanyInfo"), let preferences = preferences.object("Preferences") else {
            throw ConnectorProblem(.unreadable)
        }
        let realm = calls.requests.settings.realmID
        guard let company = CompanyFacts(realmID: realm, info: info, preferences: preferences).company else {
            throw ConnectorProblem(.unreadable, code: "company_facts")
        }
        return company
    }

    private var now: Instant { calls.world.clock.now() }

    private func facts(_ place: CataloguePlace) async throws(ConnectorProblem) -> CataloguePage {
        let start = now
        let company = try await company()
        let rows = try await calls.allRows(.init(entity: .account, conditions: [QueryStatement.activeOrNot]))
        let accounts = rows.compactMap { Account($0, home: company.homeCurrency) }
        let lists = TaxLists(
            agencies: try await calls.allRows(.init(entity: .taxAgency)),
            rates: try await calls.allRows(.init(entity: .taxRate, conditions: [QueryStatement.activeOrNot])),
            codes: try await calls.allRows(.init(entity: .taxCode, conditions: [QueryStatement.activeOrNot])),
            accounts: accounts)
        var next = place
        next.home = company.homeCurrency
        next.factsReadAt = start
        next.phase = place.since == nil ? .list(index: 0, start: 1) : .changes
        next.since = place.since ?? start
        return CataloguePage(
            records: [.company(company)] + accounts.map(CatalogueRecord.account)
                + lists.taxCodes.map(CatalogueRecord.taxCode), next: next.cursor, isLast: false)
    }

    private func list(_ place: CataloguePlace, _ index: Int, _ start: Int) async throws(ConnectorProblem)
        -> CataloguePage
    {
        let entity = Self.lists[index]
        let rows = try await calls.rows(
            .init(entity: entity, conditions: [QueryStatement.activeOrNot], start: start))
        var next = place
        next.phase =
            Self.following(index, start, rows.count, of: Self.lists).map { .list(index: $0, start: $1) }
            ?? (place.readsDocuments ? .documents(index: 0, start: 1) : .changes)
        return CataloguePage(
            records: rows.compactMap { CatalogueRecord(entity, $0, home: place.home) }, next: next.cursor,
            isLast: next.phase == .changes)
    }

    /// The next page of a list, or the first of the next list; `nil` after the last.
    private static func following(
        _ index: Int, _ start: Int, _ count: Int, of entities: [Entity]
    ) -> (index: Int, start: Int)? {
        if count >= QueryStatement.pageRows { return (index, start + count) }
        return index + 1 < entities.count ? (index + 1, 1) : nil
    }

    private func documents(
        _ place: CataloguePlace, _ index: Int, _ start: Int
    ) async throws(ConnectorProblem) -> CataloguePage {
        let entity = Self.documents[index]
        let since = ServiceTime.text(place.documentsSince ?? now)
        let rows = try await calls.rows(
            .init(
                entity: entity, columns: ["Id", "SyncToken", "TotalAmt"],
                conditions: [QueryStatement.isAtLeast("MetaData.LastUpdatedTime", since)], start: start))
        var next = place
        if let following = Self.following(index, start, rows.count, of: Self.documents) {
            next.phase = .documents(index: following.index, start: following.start)
        } else {
            next.phase = .changes
            next.readsDocuments = false
            next.documentsSince = nil
        }
        return CataloguePage(
            records: [], documents: rows.compactMap { BooksDocumentChange(entity, $0) }, next: next.cursor,
            isLast: next.phase == .changes)
    }
}
