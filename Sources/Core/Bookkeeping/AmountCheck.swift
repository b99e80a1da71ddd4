import Accounting
import Commerce

/// Finds what no sum may be made of: amounts beyond the range, amounts in another currency, money below zero, too many lines.
///
/// After it, sums of the order's amounts fit 64 bits. Source: quickbooks-online.md §5.
struct AmountCheck {
    private let currency: Currency
    private(set) var refusals: [Refusal] = []

    /// A store tax beyond it is a slip of the store's settings; per cent.
    static let ratePercentMax = ExactDecimal(1000)
    static let linesMax = 10_000
    static let taxableLinesMax = 750

    init(_ order: Order) {
        currency = order.currency
        check(order.total, "total")
        check(order.tax, "tax")
        let lines = order.lines
        for index in lines.indices {
            check(lines[index].amount, "lines.amount")
            check(lines[index].discounts, lines[index].taxes)
            if let amount = lines[index].supplier?.amount { check(amount, "lines.supplier.amount") }
        }
        for supplied in order.supplierOrders ?? [] {
            for line in supplied.lines + supplied.invoices.flatMap(\.lines) {
                check(line.amount, "supplierOrders.lines.amount")
            }
        }
        for charge in order.charges {
            check(charge.amount, "charges.amount")
            check(charge.discounts, charge.taxes)
        }
        check(order.discounts, [])
        for tender in order.tenders { checkMoney(tender.amount, "tenders.amount") }
        for payment in order.payments {
            // A store that keeps its payments one by one tells of money that went back as of one below zero; of a document that the
            // store made, the plan says whether its payments are sent at all.
            if order.hasPaymentLedger == true || order.form.isDocument {
                check(payment.amount, "payments.amount")
            } else {
                checkMoney(payment.amount, "payments.amount")
            }
        }
        for refund in order.refunds { check(refund) }
        checkLines(order)
        checkSum(order)
    }

    /// The whole order is held to the range of one amount, with room for what goes off and on again.
    private mutating func checkSum(_ order: Order) {
        guard refusals.isEmpty else { return }
        var sum = Int128(0)
        let lines = order.lines
        for index in lines.indices { sum += Int128(lines[index].amount.minorUnits.magnitude) }
        for charge in order.charges { sum += Int128(charge.amount.minorUnits.magnitude) }
        guard sum > Int128(Money.minorUnitsMax) * 10 else { return }
        refusals.append(.amountOutOfRange(field: "lines.amount", text: String(sum)))
    }

    private mutating func check(_ discounts: [Discount], _ taxes: [TaxCharged]) {
        for index in discounts.indices { check(discounts[index].amount, "discounts.amount") }
        for index in taxes.indices {
            check(taxes[index].amount, "taxes.amount")
            guard let rate = taxes[index].tax.rate, rate.isNegative || Self.ratePercentMax < rate else { continue }
            refusals.append(.amountOutOfRange(field: "taxes.rate", text: rate.description))
        }
    }

    private mutating func check(_ refund: Refund) {
        if let amount = refund.extent.amount { checkMoney(amount, "refunds.amount") }
        if case .lines(let lines, _) = refund.extent {
            for line in lines { check(line.amount, "refunds.lines.amount") }
        }
    }

    private mutating func check(_ amount: Money, _ place: StaticString) {
        if amount.currency == currency, amount.minorUnits.magnitude <= UInt64(Money.minorUnitsMax) { return }
        let field = place.description
        if amount.minorUnits.magnitude > UInt64(Money.minorUnitsMax) {
            refusals.append(.amountOutOfRange(field: field, text: String(amount.minorUnits)))
        } else {
            refusals.append(.unreadable(field: field, text: "\(amount) \(amount.currency.code)"))
        }
    }

    /// Money that was received or given back. Documents say which way it went, not its sign: below zero it would be left out in silence.
    private mutating func checkMoney(_ amount: Money, _ place: StaticString) {
        let known = refusals.count
        check(amount, place)
        if refusals.count == known, amount.isNegative { refusals.append(.moneyBelowZero(amount)) }
    }

    private mutating func checkLines(_ order: Order) {
        let count = order.lines.count + order.charges.count
        if count > Self.linesMax { return refusals.append(.tooManyLines(count: count, limit: Self.linesMax)) }
        guard order.lines.count > Self.taxableLinesMax else { return }
        let taxable = order.lines.count { $0.taxes.contains { !$0.amount.isZero } }
        if taxable > Self.taxableLinesMax {
            refusals.append(.tooManyLines(count: taxable, limit: Self.taxableLinesMax))
        }
    }
}
