import Accounting
import Bookkeeping
import Commerce
import Testing

/// Orders with anything that a record could hold: they are posted right, refused or skipped, but never trap.
@Suite("An order that makes no sense", .tags(.x2))
struct HostileOrderTests {
    @Test("is refused or comes out right, whatever its fields hold", arguments: [true, false])
    func survives(isGlobal: Bool) {
        for seed in 1...250 as ClosedRange<UInt64> {
            var maker = HostileOrders(seed: seed)
            let order = maker.order()
            var catalogue = HarbourMugs.europe
            catalogue.company.homeCurrency = order.currency
            catalogue.company.taxModel = isGlobal ? .global : .unitedStatesManual
            let bookkeeper = Bookkeeper(
                policy: HarbourMugs.policy { $0.tax.checksTaxAgainstRates = seed % 2 == 0 }, catalogue: catalogue)
            let decision = bookkeeper.decide(order)
            guard let plan = decision.plan else { continue }
            #expect(plan.totals.sales == order.total, "seed \(seed)")
            for document in plan.documents {
                #expect(document.journal.imbalance(order.currency).isZero, "seed \(seed)")
                #expect(!document.total.isNegative, "seed \(seed): \(document.kind) of \(document.total)")
            }
            for sale in plan.sales where !sale.kind.isReversal { #expect(sale.total == order.total, "seed \(seed)") }
            for line in plan.sales.flatMap(\.lines) {
                guard let quantity = line.quantity, let price = line.unitPrice else { continue }
                #expect(Money.product(price, quantity, order.currency) == line.amount, "seed \(seed)")
            }
        }
    }
}

/// Random orders with one to four fields spoiled.
struct HostileOrders {
    private var orders: RandomOrders

    init(seed: UInt64) { orders = RandomOrders(seed: seed) }

    mutating func order() -> Order {
        var order = orders.order()
        for _ in 1...Int(orders.number(1...4)) { spoil(&order) }
        return order
    }

    private mutating func amount(_ currency: Currency) -> Money {
        let units = [0, -1, 1, -12_345, 99_999, Money.minorUnitsMax, -Money.minorUnitsMax, .max, .min]
        return Money(minorUnits: units[Int(orders.number(0...8))], currency)
    }

    private mutating func decimal() -> ExactDecimal {
        let values = [
            ExactDecimal(0), ExactDecimal(-3), ExactDecimal(.max), ExactDecimal(coefficient: 1, scale: 18),
            ExactDecimal(coefficient: .max, scale: 18), ExactDecimal(1_000_000),
            ExactDecimal(coefficient: 333, scale: 9),
        ]
        return values[Int(orders.number(0...6))]
    }

    private mutating func spoil(_ order: inout Order) {
        let line = Int(orders.number(0...Int64(order.lines.count - 1)))
        let currency = order.currency
        switch orders.number(0...15) {
        case 0: order.lines[line].amount = amount(currency)
        case 1: order.lines[line].quantity = decimal()
        case 2: order.lines[line].unitPrice = decimal()
        case 3: order.lines[line].discounts.append(Discount(kind: .manual, amount: amount(currency)))
        case 4: order.discounts.append(Discount(kind: .points, label: "\u{202E}:\n", amount: amount(currency)))
        case 5:
            order.lines[line].taxes.append(
                TaxCharged(tax: StoreTax(name: "", rate: decimal()), amount: amount(currency)))
        case 6: order.lines[line].taxes.append(contentsOf: order.lines[line].taxes)
        case 7: order.total = amount(currency)
        case 8: order.tax = amount(currency)
        case 9: order.tenders.append(Tender(kind: .storeCredit, amount: amount(currency)))
        case 10:
            order.payments.append(
                PaymentReceived(
                    id: "0", method: StorePaymentMethod(title: ""), amount: amount(currency),
                    receivedAt: HarbourMugs.noon))
        case 11:
            let parts = [RefundLine(subject: .line(id: "none"), quantity: decimal(), amount: amount(currency))]
            order.refunds.append(
                Refund(id: "1", extent: .lines(parts, amount: amount(currency)), refundedAt: HarbourMugs.noon))
        case 12:
            order.lines[line].name = ""
            order.lines[line].sku = ""
            order.lines[line].productID = nil
        case 13: order.buyer = Buyer(email: "", name: ":\n\t", company: "\u{0}")
        case 14: order.number = String(repeating: "👩‍👩‍👧‍👦", count: 40)
        default: order.charges.append(Charge(kind: .other, name: "", amount: amount(currency)))
        }
    }
}
