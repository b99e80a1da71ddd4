import Accounting
import Bookkeeping
import Commerce
import Testing

@Suite("Several papers of one supplier", .tags(.s5, .s8))
struct SupplierPaperTests {
    private static let catalogue = HarbourMugs.unitedStates
    private let bookkeeper = Bookkeeper(
        policy: HarbourMugs.policy { $0.products.matching = .skuAsName }, catalogue: catalogue)

    private func line(_ amount: String, quantity: String = "100", ofOrder line: String? = "1") -> SuppliedLine {
        SuppliedLine(
            lineID: line, name: "Mug", text: "Blue", quantity: ExactDecimal(quantity) ?? .zero,
            unitCost: ExactDecimal("1.38") ?? .zero, amount: HarbourMugs.money(amount))
    }

    private func invoice(_ number: String, _ amount: String, quantity: String = "100") -> SupplierInvoice {
        SupplierInvoice(
            number: number, date: BusinessDate("2026-03-18") ?? BusinessDate(daysSince1970: 0),
            lines: [line(amount, quantity: quantity)])
    }

    private func order(_ invoices: [SupplierInvoice] = [], isSupplied: Bool = true) -> Order {
        var maker = OrderMaker()
        maker.line("Mug", "100", at: "2.30", sku: "A7102")
        return maker.order { order in
            order.hasPaymentLedger = true
            order.lines[0].id = "1"
            order.supplierOrders =
                isSupplied
                ? [
                    SupplierOrder(
                        id: "po-1", supplier: Supplier(id: "S1", name: "Stoneware Inc"), number: "1001-1",
                        lines: [line("138.00")], invoices: invoices)
                ] : []
        }
    }

    private func choices(
        bill: Bool = true, order: Bool = false, vendor: Reference<Vendor>? = nil, known: [String] = []
    ) -> OrderChoices {
        OrderChoices(
            sending: SendingOptions(
                tax: .totalAsItem,
                vendors: [
                    .init(
                        supplierID: "S1", vendor: vendor, sendsBill: bill, sendsPurchaseOrder: order,
                        payableAccount: HarbourMugs.reference("33"), costAccount: HarbourMugs.reference("80"),
                        knownInvoices: known)
                ]))
    }

    private func purchases(_ plan: Plan?) -> [PurchaseDocument] {
        (plan?.documents ?? []).compactMap { if case .purchase(let purchase) = $0 { purchase } else { nil } }
    }

    private func posted(_ order: Order, _ choices: OrderChoices) throws -> [PostedRecord] {
        try #require(bookkeeper.decide(order, choices: choices).plan).records.enumerated().map { index, record in
            PostedRecord(key: record.key, body: record.body, booksID: String(900 + index))
        }
    }

    private func revision(_ order: Order, _ choices: OrderChoices, of posted: [PostedRecord]) -> Revision {
        let links = Links(posted: posted)
        return bookkeeper.revise(
            posted: posted, decision: bookkeeper.decide(order, links: links, choices: choices), links: links)
    }

    @Test("wait for a person when together they come to more than was ordered: the goods were invoiced twice")
    func twice() throws {
        let order = order([invoice("NL-1", "138.00"), invoice("NL-2", "138.00")])
        let plan = try #require(bookkeeper.decide(order, choices: choices(known: ["NL-1"])).plan)
        #expect(
            plan.held.map(\.refusal) == [
                .supplierInvoiceDiffers(
                    supplier: "Stoneware Inc", number: "NL-1 + NL-2", ordered: HarbourMugs.money("138.00"),
                    invoiced: HarbourMugs.money("276.00"))
            ])
        #expect(purchases(plan).isEmpty)
        let seen = bookkeeper.decide(order, choices: choices(known: ["NL-1", "NL-2"])).plan
        #expect(purchases(seen).map(\.total.description) == ["138.00", "138.00"])
    }

    @Test("that a person approved wait again when they are told with another amount")
    func changedAfterApproval() throws {
        var seen = choices()
        seen.sending?.vendors[0].see(order([invoice("NL-1", "159.00")]))
        #expect(seen.sending?.vendors[0].seen.map(\.total) == [HarbourMugs.money("159.00")])
        let approved = bookkeeper.decide(order([invoice("NL-1", "159.00")]), choices: seen)
        #expect(approved.held.isEmpty && purchases(approved.plan).map(\.total.description) == ["159.00"])
        let changed = bookkeeper.decide(order([invoice("NL-1", "1590.00")]), choices: seen)
        #expect(
            changed.held.map(\.refusal) == [
                .supplierInvoiceDiffers(
                    supplier: "Stoneware Inc", number: "NL-1", ordered: HarbourMugs.money("138.00"),
                    invoiced: HarbourMugs.money("1590.00"))
            ])
        // What is within the tolerance needs nobody.
        #expect(bookkeeper.decide(order([invoice("NL-1", "140.00")]), choices: seen).held.isEmpty)
        // Sending again as before approves it.
        seen.sending?.see(order([invoice("NL-1", "1590.00")]))
        #expect(bookkeeper.decide(order([invoice("NL-1", "1590.00")]), choices: seen).held.isEmpty)
    }

    @Test("that came after the purchase order was sent alone are approved by sending it again, not declined")
    func approvedWithoutBill() throws {
        let late = order([invoice("NL-1", "159.00")])
        let first = try #require(choices(bill: false, order: true).sending)
        #expect(bookkeeper.decide(late, choices: OrderChoices(sending: first)).held.count == 1)
        // The dialog knows all invoices of now, and the same boxes are ticked.
        var again = try #require(choices(bill: false, order: true, known: ["NL-1"]).sending)
        again.vendors[0].see(late)
        again.follow(first)
        let plan = try #require(bookkeeper.decide(late, choices: OrderChoices(sending: again)).plan)
        #expect(plan.held.isEmpty && purchases(plan).map(\.number) == ["1001-1", "NL-1"])
        // One that was there when the purchase order was first sent without a bill was declined.
        var declined = again
        declined.vendors[0].knownInvoices = ["NL-1"]
        let without = try #require(bookkeeper.decide(late, choices: OrderChoices(sending: declined)).plan)
        #expect(purchases(without).map(\.number) == ["1001-1"])
    }

    @Test("each for half of the goods are a bill each")
    func halves() throws {
        let order = order([invoice("NL-1", "69.00", quantity: "50"), invoice("NL-2", "69.00", quantity: "50")])
        let plan = try #require(bookkeeper.decide(order, choices: choices(known: ["NL-1"])).plan)
        #expect(plan.held.isEmpty)
        #expect(purchases(plan).map(\.number) == ["NL-1", "NL-2"])
    }

    @Test("stay the bills that they became, whichever others come or go")
    func stay() throws {
        let known = choices(known: ["NL-5", "NL-2"])
        let before = try posted(order([invoice("NL-5", "69.00", quantity: "50")]), known)
        let both = order([invoice("NL-2", "69.00", quantity: "50"), invoice("NL-5", "69.00", quantity: "50")])
        let changes = revision(both, known, of: before).changes
        #expect(!changes.contains { if case .update = $0 { true } else { false } }, "NL-5 is written already")
        let new = changes.compactMap { if case .create(let record) = $0 { record.document?.number } else { nil } }
        #expect(new == ["NL-2"])
        // The supplier takes the first one back: its bill leaves, the other stays.
        let two = try posted(both, known)
        let left = revision(order([invoice("NL-5", "69.00", quantity: "50")]), known, of: two).changes
        let deleted = left.compactMap { if case .delete(let record) = $0 { record.document?.number } else { nil } }
        #expect(deleted == ["NL-2"])
        #expect(!left.contains { if case .update = $0 { true } else { false } })
    }

    @Test("leave the books with a supplier of whom nothing is ordered any more, and stay when they are not chosen")
    func gone() throws {
        let both = choices(order: true)
        let before = try posted(order(), both)
        let changes = revision(order(isSupplied: false), both, of: before).changes
        let deleted = changes.compactMap { if case .delete(let record) = $0 { record.document?.kind } else { nil } }
        #expect(Set(deleted) == [.bill, .purchaseOrder])
        var declined = both
        declined.sending?.vendors = []
        #expect(
            !revision(order(), declined, of: before).changes.contains { if case .delete = $0 { true } else { false } })
    }

    @Test("that they invoiced stay when the supplier leaves the order: somebody is told, until it is sent again")
    func left() throws {
        var known = choices(order: true, known: ["NL-1"])
        known.sending?.knownSuppliers = ["S1"]
        let before = try posted(order([invoice("NL-1", "138.00")]), known)
        let bill = try #require(before.first { $0.document?.kind == .bill })
        func change(_ order: Order, _ choices: OrderChoices) -> (held: [Refusal], left: [DocumentKind]) {
            let links = Links(posted: before)
            let decision = bookkeeper.decide(order, links: links, choices: choices)
            let changes = bookkeeper.revise(posted: before, decision: decision, links: links).changes
            let left = changes.compactMap { change -> DocumentKind? in
                switch change {
                case .void(let record), .delete(let record): record.document?.kind
                case .unchanged, .create, .update, .difference, .needsPerson: nil
                }
            }
            return (decision.held.map(\.refusal), left)
        }
        let told = change(order(isSupplied: false), known)
        #expect(
            told.held == [
                .supplierInvoiceLeft(supplier: "Stoneware Inc", number: "NL-1", amount: HarbourMugs.money("138.00"))
            ])
        #expect(told.left.isEmpty, "the purchase order that the bill receives stays with it")
        // Somebody sent it again without the supplier: the bill stays, and nobody is asked any more.
        var seen = known
        seen.sending?.vendors = []
        seen.sending?.knownSuppliers = []
        let again = change(order(isSupplied: false), seen)
        #expect(again.held.isEmpty && again.left.isEmpty)
        // Also when the order is cancelled.
        var cancelled = order(isSupplied: false)
        cancelled.status.stage = .cancelled
        let over = change(cancelled, seen)
        #expect(over.held.isEmpty && over.left == [.invoice])
        // The supplier took it back: nothing is owed.
        var voided = order(isSupplied: false)
        voided.voidedInvoices = ["S1": [try #require(bill.document?.number)]]
        let taken = change(voided, known)
        #expect(taken.held.isEmpty && Set(taken.left) == [.bill, .purchaseOrder])
        voided.status.stage = .cancelled
        #expect(Set(change(voided, known).left) == [.invoice, .bill, .purchaseOrder])
    }

    @Test("that give something back become a vendor credit with amounts above zero; the bill stays")
    func credit() throws {
        let credit = SupplierInvoice(
            number: "CM-7", date: BusinessDate("2026-03-25") ?? BusinessDate(daysSince1970: 0),
            lines: [line("-13.80", quantity: "-10")])
        let all = order([invoice("NL-1", "138.00"), credit])
        let plan = try #require(bookkeeper.decide(all, choices: choices(known: ["NL-1"])).plan)
        #expect(plan.held.isEmpty)
        let papers = purchases(plan)
        #expect(papers.map(\.kind) == [.bill, .vendorCredit])
        #expect(papers.map(\.number) == ["NL-1", "CM-7"])
        let given = try #require(papers.last)
        #expect(given.total == HarbourMugs.money("13.80") && given.lines[0].quantity == ExactDecimal(10))
        #expect(given.journal.lines.map(\.account.name) == ["Cost of Goods Sold", "Accounts Payable (A/P)"])
        #expect(given.journal.lines.map(\.amount.description) == ["-13.80", "13.80"])
        // Before there is an invoice, the bill is of what was ordered.
        let early = bookkeeper.decide(order([credit]), choices: choices()).plan
        #expect(purchases(early).map(\.number) == ["1001-1", "CM-7"])
        #expect(purchases(early).map(\.kind) == [.bill, .vendorCredit])
    }

    @Test("that were invoiced stay owed when the order is cancelled, with the order that they receive; the rest leaves")
    func cancelled() throws {
        let known = choices(order: true, known: ["NL-1"])
        func changes(_ invoices: [SupplierInvoice], of before: [PostedRecord]) -> [Revision.Change] {
            var order = order(invoices)
            order.status.stage = .cancelled
            return revision(order, known, of: before).changes
        }
        func left(_ changes: [Revision.Change]) -> Set<DocumentKind> {
            Set(
                changes.compactMap { change -> DocumentKind? in
                    switch change {
                    case .void(let record), .delete(let record): record.document?.kind
                    case .unchanged, .create, .update, .difference, .needsPerson: nil
                    }
                })
        }
        let ordered = try posted(order(), known)
        #expect(left(changes([], of: ordered)) == [.invoice, .bill, .purchaseOrder], "only ordered")
        let invoiced = try posted(order([invoice("NL-1", "138.00")]), known)
        #expect(left(changes([invoice("NL-1", "138.00")], of: invoiced)) == [.invoice])
        // It comes with the cancellation: the bill that was made of what was ordered becomes the supplier's.
        let late = changes([invoice("NL-1", "20.00", quantity: "1")], of: ordered)
        #expect(left(late) == [.invoice])
        let updated = late.compactMap { if case .update(_, to: let record) = $0 { record.document } else { nil } }
        #expect(updated.map(\.number) == ["NL-1"] && updated.map(\.total.description) == ["20.00"])
        // What they give back is booked too.
        let given = changes([invoice("NL-1", "138.00"), invoice("CM-7", "-138.00", quantity: "-100")], of: invoiced)
        let made = given.compactMap { if case .create(let record) = $0 { record.document?.kind } else { nil } }
        #expect(made == [.vendorCredit])
        // The supplier takes it back: nothing is owed.
        #expect(left(changes([], of: invoiced)) == [.invoice, .bill, .purchaseOrder])
    }

    @Test("of an order that nobody sent are none when it is cancelled")
    func cancelledBeforeSending() {
        var cancelled = order([invoice("NL-1", "138.00")])
        cancelled.status.stage = .cancelled
        #expect(bookkeeper.decide(cancelled, choices: choices(known: ["NL-1"])) == .skip(.cancelled))
    }

    @Test("of a supplier who joins later are asked about, until the order is sent again")
    func joined() throws {
        var both = order()
        both.supplierOrders?.append(
            SupplierOrder(
                id: "po-2", supplier: Supplier(id: "S2", name: "Lids & Co"), number: "1001-2", lines: [line("20.00")]))
        var chosen = choices()
        #expect(bookkeeper.decide(both, choices: chosen).held.isEmpty, "nobody kept who was there")
        chosen.sending?.knownSuppliers = ["S1"]
        let plan = try #require(bookkeeper.decide(both, choices: chosen).plan)
        #expect(
            plan.held.map(\.refusal) == [.supplierNotSent(supplier: "Lids & Co", amount: HarbourMugs.money("20.00"))])
        #expect(plan.documents.map(\.kind) == [.invoice, .bill], "the rest is posted")
        // Also when it is cancelled, once they invoiced it: that is owed.
        var cancelled = both
        cancelled.status.stage = .cancelled
        let links = Links(posted: try posted(order(), choices()))
        #expect(bookkeeper.decide(cancelled, links: links, choices: chosen) == .skip(.cancelled))
        cancelled.supplierOrders?[1].invoices = [invoice("LC-1", "20.00")]
        #expect(
            bookkeeper.decide(cancelled, links: links, choices: chosen).held.map(\.refusal)
                == plan.held.map(\.refusal))
        chosen.sending?.knownSuppliers = ["S1", "S2"]
        #expect(bookkeeper.decide(both, choices: chosen).held.isEmpty)
        // Who sends no purchases is not asked.
        chosen.sending?.knownSuppliers = ["S1"]
        chosen.sending?.vendors = []
        #expect(bookkeeper.decide(both, choices: chosen).held.isEmpty)
    }

    @Test("of one number from one supplier are two papers with numbers of their own, which they keep")
    func sameNumber() throws {
        let credits = [invoice("CM-7", "-13.80", quantity: "-10"), invoice("CM-7", "-5.00", quantity: "-1")]
        let known = choices(known: ["NL-1"])
        let all = order([invoice("NL-1", "138.00")] + credits)
        let before = try posted(all, known)
        #expect(before.compactMap(\.document?.number) == ["EW1001", "NL-1", "CM-7", "CM-7.2"])
        #expect(Set(before.map(\.key)).count == before.count)
        let again = revision(all, known, of: before)
        #expect(again.isEmpty, "\(again)")
        // Of two purchase orders of one supplier as well.
        var two = order([invoice("NL-1", "138.00"), credits[0]])
        two.supplierOrders?.append(
            SupplierOrder(
                id: "po-2", supplier: Supplier(id: "S1", name: "Stoneware Inc"), number: "1001-2",
                lines: [line("20.00")], invoices: [invoice("NL-2", "20.00"), credits[1]]))
        let numbers = purchases(bookkeeper.decide(two, choices: choices(known: ["NL-1", "NL-2"])).plan).map(\.number)
        #expect(numbers == ["NL-1", "CM-7", "NL-2", "CM-7.2"])
        // And of two suppliers: books count the numbers of credits whoever gave them, those of bills by their vendor.
        two.supplierOrders?[1].supplier = Supplier(id: "S2", name: "Lids & Co")
        two.supplierOrders?[1].invoices[0].number = "NL-1"
        var chosen = choices(known: ["NL-1"])
        chosen.sending?.vendors.append(
            .init(
                supplierID: "S2", vendor: nil, sendsBill: true, sendsPurchaseOrder: false,
                payableAccount: HarbourMugs.reference("33"), costAccount: HarbourMugs.reference("80"),
                knownInvoices: ["NL-1"]))
        #expect(
            purchases(bookkeeper.decide(two, choices: chosen).plan).map(\.number) == ["NL-1", "CM-7", "NL-1", "CM-7.2"])
    }

    @Test("stay what they are in the books when the purchase order before theirs leaves")
    func firstLeaves() throws {
        let known = choices(order: true, known: ["NL-1", "NL-2"])
        var two = order([invoice("NL-1", "138.00")])
        two.supplierOrders?.append(
            SupplierOrder(
                id: "po-2", supplier: Supplier(id: "S1", name: "Stoneware Inc"), number: "1001-2",
                lines: [line("20.00")], invoices: [invoice("NL-2", "20.00")]))
        let before = try posted(two, known)
        #expect(before.count { $0.document?.kind == .purchaseOrder } == 2)
        two.supplierOrders?.removeFirst()
        let changes = revision(two, known, of: before).changes
        let deleted = changes.compactMap { if case .delete(let record) = $0 { record.document?.number } else { nil } }
        #expect(Set(deleted) == ["1001-1", "NL-1"])
        #expect(!changes.contains { if case .update = $0 { true } else { false } })
        #expect(!changes.contains { if case .create = $0 { true } else { false } })
    }

    @Test("get a person's suffix where their number is in use, and keep the supplier's where that of the sale is")
    func suffix() throws {
        var known = choices(known: ["NL-1"])
        known.numberSuffix = "-B"
        let all = order([invoice("NL-1", "138.00")])
        #expect(
            bookkeeper.decide(all, choices: known).plan?.documents.map(\.number) == ["EW1001-B", "NL-1"],
            "the sale is not there yet")
        let sale = try posted(all, choices(known: ["NL-1"])).filter { $0.document?.kind != .bill }
        let later = bookkeeper.decide(all, links: Links(posted: sale), choices: known).plan
        #expect(later?.documents.map(\.number) == ["EW1001", "NL-1-B"])
        // It keeps it, and is known by it.
        let both = try posted(all, choices(known: ["NL-1"]))
        #expect(revision(all, known, of: both).isEmpty)
    }

    @Test("of one number are told apart in the books; a person's suffix goes behind what is not there yet")
    func numbers() throws {
        var both = order()
        both.supplierOrders?.append(
            SupplierOrder(
                id: "po-2", supplier: Supplier(id: "S2", name: "Lids & Co"), number: "1001-1", lines: [line("20.00")]))
        var chosen = choices(bill: false, order: true)
        chosen.sending?.vendors.append(
            .init(
                supplierID: "S2", vendor: nil, sendsBill: false, sendsPurchaseOrder: true,
                payableAccount: HarbourMugs.reference("33"), costAccount: HarbourMugs.reference("80")))
        #expect(purchases(bookkeeper.decide(both, choices: chosen).plan).map(\.number) == ["1001-1", "1001-1.2"])
        // The number of the first one is in use in the books: only what is not there gets the suffix.
        let before = try posted(both, chosen).filter { $0.document?.number != "1001-1" }
        chosen.numberSuffix = "-B"
        let links = Links(posted: before)
        let plan = try #require(bookkeeper.decide(both, links: links, choices: chosen).plan)
        #expect(purchases(plan).map(\.number) == ["1001-1-B", "1001-1.2"])
        #expect(plan.sales.map(\.number) == ["EW1001"], "the invoice is there under its own number")
    }

    @Test("that were declined stay declined when another one comes")
    func declined() throws {
        let both = order([invoice("NL-1", "69.00", quantity: "50"), invoice("NL-2", "69.00", quantity: "50")])
        let plan = try #require(
            bookkeeper.decide(both, choices: choices(bill: false, order: true, known: ["NL-1"])).plan)
        #expect(purchases(plan).map(\.number) == ["1001-1", "NL-2"])
    }

    @Test("that come late make no bill where bills may not be sent")
    func notAllowed() throws {
        let keeper = Bookkeeper(
            policy: HarbourMugs.policy {
                $0.products.matching = .skuAsName
                $0.sendingRules.kinds = [.invoice, .purchaseOrder]
            }, catalogue: Self.catalogue)
        let late = order([invoice("NL-1", "138.00")])
        let plan = keeper.decide(late, choices: choices(bill: false, order: true)).plan
        #expect(purchases(plan).map(\.kind) == [.purchaseOrder])
    }

    @Test(
        "go to a vendor who is in use and has the currency of the order; another one is told",
        arguments: [(Currency.usd, true), (.cad, true), (.usd, false)])
    func vendor(currency: Currency, isActive: Bool) throws {
        var catalogue = Self.catalogue
        catalogue.company.isMulticurrency = true
        catalogue.parties.add(
            PartyRecord(
                id: "61", kind: .vendor, displayName: "Stoneware", currency: currency, isActive: isActive))
        let keeper = Bookkeeper(
            policy: HarbourMugs.policy { $0.products.matching = .skuAsName }, catalogue: catalogue)
        let picked = choices(vendor: .existing(ID("61"), name: "Stoneware"))
        let plan = try #require(keeper.decide(order(), choices: picked).plan)
        switch (currency, isActive) {
        case (.usd, true): #expect(plan.held.isEmpty && purchases(plan).count == 1)
        case (.usd, false): #expect(plan.held.map(\.refusal) == [.vendorInactive(name: "Stoneware")])
        default:
            #expect(
                plan.held.map(\.refusal) == [.vendorCurrencyDiffers(name: "Stoneware", vendor: .cad, order: .usd)])
        }
        // One that is only linked gives way to one of the order's currency.
        let links = Links([RecordKey(.supplier, "S1", role: .vendor): "61"])
        guard currency == .cad else { return }
        let linked = try #require(keeper.decide(order(), links: links, choices: choices()).plan)
        #expect(linked.held.isEmpty)
        #expect(purchases(linked)[0].vendor.name == "Stoneware Inc")
    }

    @Test("receive their purchase order line by line, or where books take it whole, only when all is as it was ordered")
    func whole() throws {
        var catalogue = Self.catalogue
        catalogue.traits.billsOrdersWhole = true
        let keeper = Bookkeeper(
            policy: HarbourMugs.policy { $0.products.matching = .skuAsName }, catalogue: catalogue)
        let chosen = choices(order: true, known: ["NL-1"])
        func bill(_ keeper: Bookkeeper, _ invoices: [SupplierInvoice]) -> PurchaseDocument? {
            purchases(keeper.decide(order(invoices), choices: chosen).plan).last
        }
        #expect(bill(keeper, [])?.purchaseOrder != nil)
        #expect(bill(keeper, [invoice("NL-1", "138.00")])?.purchaseOrder != nil)
        let other = bill(keeper, [invoice("NL-1", "140.76", quantity: "102")])
        #expect(other?.purchaseOrder == nil && other?.lines.map(\.purchaseOrderLine) == [nil])
        #expect(bill(bookkeeper, [invoice("NL-1", "140.76", quantity: "102")])?.purchaseOrder != nil)
    }
}
