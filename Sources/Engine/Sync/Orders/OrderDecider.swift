import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import LinkLedger
import Storage

/// Decides what becomes of orders, page by page: the same pure rules for posting, dry run and preview.
struct OrderDecider: Sendable {
    let context: SyncContext
    let profile: StoreProfile
    let policy: Policy
    let base: BooksCatalogue
    var fresh = FreshRecords()
    /// What a run of its own decides of all that is to be decided.
    var feed = SaleFeed.orders
    /// The one order to be decided; `nil` for all.
    var only: String?
    /// What was read of orders to see what they tell first.
    var readings = OrderReadings()
    /// Where decisions are only shown: what those of earlier pages would make.
    var outlook: Outlook?

    /// Decides the next page of new and changed orders and writes intents for them; the number decided.
    func decidePage(run: String) async throws(RunStop) -> Int {
        let (archive, store, books) = (context.archive, context.storeConnection, context.booksConnection)
        try await FirstSightKeeper(
            context: context, profile: profile, filter: policy.orderFilter, readings: readings
        ).keep(only: only)
        let rows = try await due()
        if rows.isEmpty { return 0 }
        let decisions = try await decide(rows)
        let decided = try decoded { try decisions.map { try $0.row(identifiers: context.world.identifiers, fresh) } }
        let now = context.world.clock.now()
        try await withRunStop {
            try await archive.record(decided, store: store, books: books, run: run, now: now)
        }
        return rows.count
    }

    /// A page of the orders that are to be decided.
    private func due() async throws(RunStop) -> [UndecidedOrder] {
        let (archive, store, books, only) = (context.archive, context.storeConnection, context.booksConnection, only)
        let kind = feed.decides
        return try await withRunStop {
            guard let only else {
                return try await archive.undecided(of: store, books: books, among: kind, limit: Self.pageSize)
            }
            return try await archive.orders([only], of: store, books: books).filter { $0.standing?.isDue ?? false }
        }
    }

    /// What would become of these orders; writes nothing. Sales named in `saleKinds` stay of that kind.
    func decide(
        _ rows: [UndecidedOrder], saleKinds: [RecordKey: SalesDocument.Kind] = [:]
    ) async throws(RunStop) -> [OrderDecision] {
        let (mapping, filter) = (context.store.mapping, policy.orderFilter)
        let known = rows.map { ReadOrder($0, by: mapping, profile: profile, filter: filter, readings) }
        let neighbours = DocumentNeighbours(context, profile)
        let read = try await neighbours.knowing(known)
        var lookups = CatalogueLookups(policy: policy)
        for order in read.compactMap(\.order) { lookups.add(order) }
        for sending in read.compactMap(\.choices.sending) { lookups.add(sending) }
        for posted in read.flatMap(\.posted) { lookups.add(posted) }
        let versions = Set(read.flatMap(\.policyVersions)).subtracting([policy.version])
        let earlier = try await EarlierSettings(versions, of: context).policies
        for policy in earlier.values { lookups.add(policy) }
        var base = base
        if let outlook { base.expected = outlook.records }
        let (catalogue, links) = try await MirrorExcerpt(context).fetch(lookups, base: base)
        var page = DecidedPage(policy: policy, catalogue: catalogue, links: links, earlier: earlier)
        page.saleKinds = saleKinds
        page.invoices = try await neighbours.invoices(of: read)
        let decisions = read.map { page.decide($0) }
        outlook?.keep(page.catalogue.expected)
        return decisions
    }

    /// Enough orders to make the queries of a page cheap, few enough to hold in memory.
    static let pageSize = 200
}
