import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
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

@Suite("Taking back what was posted", .tags(.x4))
struct UndoTests {
    @Test(
        "of a whole run leaves the books as before it, and posting again makes them the same again",
        arguments: Length.chosen(["fr"], long: ["us", "fr", "ca"]))
    func wholeRun(country: String) async throws {
        let rehearsal = try await Rehearsal.open(country, orders: 25) { $0.saleForm = .invoice }
        let before = try await rehearsal.snapshot()
        let run = try await rehearsal.run().run
        let posted = try await rehearsal.snapshot()
        #expect(posted.documents.count > 10)
        let report = try await rehearsal.undo(.run(ID(run)))
        #expect(report.stopped == nil && report.orders.allSatisfy { $0.outcome == .takenBack })
        let after = try await rehearsal.snapshot()
        #expect(after.documents == before.documents)
        #expect(after.ledger.nonZero == before.ledger.nonZero)
        #expect(after.customers == posted.customers && report.staying["customer"] != nil)
        try await rehearsal.expectSound()

        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents().isEmpty, "nothing comes back by itself")
        let undone = report.orders.map(\.id)
        _ = try await OrderList(rehearsal.scope).retry(
            undone.map { OrderRef(store: Rehearsal.storeID, id: ID($0)) })
        try await rehearsal.runUntilQuiet()
        try await rehearsal.snapshot().expectSame(as: posted)
        let generations = try await undone.asyncFlatMap { try await rehearsal.links(of: $0) }
            .filter { $0.kind.document != nil }.map(\.generation)
        #expect(Set(generations) == [2])
        try await rehearsal.expectSound()
        try await rehearsal.expectWholeAudit()
        #expect(try await rehearsal.audit(.undo).count == 1)
    }

    @Test("a second time finds nothing more")
    func twice() async throws {
        let rehearsal = try await Rehearsal.open(orders: 6) { $0.saleForm = .invoice }
        let run = try await rehearsal.run().run
        #expect(try await rehearsal.undo(.run(ID(run))).orders.isEmpty == false)
        let books = try await rehearsal.snapshot()
        let again = try await rehearsal.undo(.run(ID(run)))
        #expect(again.orders.isEmpty && again.stopped == nil)
        try await rehearsal.snapshot().expectSame(as: books)
    }

    @Test("shown beforehand writes nothing and says the same")
    func preview() async throws {
        let rehearsal = try await Rehearsal.open(orders: 6) { $0.saleForm = .invoice }
        let run = try await rehearsal.run().run
        let books = try await rehearsal.snapshot()
        let entries = try await rehearsal.audit().count
        let shown = try await UndoPosted(rehearsal.scope).preview(.run(ID(run)))
        try await rehearsal.snapshot().expectSame(as: books)
        #expect(try await rehearsal.audit().count == entries)
        let done = try await rehearsal.undo(.run(ID(run)))
        #expect(shown.flatMap(\.orders).map(\.documents) == done.orders.map(\.documents))
        #expect(shown.flatMap(\.orders).allSatisfy { $0.outcome == .toBeTakenBack })
    }

    @Test("of one order takes its payment first, then its invoice, and leaves all others")
    func oneOrder() async throws {
        let (rehearsal, order) = try await twoPaidInvoices()
        let report = try await rehearsal.undo(.order(order, in: nil))
        #expect(report.orders.map(\.outcome) == [.takenBack])
        #expect(Set(report.orders.flatMap(\.documents).map(\.kind)) == [.invoice, .payment])
        #expect(try await rehearsal.documents(["Invoice"]).count == 1)
        #expect(try await rehearsal.documents(["Payment"]).count == 1)
        let row = try await rehearsal.order(order)
        #expect(row.state == .skipped && row.reasonCode == "undone")
        try await rehearsal.expectSound()
    }

    @Test("of a payment alone leaves its invoice open")
    func onePayment() async throws {
        let (rehearsal, order) = try await twoPaidInvoices()
        let payment = try #require(try await rehearsal.links(ofNumber: order).first { $0.kind == .payment })
        let report = try await rehearsal.undo(.document(.payment, payment.booksID))
        #expect(report.orders.flatMap(\.documents).map(\.kind) == [.payment])
        let open = try await rehearsal.documents(["Invoice"]).filter { $0.balance != 0 }
        #expect(open.map(\.number) == [order])
    }

    @Test("of an invoice takes what depends on it too, by its number")
    func oneInvoice() async throws {
        let (rehearsal, order) = try await twoPaidInvoices()
        let report = try await rehearsal.undo(.document(.invoice, order))
        #expect(Set(report.orders.flatMap(\.documents).map(\.kind)) == [.invoice, .payment])
        #expect(try await rehearsal.documents().count == 2)
    }

    @Test("is shown, and not undone by itself, when the order changes in the store later")
    func changedLater() async throws {
        let (rehearsal, order) = try await twoPaidInvoices()
        try await rehearsal.undo(.order(order, in: nil))
        rehearsal.clock.advance(bySeconds: 60)
        try await rehearsal.edit(order, ["privateAdminNotes": .text("call back")])
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents().count == 2)
        guard case .undone(by: "manual", at: _, isChanged: true)? = try await rehearsal.reason(of: order) else {
            Issue.record("\(String(describing: try await rehearsal.reason(of: order)))")
            return
        }
        try await rehearsal.setPolicy { $0.numbering.prefix = "X" }
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents().count == 2, "not by another policy either")
        _ = try await OrderList(rehearsal.scope).retry([try await rehearsal.order(order).ref])
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents(["Invoice"]).map(\.number).sorted().last == "X\(order)")
        try await rehearsal.expectSound()
    }

    @Test("keeps the order out of daily summaries that begin later, too")
    func notIntoSummary() async throws {
        let (rehearsal, order) = try await twoPaidInvoices()
        try await rehearsal.undo(.order(order, in: nil))
        try await rehearsal.setPolicy {
            $0.summary = SummaryPolicy(changes: [.init(from: BusinessDate(daysSince1970: 0), isSummarised: true)])
            $0.timeZone = "UTC"
        }
        rehearsal.clock.advance(bySeconds: 60)
        try await rehearsal.edit(order, ["privateAdminNotes": .text("call back")])
        rehearsal.clock.advance(bySeconds: 30 * 3600)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents().count == 2)
        #expect(try await rehearsal.order(order).reasonCode == "undone")
    }

    @Test("of a number that orders of two stores bear asks which store, and takes back in that one only")
    func sameNumberInTwoStores() async throws {
        let shop = try await Distributor.open()
        let rehearsal = shop.rehearsal
        let placed = try await rehearsal.place("PAID")
        try await rehearsal.runUntilQuiet()
        let own = try await rehearsal.order(placed.id)
        try await shop.edit("2101", version: 2) { $0.replacing(#""2101""#, with: "\"\(own.number)\"") }
        try await shop.run()
        let undo = UndoPosted(try await rehearsal.scope)
        await #expect {
            try await undo.preview(.order(own.number, in: nil))
        } throws: {
            guard case .orderAmbiguous(own.number, let stores) = $0 as? FeatureProblem else { return false }
            return stores.sorted() == [Distributor.name, Rehearsal.storeID.rawValue].sorted()
        }
        let report = try await rehearsal.undo(.order(own.number, in: Rehearsal.storeID))
        #expect(report.orders.map(\.id) == [own.id])
    }

    @Test("while somebody else writes to the books waits, and is done in its turn, each thing once", .tags(.x1))
    func waits() async throws {
        let (rehearsal, _) = try await Self.paidInvoices(3)
        let (archive, now) = (rehearsal.services.archive, rehearsal.clock.now())
        let lease = "posting:\(Rehearsal.ledger)"
        #expect(try await archive.lease(lease, owner: "o", now: now, until: now.advanced(bySeconds: 600)))
        let numbers = try await rehearsal.orders().prefix(2).map(\.number)
        for number in numbers + numbers {
            await #expect(throws: FeatureProblem.undoWaits) { try await rehearsal.undo(.order(number, in: nil)) }
        }
        #expect(try await archive.openErrands(of: Rehearsal.company).count == 2)
        #expect(try await !rehearsal.desk().runOne(owner: "a"))
        #expect(try await rehearsal.documents().count == 6)
        try await archive.release(lease, owner: "o")
        rehearsal.clock.advance(bySeconds: 5)
        for _ in numbers { #expect(try await rehearsal.desk().runOne(owner: "a")) }
        #expect(try await archive.openErrands(of: Rehearsal.company).isEmpty)
        #expect(try await rehearsal.documents().count == 2)
        try await rehearsal.expectSound()
    }

    @Test("of what nobody knows is told")
    func unknown() async throws {
        let rehearsal = try await Rehearsal.open()
        for request in [UndoPosted.Request.run(ID("no such run")), .order("77", in: nil), .document(.invoice, "77")] {
            await #expect(throws: FeatureProblem.undoUnknown(request.name)) { try await rehearsal.undo(request) }
        }
    }

    /// Two orders, each an invoice with its payment; the number of the first.
    private func twoPaidInvoices() async throws -> (Rehearsal, String) {
        try await Self.paidInvoices(2)
    }

    static func paidInvoices(_ count: Int) async throws -> (Rehearsal, String) {
        let rehearsal = try await Rehearsal.open { $0.saleForm = .invoice }
        let sku = try await rehearsal.plainProduct().sku
        var first: String?
        for quantity in 1...count {
            let placed = try await rehearsal.place("PAID", [(sku, quantity)], buyer: quantity)
            first = first ?? placed.id
        }
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents().count == 2 * count)
        return (rehearsal, try #require(first))
    }
}

extension Rehearsal {
    /// Links that count now of the order that bears a number.
    func links(ofNumber number: String) async throws -> [Link] { try await links(of: try await order(number).id) }

    @discardableResult
    func undo(_ request: UndoPosted.Request, by other: Services? = nil) async throws -> UndoReport {
        let reports = try await UndoPosted((other ?? services).scope(Self.company)).perform(request)
        return try #require(reports.first)
    }
}

extension [String] {
    /// Ledger lines of accounts on which something stands.
    var nonZero: [String] {
        filter { line in line.split(separator: " ").suffix(2).contains { Decimal(string: String($0)) != 0 } }
    }

    func asyncFlatMap<Mapped>(_ body: (String) async throws -> [Mapped]) async rethrows -> [Mapped] {
        var all: [Mapped] = []
        for one in self { all += try await body(one) }
        return all
    }
}
