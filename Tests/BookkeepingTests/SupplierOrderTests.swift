import Accounting
import Bookkeeping
import Commerce
import Testing

@Suite("What an order buys from its suppliers", .tags(.s5))
struct SupplierOrderTests {
    private let bookkeeper = Bookkeeper(
        policy: HarbourMugs.policy { $0.products.matching = .skuAsName }, catalogue: HarbourMugs.unitedStates)

    private func supplied(_ line: String?, _ quantity: String, _ cost: String, _ amount: String) -> SuppliedLine {
        SuppliedLine(
            lineID: line, charge: line == nil ? "freight" : nil, name: line == nil ? "Freight" : "Mug",
            text: line == nil ? "UPS" : "Blue", quantity: ExactDecimal(quantity) ?? .zero,
            unitCost: ExactDecimal(cost) ?? .zero, amount: HarbourMugs.money(amount))
    }

    private func order(
        _ quantity: String = "100", for cost: String = "138.00", invoices: [SupplierInvoice] = []
    ) -> Order {
        var maker = OrderMaker()
        maker.line("Mug", quantity, at: "2.30", sku: "A7102")
        return maker.order { order in
            order.hasPaymentLedger = true
            order.invoiceDate = BusinessDate("2026-03-20")
            order.supplierOrders = [
                SupplierOrder(
                    id: "po-1", supplier: Supplier(id: "S1", name: "Stoneware Inc", accountNumber: "ST-9"),
                    number: "1001-1", date: BusinessDate("2026-03-12"),
                    lines: [supplied(order.lines[0].id, quantity, "1.38", cost)], invoices: invoices)
            ]
        }
    }

    private func invoice(_ amount: String, freight: String) -> SupplierInvoice {
        let line = order().lines[0].id
        return SupplierInvoice(
            number: "ST-INV-7", date: BusinessDate("2026-03-18") ?? BusinessDate(daysSince1970: 0),
            dueDate: BusinessDate("2026-04-17"),
            lines: [supplied(line, "102", "1.38", amount), supplied(nil, "1", freight, freight)])
    }

    private func choice(bill: Bool, order: Bool, known: [String] = []) -> SendingOptions {
        SendingOptions(
            tax: .totalAsItem,
            vendors: [
                .init(
                    supplierID: "S1", vendor: nil, sendsBill: bill, sendsPurchaseOrder: order,
                    payableAccount: HarbourMugs.reference("33"), costAccount: HarbourMugs.reference("80"),
                    knownInvoices: known)
            ])
    }

    private func purchases(_ order: Order, _ options: SendingOptions) -> [PurchaseDocument] {
        (bookkeeper.decide(order, choices: OrderChoices(sending: options)).plan?.documents ?? []).compactMap {
            if case .purchase(let purchase) = $0 { purchase } else { nil }
        }
    }

    @Test("becomes a purchase order of its day, and before there is an invoice a bill of what was ordered")
    func ordered() throws {
        let both = purchases(order(), choice(bill: true, order: true))
        #expect(both.map(\.kind) == [.purchaseOrder, .bill])
        #expect(both.map(\.number) == ["1001-1", "1001-1"])
        #expect(both.map(\.date.description) == ["2026-03-12", "2026-03-20"])
        #expect(both[1].lines.map(\.purchaseOrderLine) == [1])
        #expect(both[1].purchaseOrder != nil)
    }

    @Test("becomes the supplier's own invoice where there is one, line by line on the order")
    func invoiced() throws {
        let order = order(invoices: [invoice("140.76", freight: "1.50")])
        let both = purchases(order, choice(bill: true, order: true, known: ["ST-INV-7"]))
        let bill = try #require(both.last)
        #expect(bill.number == "ST-INV-7" && bill.date.description == "2026-03-18")
        #expect(bill.dueDate?.description == "2026-04-17")
        #expect(bill.total == HarbourMugs.money("142.26"))
        #expect(bill.lines.map(\.purchaseOrderLine) == [1, nil], "freight was not ordered")
        #expect(bill.lines.map(\.item.name) == ["A7102", "Freight"])
    }

    @Test(
        "that was sent as a purchase order becomes a bill by an invoice that comes later, not by one that was declined")
    func late() {
        let order = order(invoices: [invoice("140.76", freight: "1.50")])
        #expect(purchases(order, choice(bill: false, order: true)).map(\.kind) == [.purchaseOrder, .bill])
        #expect(purchases(order, choice(bill: false, order: true, known: ["ST-INV-7"])).map(\.kind) == [.purchaseOrder])
    }

    @Test("makes an item of what is bought alone with its cost, which is no price at which it is sold")
    func boughtAlone() throws {
        var order = self.order()
        order.supplierOrders?[0].lines.append(
            SuppliedLine(
                lineID: nil, sku: "BOX", name: "Gift box", quantity: ExactDecimal(10), unitCost: ExactDecimal(4),
                amount: HarbourMugs.money("40.00")))
        let choices = OrderChoices(sending: choice(bill: true, order: false))
        let plan = try #require(bookkeeper.decide(order, choices: choices).plan)
        let items = plan.records.compactMap { if case .item(let item) = $0.body { item } else { nil } }
        let box = try #require(items.first { $0.name == "BOX" })
        #expect(box.purchaseCost == ExactDecimal(4) && box.unitPrice == .zero)
    }

    @Test("waits for a person when a later invoice is more than 2 per cent and 5.00 apart; the rest is posted")
    func apart() throws {
        let order = order(invoices: [invoice("140.76", freight: "19.00")])
        let plan = try #require(
            bookkeeper.decide(order, choices: OrderChoices(sending: choice(bill: true, order: false))).plan)
        #expect(
            plan.held.map(\.refusal) == [
                .supplierInvoiceDiffers(
                    supplier: "Stoneware Inc", number: "ST-INV-7", ordered: HarbourMugs.money("138.00"),
                    invoiced: HarbourMugs.money("159.76"))
            ])
        #expect(plan.documents.map(\.kind) == [.invoice])
        let seen = choice(bill: true, order: false, known: ["ST-INV-7"])
        #expect(purchases(order, seen).map(\.total) == [HarbourMugs.money("159.76")])
    }

    @Test("corrects the bill that was made of what was ordered, under the supplier's number and day")
    func corrected() throws {
        let options = choice(bill: true, order: true)
        let choices = OrderChoices(sending: options)
        let before = try #require(bookkeeper.decide(order(), choices: choices).plan)
        let posted = before.records.enumerated().map { index, record in
            PostedRecord(key: record.key, body: record.body, booksID: String(900 + index))
        }
        let links = Links(posted: posted)
        let order = order(invoices: [invoice("140.76", freight: "1.50")])
        let revision = bookkeeper.revise(
            posted: posted, decision: bookkeeper.decide(order, links: links, choices: choices), links: links)
        let updates = revision.changes.compactMap { change -> PurchaseDocument? in
            if case .update(_, to: let record) = change, case .document(.purchase(let bill)) = record.body {
                bill
            } else {
                nil
            }
        }
        #expect(updates.map(\.number) == ["ST-INV-7"])
        #expect(updates.map(\.date.description) == ["2026-03-18"])
        #expect(!revision.changes.contains { if case .create(let new) = $0 { new.body.isPaper } else { false } })
    }

    @Test("stays as billed in a closed period, and a person is told so beside the difference of the sale")
    func billedInClosedPeriod() throws {
        let closing = try #require(BusinessDate("2026-03-31"))
        var catalogue = HarbourMugs.unitedStates
        catalogue.company.closingDate = closing
        let policy = HarbourMugs.policy {
            $0.products.matching = .skuAsName
            $0.closedPeriod = .firstOpenDay
        }
        let choices = OrderChoices(sending: choice(bill: true, order: false))
        let before = try #require(bookkeeper.decide(order(), choices: choices).plan)
        let posted = before.records.enumerated().map { index, record in
            PostedRecord(key: record.key, body: record.body, booksID: String(900 + index))
        }
        let bill = try #require(posted.first { $0.document?.kind == .bill })
        let links = Links(posted: posted)
        let closed = Bookkeeper(policy: policy, catalogue: catalogue)
        let changes = closed.revise(
            posted: posted, decision: closed.decide(order("120", for: "165.60"), links: links, choices: choices),
            links: links
        ).changes
        let differences = changes.compactMap { change -> Money? in
            if case .difference(let record, of: _) = change { record.document?.total } else { nil }
        }
        #expect(differences == [HarbourMugs.money("46.00")])
        let day = try #require(bill.document?.date)
        #expect(changes.contains(.needsPerson(bill.key, .changedInClosedPeriod(date: day, closing: closing))))
    }

    @Test("is refused by itself where the books only sell the item")
    func soldOnly() throws {
        var catalogue = HarbourMugs.unitedStates
        catalogue.items.add(
            ItemRecord(id: ID("7"), name: "A7102", kind: .service, incomeAccount: ID("79")))
        let keeper = Bookkeeper(policy: HarbourMugs.policy { $0.products.matching = .skuAsName }, catalogue: catalogue)
        let plan = try #require(
            keeper.decide(order(), choices: OrderChoices(sending: choice(bill: true, order: false))).plan)
        #expect(plan.held.map(\.refusal) == [.itemNotBought(item: "A7102")])
        #expect(plan.documents.map(\.kind) == [.invoice])
    }

    @Test("makes a vendor with our account number, whose name gives way to a customer's")
    func vendor() throws {
        var catalogue = HarbourMugs.unitedStates
        catalogue.parties.add(PartyRecord(id: "3", kind: .customer, displayName: "STONEWARE INC", currency: .usd))
        let keeper = Bookkeeper(policy: HarbourMugs.policy(), catalogue: catalogue)
        let plan = try #require(
            keeper.decide(order(), choices: OrderChoices(sending: choice(bill: true, order: false))).plan)
        let vendor = plan.records.compactMap { if case .vendor(let party) = $0.body { party } else { nil } }
        #expect(vendor.map(\.displayName) == ["Stoneware Inc (Vendor)"])
        #expect(vendor.map(\.accountNumber) == ["ST-9"])
    }

    @Test("names the customer only on lines that may be billed to them", arguments: [true, false])
    func billable(isFlagged: Bool) throws {
        var order = order()
        order.supplierOrders?[0].lines[0].isBillable = isFlagged
        var options = choice(bill: true, order: false)
        options.isBillable = true
        let line = try #require(purchases(order, options).first?.lines.first)
        #expect((line.billableTo != nil) == isFlagged)
    }
}

extension RecordBody {
    fileprivate var isPaper: Bool { if case .document = self { true } else { false } }
}
