import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import LinkLedger
import Storage

/// Counts the pieces in orders of a store that are not in the books yet: the books still hold them, the store has sold them.
///
/// Source: ecwid.md §4.2 (target quantity).
struct PendingSales {
    private let context: SyncContext
    private let profile: StoreProfile
    private let policy: Policy

    init(_ context: SyncContext, _ profile: StoreProfile, _ policy: Policy) {
        self.context = context
        self.profile = profile
        self.policy = policy
    }

    /// Pieces by what their items are known by.
    func pieces() async throws(RunStop) -> [StockCode: Int64] {
        var pieces: [StockCode: Int64] = [:]
        let states: [OrderState] = takingStock.isEmpty ? [.waiting, .needsYou] : [.waiting, .needsYou, .skipped]
        for state in states {
            var last: String?
            repeat {
                let rows = try await orders(in: state, after: last)
                let asked = rows.filter { state != .skipped || $0.reasonCode == ReasonCode.statusFilteredOut }
                for row in try await kept(asked.map(\.id)) { add(row, isSkipped: state == .skipped, to: &pieces) }
                last = rows.count == Self.pageSize ? rows.last?.id : nil
            } while last != nil
        }
        return pieces
    }

    private func orders(in state: OrderState, after last: String?) async throws(RunStop) -> [OrderRow] {
        let (archive, store) = (context.archive, context.storeConnection)
        return try await withRunStop {
            try await archive.orders(of: store, state: state, search: nil, after: last, limit: Self.pageSize)
        }
    }

    private func kept(_ ids: [String]) async throws(RunStop) -> [UndecidedOrder] {
        if ids.isEmpty { return [] }
        let (archive, store, books) = (context.archive, context.storeConnection, context.booksConnection)
        return try await withRunStop { try await archive.orders(ids, of: store, books: books) }
    }

    private func add(_ row: UndecidedOrder, isSkipped: Bool, to pieces: inout [StockCode: Int64]) {
        guard context.store.description.saleStream(of: ID(row.id)) != .creditMemos else { return }
        let read = ReadOrder(
            row, by: context.store.mapping, profile: profile, filter: policy.orderFilter)
        guard let order = read.order, order.status.stage == .open, row.deletedAt == nil,
            policy.orderFilter.payment(of: order) != .refunded,
            !read.posted.contains(where: { $0.key == .sale(of: order) }),
            !isSkipped || takesStockUnseen(order, read.choices)
        else { return }
        for line in order.lines {
            let code = StockCode(sku: line.sku, name: line.name, policy.products.matching)
            if !code.text.isEmpty { pieces[code, default: 0] += line.quantity.wholePart }
        }
    }

    /// Sold by a status that the settings leave out. What is in the books by hand, or from before the first day, is no pending sale.
    private func takesStockUnseen(_ order: Order, _ choices: OrderChoices) -> Bool {
        guard choices.exemption == nil, takingStock.contains(order.status.paymentCode) else { return false }
        guard let start = policy.startDate, let zone = policy.zone, !choices.isAdmitted else { return true }
        return BusinessDate(order.placedAt, in: zone) >= start
    }

    /// Statuses that the settings leave out of the books, although orders of such take stock in the store.
    private var takingStock: Set<String> {
        guard let posted = policy.orderFilter.paymentCodes else { return [] }
        return Set(profile.saleStatuses ?? []).subtracting(posted)
    }

    private static let pageSize = 200
}
