import Accounting
import Bookkeeping
import Commerce
import Testing

@Suite("Money that goes back", .tags(.w16, .x2))
struct MoneyBackTests {
    static let kinds = InvariantTests.BooksKind.allCases

    @Test("in any number of parts leaves nothing on any account once everything went back", arguments: kinds)
    func everything(kind: InvariantTests.BooksKind) throws {
        var posted = 0
        for seed in 1...300 as ClosedRange<UInt64> {
            var returned = ReturnedOrder(seed: seed, cutsAll: true)
            let order = returned.order()
            let plan = returned.bookkeeper(kind).decide(order).plan
            guard let plan, plan.held.isEmpty, order.total.isPositive else { continue }
            posted += 1
            let left = Ledger(plan.documents).open
            #expect(left.isEmpty, "seed \(seed) \(kind): \(left)")
            #expect(plan.totals.refunds == plan.totals.payments, "seed \(seed)")
            if !left.isEmpty { return }
        }
        #expect(posted > 230)
    }

    @Test("is to the cent what the store says, and takes from no account more than was put there", arguments: kinds)
    func parts(kind: InvariantTests.BooksKind) throws {
        for seed in 301...500 as ClosedRange<UInt64> {
            var returned = ReturnedOrder(seed: seed, cutsAll: false)
            let order = returned.order()
            guard let plan = returned.bookkeeper(kind).decide(order).plan, plan.held.isEmpty else { continue }
            let refunds = plan.sales.filter(\.kind.isReversal)
            let stated = order.refunds.map { refund -> Money in
                switch refund.extent {
                case .amount(let amount), .lines(_, let amount): amount
                case .everything, .unknown, .disputed: .zero(order.currency)
                }
            }
            #expect(refunds.map(\.total) == stated.filter { !$0.isZero }, "seed \(seed) \(kind)")
            let sale = Ledger(
                plan.sales.filter { !$0.kind.isReversal }.map { .sale($0) } + plan.payments.map { .payment($0) })
            let beyond = Ledger(refunds.map { .sale($0) }).goesBeyond(sale)
            #expect(beyond.isEmpty, "seed \(seed) \(kind): \(beyond)")
        }
    }

    @Test("has no item made in the books that no document uses", arguments: kinds)
    func items(kind: InvariantTests.BooksKind) throws {
        for seed in 301...500 as ClosedRange<UInt64> {
            var returned = ReturnedOrder(seed: seed, cutsAll: false)
            guard let plan = returned.bookkeeper(kind).decide(returned.order()).plan else { continue }
            let used = Set(plan.documents.flatMap { RecordBody.document($0).dependencies })
            let made = plan.records.filter { if case .item = $0.body { true } else { false } }
            #expect(made.filter { !used.contains($0.key) }.isEmpty, "seed \(seed) \(kind)")
        }
    }

    @Test("leaves the rest of the order as it would be without a part that is doubtful", arguments: kinds)
    func doubtful(kind: InvariantTests.BooksKind) throws {
        for seed in 501...600 as ClosedRange<UInt64> {
            var returned = ReturnedOrder(seed: seed, cutsAll: false)
            let order = returned.order()
            let bookkeeper = returned.bookkeeper(kind)
            guard let clear = bookkeeper.decide(order).plan, clear.held.isEmpty else { continue }
            var strange = order
            let beyond = order.total + Money(minorUnits: 1, order.currency)
            strange.refunds += [
                Refund(id: "unknown", extent: .unknown, refundedAt: HarbourMugs.noon),
                Refund(id: "beyond", extent: .amount(beyond), refundedAt: HarbourMugs.noon),
            ]
            let plan = try #require(bookkeeper.decide(strange).plan)
            #expect(plan.records == clear.records, "seed \(seed) \(kind)")
            #expect(plan.totals == clear.totals)
            #expect(plan.held.map(\.key.role) == ["refund.unknown", "refund.beyond"])
        }
    }
}

/// An order with gift cards sold, tips and tenders, paid in full, and refunds that cut its money into any parts.
struct ReturnedOrder {
    private var orders: RandomOrders
    private let cutsAll: Bool
    private let keepsStock: Bool
    private let hasOwnAccounts: Bool

    init(seed: UInt64, cutsAll: Bool) {
        orders = RandomOrders(seed: seed)
        self.cutsAll = cutsAll
        keepsStock = orders.chance(50)
        hasOwnAccounts = orders.chance(50)
    }

    func bookkeeper(_ kind: InvariantTests.BooksKind) -> Bookkeeper {
        var catalogue = HarbourMugs.europe
        switch kind {
        case .unitedStates, .taxItem: catalogue.company.taxModel = .unitedStatesAutomated
        case .none: catalogue.company.taxModel = .none
        case .global, .globalHoldingTax: catalogue.company.taxModel = .global
        }
        catalogue.company.homeCurrency = orders.currency
        if hasOwnAccounts { catalogue.items = ItemDirectory([Self.cap]) }
        let policy = HarbourMugs.policy {
            $0.tax.unitedStatesMode = kind == .taxItem ? .totalAsItem : .storeTotal
            $0.tax.linesHoldTax = kind == .globalHoldingTax
            $0.products.createsInventoryItems = keepsStock
            $0.serviceItems.tip.account = .existing(ID("92"), name: "Tips owed")
        }
        return Bookkeeper(policy: policy, catalogue: catalogue)
    }

    /// An item that posts to an account of its own.
    private static let cap = ItemRecord(
        id: ID("501"), name: "Cap", sku: "SKU-1", kind: .inventory, incomeAccount: ID("82"))

    mutating func order() -> Order {
        var order = orders.order()
        for index in order.lines.indices { order.lines[index].isStockTracked = orders.chance(50) }
        if orders.chance(40) { sellCard(&order) }
        if orders.chance(30) {
            let tip = orders.money(orders.number(1...900))
            order.charges.append(Charge(kind: .tip, name: "Tip", amount: tip))
            order.total += tip
        }
        pay(&order)
        giveBack(&order)
        return order
    }

    private mutating func sellCard(_ order: inout Order) {
        let amount = orders.money(orders.number(1...9000))
        order.lines.append(
            OrderLine(
                id: "CARD", kind: .giftCard, productID: "P9", name: "Gift card", quantity: .one,
                unitPrice: ExactDecimal(coefficient: amount.minorUnits, scale: order.currency.minorUnitDigits),
                amount: amount, isTaxable: false))
        order.total += amount
    }

    private mutating func pay(_ order: inout Order) {
        order.status = OrderStatus(payment: cutsAll ? .refunded : .partiallyRefunded, paymentCode: "X")
        order.refunds = []
        var open = order.total.minorUnits
        order.tenders = []
        for kind in [Tender.Kind.giftCard, .storeCredit, .loyaltyPoints] where orders.chance(20) && open > 1 {
            let amount = orders.number(1...(open - 1))
            order.tenders.append(Tender(kind: kind, reference: "", amount: orders.money(amount)))
            open -= amount
        }
        order.payments =
            open > 0
            ? [
                PaymentReceived(
                    id: "1", method: StorePaymentMethod(title: "PayPal"), amount: orders.money(open),
                    receivedAt: HarbourMugs.noon)
            ] : []
    }

    private mutating func giveBack(_ order: inout Order) {
        var left = order.paid.minorUnits
        var parts: [Int64] = []
        for _ in 0..<orders.number(1...4) where left > 1 {
            parts.append(orders.number(1...(left - 1)))
            left -= parts.last ?? 0
        }
        if cutsAll, left > 0 { parts.append(left) }
        for (index, part) in parts.enumerated() {
            order.refunds.append(
                Refund(
                    id: "\(index)", extent: extent(order, part), refundedAt: HarbourMugs.noon,
                    restocks: orders.chance(30)))
        }
        if cutsAll, orders.chance(20) {
            order.refunds = [Refund(id: "all", extent: .everything, refundedAt: HarbourMugs.noon, restocks: true)]
        }
    }

    private mutating func extent(_ order: Order, _ amount: Int64) -> Refund.Extent {
        guard orders.chance(40), let line = order.lines.randomElement(using: &orders.numbers) else {
            return .amount(orders.money(amount))
        }
        let subject: RefundLine.Subject = orders.chance(70) ? .line(id: line.id) : .charge(.shipping)
        return .lines(
            [RefundLine(subject: subject, amount: orders.money(orders.number(0...amount)))],
            amount: orders.money(amount))
    }
}

/// What documents leave on the accounts.
private struct Ledger {
    private var sums: [String: Int64] = [:]

    init(_ documents: [Document]) {
        for document in documents {
            for line in document.journal.lines {
                guard case .existing(let id, _) = line.account else { continue }
                sums[id.rawValue, default: 0] += line.amount.minorUnits
            }
        }
    }

    var open: [String: Int64] { sums.filter { $0.value != 0 } }

    /// Accounts of which more went back than the sale put there, or in its direction.
    func goesBeyond(_ sale: Ledger) -> [String: Int64] {
        sums.filter { account, back in
            let put = -(sale.sums[account] ?? 0)
            return back != 0 && !(min(0, put)...max(0, put)).contains(back)
        }
    }
}
