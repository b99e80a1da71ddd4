import Accounting
import Commerce
import ConnectorKit

/// Returns that give money back. Customers type them, order number, model and quantity unchecked, and no amount stands in them; so only
/// what fits a line of the order is reckoned, and all else is asked about, also where the names of action and status do not say for sure
/// what became of it. Source: opencart.md §3.5.
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
        return rowsByDay(order).compactMap { row in
            guard let id = row.id("return_id"), let action = row.id("return_action_id"),
                let status = row.id("return_status_id")
            else { return nil }
            let isCredit = details.creditActions.contains(action)
            let isSureOfMoney = isCredit || details.moneyBackActions.contains(action)
            let isSureOfEnd = details.completeReturns.contains(status)
            guard isSureOfMoney || details.unclearActions.contains(action),
                isSureOfEnd || details.unclearReturns.contains(status)
            else { return nil }
            let reason = [row.text("comment"), row.text("model")].first { !$0.isEmpty } ?? ""
            var refund = Refund(
                id: "return.\(id)", extent: .unknown, refundedAt: day(of: row, order), reason: reason, restocks: true)
            if isCredit { refund.givesCredit = true }
            if isSureOfMoney, isSureOfEnd { refund.extent = extent(row, order, &returned, &given) }
            return refund
        }
    }

    /// One that is finished later comes later, so that it changes nothing of what is posted for those before.
    private func rowsByDay(_ order: Order) -> [OpenCartRow] {
        rows.enumerated().sorted {
            (day(of: $0.element, order), $0.offset) < (day(of: $1.element, order), $1.offset)
        }.map(\.element)
    }

    private func day(of row: OpenCartRow, _ order: Order) -> Instant {
        clock.instant(row["date_modified"]) ?? clock.instant(row["date_added"]) ?? order.updatedAt
    }

    /// The pieces that come back, at what was charged for them; the last ones take what is left of the line.
    private func extent(
        _ row: OpenCartRow, _ order: Order, _ returned: inout [String: ExactDecimal], _ given: inout [String: Money]
    ) -> Refund.Extent {
        guard order.tellsWhatLinesCost, isOfItsBuyer(row, order), let line = line(of: row, order),
            let quantity = row.numberIfAny("quantity"), quantity > .zero, quantity.scale == 0, line.quantity.scale == 0
        else { return .unknown }
        let before = returned[line.id] ?? .zero
        guard let after = before.adding(quantity), after <= line.quantity else { return .unknown }
        let left = line.charged.inSteps(of: order.totalStep) - (given[line.id] ?? .zero(order.currency))
        let share = line.charged.share(quantity.coefficient, of: line.quantity.coefficient)
        let amount = after == line.quantity ? left : min(share.inSteps(of: order.totalStep), left)
        returned[line.id] = after
        given[line.id, default: .zero(order.currency)] += amount
        guard amount.isPositive else { return .unknown }
        return .lines([RefundLine(subject: .line(id: line.id), quantity: quantity, amount: amount)], amount: amount)
    }

    /// A customer can type the number of somebody else's order. Guests have no number.
    private func isOfItsBuyer(_ row: OpenCartRow, _ order: Order) -> Bool {
        guard let returning = row.id("customer_id"), let buyer = order.buyer.customerID else { return true }
        return returning == buyer.rawValue
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

extension Order {
    /// Whether each line says all that was charged for it: no discount and no tax stands beside the lines alone.
    fileprivate var tellsWhatLinesCost: Bool {
        let shared = (lines.flatMap(\.taxes) + charges.flatMap(\.taxes)).map(\.amount).sum(currency)
        return discounts.isEmpty && shared == tax
    }
}

extension Money {
    /// Rounded to what the store gives back in.
    fileprivate func inSteps(of step: Int64?) -> Money {
        guard let step else { return self }
        return Money(minorUnits: share(1, of: step).minorUnits * step, currency)
    }
}

extension OrderLine {
    /// What the buyer was charged for it, tax included.
    fileprivate var charged: Money {
        discounts.reduce(amount) { $0 - $1.amount } + taxes.map(\.amount).sum(amount.currency)
    }
}
