import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import LinkLedger
import Storage

/// Counts the pieces in orders that are not in the books yet: the books still hold them, the store has sold them.
///
/// Source: ecwid.md §4.2 (target quantity).
struct PendingSales {
    private let context: SyncContext
    private let settings: RunSettings

    init(_ context: SyncContext, _ settings: RunSettings) {
        self.context = context
        self.settings = settings
    }

    /// Pieces by folded product code.
    func pieces() async throws(RunStop) -> [String: Int64] {
        var pieces: [String: Int64] = [:]
        let states: [OrderState] = takingStock.isEmpty ? [.waiting, .needsYou] : [.waiting, .needsYou, .skipped]
        for state in states {
            var last: String?
            repeat {
                let rows = try await orders(in: state, after: last)
                for row in rows { try await add(row.id, isSkipped: state == .skipped, to: &pieces) }
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

    private func add(_ id: String, isSkipped: Bool, to pieces: inout [String: Int64]) async throws(RunStop) {
        let (archive, store, books) = (context.archive, context.storeConnection, context.booksConnection)
        let row = try await withRunStop {
            try await archive.order(id, of: store, books: books)
        }
        guard let row else { return }
        let read = ReadOrder(
            row, by: context.store.mapping, profile: settings.profile, filter: settings.policy.orderFilter)
        guard let order = read.order, order.status.stage == .open, row.deletedAt == nil,
            settings.policy.orderFilter.payment(of: order) != .refunded,
            !read.posted.contains(where: { $0.key == .sale(of: order) }),
            !isSkipped || takingStock.contains(order.status.paymentCode)
        else { return }
        for line in order.lines {
            let code = settings.policy.products.matching == .name ? line.name : line.sku
            pieces[NameKey(code).text, default: 0] += line.quantity.wholePart
        }
    }

    /// Statuses that the settings leave out of the books, although orders of such take stock in the store.
    private var takingStock: Set<String> {
        guard let posted = settings.policy.orderFilter.paymentCodes else { return [] }
        return Set(settings.profile.saleStatuses ?? []).subtracting(posted)
    }

    private static let pageSize = 200
}
