import Accounting
import Bookkeeping
import Commerce
import Testing

@Suite("A daily summary")
struct SummaryPlanTests {
    static let always = SummaryPolicy(changes: [.init(from: day(2020, 1, 1), isSummarised: true)])

    static func day(_ year: Int, _ month: Int, _ day: Int) -> BusinessDate {
        BusinessDate(year: year, month: month, day: day) ?? BusinessDate(daysSince1970: 0)
    }

    private func bookkeeper(
        _ kind: InvariantTests.BooksKind, _ currency: Currency, policy change: (inout Policy) -> Void = { _ in }
    ) -> Bookkeeper {
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
            $0.summary = Self.always
            change(&$0)
        }
        return Bookkeeper(policy: policy, catalogue: catalogue)
    }

    @Test(
        "says to the cent what its members say, and balances", .tags(.x13, .x2),
        arguments: InvariantTests.BooksKind.allCases)
    func toTheCent(kind: InvariantTests.BooksKind) throws {
        var decided = 0
        for seed in 1...30 as ClosedRange<UInt64> {
            var random = RandomOrders(seed: seed)
            let bookkeeper = bookkeeper(kind, random.currency)
            let orders = (0..<25).map { _ in random.order() }
            var members: [SummaryName: [SummaryMember]] = [:]
            for order in orders {
                guard let summarised = bookkeeper.summarise(order) else { continue }
                audit(order, summarised, bookkeeper)
                for member in summarised.members { members[member.summary, default: []].append(member) }
            }
            for (name, members) in members {
                decided += 1
                let faults = SummaryAudit(name, members, bookkeeper, random.currency).faults
                #expect(faults.isEmpty, "seed \(seed) \(name.id): \(faults)")
            }
        }
        #expect(decided > 40)
    }

    /// What an order adds is what the order comes to.
    private func audit(_ order: Order, _ summarised: Summarised, _ bookkeeper: Bookkeeper) {
        guard let plan = summarised.decision.plan else { return #expect(summarised.members.isEmpty) }
        #expect(plan.documents.isEmpty)
        let sold = summarised.members.map(\.amount).sum(order.currency)
        #expect(sold == plan.totals.sales - plan.totals.refunds)
        #expect(plan.totals.sales == order.total)
    }

    @Test("holds only orders that one payment settled at once", .tags(.x13), arguments: SummaryExclusion.allCases)
    func exclusions(why: SummaryExclusion) {
        var maker = OrderMaker()
        maker.line("Mug", "2", at: "10")
        let bookkeeper = bookkeeper(.unitedStates, .usd) {
            $0.customerAssignment = why == .organisation ? .organisation : .buyer
        }
        let plain = maker.order(paid: "20")
        #expect(bookkeeper.exclusion(of: plain) == nil && bookkeeper.summarise(plain)?.members.count == 1)
        let order = maker.order(paid: "20") { order in
            switch why {
            case .notPaidInFull: order.payments[0].amount = HarbourMugs.money("19.99")
            case .severalPayments:
                order.payments[0].amount = HarbourMugs.money("5")
                order.payments.append(
                    PaymentReceived(
                        id: "2", method: StorePaymentMethod(title: "Cash"), amount: HarbourMugs.money("15"),
                        receivedAt: HarbourMugs.noon))
            case .giftCard:
                order.payments[0].amount = HarbourMugs.money("15")
                order.tenders = [Tender(kind: .giftCard, amount: HarbourMugs.money("5"))]
            case .organisation: order.buyer.company = "Harbour Mugs"
            case .sentSingly: break
            case .paidLater: order.payments[0].receivedAt = HarbourMugs.noon.advanced(bySeconds: 86_400)
            }
        }
        let choices = OrderChoices(sending: why == .sentSingly ? SendingOptions() : nil)
        #expect(bookkeeper.exclusion(of: order, choices: choices) == why)
        #expect(bookkeeper.summarise(order, choices: choices) == nil)
    }

    @Test("is of the day in the company's time zone", .tags(.x13, .w1))
    func timeZone() throws {
        var maker = OrderMaker()
        maker.line("Mug", "1", at: "10")
        let bookkeeper = bookkeeper(.unitedStates, .usd)
        // Midnight in New York on 8 March 2026, the night in which the clocks go forward, is 05:00 UTC.
        let midnight = Instant(seconds: 1_772_946_000)
        for (seconds, day) in [
            (-1, Self.day(2026, 3, 7)), (0, Self.day(2026, 3, 8)), (82_799, Self.day(2026, 3, 8)),
            (82_800, Self.day(2026, 3, 9)),
        ] as [(Int64, BusinessDate)] {
            let order = maker.order(paid: "10") {
                $0.placedAt = midnight.advanced(bySeconds: seconds)
                $0.payments[0].receivedAt = $0.placedAt
            }
            #expect(bookkeeper.summarise(order)?.members.map(\.summary.day) == [day])
        }
        let policy = bookkeeper.policy
        let end = midnight.advanced(bySeconds: 82_800)
        #expect(!policy.isClosed(Self.day(2026, 3, 8), at: end.advanced(bySeconds: 7199)))
        #expect(policy.isClosed(Self.day(2026, 3, 8), at: end.advanced(bySeconds: 7200)))
    }

    @Test("begins and ends with a date", .tags(.x13))
    func dates() {
        let policy = SummaryPolicy(changes: [
            .init(from: Self.day(2026, 3, 10), isSummarised: false),
            .init(from: Self.day(2026, 2, 1), isSummarised: true),
        ])
        #expect(!policy.applies(on: Self.day(2026, 1, 31)))
        #expect(policy.applies(on: Self.day(2026, 2, 1)) && policy.applies(on: Self.day(2026, 3, 9)))
        #expect(!policy.applies(on: Self.day(2026, 3, 10)))
    }

    @Test(
        "is known by its identifier, whatever a method is called", .tags(.x13),
        arguments: [
            "Visa", "", "a/b/c", "100% cash", "Carte bancaire – été/hiver",
        ])
    func identifier(title: String) throws {
        var maker = OrderMaker()
        maker.line("Mug", "1", at: "10")
        let order = maker.order(paid: "10") { $0.payments[0].method = StorePaymentMethod(code: title, title: title) }
        let member = try #require(bookkeeper(.unitedStates, .usd).summarise(order)?.members.first)
        #expect(SummaryName(member.summary.id) == member.summary)
        #expect(SummaryName(order.id.rawValue) == nil)
        #expect(member.summary.number(HarbourMugs.policy()).count <= 21)
    }

    @Test("keeps an order that it was decided with, whatever is set later", .tags(.x13, .x1))
    func bound() throws {
        var maker = OrderMaker()
        maker.line("Mug", "2", at: "10")
        let order = maker.order(paid: "20")
        let first = try #require(bookkeeper(.unitedStates, .usd).summarise(order)?.members.first)
        let off = bookkeeper(.unitedStates, .usd) {
            $0.summary = nil
            $0.version = 2
            $0.orderFilter.paymentCodes = ["SHIPPED"]
        }
        #expect(off.summarise(order, known: [KnownMember(first, isBound: false)]) == nil)
        let bound = [KnownMember(first, isBound: true)]
        #expect(off.summarise(order, known: bound)?.members == [first])
        #expect(off.summarise(order, known: bound, isPostedSingly: true) == nil)
        let unpaid = maker.order()
        let changed = try #require(off.summarise(unpaid, known: bound))
        #expect(changed.members == [first] && changed.decision.refusals == [.changedAfterPosting])
        let cancelled = maker.order {
            $0.status = OrderStatus(payment: .awaiting, stage: .cancelled, paymentCode: "CANCELLED")
        }
        let asked = try #require(off.summarise(cancelled, known: bound))
        #expect(asked.members == [first])
        #expect(asked.decision.refusals == [.cancelledAfterPayment(paid: first.amount)])
        #expect(off.summarise(cancelled, known: [KnownMember(first, isBound: false)])?.members ?? [] == [])
    }

    @Test(
        "keeps the money of an order where it went, when the store tells another payment method later", .tags(.x13, .w9)
    )
    func newMethod() throws {
        var maker = OrderMaker()
        maker.line("Mug", "2", at: "10")
        let bookkeeper = bookkeeper(.unitedStates, .usd)
        let first = try #require(bookkeeper.summarise(maker.order(paid: "20"))?.members.first)
        let later = maker.order(paid: "20") { $0.payments[0].method = StorePaymentMethod(title: "Bank transfer") }
        #expect(bookkeeper.summarise(later, known: [KnownMember(first, isBound: true)])?.members == [first])
    }

    @Test("of refunds keeps a refund whose order is only touched later", .tags(.x13, .w16))
    func refundTouched() throws {
        var maker = OrderMaker()
        maker.line("Mug", "2", at: "10")
        let bookkeeper = bookkeeper(.unitedStates, .usd)
        func refunded(_ amount: String, days: Int64) -> Order {
            maker.order(paid: "20") {
                $0.refunds = [
                    Refund(
                        id: "1", extent: .amount(HarbourMugs.money(amount)),
                        refundedAt: HarbourMugs.noon.advanced(bySeconds: days * 86_400))
                ]
            }
        }
        let first = try #require(bookkeeper.summarise(refunded("5", days: 1))?.members)
        let known = first.map { KnownMember($0, isBound: true) }
        #expect(bookkeeper.summarise(refunded("5", days: 4), known: known)?.members == first)
        let more = try #require(bookkeeper.summarise(refunded("6", days: 4), known: known)?.members)
        #expect(more.map(\.summary.day) == [Self.day(2026, 3, 10), Self.day(2026, 3, 11)])
    }

    @Test(
        "holds an edit of a member that keeps its total, also after settings changed, and nothing else of those",
        .tags(.x13, .s8))
    func editedAfterSettings() throws {
        var maker = OrderMaker()
        maker.line("Mug", "2", at: "10")
        var other = OrderMaker()
        other.line("Pen", "2", at: "10")
        let before = bookkeeper(.unitedStates, .usd)
        let after = bookkeeper(.unitedStates, .usd) {
            $0.version = 2
            $0.timeZone = "Asia/Tokyo"
            $0.saleForm = .invoice
            $0.language = .french
        }
        let late = HarbourMugs.noon.advanced(bySeconds: 8 * 3600)
        func order(_ maker: OrderMaker) -> Order {
            maker.order(paid: "20") { order in
                order.placedAt = late
                order.payments[0].receivedAt = late
            }
        }
        let first = try #require(before.summarise(order(maker))?.members.first)
        let known = [KnownMember(first, isBound: true)]
        func again(_ order: Order) -> [SummaryMember]? {
            after.summarise(order, known: known) { version in
                version == 1 ? before.summarise(order, known: known)?.members ?? [] : []
            }?.members
        }
        #expect(again(order(maker)) == [first])
        let edited = try #require(again(order(other))?.first)
        #expect(edited.receipt.lines.map(\.item.name) == ["Pen"])
        #expect(edited.summary == first.summary && edited.policyVersion == 1)
        // What was not posted yet is of the day of the zone that is set.
        let unbound = after.summarise(order(maker), known: [KnownMember(first, isBound: false)])?.members.first
        #expect(unbound?.summary.day == Self.day(2026, 3, 11))
    }

    @Test("without members takes its document back", .tags(.x13))
    func empty() throws {
        let bookkeeper = bookkeeper(.unitedStates, .usd)
        var maker = OrderMaker()
        maker.line("Mug", "2", at: "10")
        let member = try #require(bookkeeper.summarise(maker.order(paid: "20"))?.members.first)
        let plan = try #require(bookkeeper.decide(member.summary, members: [member]).plan)
        let record = try #require(plan.records.last)
        let posted = PostedRecord(key: record.key, body: record.body, booksID: "9")
        let none = bookkeeper.decide(member.summary, members: [])
        let revision = bookkeeper.revise(posted: [posted], decision: none)
        #expect(revision.changes == [.void(posted)])
    }
}

/// Holds a summary's plan against its members.
struct SummaryAudit {
    private(set) var faults: [String] = []

    init(_ name: SummaryName, _ members: [SummaryMember], _ bookkeeper: Bookkeeper, _ currency: Currency) {
        let decision = bookkeeper.decide(name, members: members)
        guard let plan = decision.plan, let receipt = plan.sales.first, plan.sales.count == 1 else {
            faults.append("\(decision)")
            return
        }
        func expect(_ holds: Bool, _ fault: String) { if !holds { faults.append(fault) } }
        let receipts = members.map(\.receipt)
        expect(receipt.total == receipts.map(\.total).sum(currency), "total")
        expect(receipt.taxTotal == receipts.map(\.taxTotal).sum(currency), "tax")
        expect(receipt.journal.imbalance(currency).isZero, "journal is out of balance")
        expect(bookkeeper.decide(name, members: members.reversed()) == decision, "depends on the order of members")
        expect(Self.quantities([receipt]) == Self.quantities(receipts), "quantities")
        expect(Self.rates([receipt]) == Self.rates(receipts), "tax by rate")
        for line in receipt.lines {
            expect(!line.amount.isZero || !line.tax.isZero || line.quantity != nil, "an empty line")
            guard let quantity = line.quantity, let price = line.unitPrice else { continue }
            expect(Money.product(price, quantity, currency) == line.amount, "quantity times price is not the amount")
            expect(price.scale <= 7, "unit price has \(price.scale) decimals")
        }
        if case .perRate(_, true) = receipt.tax {
            expect(receipt.lines.map(\.tax).sum(currency) == receipt.taxTotal, "line taxes are not the tax")
        }
    }

    private static func quantities(_ receipts: [SalesDocument]) -> [String: ExactDecimal] {
        var sums: [String: ExactDecimal] = [:]
        for line in receipts.flatMap(\.lines) {
            guard let quantity = line.quantity, !quantity.isZero else { continue }
            let item = line.item.dependency?.description ?? line.item.name
            sums[item] = (sums[item] ?? .zero).adding(quantity)
        }
        return sums
    }

    private static func rates(_ receipts: [SalesDocument]) -> [String: Int64] {
        var sums: [String: Int64] = [:]
        for case .perRate(let rates, _) in receipts.map(\.tax) {
            for rate in rates { sums[rate.rate.rawValue, default: 0] += rate.amount.minorUnits }
        }
        return sums
    }
}
