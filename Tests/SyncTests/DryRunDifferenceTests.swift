import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import Foundation
import LinkLedger
import SampleStores
import Simulation
import Storage
import Sync
import Synchronization
import TestKit
import Testing

@Suite("A dry run as a difference to the books")
struct DryRunDifferenceTests {
    @Test("shows field by field what a changed order would change, and then that is what changes", .tags(.x3))
    func changedOrder() async throws {
        let rehearsal = try await Rehearsal.open(orders: 0)
        let mug = try await rehearsal.plainProduct()
        let order = try await rehearsal.place("AWAITING_PAYMENT", [(mug.sku, 1)])
        try await rehearsal.runUntilQuiet()
        try await rehearsal.rewrite(order.id, to: [(mug.sku, 3)])
        let before = try await rehearsal.snapshot()
        let shown = try #require(try await rehearsal.dryRun().first { $0.decision.order?.number == order.id })
        #expect(shown.outcome == .change && shown.isDue && shown.isPosted)
        guard case .update(let posted, to: let record)? = shown.decision.writes.first,
            let old = posted.document, let new = record.document
        else { throw Unexpected(shown.decision.writes) }
        let fields = old.changes(to: new)
        #expect(fields.map(\.field).contains(.total) && fields.map(\.field).contains(.line))
        let total = try #require(fields.first { $0.field == .total })
        #expect(total.before == old.total.description && total.after == new.total.description)
        try await rehearsal.snapshot().expectSame(as: before)
        try await rehearsal.runUntilQuiet()
        let filed = try #require(try await rehearsal.documents(["Invoice"]).first)
        #expect(filed.total == Decimal(string: total.after))
    }

    @Test("tells what is new, changed, taken back and left, with the accounts in balance", .tags(.x3))
    func outcomes() async throws {
        let rehearsal = try await Rehearsal.open(orders: 0)
        let mug = try await rehearsal.plainProduct()
        let kept = try await rehearsal.place("AWAITING_PAYMENT", [(mug.sku, 1)])
        let paid = try await rehearsal.place("AWAITING_PAYMENT", [(mug.sku, 2)])
        let gone = try await rehearsal.place("AWAITING_PAYMENT", [(mug.sku, 3)])
        try await rehearsal.runUntilQuiet()
        try await rehearsal.setStatus(paid.id, payment: "PAID")
        try await rehearsal.setStatus(gone.id, payment: "CANCELLED")
        let new = try await rehearsal.place("PAID", [(mug.sku, 1)])
        let orders = try await rehearsal.dryRun()
        func outcome(_ id: String) -> DryRunOrder.Outcome? { orders.first { $0.decision.order?.number == id }?.outcome }
        #expect(outcome(kept.id) == .leave && outcome(paid.id) == .change)
        #expect(outcome(gone.id) == .takeBack && outcome(new.id) == .create)
        var tally = DryRunTally()
        for order in orders { tally.add(order) }
        #expect(tally.documents[.void] == [.invoice: 1])
        let debits = tally.ledger.lines.reduce(0) { $0 + $1.debit.minorUnits }
        let credits = tally.ledger.lines.reduce(0) { $0 + $1.credit.minorUnits }
        #expect(debits == credits)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
        #expect(try await rehearsal.dryRun().allSatisfy { $0.decision.writes.isEmpty && !$0.isDue })
    }

    @Test("leaves alone what a sync would not look at, and says why it stands there", .tags(.x3))
    func resting() async throws {
        let rehearsal = try await Rehearsal.open(orders: 20)
        try await rehearsal.runUntilQuiet()
        for order in try await rehearsal.dryRun() {
            let row = try #require(try await rehearsal.orders().first { $0.id == order.decision.id })
            #expect(!order.isDue && order.decision.writes.isEmpty)
            #expect(order.decision.reason == row.cause)
        }
    }

    @Test("of a range shows the orders that were placed in it, by the days of the policy's zone", .tags(.x3, .w1))
    func range() async throws {
        let rehearsal = try await Rehearsal.open(orders: 20)
        let policy = try #require(try await StorePolicy(rehearsal.scope).policy(of: Rehearsal.storeID))
        let zone = try #require(TimeZone(identifier: policy.timeZone))
        func days(_ orders: [DryRunOrder]) -> [BusinessDate] {
            orders.compactMap(\.decision.order).map { BusinessDate($0.placedAt, in: zone) }.sorted()
        }
        let all = days(try await rehearsal.dryRun())
        let (from, to) = (all[5], all[15])
        for isDecided in [false, true] {
            if isDecided { try await rehearsal.runUntilQuiet() }
            let some = days(try await rehearsal.dryRun(DryRunScope(from: from, to: to)))
            #expect(some == all.filter { $0 >= from && $0 <= to })
        }
    }

    @Test("reads what a sync does not read when asked to, and keeps nothing of it", .tags(.x3))
    func refreshed() async throws {
        let rehearsal = try await Rehearsal.open(orders: 15) { $0.startDate = day("2026-05-20") }
        try await rehearsal.runUntilQuiet()
        let known = try await rehearsal.orders().count
        let inStore = await rehearsal.sample.summary().orders
        #expect(known < inStore)
        #expect(try await rehearsal.dryRun().count == known)
        let all = try await rehearsal.dryRun(DryRunScope(from: day("2020-01-01"), isRefreshed: true))
        #expect(all.count == inStore)
        #expect(Set(all.map(\.decision.id)).count == inStore, "each once")
        #expect(all.contains { $0.decision.reason?.code == "beforeStartDate" })
        #expect(try await rehearsal.orders().count == known)
    }

    @Test("under other settings shows what differs and saves nothing", .tags(.x3))
    func whatIf() async throws {
        let rehearsal = try await Rehearsal.open(orders: 15)
        let policy = try #require(try await StorePolicy(rehearsal.scope).policy(of: Rehearsal.storeID))
        var same = policy
        same.version = 1
        #expect(try await rehearsal.dryRun(DryRunScope(policy: same)).allSatisfy { !$0.differs })

        var other = policy
        other.saleForm = .invoice
        other.startDate = day("2026-04-01")
        let orders = try await rehearsal.dryRun(DryRunScope(policy: other))
        let differing = orders.filter(\.differs)
        #expect(!differing.isEmpty && differing.count < orders.count)
        #expect(differing.contains { $0.outcome == .create && $0.outcomeOtherwise == .skip })
        var difference = LedgerEffect()
        for order in orders {
            if let other = order.otherwise { difference.add(other) }
            difference.subtract(order.decision)
        }
        #expect(difference.lines.reduce(0) { $0 + $1.debit.minorUnits - $1.credit.minorUnits } == 0)
        #expect(!difference.lines.isEmpty)
        #expect(try await StorePolicy(rehearsal.scope).policy(of: Rehearsal.storeID) == policy)
        // What it shows is what comes when the settings are saved.
        try await rehearsal.setPolicy { $0 = other }
        try await rehearsal.runUntilQuiet()
        for order in orders {
            let row = try #require(try await rehearsal.orders().first { $0.id == order.decision.id })
            #expect(row.state == order.otherwise?.state, "\(row.number)")
        }
        // Posted orders stay as they are under any settings.
        let posted = try await rehearsal.orders(.posted).map(\.id)
        let after = try await rehearsal.dryRun(DryRunScope(policy: policy)).filter { posted.contains($0.decision.id) }
        #expect(after.allSatisfy { ($0.otherwise?.writes ?? []).isEmpty })
    }

    @Test("reads a closing date that the books have set since", .tags(.x3))
    func closingDate() async throws {
        let rehearsal = try await Rehearsal.open(orders: 20)
        try await rehearsal.close("2026-01-31")
        let held = try await rehearsal.dryRun().filter { $0.decision.reason?.code == "periodClosed" }
        #expect(!held.isEmpty)
        #expect(held.allSatisfy { $0.outcome == .needsYou })
    }

    @Test("of products shows the items that the workflow then makes", .tags(.x3, .w19))
    func products() async throws {
        let rehearsal = try await Rehearsal.open(awkward: true)
        let before = try await rehearsal.snapshot()
        let shown = try await rehearsal.previewProducts()
        #expect(!shown.items.isEmpty && !shown.held.isEmpty)
        try await rehearsal.snapshot().expectSame(as: before)
        let report = try await rehearsal.run(.products)
        #expect(report.posted["item"] == shown.items.count)
        let made = Set(try await rehearsal.names(in: "Item")).subtracting(before.items)
        #expect(made == Set(shown.items))
        #expect(try await rehearsal.previewProducts().items.isEmpty)
    }
}

struct Unexpected: Error {
    let text: String
    init(_ value: Any) { text = String(describing: value) }
}

extension Rehearsal {
    func dryRun(_ range: DryRunScope = DryRunScope()) async throws -> [DryRunOrder] {
        let shown = Mutex<[DryRunOrder]>([])
        try await SyncStore(scope).dryRun(of: Self.storeID, range) { order in
            shown.withLock { $0.append(order) }
        }
        return shown.withLock { $0 }
    }

    fileprivate func previewProducts() async throws -> (items: [String], held: [String]) {
        let shown = Mutex<(items: [String], held: [String])>(([], []))
        try await SyncStore(scope).previewProducts(of: Self.storeID) { preview in
            shown.withLock { shown in
                switch preview.result {
                case .item(let record): if case .item(let item) = record.body { shown.items.append(item.name) }
                case .needsYou: shown.held.append(preview.product)
                }
            }
        }
        return shown.withLock { $0 }
    }
}
