import Accounting
import Bookkeeping
import Commerce
import LinkLedger
import QuickBooksSandbox
import SampleStores
import Simulation
import Storage
import Sync
import Synchronization
import TestKit
import Testing

/// What a dry run has shown so far.
private final class Names: Sendable {
    private let names = Mutex<Set<String>>([])

    var all: Set<String> { names.withLock { $0 } }

    func add(_ record: PlannedRecord) {
        switch record.body {
        case .customer(let party), .vendor(let party): _ = names.withLock { $0.insert(party.displayName) }
        case .item(let item): _ = names.withLock { $0.insert(item.name) }
        case .document: break
        }
    }
}

@Suite("Buyers of an untidy store")
struct BuyerTests {
    /// Customers made in the books, and buyers of the orders that are there by the store's own count.
    private func counts(_ rehearsal: Rehearsal) async throws -> (customers: Int, buyers: Int) {
        var posted: Set<String> = []
        for row in try await rehearsal.orders() where try await !rehearsal.links(of: row.id).isEmpty {
            posted.insert(row.id)
        }
        let summary = try await rehearsal.books.summary(company: rehearsal.country)
        return (summary.customersMade, await rehearsal.sample.buyers(ofOrders: posted))
    }

    @Test("are as many customers, and the same ones when processes die in between", arguments: ["us", "de"])
    func asManyCustomers(country: String) async throws {
        let whole = try await Rehearsal.open(country, orders: 150)
        try await whole.runUntilQuiet()
        let counts = try await counts(whole)
        #expect(counts.customers == counts.buyers)
        #expect(counts.buyers > 30)

        let cut = try await Rehearsal.open(country, orders: 150)
        for step in 1...8 {
            let accident = Accident(step.isMultiple(of: 2) ? .afterWrite : .afterRequest)
            let process = try await cut.process(accident)
            accident.happen(atStep: step * 7)
            _ = try? await cut.run(by: process)
            cut.outlastLeases()
        }
        try await cut.runUntilQuiet()
        try await cut.snapshot().expectSame(as: try await whole.snapshot())
    }

    @Test("are found by each of several addresses that a customer of the books has in one field")
    func severalAddresses() async throws {
        let rehearsal = try await Rehearsal.open()
        let sku = try await rehearsal.plainProduct().sku
        let order = try await rehearsal.place("PAID", [(sku, 1)], buyer: 0).id
        let email = try #require(try await rehearsal.shown(order).text("email"))
        let made = try await rehearsal.write(
            "Customer",
            [
                "DisplayName": .text("Hand Made Ltd"),
                "PrimaryEmailAddr": .record(["Address": .text("orders@hand.example, \(email.uppercased())")]),
            ])
        let before = try await rehearsal.list("Customer").count
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.list("Customer").count == before)
        let link = try #require(try await rehearsal.links(ofNumber: order).first { $0.kind == .salesReceipt })
        let customer = try await rehearsal.read("SalesReceipt", link.booksID).record("CustomerRef")
        #expect(customer?.text("value") == made.text("Id"))
    }

    @Test("have in a dry run the names that they then get, page after page")
    func namesAsShown() async throws {
        let rehearsal = try await Rehearsal.open("us", orders: 260)
        let shown = Names()
        try await DryRun(try await rehearsal.context()).perform { order in
            for case .create(let record) in order.decision.changes { shown.add(record) }
        }
        let before = try await Set(rehearsal.names(in: "Customer") + rehearsal.names(in: "Item"))
        try await rehearsal.runUntilQuiet()
        let after = try await Set(rehearsal.names(in: "Customer") + rehearsal.names(in: "Item"))
        #expect(after.subtracting(before) == shown.all)
    }
}
