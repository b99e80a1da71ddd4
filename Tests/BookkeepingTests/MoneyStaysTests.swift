import Accounting
import Bookkeeping
import Commerce
import Testing

/// One order through random years: edited, refunded, cancelled, reopened, taken back and posted again.
private struct MoneyHistory {
    private var numbers: SeededNumbers
    private let bookkeeper: Bookkeeper
    private var pieces: Int64 = 2
    private var isPaid = false
    private var isCancelled = false
    private var refunds: [Refund] = []
    /// What came in when the order was first paid, in the store's own cash book.
    private var received: Int64 = 0
    private var givenBack: Int64 = 0
    private var sights: [FirstSight] = []
    private var isSeen = false
    private var posted: [PostedRecord] = []
    private var placed = 0
    private(set) var settled = 0
    private(set) var asked = 0

    init(seed: UInt64) {
        numbers = SeededNumbers(seed: seed)
        let form = SaleForm.allCases[Int(seed % 3)]
        bookkeeper = Bookkeeper(policy: HarbourMugs.policy { $0.saleForm = form }, catalogue: HarbourMugs.unitedStates)
    }

    private var total: Int64 { pieces * 5778 }

    private var order: Order {
        var maker = OrderMaker()
        let tax = Money(minorUnits: pieces * 378, .usd).description
        maker.line("Drum", "\(pieces)", at: "54.00", taxes: [(HarbourMugs.tax("Sales Tax", "7"), tax)])
        return maker.order(paid: isPaid && !isCancelled ? Money(minorUnits: total, .usd).description : nil) { order in
            order.updatedAt = HarbourMugs.noon.advanced(bySeconds: Int64(placed) * 86_400)
            order.refunds = refunds
            if isCancelled { order.status.stage = .cancelled }
            guard isPaid, givenBack > 0 else { return }
            order.status.payment = givenBack == received ? .refunded : .partiallyRefunded
        }
    }

    private mutating func chance(_ range: ClosedRange<Int64>) -> Int64 { Int64.random(in: range, using: &numbers) }

    mutating func step() throws {
        placed += 1
        switch chance(0...9) {
        case 0, 1, 2: pieces = chance(1...4)
        case 3, 4: pay()
        case 5, 6, 7: refund()
        case 8: isCancelled.toggle()
        default: posted = []
        }
        try settle()
    }

    private mutating func pay() {
        guard !isPaid, !isCancelled else { return }
        (isPaid, received) = (true, total)
    }

    private mutating func refund() {
        guard isPaid, received > givenBack, !isCancelled else { return }
        let surplus = received - givenBack - total
        let amount = surplus > 0 && chance(0...1) == 0 ? surplus : chance(1...(received - givenBack))
        givenBack += amount
        refunds.append(
            Refund(
                id: "\(refunds.count)", extent: .amount(Money(minorUnits: amount, .usd)), refundedAt: HarbourMugs.noon))
    }

    /// What the product does with the order as it is told now, and what must hold after it.
    private mutating func settle() throws {
        sights = sights.adding(order.firstSights(isLater: isSeen, OrderFilter()))
        isSeen = true
        let decision = bookkeeper.decide(order, links: Links(posted: posted), sights: sights)
        let revision = bookkeeper.revise(posted: posted, decision: decision)
        let before = cash
        carryOut(revision)
        let needsPerson = revision.changes.contains { if case .needsPerson = $0 { true } else { false } }
        if !revision.refusals.isEmpty || needsPerson {
            asked += 1
            #expect(cash == before || cash == received - givenBack, "\(revision.refusals)")
            #expect(decision.refusals.allSatisfy { $0.saysMoney }, "\(decision.refusals)")
        } else {
            settled += 1
            #expect(cash == received - givenBack, "received \(received), back \(givenBack), total \(total), \(story)")
        }
    }

    /// Money in the clearing accounts, as the documents say.
    private var cash: Int64 {
        posted.compactMap(\.document).reduce(0) { sum, document in
            switch document {
            case .payment(let payment): sum + payment.total.minorUnits
            case .sale(let sale) where sale.kind == .salesReceipt: sum + sale.total.minorUnits
            case .sale(let sale) where sale.kind == .refundReceipt: sum - sale.total.minorUnits
            case .sale, .purchase, .journalEntry: sum
            }
        }
    }

    /// What is posted, for a failure.
    private var story: [String] {
        posted.map { "\($0.key.role) \($0.document?.kind.rawValue ?? "") \($0.document?.total.description ?? "")" }
    }

    private mutating func carryOut(_ revision: Revision) {
        for change in revision.changes {
            switch change {
            case .create(let record), .difference(let record, of: _):
                posted.append(
                    PostedRecord(key: record.key, body: record.body, booksID: "\(placed)\(posted.count + 100)"))
            case .update(let before, to: let record):
                for index in posted.indices where posted[index].key == before.key { posted[index].body = record.body }
            case .void(let record), .delete(let record): posted.removeAll { $0.key == record.key }
            case .unchanged, .needsPerson: break
            }
        }
    }
}

extension Refusal {
    /// Names the amounts that a person must decide about.
    fileprivate var saysMoney: Bool {
        switch self {
        case .receivedDiffers, .paymentWithdrawn, .cancelledAfterPayment: true
        default: false
        }
    }
}

@Suite("What was received", .tags(.s8, .w17))
struct MoneyStaysTests {
    @Test("stays received, whatever the order is edited to, refunded, cancelled, taken back or posted again")
    func stays() throws {
        var (settled, asked) = (0, 0)
        for seed in 1...400 as ClosedRange<UInt64> {
            var history = MoneyHistory(seed: seed)
            for _ in 1...14 { try history.step() }
            settled += history.settled
            asked += history.asked
        }
        #expect(settled > 1500 && asked > 300, "\(settled) \(asked)")
    }

    @Test("of a document that the store has made, is what the document says now, once its total was put right")
    func correctedDocument() {
        func invoice(_ price: String) -> Order {
            var maker = OrderMaker()
            maker.line("Drum", "1", at: price)
            return maker.order(paid: nil) { order in
                order.form = .invoice(dueOn: nil)
                order.status.payment = .paid
            }
        }
        let first = invoice("55.00").firstSights(isLater: false, OrderFilter())
        let money = OrderMoney(invoice("54.00"), sights: first, choices: OrderChoices(), filter: OrderFilter())
        #expect(money.order.paid == HarbourMugs.money("54.00"))
        #expect(money.refusal == nil)
    }
}
