import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import LinkLedger
import Storage

/// Shows what a run would write, from the very rules that post, as a difference to what is in the books (X3).
///
/// Writes nothing to the books and decides nothing for good. News of the store is kept as any run keeps it, which is harmless: it
/// is what the next run would do first. What a refresh reads beyond that is not kept.
package struct DryRun: Sendable {
    private let context: SyncContext

    package init(_ context: SyncContext) {
        self.context = context
    }

    /// Hands what would become of each order to `each`: kept ones in the order in which they came, as a run decides them; refreshed
    /// ones before them as the store shows them.
    package func perform(
        _ scope: DryRunScope = DryRunScope(), _ each: @Sendable (DryRunOrder) async -> Void
    ) async throws(RunStop) {
        let settings = try await RunSettings.loadAnew(context)
        for feed in context.store.description.saleFeeds {
            let reader = OrderReader(context, settings.profile, settings.policy, feed)
            try await reader.readAll(since: settings.policy.readsSince)
        }
        let page = try DryRunPage(context, settings, scope)
        let refreshed = scope.isRefreshed ? try await refresh(page, settings, each) : []
        var last: String?
        while true {
            let (archive, store, books, after) = (
                context.archive, context.storeConnection, context.booksConnection, last
            )
            let rows = try await withRunStop {
                try await archive.keptOrders(
                    of: store, books: books, placed: page.days.instants, after: after, limit: OrderDecider.pageSize)
            }
            if rows.isEmpty { return }
            last = rows.last?.id
            for order in try await page.decide(rows.filter { !refreshed.contains($0.id) }) { await each(order) }
        }
    }

    /// Reads the orders of the range from the store, whatever was read before; gives their identifiers.
    private func refresh(
        _ page: DryRunPage, _ settings: RunSettings, _ each: @Sendable (DryRunOrder) async -> Void
    ) async throws(RunStop) -> Set<String> {
        let start = page.days.from.map { $0.instant(in: page.days.timeZone) } ?? settings.policy.readsSince
        var seen: Set<String> = []
        // What is pushed is kept already.
        guard context.store.reads(.orders) else { return seen }
        var cursor: Cursor?
        var isLast = false
        while !isLast {
            let read: Page<RawRecord>
            do { read = try await context.store.records(of: .orders, after: cursor, since: start) } catch {
                throw .store(error)
            }
            cursor = read.next
            isLast = read.isLast
            let fresh = read.records.filter { seen.insert($0.id).inserted }
            for portion in fresh.portions(of: OrderDecider.pageSize) {
                for order in try await page.decide(try await kept(portion)) { await each(order) }
            }
        }
        return seen
    }

    /// Raw records with what was posted for them; those that are other than what is kept are due.
    private func kept(_ records: [RawRecord]) async throws(RunStop) -> [UndecidedOrder] {
        let (archive, store, books) = (context.archive, context.storeConnection, context.booksConnection)
        let known = try await withRunStop {
            try await archive.orders(records.map(\.id), of: store, books: books)
        }
        let byID = Dictionary(known.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return records.map { record in
            let raw = RawRow(record)
            guard var order = byID[raw.id] else {
                return UndecidedOrder(id: raw.id, updatedAt: raw.updatedAt, body: raw.body, posted: [])
            }
            order.body = raw.body
            if order.standing?.hash != raw.hash { order.standing?.isDue = true }
            return order
        }
    }
}

/// Decides orders of a dry run page by page: by the settings that hold, and by others beside them.
struct DryRunPage: Sendable {
    let days: DayRange
    private let context: SyncContext
    private let profile: StoreProfile
    private let now: OrderDecider
    private let otherwise: OrderDecider?

    init(_ context: SyncContext, _ settings: RunSettings, _ scope: DryRunScope) throws(RunStop) {
        let zone = try settings.policy.fitZone()
        days = DayRange(from: scope.from, to: scope.to, timeZone: zone)
        self.context = context
        profile = settings.profile
        now = OrderDecider(
            context: context, profile: settings.profile, policy: settings.policy, base: settings.catalogue,
            outlook: Outlook())
        otherwise = scope.policy.map { policy in
            var policy = policy
            policy.version = settings.policy.version + 1
            return OrderDecider(
                context: context, profile: settings.profile, policy: policy, base: settings.catalogue,
                outlook: Outlook())
        }
    }

    /// What would become of those that were placed in the range. An order that cannot be read has no date: it is always shown.
    func decide(_ rows: [UndecidedOrder]) async throws(RunStop) -> [DryRunOrder] {
        if rows.isEmpty { return [] }
        let decisions = try await now.decide(rows)
        let others = try await otherwise?.decide(rows)
        var orders: [DryRunOrder] = []
        for (index, row) in rows.enumerated() where decisions[index].order.map({ days.holds($0.placedAt) }) ?? true {
            var decision = decisions[index]
            let isDue = row.standing?.isDue ?? true
            if otherwise == nil, !isDue, let standing = row.standing {
                decision = decision.resting(standing)
            }
            let isPosted = row.posted.contains { $0.link.kind.document != nil }
            orders.append(
                DryRunOrder(decision: decision, isDue: isDue, isPosted: isPosted, otherwise: others?[index]))
        }
        return orders
    }
}

extension Array {
    /// Cut into pieces of at most that many.
    func portions(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
