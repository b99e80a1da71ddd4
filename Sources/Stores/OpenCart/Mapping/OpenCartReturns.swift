import Accounting
import Commerce
import ConnectorKit

/// Returns that give money back. Customers type them, order number, model and quantity unchecked, and no amount stands in them; so only
/// what fits a line of the order is reckoned, and all else is asked about. Source: opencart.md §3.5.
struct OpenCartReturns: Sendable {
    private let rows: [OpenCartRow]
    private let details: OpenCartDetails
    private let clock: OpenCartClock

    init(_ rows: [OpenCartRow], _ details: OpenCartDetails, _ clock: OpenCartClock) {
        self.rows = rows
        self.details = details
        self.clock = clock
    }

    func refunds(of order: Order) -> [Refund] {
        var returned: [String: ExactDecimal] = [:]
        var given: [String: Money] = [:]
        return rows.compactMap { row in
            guard let id = row.id("return_id"), let action = row.id("return_action_id"),
                details.completeReturns.contains(row["return_status_id"] ?? "")
            else { return nil }
            let isCredit = details.creditActions.contains(action)
            guard isCredit || details.moneyBackActions.contains(action) else { return nil }
            let at = clock.instant(row["date_modified"]) ?? clock.instant(row["date_added"]) ?? order.updatedAt
            let reason = [row.text("comment"), row.text("model")].first { !$0.isEmpty } ?? ""
            var refund = Refund(id: "return.\(id)", extent: .unknown, refundedAt: at, reason: reason, restocks: true)
            if isCredit { refund.givesCredit = true }
            refund.extent = extent(row, order, &returned, &given)
            return refund
        }
    }

    /// The pieces that come back, at what was charged for them; the last ones take what is left of the line.
    private func extent(
        _ row: OpenCartRow, _ order: Order, _ returned: inout [String: ExactDecimal], _ given: inout [String: Money]
    ) -> Refund.Extent {
        guard order.discounts.isEmpty, let line = line(of: row, order), let quantity = row.numberIfAny("quantity"),
            quantity > .zero,
            quantity.scale == 0, line.quantity.scale == 0
        else { return .unknown }
        let before = returned[line.id] ?? .zero
        guard let after = before.adding(quantity), after <= line.quantity else { return .unknown }
        let whole = line.charged
        let amount =
            whole.share(after.coefficient, of: line.quantity.coefficient) - (given[line.id] ?? .zero(order.currency))
        returned[line.id] = after
        given[line.id, default: .zero(order.currency)] += amount
        guard amount.isPositive else { return .unknown }
        return .lines([RefundLine(subject: .line(id: line.id), quantity: quantity, amount: amount)], amount: amount)
    }

    /// The one line that product and model speak of.
    private func line(of row: OpenCartRow, _ order: Order) -> OrderLine? {
        let (product, model) = (row.id("product_id"), row.text("model").lowercased())
        let fitting = order.lines.filter { line in
            guard line.kind != .giftCard else { return false }
            if let product { return line.productID == product && (model.isEmpty || line.sku.lowercased() == model) }
            return !model.isEmpty && line.sku.lowercased() == model
        }
        return fitting.count == 1 ? fitting.first : nil
    }
}

extension OrderLine {
    /// What the buyer was charged for it, tax included.
    fileprivate var charged: Money {
        discounts.reduce(amount) { $0 - $1.amount } + taxes.map(\.amount).sum(amount.currency)
    }
}
