import Accounting
import Bookkeeping
import Commerce
import Features
import LinkLedger
import SampleStores
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("What belongs to a sale", .tags(.x1, .w16))
struct BelongingTests {
    @Test(
        "is not in the books without it, at any moment, whatever the books refuse or take otherwise",
        arguments: Length.chosen([1, 2, 3], long: Array(1...20)) as [UInt64])
    func neverAlone(seed: UInt64) async throws {
        let rehearsal = try await Rehearsal.open(orders: 12, seed: seed) { if seed % 2 == 0 { $0.saleForm = .invoice } }
        let books = UnrulyBooks(rehearsal) { _, document in .drawn(seed, document) }
        try await rehearsal.run()
        try await rehearsal.run()
        #expect(books.orphans.isEmpty)
        #expect(!books.struck.isEmpty)
        UnrulyBooks.behave(rehearsal)
        try await rehearsal.runUntilQuiet()
        #expect(Belonging.orphans(in: try await rehearsal.documents()).isEmpty)
        _ = try await OrderList(rehearsal.scope).retryAll(of: Rehearsal.storeID)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
    }

    @Test("waits for it, and is not posted when it is refused or differs", arguments: UnrulyBooks.Whim.allCases)
    func saleNotThere(whim: UnrulyBooks.Whim) async throws {
        let (rehearsal, order) = try await refundedOrder()
        _ = UnrulyBooks(rehearsal) { kind, _ in kind == "SalesReceipt" ? whim : .obeys }
        try await rehearsal.run()
        let kinds = try await rehearsal.documents().map(\.kind)
        let row = try await rehearsal.order(order)
        if whim == .obeys {
            #expect(kinds == ["RefundReceipt", "SalesReceipt"] && row.state == .posted)
        } else {
            #expect(kinds.isEmpty && row.state == .needsYou, "\(kinds) \(row)")
        }
    }

    @Test("is taken back with it when a change of it comes out otherwise")
    func changeDiffers() async throws {
        let (rehearsal, order) = try await UndoTests.paidInvoices(1)
        try await rehearsal.edit(order, ["orderComments": .text("gift")])
        let books = UnrulyBooks(rehearsal) { kind, _ in kind == "Invoice" ? .differs : .obeys }
        try await rehearsal.run()
        #expect(books.struck == [.differs])
        #expect(try await rehearsal.documents().isEmpty)
        #expect(books.orphans.isEmpty)
        #expect(try await rehearsal.order(order).reasonCode == "booksDiffer")
        UnrulyBooks.behave(rehearsal)
        _ = try await OrderList(rehearsal.scope).retryAll(of: Rehearsal.storeID)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents().map(\.kind) == ["Invoice", "Payment"])
        try await rehearsal.expectSound()
    }

    @Test("stays with it, and the order says what is there, when a hand in the books forbids to take it back")
    func differsAndStays() async throws {
        let (rehearsal, order) = try await UndoTests.paidInvoices(1)
        let links = try await rehearsal.links(ofNumber: order)
        let payment = try #require(links.first { $0.kind == .payment })
        try await rehearsal.edit(order, ["orderComments": .text("gift")])
        _ = UnrulyBooks(rehearsal) { kind, _ in kind == "Invoice" ? .differs : .obeys }
        try await rehearsal.amend("Payment", id: payment.booksID, ["TxnDate": .text("2025-11-11")])
        try await rehearsal.run()
        #expect(try await rehearsal.documents().map(\.kind) == ["Invoice", "Payment"])
        guard case .stillInBooks(let rest)? = try await rehearsal.reason(of: order) else {
            Issue.record("\(String(describing: try await rehearsal.reason(of: order)))")
            return
        }
        #expect(Set(rest.left.map(\.kind)) == [.invoice, .payment] && rest.gone.isEmpty)
        #expect(rest.difference?.record == .invoice)
    }

    @Test("goes with it when a person takes it back by its document")
    func undoneByDocument() async throws {
        let (rehearsal, order) = try await refundedOrder()
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents().count == 2)
        let report = try await rehearsal.undo(.document(.salesReceipt, order))
        #expect(report.orders.map(\.outcome) == [.takenBack])
        #expect(try await rehearsal.documents().isEmpty)
    }

    /// A paid order that was given back before it was posted; its number.
    private func refundedOrder() async throws -> (Rehearsal, String) {
        let rehearsal = try await Rehearsal.open { $0.saleForm = .salesReceipt }
        let order = try await rehearsal.place("PAID", [(try await rehearsal.plainProduct().sku, 2)], buyer: 1).id
        try await rehearsal.refund(order)
        return (rehearsal, order)
    }
}
