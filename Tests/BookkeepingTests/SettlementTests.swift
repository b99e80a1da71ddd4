import Accounting
import Bookkeeping
import Commerce
import Testing

@Suite("The money of an order", .tags(.w4, .w17, .w18))
struct SettlementTests {
    private func decide(
        paid: String? = nil, _ policy: (inout Policy) -> Void = { _ in }, change: (inout Order) -> Void = { _ in }
    ) -> Decision {
        var maker = OrderMaker()
        maker.line("Mug", "4", at: "25")
        return Bookkeeper(policy: HarbourMugs.policy(policy), catalogue: HarbourMugs.unitedStates)
            .decide(maker.order(paid: paid, change: change))
    }

    private func dollars(_ text: String) -> Money { HarbourMugs.money(text) }

    @Test("makes an invoice with its payment when the policy says invoice")
    func invoice() throws {
        let plan = try #require(decide(paid: "100.00", { $0.saleForm = .invoice }).plan)
        #expect(plan.sales.map(\.kind) == [.invoice])
        let payment = try #require(plan.payments.first)
        #expect(payment.total == dollars("100.00"))
        #expect(payment.depositAccount.name == "PayPal Clearing")
        #expect(payment.reference == "TX-1")
        #expect(payment.applications.map(\.document) == [plan.records.first { $0.key.role == "sale" }?.key])
    }

    @Test("makes a receipt only when it came with the order", arguments: SaleForm.allCases)
    func paidLater(form: SaleForm) throws {
        let plan = try #require(
            decide(paid: "100.00", { $0.saleForm = form }) {
                $0.payments[0].receivedAt = $0.placedAt.advanced(bySeconds: 3 * 86_400)
            }.plan)
        #expect(plan.sales.map(\.kind) == [form == .salesReceipt ? .salesReceipt : .invoice])
    }

    @Test("in parts, or with a gift card, pays an invoice")
    func parts() throws {
        let plan = try #require(
            decide(
                paid: "60.00",
                change: {
                    $0.tenders = [Tender(kind: .giftCard, reference: "GIFT-1", amount: HarbourMugs.money("30.00"))]
                }
            ).plan)
        #expect(plan.sales.map(\.kind) == [.invoice])
        let entries = plan.documents.compactMap { if case .journalEntry(let entry) = $0 { entry } else { nil } }
        #expect(
            entries.map { $0.journal.lines.map(\.account.name) } == [
                ["Gift Cards Outstanding", "Accounts Receivable (A/R)"]
            ])
        #expect(entries.map(\.total) == [dollars("30.00")])
        #expect(plan.payments.map(\.total) == [dollars("0.00"), dollars("60.00")])
        #expect(plan.payments.first?.applications.map(\.amount) == [dollars("30.00"), dollars("30.00")])
        #expect(plan.totals.payments == dollars("60.00"))
    }

    @Test("with points is given away in part: points were never sold, so no gift card is used for them")
    func points() throws {
        let order = { (order: inout Order) in
            order.tenders = [Tender(kind: .loyaltyPoints, amount: HarbourMugs.money("30.00"))]
        }
        let sold = try #require(decide(paid: "70.00", change: order).plan)
        #expect(sold.balance("Discounts given") == 3000)
        #expect(sold.balance("Gift Cards Outstanding") == 0)
        #expect(sold.balance("Accounts Receivable (A/R)") == 0)
        let returned = try #require(
            decide(
                paid: "70.00",
                change: {
                    order(&$0)
                    $0.status = OrderStatus(payment: .refunded, paymentCode: "REFUNDED")
                    $0.refunds = [Refund(id: "1", extent: .everything, refundedAt: HarbourMugs.noon)]
                }
            ).plan)
        for account in ["Discounts given", "Gift Cards Outstanding", "PayPal Clearing", "Sales of Product Income"] {
            #expect(returned.balance(account) == 0, "\(account)")
        }
    }

    @Test("stays out of the books when payments are switched off")
    func off() throws {
        let plan = try #require(decide(paid: "100.00", { $0.payments.isEnabled = false }).plan)
        #expect(plan.sales.map(\.kind) == [.invoice])
        #expect(plan.payments.isEmpty)
        #expect(plan.totals.payments.isZero)
    }

    @Test("by a method without account stops the order")
    func unmapped() {
        let decision = decide(paid: "100.00", { $0.payments = PaymentPolicy(defaultAccount: nil) })
        #expect(decision.refusals == [.paymentMethodUnmapped(StorePaymentMethod(title: "PayPal"))])
    }

    @Test("follows the first rule whose code and title match")
    func rules() throws {
        let plan = try #require(
            decide(
                paid: "100.00",
                {
                    $0.payments.rules = [
                        .init(method: .init(code: "stripe", title: "PayPal"), account: HarbourMugs.reference("4")),
                        .init(method: .init(code: "", title: "paypal"), account: HarbourMugs.reference("1")),
                        .init(method: .init(code: "", title: ""), account: HarbourMugs.reference("2")),
                    ]
                }
            ).plan)
        #expect(plan.sales[0].settlementAccount.name == "Checking")
    }

    @Test("of a status that only means paid is one payment on the order's day")
    func customStatus() throws {
        let plan = try #require(
            decide({ $0.orderFilter.meaningOfCustomCodes = ["CUSTOM_1": .paid] }) {
                $0.status = OrderStatus(payment: .custom, paymentCode: "CUSTOM_1")
            }.plan)
        #expect(plan.sales.map(\.kind) == [.salesReceipt])
        #expect(plan.sales[0].settlementAccount.name == "Undeposited Funds")
    }

    @Test("of nothing: an order of zero is a receipt of zero or skipped")
    func zero() throws {
        var maker = OrderMaker()
        maker.line("Mug", "1", at: "15", discounts: [maker.coupon("15.00")])
        let order = maker.order()
        let plan = Bookkeeper(policy: HarbourMugs.policy(), catalogue: HarbourMugs.unitedStates).decide(order).plan
        #expect(plan?.sales.map(\.kind) == [.salesReceipt])
        #expect(plan?.sales.map(\.total) == [dollars("0.00")])
        let skipping = HarbourMugs.policy { $0.postsZeroTotals = false }
        #expect(Bookkeeper(policy: skipping, catalogue: HarbourMugs.unitedStates).decide(order) == .skip(.zeroTotal))
    }

    @Test(
        "that somebody entered in the books counts, and only the rest is posted", .tags(.x1),
        arguments: [("100.00", []), ("40.00", ["60.00"])] as [(String, [String])])
    func inBooks(received: String, posted: [String]) throws {
        var maker = OrderMaker()
        maker.line("Mug", "4", at: "25")
        var choices = OrderChoices()
        choices.paymentsInBooks = [
            PaymentInBooks(
                id: "64", amount: dollars(received), date: BusinessDate(daysSince1970: 20_522))
        ]
        let bookkeeper = Bookkeeper(
            policy: HarbourMugs.policy { $0.saleForm = .invoice }, catalogue: HarbourMugs.unitedStates)
        let paid = try #require(bookkeeper.decide(maker.order(paid: "100.00"), choices: choices).plan)
        #expect(paid.payments.map(\.total) == posted.map(dollars))
        #expect(paid.totals.payments == dollars("100.00"))
        // The store may not know of it at all.
        let unpaid = try #require(bookkeeper.decide(maker.order(), choices: choices).plan)
        #expect(unpaid.payments.isEmpty && unpaid.totals.payments == choices.paymentsInBooks[0].amount)
    }

    @Test("of an invoice in the books stays with an invoice, however it is paid later", .tags(.s8))
    func staysInvoice() throws {
        var maker = OrderMaker()
        maker.line("Mug", "4", at: "25")
        let order = maker.order(paid: "100.00")
        let links = Links([.sale(of: order): "12"], saleKinds: [.sale(of: order): .invoice])
        let plan = Bookkeeper(policy: HarbourMugs.policy(), catalogue: HarbourMugs.unitedStates).decide(
            order, links: links
        ).plan
        #expect(plan?.sales.map(\.kind) == [.invoice])
        #expect(plan?.payments.count == 1)
    }
}

@Suite("Whether and when an order is posted", .tags(.w1, .w3))
struct AdmissionTests {
    private func decide(
        _ policy: (inout Policy) -> Void = { _ in }, links: Links = Links(), sending: SendingOptions? = nil,
        closing: String? = nil, change: (inout Order) -> Void = { _ in }
    ) -> Decision {
        var maker = OrderMaker()
        maker.line("Mug", "4", at: "25")
        var catalogue = HarbourMugs.unitedStates
        catalogue.company.closingDate = closing.flatMap { BusinessDate($0) }
        return Bookkeeper(policy: HarbourMugs.policy(policy), catalogue: catalogue)
            .decide(maker.order(paid: "100.00", change: change), links: links, choices: OrderChoices(sending: sending))
    }

    private func day(_ text: String) throws -> BusinessDate { try #require(BusinessDate(text)) }

    @Test("each rule names itself")
    func rules() throws {
        #expect(
            decide { _ in
            } change: {
                $0.status.isTest = true
            } == .skip(.testOrder))
        #expect(
            decide { _ in
            } change: {
                $0.status.stage = .unfinished
            } == .wait(.unfinished))
        let start = try day("2026-03-11")
        #expect(decide { $0.startDate = start } == .skip(.beforeStartDate(try day("2026-03-10"))))
        #expect(
            decide { $0.orderFilter.paymentCodes = ["AWAITING_PAYMENT"] }
                == .skip(.statusFilteredOut(payment: "PAID", fulfilment: "")))
        #expect(
            decide {
                $0.orderFilter.excludedOrigins = ["ebay"]
            } change: {
                $0.origin = "ebay"
            }
                == .skip(.originExcluded("ebay")))
    }

    @Test(
        "money given back since the start of an order of before it is told, unless its sale is in the books",
        .tags(.w16))
    func refundOfOldOrder() throws {
        let (start, placed) = (try day("2026-03-11"), try day("2026-03-10"))
        func given(_ seconds: Int64) -> (inout Order) -> Void {
            {
                $0.refunds = [
                    Refund(
                        id: "r1", extent: .amount(HarbourMugs.money("5.00")),
                        refundedAt: HarbourMugs.noon.advanced(bySeconds: seconds))
                ]
            }
        }
        #expect(
            decide({ $0.startDate = start }, change: given(86_400))
                == .refuse([
                    .refundWithoutSale(refunded: HarbourMugs.money("5.00"), on: start, placedOn: placed)
                ]))
        #expect(decide({ $0.startDate = start }, change: given(60)) == .skip(.beforeStartDate(placed)))
        #expect(decide({ $0.startDate = start }, sending: SendingOptions(), change: given(86_400)).plan != nil)
    }

    @Test("of an order of before the start that was cancelled nobody is asked, and nothing is posted", .tags(.w3))
    func cancelledOldOrder() throws {
        let (start, placed) = (try day("2026-03-11"), try day("2026-03-10"))
        let cancelled: (inout Order) -> Void = { $0.status.stage = .cancelled }
        #expect(decide({ $0.startDate = start }, change: cancelled) == .skip(.beforeStartDate(placed)))
        let givenBack: (inout Order) -> Void = {
            $0.status.stage = .cancelled
            $0.refunds = [Refund(id: "r1", extent: .everything, refundedAt: HarbourMugs.noon)]
        }
        #expect(decide({ $0.startDate = start }, change: givenBack) == .skip(.beforeStartDate(placed)))
        #expect(decide({ _ in }, change: givenBack).plan != nil)
    }

    @Test("a person may send any order singly, and what is posted passes the filter", .tags(.s7))
    func chosen() throws {
        let start = try day("2027-01-01")
        #expect(decide({ $0.startDate = start }, sending: SendingOptions()).plan != nil)
        let links = Links([.sale(ofOrder: ID("5161001")): "9"])
        #expect(decide({ $0.orderFilter.paymentCodes = [] }, links: links).plan != nil)
    }

    @Test(
        "bears the day of the company's time zone",
        arguments: [
            ("America/New_York", "2026-02-28"), ("Europe/Madrid", "2026-03-01"), ("Asia/Tokyo", "2026-03-01"),
        ])
    func timeZones(zone: String, expected: String) throws {
        let lateFebruary = Instant(seconds: 1_772_323_260)
        let plan = try #require(
            decide {
                $0.timeZone = zone
            } change: {
                $0.placedAt = lateFebruary
            }.plan)
        #expect(plan.sales[0].date.description == expected)
    }

    @Test("in a time zone that does not exist is refused")
    func noZone() {
        #expect(
            decide { $0.timeZone = "Mars/Olympus" }.refusals == [.unreadable(field: "timeZone", text: "Mars/Olympus")])
    }

    @Test("in a closed period is held, or posted on the first open day with its true date")
    func closed() throws {
        let refusal = Refusal.periodClosed(date: try day("2026-03-10"), closing: try day("2026-03-31"))
        #expect(decide(closing: "2026-03-31").refusals == [refusal])
        let plan = try #require(decide({ $0.closedPeriod = .firstOpenDay }, closing: "2026-03-31").plan)
        #expect(plan.sales[0].date.description == "2026-04-01")
        #expect(plan.sales[0].details.privateNote.contains("True date: 2026-03-10"))
    }

    @Test("a payment in an open period for a posted sale of a closed one goes through")
    func paymentAfterClosing() throws {
        let key = RecordKey.sale(ofOrder: ID("5161001"))
        let links = Links([key: "9"], saleKinds: [key: .invoice])
        let decision = decide(links: links, closing: "2026-03-31") {
            $0.payments[0].receivedAt = $0.placedAt.advanced(bySeconds: 40 * 86_400)
        }
        #expect(decision.plan?.payments.map(\.date.description) == ["2026-04-19"])
    }

    @Test(
        "falls due by the rule", .tags(.w11),
        arguments: [(DueDateRule.Start.transactionDate, 30, "2026-04-09"), (.endOfMonth, 10, "2026-04-10")])
    func dueDates(start: DueDateRule.Start, days: Int, expected: String) throws {
        let plan = try #require(
            decide {
                $0.saleForm = .invoice
                $0.dueDate = DueDateRule(start: start, offsetDays: days)
            }.plan)
        #expect(plan.sales[0].dueDate?.description == expected)
    }

    @Test("long numbers are cut and stay different; automatic ones are left to the books", .tags(.w5, .w8))
    func numbers() throws {
        let long = String(repeating: "9", count: 30)
        let numbers = try ["1", "2"].map { last in
            try #require(
                decide { _ in
                } change: {
                    $0.number = long + last
                }.plan?.sales[0].number)
        }
        #expect(numbers.allSatisfy { $0.count == 21 && $0.hasPrefix("EW9999") })
        #expect(numbers[0] != numbers[1])
        #expect(decide { $0.numbering.isAutomatic = true }.plan?.sales[0].number == nil)
    }

    @Test("says what the policy wants printed and noted", .tags(.w6, .w10, .w12))
    func details() throws {
        let order: (inout Order) -> Void = {
            $0.notes = "Ring twice"
            $0.customerPurchaseOrder = "PO-7"
        }
        let printed = try #require(decide({ $0.saleForm = .invoice }, change: order).plan?.sales[0].details)
        #expect(printed.customerMessage == "Ring twice")
        #expect(printed.privateNote == "Order 1001; PO: PO-7")
        #expect(printed.trackingClass == nil)
        let quiet = try #require(
            decide(
                {
                    $0.saleForm = .invoice
                    $0.printsOrderNotes = false
                    $0.allowsCardPayment = true
                    $0.trackingClass = .existing(ID("1"), name: "Web")
                }, change: order
            ).plan?.sales[0].details)
        #expect(quiet.customerMessage == nil)
        #expect(quiet.privateNote == "Order 1001; PO: PO-7; Ring twice")
        #expect(quiet.allowsCardPayment)
        #expect(quiet.trackingClass == nil)
    }
}

extension Plan {
    /// What its documents leave on an account: minor units, debits positive.
    fileprivate func balance(_ account: String) -> Int64 {
        documents.flatMap(\.journal.lines).filter { $0.account.name == account }.reduce(0) { $0 + $1.amount.minorUnits }
    }
}
