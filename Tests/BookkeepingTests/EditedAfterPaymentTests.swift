import Accounting
import Bookkeeping
import Commerce
import Testing

@Suite("An order that was edited after it was paid", .tags(.w16, .w17, .s8))
struct EditedAfterPaymentTests {
    /// 108.00 of goods and 7.56 of tax, or half of it.
    private func order(_ pieces: Int, paid: Bool = true, change: (inout Order) -> Void = { _ in }) -> Order {
        var maker = OrderMaker()
        let tax = pieces == 1 ? "3.78" : pieces == 2 ? "7.56" : "11.34"
        maker.line("Drum", "\(pieces)", at: "54.00", taxes: [(HarbourMugs.tax("Sales Tax", "7"), tax)])
        let total = pieces == 1 ? "57.78" : pieces == 2 ? "115.56" : "173.34"
        return maker.order(paid: paid ? total : nil, change: change)
    }

    private func bookkeeper(_ form: SaleForm) -> Bookkeeper {
        Bookkeeper(policy: HarbourMugs.policy { $0.saleForm = form }, catalogue: HarbourMugs.unitedStates)
    }

    private var firstTold: [FirstSight] { order(2).firstSights(isLater: false, OrderFilter()) }

    private func money(_ text: String) -> Money { HarbourMugs.money(text) }

    private func refund(_ amount: String, _ id: String = "1") -> Refund {
        Refund(id: id, extent: .amount(money(amount)), refundedAt: HarbourMugs.noon.advanced(bySeconds: 86_400))
    }

    @Test("to less, with nothing given back, is held and says both numbers", arguments: SaleForm.allCases)
    func less(form: SaleForm) {
        let held = [Refusal.receivedDiffers(received: money("115.56"), total: money("57.78"))]
        let bookkeeper = bookkeeper(form)
        #expect(bookkeeper.decide(order(1), sights: firstTold).refusals == held)
        let key = RecordKey.sale(of: order(1))
        let kind: SalesDocument.Kind = form == .invoice ? .invoice : .salesReceipt
        let posted = Links([key: "9"], saleKinds: [key: kind])
        #expect(bookkeeper.decide(order(1), links: posted, sights: firstTold).refusals == held)
    }

    @Test("to nothing is held too")
    func nothing() {
        var maker = OrderMaker()
        maker.line("Drum", "1", at: "54.00", discounts: [maker.coupon("54.00")])
        let free = maker.order { $0.status = OrderStatus(payment: .paid, paymentCode: "PAID") }
        #expect(
            bookkeeper(.byPaymentState).decide(free, sights: firstTold).refusals == [
                .receivedDiffers(received: money("115.56"), total: money("0.00"))
            ])
    }

    @Test("to more is an invoice of which only what came in is paid", arguments: SaleForm.allCases)
    func more(form: SaleForm) throws {
        let plan = try #require(bookkeeper(form).decide(order(3), sights: firstTold).plan)
        #expect(plan.sales.map(\.kind) == [.invoice] && plan.sales.map(\.total) == [money("173.34")])
        #expect(plan.payments.map(\.total) == [money("115.56")])
    }

    @Test("to more, with a receipt in the books, is held: the receipt would say that more came in")
    func moreThanReceipt() {
        let key = RecordKey.sale(of: order(3))
        let links = Links([key: "9"], saleKinds: [key: .salesReceipt])
        #expect(
            bookkeeper(.salesReceipt).decide(order(3), links: links, sights: firstTold).refusals == [
                .receivedDiffers(received: money("115.56"), total: money("173.34"))
            ])
    }

    @Test("to more, which was paid into another account, is held with a receipt in the books")
    func moreIntoOtherAccount() {
        func edited(_ method: String) -> Order {
            order(3) { order in
                order.payments[0].amount = money("115.56")
                order.payments.append(
                    PaymentReceived(
                        id: "2", method: StorePaymentMethod(title: method), amount: money("57.78"),
                        receivedAt: HarbourMugs.noon))
            }
        }
        let key = RecordKey.sale(of: order(3))
        let links = Links([key: "9"], saleKinds: [key: .salesReceipt])
        let bookkeeper = bookkeeper(.byPaymentState)
        #expect(bookkeeper.decide(edited("Bank transfer"), links: links).refusals == [.changedAfterPosting])
        #expect(bookkeeper.decide(edited("PayPal"), links: links).plan?.sales.map(\.total) == [money("173.34")])
    }

    @Test("from nothing to something has its money on the account of its method, not where none went before")
    func fromNothing() throws {
        var maker = OrderMaker()
        maker.line("Drum", "1", at: "54.00", discounts: [maker.coupon("54.00")])
        let bookkeeper = bookkeeper(.byPaymentState)
        let posted = try #require(bookkeeper.decide(maker.order()).plan).records.enumerated().map { index, record in
            PostedRecord(key: record.key, body: record.body, booksID: "\(index + 100)")
        }
        let decision = bookkeeper.decide(order(1), links: Links(posted: posted))
        let receipts = bookkeeper.revise(posted: posted, decision: decision).changes.compactMap {
            change -> SalesDocument? in
            if case .update(_, to: let record) = change, case .sale(let sale)? = record.document { sale } else { nil }
        }
        #expect(receipts.map(\.total) == [money("57.78")])
        #expect(receipts.map(\.settlementAccount.name) == ["PayPal Clearing"])
    }

    @Test("to less, and given back just that, sells the rest: one event counts once", arguments: SaleForm.allCases)
    func lessAndRefunded(form: SaleForm) throws {
        let edited = order(1) {
            $0.status.payment = .partiallyRefunded
            $0.refunds = [refund("57.78")]
        }
        let plan = try #require(bookkeeper(form).decide(edited, sights: firstTold).plan)
        #expect(plan.sales.map(\.total) == [money("57.78")] && plan.sales.map(\.taxTotal) == [money("3.78")])
        #expect(plan.sales.allSatisfy { !$0.kind.isReversal })
        #expect(plan.payments.map(\.total) == (form == .invoice ? [money("57.78")] : []))
        #expect(plan.totals.refunds.isZero)
    }

    @Test("to less, given back in parts: what goes beyond the edit takes back of the sale")
    func refundsBeyondTheEdit() throws {
        let edited = order(1) {
            $0.status.payment = .partiallyRefunded
            $0.refunds = [refund("10.00", "1"), refund("57.78", "2"), refund("7.78", "3")]
        }
        let plan = try #require(bookkeeper(.byPaymentState).decide(edited, sights: firstTold).plan)
        let given = plan.sales.filter(\.kind.isReversal)
        #expect(given.map(\.total) == [money("10.00"), money("7.78")])
        #expect(plan.sales.first?.total == money("57.78"))
    }

    @Test("and given back by half is held with what is left to explain")
    func partlyExplained() {
        let edited = order(1) {
            $0.status.payment = .partiallyRefunded
            $0.refunds = [refund("20.00")]
        }
        #expect(
            bookkeeper(.invoice).decide(edited, sights: firstTold).refusals == [
                .receivedDiffers(received: money("95.56"), total: money("57.78"))
            ])
    }

    @Test("to less, with more given back than came in, is held as it is: no part of that refund is the edit's")
    func moreGivenBackThanReceived() {
        let edited = order(1) {
            $0.status.payment = .refunded
            $0.refunds = [refund("115.57")]
        }
        #expect(
            bookkeeper(.invoice).decide(edited, sights: firstTold).refusals == [
                .refundExceedsPayments(refunded: money("115.57"), paid: money("115.56"))
            ])
    }

    @Test("and of which all was given back leaves nothing", arguments: [true, false])
    func allGivenBack(isTold: Bool) throws {
        let edited = order(1) {
            $0.status.payment = .refunded
            $0.refunds =
                isTold
                ? [refund("115.56")] : [Refund(id: "status", extent: .everything, refundedAt: HarbourMugs.noon)]
        }
        let plan = try #require(bookkeeper(.byPaymentState).decide(edited, sights: firstTold).plan)
        #expect(plan.sales.map(\.total) == [money("57.78"), money("57.78")])
        #expect(plan.sales.map(\.kind.isReversal) == [false, true])
    }

    @Test(
        "to more, and given back as a whole, also cancels what nobody paid", arguments: [true, false], SaleForm.allCases
    )
    func allGivenBackOfMore(isTold: Bool, form: SaleForm) throws {
        let edited = order(3) {
            $0.status.payment = .refunded
            $0.refunds =
                isTold
                ? [refund("115.56")] : [Refund(id: "status", extent: .everything, refundedAt: HarbourMugs.noon)]
        }
        let plan = try #require(bookkeeper(form).decide(edited, sights: firstTold).plan)
        #expect(plan.sales.map(\.kind) == [.invoice, .refundReceipt, .creditMemo])
        #expect(plan.sales.map(\.total) == ["173.34", "115.56", "57.78"].map(money))
        #expect(plan.sales.map(\.taxTotal) == ["11.34", "7.56", "3.78"].map(money))
        #expect(plan.payments.last?.applications.map(\.amount) == [money("57.78"), money("57.78")])
        #expect(plan.totals.refunds == money("115.56"))
    }

    @Test("to more, and given back as a whole, brings back each piece of its goods once", arguments: [true, false])
    func piecesComeBackOnce(isRecognised: Bool) throws {
        var catalogue = HarbourMugs.unitedStates
        catalogue.items = ItemDirectory(
            ["Drum", "Sticks"].enumerated().map { index, name in
                ItemRecord(
                    id: ID("\(90 + index)"), name: name, sku: "SKU-\(name)", kind: .inventory,
                    incomeAccount: ID("79"), inventoryStartDate: BusinessDate("2020-01-01"))
            })
        var maker = OrderMaker()
        maker.line("Drum", "2", at: isRecognised ? "40" : "30")
        maker.line("Sticks", "1", at: isRecognised ? "20" : "40")
        let order = maker.order(paid: "80") {
            $0.status = OrderStatus(payment: .refunded, paymentCode: "REFUNDED")
            $0.refunds = [
                Refund(id: "status", extent: .everything, refundedAt: HarbourMugs.noon, restocks: true)
            ]
        }
        let books = Bookkeeper(policy: HarbourMugs.policy { $0.saleForm = .invoice }, catalogue: catalogue)
        let plan = try #require(books.decide(order).plan)
        #expect(plan.sales.map(\.total) == ["100", "80", "20"].map(money))
        var pieces: [String: ExactDecimal] = [:]
        for line in plan.sales.filter(\.kind.isReversal).flatMap(\.lines) {
            guard case .goods = line.purpose, let quantity = line.quantity else { continue }
            pieces[line.item.name] = (pieces[line.item.name] ?? .zero).adding(quantity)
        }
        #expect(pieces == ["Drum": ExactDecimal(2), "Sticks": .one])
    }

    @Test("and refunded wholly, says its status, while less is told, is held")
    func wholeRefundOfLess() {
        let edited = order(1) {
            $0.status.payment = .refunded
            $0.refunds = [refund("57.78")]
        }
        #expect(
            bookkeeper(.byPaymentState).decide(edited, sights: firstTold).refusals == [
                .receivedDiffers(received: money("57.78"), total: money("0.00"))
            ])
    }

    @Test("is posted once a person says that the difference was given back, or collected")
    func answered() throws {
        var choices = OrderChoices()
        choices.settlements = [HandSettlement(.givenBack, money("57.78"), at: HarbourMugs.noon)]
        let less = try #require(
            bookkeeper(.salesReceipt).decide(order(1), choices: choices, sights: firstTold).plan)
        #expect(less.sales.map(\.total) == [money("57.78")])
        choices.settlements = [HandSettlement(.collected, money("57.78"), at: HarbourMugs.noon)]
        let more = try #require(bookkeeper(.invoice).decide(order(3), choices: choices, sights: firstTold).plan)
        #expect(more.payments.map(\.total) == [money("115.56"), money("57.78")])
    }

    @Test("to unpaid asks a person, and forgets the payment only on a word")
    func unpaid() throws {
        let bookkeeper = bookkeeper(.invoice)
        #expect(
            bookkeeper.decide(order(2, paid: false), sights: firstTold).refusals == [
                .paymentWithdrawn(received: money("115.56"))
            ])
        var choices = OrderChoices()
        choices.isPaymentDisowned = true
        let plan = bookkeeper.decide(order(2, paid: false), choices: choices, sights: firstTold).plan
        #expect(plan?.payments.isEmpty == true)
    }

    @Test("to cancelled remembers that it was paid", arguments: [2, 1])
    func cancelled(pieces: Int) {
        let cancelled = order(pieces, paid: false) { $0.status.stage = .cancelled }
        #expect(
            bookkeeper(.byPaymentState).decide(cancelled, sights: firstTold).refusals == [
                .cancelledAfterPayment(paid: money("115.56"))
            ])
    }

    @Test("and is a member of a daily summary stays in it as it was, and needs a person", .tags(.x13))
    func member() throws {
        let policy = HarbourMugs.policy {
            $0.summary = SummaryPolicy(changes: [.init(from: BusinessDate(daysSince1970: 0), isSummarised: true)])
        }
        let bookkeeper = Bookkeeper(policy: policy, catalogue: HarbourMugs.unitedStates)
        let member = try #require(bookkeeper.summarise(order(2), sights: firstTold)?.members.first)
        for pieces in [1, 3] {
            let edited = try #require(
                bookkeeper.summarise(order(pieces), known: [KnownMember(member, isBound: true)], sights: firstTold))
            #expect(edited.members == [member])
            let total = order(pieces).total
            #expect(edited.decision.refusals == [.receivedDiffers(received: money("115.56"), total: total)])
        }
        let refunded = order(1) {
            $0.status.payment = .partiallyRefunded
            $0.refunds = [refund("57.78")]
        }
        let known = [KnownMember(member, isBound: true)]
        let settled = try #require(bookkeeper.summarise(refunded, known: known, sights: firstTold))
        #expect(settled.members.map(\.amount) == [money("57.78")])
    }

    @Test("keeps the day on which it was paid, and that of a refund")
    func days() throws {
        let late = HarbourMugs.noon.advanced(bySeconds: 90 * 86_400)
        let told = order(2) {
            $0.status.payment = .refunded
            $0.refunds = [Refund(id: "status", extent: .everything, refundedAt: HarbourMugs.noon)]
        }
        let shipped = order(2) {
            $0.status.payment = .refunded
            $0.updatedAt = late
            $0.payments[0].receivedAt = late
            $0.refunds = [Refund(id: "status", extent: .everything, refundedAt: late)]
        }
        let sights = told.firstSights(isLater: false, OrderFilter())
        let plan = try #require(bookkeeper(.byPaymentState).decide(shipped, sights: sights).plan)
        #expect(Set(plan.documents.map(\.date.description)) == ["2026-03-10"])
    }

    @Test("was paid on the day that the store tells, also when a later change tells it first")
    func toldDay() throws {
        let paid = order(2) { $0.updatedAt = HarbourMugs.noon.advanced(bySeconds: 5 * 86_400) }
        let told = paid.firstSights(isLater: true, OrderFilter()).payments
        #expect(told.map(\.receivedAt) == [paid.placedAt])
        #expect(told.allSatisfy { !$0.isDayGuessed })
    }

    @Test(
        "was paid as it was placed, or by its last change where somebody takes note of the money later",
        arguments: [true, false])
    func untoldDay(isPaidOnOrdering: Bool) throws {
        let late = HarbourMugs.noon.advanced(bySeconds: 5 * 86_400)
        let paid = order(2) {
            $0.updatedAt = late
            $0.payments[0].receivedAt = nil
            $0.payments[0].isPaidOnOrdering = isPaidOnOrdering
        }
        let told = paid.firstSights(isLater: false, OrderFilter())
        #expect(told.payments.map(\.receivedAt) == [isPaidOnOrdering ? paid.placedAt : late])
        #expect(told.isPaymentDayGuessed == !isPaidOnOrdering)
    }

    @Test("was paid on the day of the change by which the payment came, when the store tells no day")
    func dayOfPayment() throws {
        let late = HarbourMugs.noon.advanced(bySeconds: 5 * 86_400)
        let paid = order(2) {
            $0.updatedAt = late
            $0.payments[0].receivedAt = nil
        }
        #expect(paid.firstSights(isLater: true, OrderFilter()).payments.map(\.receivedAt) == [late])
        #expect(firstTold.map(\.thing) == ["payment.1", "currency"])
        #expect(firstTold.adding(paid.firstSights(isLater: true, OrderFilter())) == firstTold)
    }
}
