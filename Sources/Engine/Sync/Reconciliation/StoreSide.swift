import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import LinkLedger
import Storage

/// The store's records of a period, as they are kept.
struct StoreSide {
    let context: SyncContext
    let policy: Policy
    let profile: StoreProfile
    let bookkeeper: Bookkeeper

    init(context: SyncContext, policy: Policy, profile: StoreProfile, catalogue: BooksCatalogue) {
        self.context = context
        self.policy = policy
        self.profile = profile
        bookkeeper = Bookkeeper(policy: policy, catalogue: catalogue)
    }

    private var zone: TimeZone { policy.zone ?? .gmt }

    /// Orders placed on these days of the company's time zone; with those that were not decided yet.
    func orders(placed days: ClosedRange<BusinessDate>) async throws(RunStop) -> [ReconciledOrder] {
        let (archive, store) = (context.archive, context.storeConnection)
        let first = days.lowerBound.instant(in: zone)
        let end = days.upperBound.adding(days: 1).instant(in: zone)
        var orders: [ReconciledOrder] = []
        var last: PlacedRow?
        repeat {
            let after = last
            let rows = try await withRunStop {
                try await archive.orders(
                    of: store, placedFrom: first, until: end, after: after, limit: Self.pageSize)
            }
            orders += rows.map(order)
            last = rows.count == Self.pageSize ? rows.last : nil
        } while last != nil
        return orders + (try await undated(days))
    }

    /// Orders that nobody decided yet, by what can be read of them.
    private func undated(_ days: ClosedRange<BusinessDate>) async throws(RunStop) -> [ReconciledOrder] {
        let (archive, store) = (context.archive, context.storeConnection)
        var orders: [ReconciledOrder] = []
        var last: String?
        repeat {
            let after = last
            let rows = try await withRunStop {
                try await archive.ordersWithoutDate(of: store, after: after, limit: Self.pageSize)
            }
            orders += rows.map(order).filter { $0.placedOn.map(days.contains) ?? false }
            last = rows.count == Self.pageSize ? rows.last?.id : nil
        } while last != nil
        return orders
    }

    /// Orders from before the start date for which money went back on these days, and whose sale is not in the books.
    func givenBack(on days: ClosedRange<BusinessDate>) async throws(RunStop) -> [ReconciledOrder] {
        guard policy.startDate != nil else { return [] }
        let (archive, store) = (context.archive, context.storeConnection)
        var found: [String] = []
        var last: String?
        repeat {
            let after = last
            let rows = try await withRunStop {
                try await archive.orders(of: store, state: .needsYou, search: nil, after: after, limit: Self.pageSize)
            }
            found += rows.filter { $0.reasonCode == ReasonCode.refundWithoutSale }.map(\.id)
            last = rows.count == Self.pageSize ? rows.last?.id : nil
        } while last != nil
        return try await orders(found).filter { $0.refunds.contains { days.contains($0.day) } }
    }

    /// Orders that merely have a document in the period.
    func orders(_ ids: [String]) async throws(RunStop) -> [ReconciledOrder] {
        guard !ids.isEmpty else { return [] }
        let (archive, store) = (context.archive, context.storeConnection)
        let rows = try await withRunStop { try await archive.orders(ids, of: store) }
        return rows.map(order)
    }

    /// Enough to make a query worth its while; the store's bytes of a page are dropped with it.
    private static let pageSize = 500

    /// One whose bytes cannot be read counts by when it was changed last.
    private func order(_ row: PlacedRow) -> ReconciledOrder {
        let read = ReadOrder(
            UndecidedOrder(row), by: context.store.mapping, profile: profile, filter: policy.orderFilter)
        let order = read.money(policy)?.order
        func day(_ instant: Instant) -> BusinessDate { BusinessDate(instant, in: zone) }
        let isWaiting = row.isOpen || row.isUndecided
        var reconciled = ReconciledOrder(
            id: row.id, number: order?.number ?? row.number, placedOn: day(order?.placedAt ?? row.updatedAt),
            state: row.isUndecided && row.state != .needsYou ? .waiting : row.state, reasonCode: row.reasonCode,
            isUnderWay: isWaiting, currency: order?.currency,
            figures: order.map { StoreFigures($0, policy: policy) },
            refunds: (order?.refundsGiven(policy.orderFilter) ?? []).map { ($0.id, day($0.refundedAt), $0.amount) },
            payments: order.map { order in
                order.payments.filter(\.amount.isPositive).map {
                    (
                        $0.id, day(order.receivedAt($0)), $0.amount,
                        $0.method.title.isEmpty ? $0.method.code : $0.method.title
                    )
                }
            } ?? [])
        reconciled.taxes = order.map { bookkeeper.chargedTax(of: $0) } ?? []
        if row.reasonCode == ReasonCode.refundWithoutSale, let start = policy.startDate {
            reconciled.isOldSale = true
            reconciled.refunds.removeAll { $0.day < start }
            reconciled.payments = []
        }
        // Sent for bills only: the sale is somebody else's to post, and nothing of it is missing.
        if read.choices.sending?.sendsInvoice == false, reconciled.state == .posted { reconciled.state = .skipped }
        reconciled.isDeletedUnawares = row.deletedAt != nil && !read.choices.isKeptAfterDeletion
        return reconciled
    }
}

extension UndecidedOrder {
    fileprivate init(_ row: PlacedRow) {
        self.init(id: row.id, updatedAt: row.updatedAt, body: row.body, posted: [])
        (answers, sights, isLater, deletedAt) = (row.answers, row.sights, row.isLater, row.deletedAt)
    }
}
