import Accounting
import Bookkeeping
import Commerce
import Features
import LinkLedger
import SampleStores
import Simulation
import Storage
import Sync
import Synchronization
import TestKit
import Testing

@Suite("An undo takes an order back whole or not at all", .tags(.x4))
struct WholeUndoTests {
    @Test("when one invoice of the run was deleted by hand and posted again since")
    func reposted() async throws {
        let (rehearsal, order) = try await UndoTests.paidInvoices(1)
        let run = try #require(try await rehearsal.runs().first)
        try await repostInvoice(of: order, rehearsal)
        let books = try await rehearsal.documents()
        #expect(books.map(\.kind) == ["Invoice", "Payment"])
        let report = try await rehearsal.undo(.run(ID(run)))
        #expect(report.orders.map(\.outcome) == [.kept])
        #expect(report.orders.map(\.reason?.code) == ["undo.changedLater"])
        #expect(try await rehearsal.documents() == books)
        #expect(try await rehearsal.order(order).state == .posted)
        #expect(try await rehearsal.undo(.order(order, in: nil)).orders.map(\.outcome) == [.takenBack])
        #expect(try await rehearsal.documents().isEmpty)
    }

    @Test("when the run made only a part of it")
    func partOfOtherRun() async throws {
        let rehearsal = try await Rehearsal.open { $0.saleForm = .invoice }
        let sku = try await rehearsal.plainProduct().sku
        let order = try await rehearsal.place("AWAITING_PAYMENT", [(sku, 1)], buyer: 1).id
        let first = try await rehearsal.run().run
        try await rehearsal.setStatus(order, payment: "PAID")
        let second = try await rehearsal.run().run
        let books = try await rehearsal.documents()
        #expect(books.map(\.kind) == ["Invoice", "Payment"])
        let kept = try await rehearsal.undo(.run(ID(second)))
        #expect(kept.orders.map(\.reason?.code) == ["undo.ofOtherRun"])
        #expect(try await rehearsal.documents() == books)
        #expect(try await rehearsal.undo(.run(ID(first))).orders.map(\.outcome) == [.takenBack])
        #expect(try await rehearsal.documents().isEmpty)
    }

    @Test("when hands strike while it is on its way: what is there and what is not is said", arguments: 1...8)
    func raceWithHands(request: Int) async throws {
        let (rehearsal, order) = try await UndoTests.paidInvoices(1)
        let invoice = try #require(try await rehearsal.links(ofNumber: order).first { $0.kind == .invoice })
        let books = UnrulyBooks(rehearsal) { _, _ in .obeys }
        books.beforeRequest(request) {
            try await rehearsal.amend("Invoice", id: invoice.booksID, ["TxnDate": .text("2025-11-11")])
        }
        let report = try await rehearsal.undo(.order(order, in: nil))
        try await rehearsal.expectWholeOrTold(order, of: 2)
        #expect(report.orders.count == 1)
    }

    @Test(
        "whatever hands did to it before and do meanwhile",
        arguments: Length.chosen([1, 2, 3, 4], long: Array(1...40)) as [UInt64])
    func randomHands(seed: UInt64) async throws {
        let rehearsal = try await Rehearsal.open(orders: 10, seed: seed) {
            if seed % 3 > 0 { $0.saleForm = .invoice }
        }
        let run = try await rehearsal.run().run
        let hands = RandomHands(rehearsal, seed: seed)
        for _ in 0..<4 { try await hands.act() }
        let books = UnrulyBooks(rehearsal) { _, _ in .obeys }
        for request in [3, 6, 9] { books.beforeRequest(request) { try await hands.act() } }
        let before = try await rehearsal.documentsByOrder()
        _ = try await rehearsal.undo(.run(ID(run)))
        UnrulyBooks.behave(rehearsal)
        try await rehearsal.runUntilQuiet()
        for (order, documents) in before where !hands.touched.contains(order) {
            try await rehearsal.expectWholeOrTold(order, of: documents.count)
        }
        for order in hands.touched { try await rehearsal.expectWholeOrTold(order, of: nil) }
    }

    @Test(
        "and all of its orders are decided again when the run is asked for, by either name", arguments: [true, false])
    func retried(byUndo: Bool) async throws {
        let rehearsal = try await Rehearsal.open(orders: 8) { $0.saleForm = .invoice }
        let run = try await rehearsal.run().run
        let posted = try await rehearsal.snapshot()
        let undo = try #require(try await rehearsal.undo(.run(ID(run))).run)
        let retry = RetryUndone(try await rehearsal.scope)
        await #expect(throws: FeatureProblem.undoUnknown("none")) {
            try await retry.perform(ID("none"))
        }
        #expect(try await retry.perform(ID(byUndo ? undo : run)) > 3)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.snapshot().expectSame(as: posted)
        #expect(try await retry.perform(ID(run)) == 0)
        try await rehearsal.expectSound()
    }

    private func repostInvoice(of order: String, _ rehearsal: Rehearsal) async throws {
        let invoice = try #require(try await rehearsal.links(ofNumber: order).first { $0.kind == .invoice })
        try await rehearsal.delete("Invoice", id: invoice.booksID)
        _ = try await Reconcile(rehearsal.scope).repost([ID("invoice-\(invoice.booksID)")])
        try await rehearsal.runUntilQuiet()
    }
}

/// Somebody who does things in the books that nobody asked for.
final class RandomHands: Sendable {
    private let rehearsal: Rehearsal
    private let chance: SeededChance
    private let known = Mutex<Set<String>>([])

    init(_ rehearsal: Rehearsal, seed: UInt64) {
        self.rehearsal = rehearsal
        chance = SeededChance(seed &* 31)
    }

    /// Orders of which a document was changed or deleted.
    var touched: Set<String> { known.withLock { $0 } }

    func act() async throws {
        let documents = try await rehearsal.documents().filter { $0.marker != nil && $0.order != nil }
        guard !documents.isEmpty else { return }
        let document = documents[Int(chance.number(below: UInt64(documents.count)))]
        known.withLock { _ = $0.insert(document.order ?? "") }
        switch chance.number(below: 3) {
        case 0: try await rehearsal.delete(document.kind, id: document.id)
        default: try await rehearsal.amend(document.kind, id: document.id, ["TxnDate": .text("2025-11-11")])
        }
    }
}

extension Rehearsal {
    /// Identifiers of all runs, oldest first.
    func runs() async throws -> [String] {
        try await services.archive.runs(of: Self.company, limit: 50).reversed().map(\.id)
    }

    /// Documents of ours by the order that they say they are of.
    func documentsByOrder() async throws -> [String: [BookedDocument]] {
        let ours = try await documents().filter { $0.marker != nil && !$0.isVoided && $0.order != nil }
        return Dictionary(grouping: ours) { $0.order ?? "" }
    }

    /// Nothing of the order is in the books, or all of it; or it needs a person and says exactly what is there.
    func expectWholeOrTold(
        _ order: String, of count: Int?, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let here = try await documentsByOrder()[order] ?? []
        let row = try await self.order(order)
        if here.isEmpty { return }
        if row.state == .needsYou, case .stillInBooks(let rest)? = try await reason(of: order) {
            let told = Set(rest.left.map { "\($0.kind.rawValue.lowercased()) \($0.booksID)" })
            let there = Set(here.map { "\($0.kind.lowercased()) \($0.id)" })
            #expect(there.isSubset(of: told), sourceLocation: sourceLocation)
            let isBack = rest.gone.contains { named in here.contains { $0.id == named.booksID } }
            #expect(!isBack, sourceLocation: sourceLocation)
        } else if let count {
            #expect(here.count == count, "\(row): \(here)", sourceLocation: sourceLocation)
        } else {
            #expect(row.reasonCode != "undone", "\(row): \(here)", sourceLocation: sourceLocation)
        }
    }
}
