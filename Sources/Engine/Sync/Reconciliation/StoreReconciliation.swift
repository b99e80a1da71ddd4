package import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import LinkLedger
import Storage

/// Holds the books against the store for a period: gathers both sides with few reads, then judges them. Writes nothing.
///
/// Source: X5, what-users-expect.md §7.
package struct StoreReconciliation: Sendable {
    let context: SyncContext

    package init(_ context: SyncContext) {
        self.context = context
    }

    /// The report for these days. `tellsStrangers`: documents that are nobody's stand in it; for one store of a company.
    ///
    /// - Throws: ``RunStop`` when the store, the books or the storage cannot be read, or nothing was set up yet.
    package func perform(
        _ days: ClosedRange<BusinessDate>, tellsStrangers: Bool = true, refreshes: Bool = false
    ) async throws(RunStop) -> Reconciliation {
        let before = context.requests().reads
        let matter = try await gather(days, tellsStrangers: tellsStrangers, refreshes: refreshes)
        let reads = context.requests().reads - before
        return try decoded { try Reconciler(matter).reconcile(reads: reads) }
    }

    func gather(
        _ days: ClosedRange<BusinessDate>, tellsStrangers: Bool, refreshes: Bool
    ) async throws(RunStop) -> ReconciliationMatter {
        let policy = try await context.policy()
        let mirror = MirrorKeeper(archive: context.archive, connection: context.booksConnection, books: context.books)
        let catalogue = try await mirror.shortCatalogue()
        let profile = try await context.profile()
        if refreshes {
            try await context.checkCurrency(profile, policy)
            let reader = OrderReader(context, profile, policy)
            try await reader.readAll(since: policy.readsSince)
        }
        let storeSide = StoreSide(context: context, policy: policy, profile: profile, catalogue: catalogue)
        var orders = try await storeSide.orders(placed: days)
        let booksSide = BooksSide(context: context, company: catalogue.company)
        let holdings = try await booksSide.holdings(days)
        let known = Set(orders.map(\.id))
        let others = Set(holdings.posted.compactMap(\.order)).union(holdings.members.map(\.order))
            .union(holdings.unreadable.filter { $0.key.source == .order }.map(\.key.id)).subtracting(known)
        orders += try await storeSide.orders(Array(others))
        let listed = Set(orders.map(\.id))
        orders += try await storeSide.givenBack(on: days).filter { !listed.contains($0.id) }
        let accepted = try await accepted(holdings)
        let datedElsewhere = try await booksSide.documents(ofOrders: orders.map(\.id), besides: days)
        return ReconciliationMatter(
            store: context.storeConnection, days: days,
            today: BusinessDate(context.world.clock.now(), in: policy.zone ?? .gmt),
            policy: policy, catalogue: catalogue, orders: orders,
            posted: holdings.posted, unreadable: holdings.unreadable, datedElsewhere: datedElsewhere,
            members: holdings.members,
            related: holdings.related, filed: holdings.filed,
            elsewhere: holdings.elsewhere,
            marksUnderWay: holdings.marksUnderWay, identifiers: holdings.identifiers, accepted: accepted,
            tellsStrangers: tellsStrangers)
    }

    /// The books' own facts, as the mirror has them.
    func company() async throws(RunStop) -> BooksCompany {
        try await MirrorKeeper(archive: context.archive, connection: context.booksConnection, books: context.books)
            .shortCatalogue().company
    }

    private func accepted(_ holdings: BooksHoldings) async throws(RunStop) -> [DocumentName: AcceptedEditRow] {
        let names = Set(holdings.filed.keys).union(holdings.posted.map(\.name))
        let (archive, books) = (context.archive, context.booksConnection)
        let rows = try await withRunStop {
            try await archive.acceptedEdits(of: Array(names), books: books)
        }
        return Dictionary(rows.map { ($0.document, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
