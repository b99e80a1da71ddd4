import Accounting
import Bookkeeping
import Commerce
import Testing

/// The promises of what-users-expect.md §3, held against thousands of orders in every kind of books.
@Suite("Every order that is posted")
struct InvariantTests {
    enum BooksKind: String, CaseIterable { case unitedStates, taxItem, none, global, globalHoldingTax }

    private func bookkeeper(_ kind: BooksKind, _ currency: Currency) -> Bookkeeper {
        var catalogue = HarbourMugs.europe
        switch kind {
        case .unitedStates, .taxItem: catalogue.company.taxModel = .unitedStatesAutomated
        case .none: catalogue.company.taxModel = .none
        case .global, .globalHoldingTax: catalogue.company.taxModel = .global
        }
        catalogue.company.homeCurrency = currency
        let policy = HarbourMugs.policy {
            $0.tax.unitedStatesMode = kind == .taxItem ? .totalAsItem : .storeTotal
            $0.tax.linesHoldTax = kind == .globalHoldingTax
            // Shares of shipping are rounded per set here, so small orders may be off by more than a real store's.
            $0.tax.checksTaxAgainstRates = true
        }
        return Bookkeeper(policy: policy, catalogue: catalogue)
    }

    @Test("equals the store to the cent and balances", arguments: BooksKind.allCases)
    func invariants(kind: BooksKind) throws {
        var posted = 0
        for seed in 1...250 as ClosedRange<UInt64> {
            var orders = RandomOrders(seed: seed)
            let order = orders.order()
            let bookkeeper = bookkeeper(kind, orders.currency)
            let decision = bookkeeper.decide(order)
            guard let plan = decision.plan else {
                #expect(isFair(decision, order), "seed \(seed): \(decision.refusals)")
                continue
            }
            posted += 1
            let faults = PlanAudit(order, plan, bookkeeper).faults
            #expect(faults.isEmpty, "seed \(seed) \(kind): \(faults)")
            #expect(bookkeeper.decide(order) == decision, "seed \(seed): planning twice")
            if !faults.isEmpty { return }
        }
        #expect(posted > 220)
    }

    /// Refusals that these orders may meet: a set of taxes on a share of shipping that has no code of its own.
    private func isFair(_ decision: Decision, _ order: Order) -> Bool {
        decision.refusals.allSatisfy {
            if case .taxUnpaired(let taxes) = $0 { taxes.count > 1 } else { false }
        }
    }
}

/// Holds a plan against its order.
struct PlanAudit {
    let order: Order
    let plan: Plan
    let bookkeeper: Bookkeeper
    private(set) var faults: [String] = []

    init(_ order: Order, _ plan: Plan, _ bookkeeper: Bookkeeper) {
        (self.order, self.plan, self.bookkeeper) = (order, plan, bookkeeper)
        for document in plan.documents { audit(document) }
        auditSale()
        auditRefunds()
        auditOrder()
    }

    private var currency: Currency { order.currency }
    private var isTaxItem: Bool {
        switch bookkeeper.catalogue.company.taxModel {
        case .none: true
        case .global: false
        default: bookkeeper.policy.tax.unitedStatesMode == .totalAsItem
        }
    }

    private func tax(_ sale: SalesDocument) -> Money {
        isTaxItem ? sale.lines.filter { $0.purpose == .salesTax }.map(\.amount).sum(currency) : sale.taxTotal
    }

    private mutating func expect(_ holds: Bool, _ fault: String) { if !holds { faults.append(fault) } }

    private mutating func audit(_ document: Document) {
        expect(document.journal.imbalance(currency).isZero, "journal of \(document.kind) is out of balance")
        expect(!document.total.isNegative, "\(document.kind) below zero")
        guard case .sale(let sale) = document else { return }
        for line in sale.lines {
            guard let quantity = line.quantity, let price = line.unitPrice else { continue }
            expect(Money.product(price, quantity, currency) == line.amount, "quantity times price is not the amount")
            expect(price.scale <= 7, "unit price has \(price.scale) decimals")
        }
        guard case .perRate(let rates, let linesHoldTax) = sale.tax else { return }
        expect(Set(rates.map(\.rate)).count == rates.count, "a rate stands twice")
        expect(sale.lines.allSatisfy { $0.taxCode != nil }, "a line without code")
        let whole = sale.lines.map(\.amount).sum(currency)
        if linesHoldTax { expect(sale.lines.map(\.tax).sum(currency) == sale.taxTotal, "line taxes are not the tax") }
        expect(rates.filter { $0.name != "QST" }.map(\.net).sum(currency) == whole, "nets of rates are not the net")
    }

    private mutating func auditSale() {
        guard let sale = plan.sales.first(where: { !$0.kind.isReversal }) else { return faults.append("no sale") }
        expect(sale.total == order.total, "total \(sale.total) is not the order's \(order.total)")
        expect(tax(sale) == order.tax, "tax \(tax(sale)) is not the order's \(order.tax)")
        let settled = plan.payments.flatMap(\.applications).filter { $0.kind == .journalEntry }.map(\.amount)
        let received = plan.payments.map(\.total).sum(currency) + settled.sum(currency)
        let paid = (order.payments.map(\.amount) + order.tenders.map(\.amount)).sum(currency)
        expect(sale.kind == .salesReceipt ? received.isZero : received == paid, "payments \(received) are not \(paid)")
        expect(plan.totals.sales == order.total && plan.totals.tax == order.tax, "totals of the plan")
    }

    private mutating func auditRefunds() {
        let refunds = plan.sales.filter(\.kind.isReversal)
        let paid = order.payments.map(\.amount).sum(currency)
        let isWhole = order.refunds.contains { $0.extent == .everything }
        // What nobody paid of an order that went back as a whole is owed no more.
        let tendered = order.tenders.map(\.amount).sum(currency)
        let debt = isWhole && paid.isPositive ? order.total - paid - tendered : .zero(currency)
        let refunded = refunds.map(\.total).sum(currency) - debt
        if paid.isPositive { expect(refunded <= paid, "refunds \(refunded) exceed \(paid)") }
        expect(refunds.map { tax($0) }.sum(currency) <= order.tax, "tax refunded exceeds tax charged")
        expect(refunded == plan.totals.refunds, "refunds \(refunded) are not \(plan.totals.refunds)")
        let stated = order.refunds.compactMap { refund -> Money? in
            switch refund.extent {
            case .amount(let amount), .lines(_, let amount): amount
            case .everything: paid.isPositive ? paid : nil
            case .unknown, .disputed: nil
            }
        }
        if paid.isPositive { expect(refunded == stated.sum(currency), "refunds differ from the store's") }
        if refunded + debt == order.total {
            expect(refunds.map { tax($0) }.sum(currency) == order.tax, "tax left after full refund")
        }
    }

    /// Every record stands after those that it needs.
    private mutating func auditOrder() {
        var known: Set<RecordKey> = []
        for record in plan.records {
            expect(known.isSuperset(of: record.body.dependencies), "\(record.key) comes too early")
            expect(known.insert(record.key).inserted, "\(record.key) stands twice")
        }
    }
}
