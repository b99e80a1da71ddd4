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
        let plan = try #require(bookkeeper.decide(order, sending: SendingOptions(tax: .totalAsItem)).plan)
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
        let invoice = try #require(bookkeeper.decide(order, sending: options).plan?.sales.first)
        #expect(invoice.customer.name == "Acme")
        #expect(invoice.settlementAccount.name == "Undeposited Funds")
        #expect(invoice.lines[0].account.name == "Shipping Income")
    }

    @Test("becomes a bill and a purchase order for each supplier, with a new vendor")
    func purchases() throws {
        var options = SendingOptions(vendors: [choice(bill: true, purchaseOrder: true)], isBillable: true)
        let plan = try #require(bookkeeper.decide(order, sending: options).plan)
        let purchases = plan.documents.compactMap { if case .purchase(let one) = $0 { one } else { nil } }
        #expect(purchases.map(\.kind) == [.purchaseOrder, .bill])
        #expect(purchases.map(\.total) == [HarbourMugs.money("138.00"), HarbourMugs.money("138.00")])
        #expect(purchases[1].vendor == .planned(RecordKey(.supplier, "S1", role: "vendor"), name: "Stoneware Inc"))
        #expect(purchases[1].lines[0].billableTo == plan.sales[0].customer)
        #expect(purchases[1].purchaseOrder?.role == "purchaseOrder.S1")
        #expect(purchases[1].journal.lines.map(\.account.name) == ["Cost of Goods Sold", "Accounts Payable (A/P)"])
        options.sendsInvoice = false
        options.vendors = [choice(bill: true, purchaseOrder: false)]
        #expect(bookkeeper.decide(order, sending: options).plan?.documents.map(\.kind) == [.bill])
        options.vendors = []
        #expect(bookkeeper.decide(order, sending: options).refusals == [.nothingToPost])
    }

    @Test("may leave the tax to the books")
    func booksDefault() throws {
        let invoice = try #require(
            bookkeeper.decide(order, sending: SendingOptions(tax: .booksDefault)).plan?.sales.first)
        #expect(
            invoice.tax == .computedByBooks(expected: HarbourMugs.money("0.00"), account: HarbourMugs.reference("89")))
    }
}
