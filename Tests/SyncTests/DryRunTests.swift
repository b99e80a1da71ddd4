import Accounting
import Bookkeeping
import ConnectorKit
import Features
import Foundation
import LinkLedger
import Simulation
import Storage
import Sync
import Synchronization
import TestKit
import Testing

@Suite("A dry run")
struct DryRunTests {
    @Test(
        "writes nothing and shows exactly what the run then posts", .tags(.x3),
        arguments: Length.chosen(["fr"], long: ["us", "fr"]))
    func showsWhatIsPosted(country: String) async throws {
        let rehearsal = try await Rehearsal.open(country, orders: 15)
        let before = try await rehearsal.snapshot()
        let shown = try await dryRun(rehearsal)
        #expect(shown.count == 15)
        try await rehearsal.snapshot().expectSame(as: before)
        #expect(try await rehearsal.services.archive.nextReady(of: Rehearsal.ledger) == nil)
        #expect(rehearsal.network.sent.allSatisfy { $0.cost != .write && $0.cost != .batch })

        try await rehearsal.runUntilQuiet()
        for row in try await rehearsal.orders() {
            let one = try #require(shown.first { $0.order == row.id })
            #expect(one.state == row.state.rawValue)
            #expect(one.documents.sorted() == (try await filed(for: row.id, rehearsal)))
        }
    }

    /// The documents of one order, found by its links.
    private func filed(for order: String, _ rehearsal: Rehearsal) async throws -> [String] {
        let names = try await rehearsal.links(of: order).map { "\($0.kind.rawValue.lowercased()) \($0.booksID)" }
        return try await rehearsal.documents()
            .filter { names.contains("\($0.kind.lowercased()) \($0.id)") }
            .map { "\($0.kind) \($0.number) \($0.date) \($0.kind == "JournalEntry" ? 0 : $0.total)" }.sorted()
    }

    @Test("after a run shows that nothing is left to do", .tags(.x3))
    func nothingLeft() async throws {
        let rehearsal = try await Rehearsal.open(orders: 20)
        try await rehearsal.runUntilQuiet()
        let posted = try await rehearsal.orders(.posted).map(\.id)
        let left = try await dryRun(rehearsal).filter { posted.contains($0.order) && !$0.documents.isEmpty }
        #expect(left.isEmpty)
    }

    @Test("before any policy is saved says that the set-up is not finished", .tags(.w22))
    func notSetUp() async throws {
        let rehearsal = try await Rehearsal.open(orders: 1)
        // The settings go with the company of the books whose accounts they name.
        try await rehearsal.signIn(to: "ca")
        await #expect(throws: FeatureProblem.stopped(.notSetUp)) {
            try await SyncStore(rehearsal.scope).dryRun(of: Rehearsal.storeID) { _ in }
        }
    }

    private struct Shown: Sendable {
        var order: String
        var state: String
        var documents: [String]
    }

    private func dryRun(_ rehearsal: Rehearsal) async throws -> [Shown] {
        let shown = Mutex<[Shown]>([])
        try await SyncStore(rehearsal.scope).dryRun(of: Rehearsal.storeID) { order in
            let decision = order.decision
            let one = Shown(order: decision.id, state: decision.state.rawValue, documents: decision.newDocuments)
            shown.withLock { $0.append(one) }
        }
        return shown.withLock { $0 }
    }
}

extension OrderDecision {
    /// The documents that are to be created, told as the books show them.
    fileprivate var newDocuments: [String] {
        changes.compactMap { change in
            guard case .create(let record) = change, case .document(let document) = record.body else { return nil }
            let kind = document.kind.rawValue.prefix(1).uppercased() + document.kind.rawValue.dropFirst()
            let number = document.kind == .payment ? "" : document.number ?? ""
            let total = document.kind == .journalEntry ? "0" : document.total.decimal.shortest
            return "\(kind) \(number) \(document.date) \(total)"
        }
    }
}

extension ExactDecimal {
    /// Without zeros at its end, as a `Decimal` shows itself.
    fileprivate var shortest: String {
        var text = description
        guard text.contains(".") else { return text }
        while text.hasSuffix("0") { text.removeLast() }
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
}
