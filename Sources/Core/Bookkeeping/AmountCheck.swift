import Accounting
import Commerce

/// Finds what no sum may be made of: amounts beyond the range, amounts in another currency, too many lines.
///
/// After it, sums of the order's amounts fit 64 bits. Source: quickbooks-online.md §5.
struct AmountCheck {
    private let currency: Currency
    private(set) var refusals: [Refusal] = []

    static let linesMax = 10_000
    static let taxableLinesMax = 750

    init(_ order: Order) {
        currency = order.currency
        check(order.total, "total")
        check(order.tax, "tax")
        for line in order.lines {
            check(line.amount, "lines.amount")
            check(line.discounts, line.taxes)
            if let supply = line.supplier { check(supply.amount, "lines.supplier.amount") }
        }
        for charge in order.charges {
            check(charge.amount, "charges.amount")
            check(charge.discounts, charge.taxes)
        }
        check(order.discounts, [])
        for tender in order.tenders { check(tender.amount, "tenders.amount") }
        for payment in order.payments { check(payment.amount, "payments.amount") }
        for refund in order.refunds { check(refund) }
        checkLines(order)
    }

    private mutating func check(_ discounts: [Discount], _ taxes: [TaxCharged]) {
        for discount in discounts { check(discount.amount, "discounts.amount") }
        for tax in taxes { check(tax.amount, "taxes.amount") }
    }

    private mutating func check(_ refund: Refund) {
        if let amount = refund.extent.amount { check(amount, "refunds.amount") }
        if case .lines(let lines, _) = refund.extent {
            for line in lines { check(line.amount, "refunds.lines.amount") }
        }
    }

    private mutating func check(_ amount: Money, _ field: String) {
        if amount.minorUnits.magnitude > UInt64(Money.minorUnitsMax) {
            refusals.append(.amountOutOfRange(field: field, text: String(amount.minorUnits)))
        } else if amount.currency != currency {
            refusals.append(.unreadable(field: field, text: "\(amount) \(amount.currency.code)"))
        }
    }

    private mutating func checkLines(_ order: Order) {
        let count = order.lines.count + order.charges.count
        if count > Self.linesMax { return refusals.append(.tooManyLines(count: count, limit: Self.linesMax)) }
        let taxable = order.lines.count { $0.taxes.contains { !$0.amount.isZero } }
        if taxable > Self.taxableLinesMax {
            refusals.append(.tooManyLines(count: taxable, limit: Self.taxableLinesMax))
        }
    }
}
