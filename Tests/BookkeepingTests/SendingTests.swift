import Accounting
import Bookkeeping
import Commerce
import Testing

@Suite("An order sent by a person", .tags(.s2, .s4, .s5, .s6))
struct SendingTests {
    private var order: Order {
        var maker = OrderMaker()
        maker.line("Almond - 11 oz/Stoneware", "100", at: "2.30", sku: "A7102")
        maker.discounts = [Discount(kind: .manual, amount: HarbourMugs.money("11.50"))]
        return maker.order(paid: "100.00") { order in
            order.lines[0].supplier = SupplyLine(
                supplierID: "S1", supplierName: "Stoneware Inc", quantity: ExactDecimal(100),
                unitCost: ExactDecimal("1.38") ?? .zero, amount: HarbourMugs.money("138.00"))
        }
    }

    private func choice(bill: Bool, purchaseOrder: Bool) -> SendingOptions.VendorChoice {
        SendingOptions.VendorChoice(
            supplierID: "S1", vendor: nil, sendsBill: bill, sendsPurchaseOrder: purchaseOrder,
            payableAccount: HarbourMugs.reference("33"), costAccount: HarbourMugs.reference("80"))
    }

    private let bookkeeper = Bookkeeper(
        policy: HarbourMugs.policy { $0.products.matching = .skuAsName }, catalogue: HarbourMugs.unitedStates)

    @Test("comes out as the worked example: 230.00, −11.50, tax 0.00, total 218.50, balance 118.50")
    func workedExample() throws {
        let plan = try #require(
            bookkeeper.decide(order, choices: OrderChoices(sending: SendingOptions(tax: .totalAsItem))).plan)
        let invoice = try #require(plan.sales.first)
        #expect(invoice.kind == .invoice)
        #expect(invoice.lines.map(\.item.name) == ["A7102", "Discount", "Total Sales Tax"])
        #expect(invoice.lines.map(\.amount.description) == ["230.00", "-11.50", "0.00"])
        #expect(invoice.lines[0].quantity == ExactDecimal(100))
        #expect(invoice.lines[0].unitPrice == ExactDecimal("2.30"))
        #expect(invoice.total == HarbourMugs.money("218.50"))
        let paid = plan.payments.map(\.total).sum(.usd)
        #expect(paid == HarbourMugs.money("100.00"))
        #expect(invoice.total - paid == HarbourMugs.money("118.50"))
    }

    @Test("goes to the chosen customer and receivable account, its new items to the chosen income account")
    func choices() throws {
        let options = SendingOptions(
            customer: .existing(ID("5"), name: "Acme"), receivableAccount: HarbourMugs.reference("4"),
            incomeAccount: HarbourMugs.reference("82"))
        let invoice = try #require(bookkeeper.decide(order, choices: OrderChoices(sending: options)).plan?.sales.first)
        #expect(invoice.customer.name == "Acme")
        #expect(invoice.settlementAccount.name == "Undeposited Funds")
        #expect(invoice.lines[0].account.name == "Shipping Income")
    }

    @Test("becomes a bill and a purchase order for each supplier, with a new vendor")
    func purchases() throws {
        var options = SendingOptions(vendors: [choice(bill: true, purchaseOrder: true)], isBillable: true)
        let plan = try #require(bookkeeper.decide(order, choices: OrderChoices(sending: options)).plan)
        let purchases = plan.documents.compactMap { if case .purchase(let one) = $0 { one } else { nil } }
        #expect(purchases.map(\.kind) == [.purchaseOrder, .bill])
        #expect(purchases.map(\.total) == [HarbourMugs.money("138.00"), HarbourMugs.money("138.00")])
        #expect(purchases[1].vendor == .planned(RecordKey(.supplier, "S1", role: "vendor"), name: "Stoneware Inc"))
        #expect(purchases[1].lines[0].billableTo == plan.sales[0].customer)
        #expect(purchases[1].purchaseOrder?.role == "purchaseOrder.S1")
        #expect(purchases[1].journal.lines.map(\.account.name) == ["Cost of Goods Sold", "Accounts Payable (A/P)"])
        options.sendsInvoice = false
        options.vendors = [choice(bill: true, purchaseOrder: false)]
        #expect(
            bookkeeper.decide(order, choices: OrderChoices(sending: options)).plan?.documents.map(\.kind) == [.bill])
        options.vendors = []
        #expect(bookkeeper.decide(order, choices: OrderChoices(sending: options)).refusals == [.nothingToPost])
    }

    @Test("for bills only makes no customer, and keeps a sale that is in the books")
    func billsOnly() throws {
        let options = SendingOptions(sendsInvoice: false, vendors: [choice(bill: true, purchaseOrder: false)])
        let bills = try #require(bookkeeper.decide(order, choices: OrderChoices(sending: options)).plan)
        #expect(bills.records.allSatisfy { if case .customer = $0.body { false } else { true } })
        let links = Links([.sale(of: order): "77"])
        let both = try #require(bookkeeper.decide(order, links: links, choices: OrderChoices(sending: options)).plan)
        #expect(both.documents.map(\.kind).contains(.invoice) && both.documents.map(\.kind).contains(.bill))
    }

    @Test("is what a store waits for that posts only when asked", .tags(.s7))
    func asked() throws {
        let asking = Bookkeeper(
            policy: HarbourMugs.policy { $0.postsOnlyWhenAsked = true }, catalogue: HarbourMugs.unitedStates)
        #expect(asking.decide(order) == .wait(.notSent))
        var singly = OrderChoices()
        singly.isSentSingly = true
        #expect(asking.decide(order, choices: singly).plan != nil)
        #expect(asking.decide(order, choices: OrderChoices(sending: SendingOptions())).plan != nil)
        #expect(asking.decide(order, choices: OrderChoices(isAdmitted: true)).plan != nil)
        #expect(asking.decide(order, links: Links([.sale(of: order): "77"])).plan != nil)
    }

    @Test("stays as it was sent when it is planned again: nothing is to be changed", .tags(.s8))
    func again() throws {
        let options = SendingOptions(
            tax: .totalAsItem, vendors: [choice(bill: true, purchaseOrder: true)], isBillable: true)
        let choices = OrderChoices(sending: options)
        let plan = try #require(bookkeeper.decide(order, choices: choices).plan)
        let posted = plan.records.enumerated().map { index, record in
            PostedRecord(key: record.key, body: record.body, booksID: String(900 + index))
        }
        let links = Links(posted: posted)
        let revision = bookkeeper.revise(
            posted: posted, decision: bookkeeper.decide(order, links: links, choices: choices), links: links)
        #expect(revision.isEmpty, "\(revision.changes)")
    }

    @Test("may leave the tax to the books")
    func booksDefault() throws {
        let invoice = try #require(
            bookkeeper.decide(order, choices: OrderChoices(sending: SendingOptions(tax: .booksDefault))).plan?.sales
                .first)
        #expect(
            invoice.tax == .computedByBooks(expected: HarbourMugs.money("0.00"), account: HarbourMugs.reference("89")))
    }
}
