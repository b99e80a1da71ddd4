import Accounting
import Bookkeeping
import Commerce
import Features
import Foundation
import LinkLedger
import QuickBooksSandbox
import SampleStores
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("What a store told first of an order")
struct FirstSightTests {
    /// An order of two pieces that was paid at once, and what one piece less takes off it.
    private struct Paid {
        let rehearsal: Rehearsal
        let number: String
        let sku: String
        let total: Decimal

        func id() async throws -> String { try await ref().id.rawValue }
        func ref() async throws -> OrderRef { try await rehearsal.order(number).ref }
        func standing() async throws -> String {
            let row = try await rehearsal.order(number)
            return [row.state.rawValue, row.reasonCode].compactMap { $0 }.joined(separator: " ")
        }
        func edit(to pieces: Int) async throws {
            try await rehearsal.rewrite(number, to: [(sku, pieces)])
            try await rehearsal.runUntilQuiet()
        }
        /// Money received less what went back, as the books say.
        func cash() async throws -> Decimal {
            try await rehearsal.documents(["SalesReceipt", "Payment", "RefundReceipt"]).filter { !$0.isVoided }
                .reduce(Decimal(0)) { $0 + ($1.kind == "RefundReceipt" ? -$1.total : $1.total) }
        }
    }

    private func paid(_ form: SaleForm, change: (inout Policy) -> Void = { _ in }) async throws -> Paid {
        let rehearsal = try await Rehearsal.open {
            $0.saleForm = form
            $0.timeZone = "UTC"
            change(&$0)
        }
        let sku = try await rehearsal.plainProduct().sku
        let order = try await rehearsal.place("PAID", [(sku, 2)], buyer: 0)
        try await rehearsal.runUntilQuiet()
        let total = try #require(try await rehearsal.shown(order.id).number("total"))
        return Paid(rehearsal: rehearsal, number: order.id, sku: sku, total: total)
    }

    @Test(
        "what came in stays in the books when the order is edited down: a person is asked", arguments: SaleForm.allCases
    )
    func editedDown(form: SaleForm) async throws {
        let paid = try await paid(form)
        let before = try await paid.rehearsal.snapshot()
        try await paid.edit(to: 1)
        #expect(try await paid.standing() == "needsYou receivedDiffers")
        try await paid.rehearsal.snapshot().expectSame(as: before)
        // Shipped meanwhile, it stays so.
        try await paid.rehearsal.setStatus(paid.number, fulfillment: "SHIPPED")
        try await paid.rehearsal.runUntilQuiet()
        try await paid.rehearsal.snapshot().expectSame(as: before)
        let answers = OrderAnswers(try await paid.rehearsal.scope)
        let id = try await paid.ref()
        await #expect(throws: FeatureProblem.answerUnfit(.nothingToSettle(.collected, fitting: [.givenBack]))) {
            try await answers.settle(.collected, of: id)
        }
        _ = try await answers.settle(.givenBack, of: id)
        try await paid.rehearsal.runUntilQuiet()
        #expect(try await paid.standing() == "posted")
        let total = try await paid.rehearsal.shown(paid.number).number("total")
        #expect(try await paid.cash() == total)
        try await paid.rehearsal.expectSound()
    }

    @Test(
        "what came in stays in the books when the order is edited up: the rest is open, or asked for",
        arguments: SaleForm.allCases)
    func editedUp(form: SaleForm) async throws {
        let paid = try await paid(form)
        try await paid.edit(to: 5)
        #expect(try await paid.cash() == paid.total)
        let total = try #require(try await paid.rehearsal.shown(paid.number).number("total"))
        if form == .invoice {
            #expect(try await paid.standing() == "posted")
            let open = try await paid.rehearsal.documents(["Invoice"]).reduce(Decimal(0)) { $0 + $1.balance }
            #expect(open == total - paid.total)
        } else {
            #expect(try await paid.standing() == "needsYou receivedDiffers")
        }
        _ = try await OrderAnswers(paid.rehearsal.scope).settle(
            .collected, of: try await paid.ref())
        try await paid.rehearsal.runUntilQuiet()
        #expect(try await paid.standing() == "posted")
        #expect(try await paid.cash() == total)
        try await paid.rehearsal.expectSound()
        let days = BusinessDate(daysSince1970: 18_000)...BusinessDate(daysSince1970: 22_000)
        let report = try await StoreReconciliation(try await paid.rehearsal.context()).perform(days)
        #expect(report.isClean && report.payments.allSatisfy { $0.difference.isZero }, "\(report.payments)")
    }

    @Test("an edit with its refund is one event", arguments: SaleForm.allCases)
    func editedAndRefunded(form: SaleForm) async throws {
        let paid = try await paid(form)
        try await paid.edit(to: 1)
        let total = try #require(try await paid.rehearsal.shown(paid.number).number("total"))
        let surplus = NSDecimalNumber(decimal: (paid.total - total) * 100).int64Value
        try await paid.rehearsal.refund(paid.number, minorUnits: surplus)
        try await paid.rehearsal.runUntilQuiet()
        #expect(try await paid.standing() == "posted")
        #expect(try await paid.cash() == total)
        let sold = try await paid.rehearsal.documents().reduce(Decimal(0)) { $0 + $1.sold }
        #expect(sold == total)
        try await paid.rehearsal.expectSound()
        // All the rest goes back later.
        try await paid.rehearsal.refund(paid.number)
        try await paid.rehearsal.runUntilQuiet()
        #expect(try await paid.cash() == 0)
        #expect(try await paid.standing() == "posted")
    }

    @Test(
        "is kept although the order could not be posted yet, or its period was closed meanwhile",
        arguments: [true, false])
    func beforePosting(isClosed: Bool) async throws {
        let paid = try await paid(.byPaymentState) { policy in
            if !isClosed { (policy.payments.rules, policy.payments.defaultAccount) = ([], nil) }
        }
        if isClosed {
            paid.rehearsal.clock.advance(bySeconds: 31 * 86_400)
            try await paid.rehearsal.close("2026-06-30")
            _ = try await paid.rehearsal.dryRun()
        } else {
            #expect(try await paid.standing() == "needsYou paymentMethodUnmapped")
        }
        let before = try await paid.rehearsal.snapshot()
        try await paid.edit(to: 1)
        let account = try await paid.rehearsal.usualAccount()
        try await paid.rehearsal.setPolicy { $0.payments.defaultAccount = account }
        try await paid.rehearsal.runUntilQuiet()
        #expect(try await paid.standing() == "needsYou receivedDiffers")
        try await paid.rehearsal.snapshot().expectSame(as: before)
    }

    @Test("is kept when two versions were read before any was decided")
    func readTwice() async throws {
        let rehearsal = try await Rehearsal.open()
        let sku = try await rehearsal.plainProduct().sku
        let order = try await rehearsal.place("PAID", [(sku, 2)], buyer: 0)
        // Both readings keep what they read and decide nothing.
        for pieces in [2, 1] {
            if pieces == 1 { try await rehearsal.rewrite(order.id, to: [(sku, pieces)]) }
            _ = try await rehearsal.dryRun()
        }
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order.id).reasonCode == "receivedDiffers")
    }

    @Test("the day of an offline payment does not move with a later change, nor by undo and retry", .tags(.w17, .x4))
    func days() async throws {
        let paid = try await paid(.byPaymentState) {
            ($0.payments.rules, $0.payments.defaultAccount) = ([], nil)
        }
        let rehearsal = paid.rehearsal
        let offline = try await rehearsal.place("AWAITING_PAYMENT", [(paid.sku, 2)], buyer: 0).id
        try await rehearsal.edit(offline, ["paymentModule": .text(""), "paymentMethod": .text("Bank transfer")])
        rehearsal.clock.advance(bySeconds: 2 * 86_400)
        try await rehearsal.setStatus(offline, payment: "PAID")
        try await rehearsal.runUntilQuiet()
        let paidOn = BusinessDate(rehearsal.clock.now(), in: .gmt).description
        rehearsal.clock.advance(bySeconds: 90 * 86_400)
        try await rehearsal.setStatus(offline, fulfillment: "SHIPPED")
        let account = try await rehearsal.usualAccount()
        try await rehearsal.setPolicy { $0.payments.defaultAccount = account }
        try await rehearsal.runUntilQuiet()
        let posted = try await rehearsal.snapshot()
        #expect(try await rehearsal.documents(["Payment"]).map(\.date) == [paidOn])
        rehearsal.clock.advance(bySeconds: 60 * 86_400)
        try await rehearsal.edit(offline, ["privateAdminNotes": .text("call back")])
        let ref = try await rehearsal.order(offline).ref
        _ = try await rehearsal.undo(.order(ref.id.rawValue, in: nil))
        try await rehearsal.runUntilQuiet()
        _ = try await OrderList(rehearsal.scope).retry([ref])
        try await rehearsal.runUntilQuiet()
        try await rehearsal.snapshot().expectSame(as: posted)
    }

    @Test("that a cancelled order was paid is remembered through undo and retry", .tags(.x4, .w3))
    func cancelled() async throws {
        let paid = try await paid(.byPaymentState)
        try await paid.rehearsal.setStatus(paid.number, payment: "CANCELLED", fulfillment: "WILL_NOT_DELIVER")
        try await paid.rehearsal.runUntilQuiet()
        _ = try await paid.rehearsal.undo(.order(try await paid.id(), in: nil))
        try await paid.rehearsal.runUntilQuiet()
        _ = try await OrderList(paid.rehearsal.scope).retry([try await paid.ref()])
        try await paid.rehearsal.runUntilQuiet()
        #expect(try await paid.standing() == "needsYou cancelledAfterPayment")
        #expect(try await paid.cash() == 0)
    }

    @Test("a payment that the store takes back by its status stays until a person says that it never came")
    func withdrawn() async throws {
        let paid = try await paid(.invoice)
        try await paid.rehearsal.setStatus(paid.number, payment: "AWAITING_PAYMENT")
        try await paid.rehearsal.runUntilQuiet()
        #expect(try await paid.standing() == "needsYou paymentWithdrawn")
        #expect(try await paid.cash() == paid.total)
        _ = try await OrderAnswers(paid.rehearsal.scope).settle(
            .neverReceived, of: try await paid.ref())
        try await paid.rehearsal.runUntilQuiet()
        #expect(try await paid.standing() == "posted")
        #expect(try await paid.cash() == 0)
        try await paid.rehearsal.expectSound()
    }

    private func days(around rehearsal: Rehearsal) -> ClosedRange<BusinessDate> {
        let today = BusinessDate(rehearsal.clock.now(), in: .gmt)
        return today.adding(days: 1 - today.day)...today.endOfMonth
    }

    @Test("an order paid months later is counted once in reconciliation, in the month of its payment", .tags(.x5))
    func reconciledOnce() async throws {
        let rehearsal = try await Rehearsal.open {
            $0.saleForm = .invoice
            $0.timeZone = "UTC"
        }
        let sku = try await rehearsal.plainProduct().sku
        let order = try await rehearsal.place("AWAITING_PAYMENT", [(sku, 2)], buyer: 0)
        try await rehearsal.edit(order.id, ["paymentMethod": .text("SEPA"), "paymentModule": .text("Mollie")])
        try await rehearsal.runUntilQuiet()
        let first = days(around: rehearsal)
        rehearsal.clock.advance(bySeconds: 70 * 86_400)
        try await rehearsal.setStatus(order.id, payment: "PAID")
        try await rehearsal.runUntilQuiet()
        let second = days(around: rehearsal)
        let reconciliation = StoreReconciliation(try await rehearsal.context())
        let (early, late) = (try await reconciliation.perform(first), try await reconciliation.perform(second))
        #expect(early.payments.allSatisfy { $0.difference.isZero && $0.store.isZero }, "\(early.payments)")
        #expect(late.payments.allSatisfy { $0.difference.isZero }, "\(late.payments)")
        let total = try await rehearsal.shown(order.id).number("total")
        #expect(late.payments.map { Decimal(string: $0.store.description) } == [total])
        #expect(early.isClean && late.isClean)
    }
}

extension Rehearsal {
    /// The account into which payments go by the usual settings.
    func usualAccount() async throws -> Reference<Account>? {
        try await SetUp(scope).suggestion(for: Self.storeID).policy.payments.defaultAccount
    }
}
