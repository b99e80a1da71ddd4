import Accounting
import Bookkeeping
import Commerce
import Testing

@Suite("Payments that a store keeps one by one", .tags(.s6))
struct LedgerPaymentTests {
    private let bookkeeper = Bookkeeper(policy: HarbourMugs.policy(), catalogue: HarbourMugs.unitedStates)

    private func order(_ payments: [(amount: String, daysLater: Int64)]) -> Order {
        var maker = OrderMaker()
        maker.line("Mug", "10", at: "10.00", sku: "MUG")
        return maker.order { order in
            order.hasPaymentLedger = true
            order.payments = payments.enumerated().map { index, payment in
                PaymentReceived(
                    id: "p\(index + 1)", method: StorePaymentMethod(title: "Check"),
                    amount: HarbourMugs.money(payment.amount),
                    receivedAt: HarbourMugs.noon.advanced(bySeconds: payment.daysLater * 86_400))
            }
        }
    }

    private func plan(_ payments: [(amount: String, daysLater: Int64)]) throws -> Plan {
        let choices = OrderChoices(sending: SendingOptions(tax: .totalAsItem))
        return try #require(bookkeeper.decide(order(payments), choices: choices).plan)
    }

    @Test("are applied oldest first; what the invoice does not take stays the customer's credit")
    func credit() throws {
        let plan = try plan([("70.00", 5), ("60.00", -3)])
        #expect(plan.held.isEmpty)
        #expect(plan.payments.map(\.total.description) == ["60.00", "70.00"])
        #expect(plan.payments.map { $0.applications.map(\.amount.description) } == [["60.00"], ["40.00"]])
        #expect(plan.payments[0].date < plan.sales[0].date, "a deposit comes before its invoice")
        #expect(plan.totals.payments == HarbourMugs.money("130.00"))
    }

    @Test("that come when all is paid are credit alone")
    func allCredit() throws {
        let plan = try plan([("100.00", 0), ("25.00", 1)])
        #expect(plan.payments.map(\.applications.count) == [1, 0])
    }

    @Test("that did not hold are owed again, on the customer's account")
    func returned() throws {
        let plan = try plan([("100.00", 0), ("-100.00", 4)])
        let entry = try #require(
            plan.documents.compactMap { if case .journalEntry(let entry) = $0 { entry } else { nil } }.first)
        #expect(entry.journal.lines.map(\.account.name) == ["Accounts Receivable (A/R)", "Undeposited Funds"])
        #expect(entry.journal.lines.map(\.amount.description) == ["100.00", "-100.00"])
        #expect(entry.customer == plan.sales[0].customer)
        #expect(entry.number == "EW1001.P2")
        #expect(plan.totals.payments == .zero(.usd))
    }

    @Test("that did not hold keep their number when a payment of an earlier day is told later")
    func returnedNumber() throws {
        func number(_ links: Links, _ payments: [(amount: String, daysLater: Int64)]) throws -> [String?] {
            let choices = OrderChoices(sending: SendingOptions(tax: .totalAsItem))
            let plan = try #require(bookkeeper.decide(order(payments), links: links, choices: choices).plan)
            return plan.documents.compactMap { if case .journalEntry(let entry) = $0 { entry.number } else { nil } }
        }
        let told: [(amount: String, daysLater: Int64)] = [("100.00", 0), ("-100.00", 4)]
        let posted = try plan(told).records.enumerated().map { index, record in
            PostedRecord(key: record.key, body: record.body, booksID: "\(index + 100)")
        }
        let links = Links(posted: posted)
        #expect(try number(links, told + [(amount: "30.00", daysLater: 2)]) == ["EW1001.P2"])
        #expect(try number(links, told + [(amount: "-30.00", daysLater: 2)]) == ["EW1001.P3", "EW1001.P2"])
    }

    @Test("count as the store tells them now: a slip that was mended leaves nothing behind")
    func mended() throws {
        let first = order([("1000.00", 0)])
        let sights = first.firstSights(isLater: false, OrderFilter())
        let now = order([("100.00", 0)])
        let choices = OrderChoices(sending: SendingOptions(tax: .totalAsItem))
        let plan = try #require(bookkeeper.decide(now, choices: choices, sights: sights).plan)
        #expect(plan.payments.map(\.total.description) == ["100.00"] && plan.held.isEmpty)
    }
}
