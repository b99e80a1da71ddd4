import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import LinkLedger
import QuickBooksSandbox
import SampleStores
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("Documents that all go wrong in one way", .tags(.x1, .x2))
struct BrakeTests {
    /// A company that keeps sales tax by hand, with a code that is not in the settings: it takes no tax.
    private func openWithoutTax(orders: Int) async throws -> Rehearsal {
        let rehearsal = try await Rehearsal.open("us", orders: orders)
        try await rehearsal.books.setPreferences(company: "us", json: #"{"TaxPrefs":{"UsingSalesTax":false}}"#)
        return rehearsal
    }

    @Test("stop the run after a few, with all that differed taken back")
    func differing() async throws {
        let rehearsal = try await openWithoutTax(orders: 200)
        let report = try await rehearsal.run()
        guard case .sameTrouble(let trouble)? = report.stopped else {
            Issue.record("\(report)")
            return
        }
        #expect(report.stop == "sameTrouble")
        guard case .booksDiffer = trouble.reason else {
            Issue.record("\(trouble)")
            return
        }
        let held = try await rehearsal.orders(.needsYou).filter { $0.reasonCode == "booksDiffer" }
        #expect(held.count >= 5 && held.count <= 20, "\(held.count)")
        for row in held {
            #expect(try await rehearsal.links(of: row.id).allSatisfy { $0.kind.document == nil }, "\(row)")
        }
        let waiting = try await rehearsal.orders(.waiting)
        #expect(waiting.count > 100)
    }

    @Test("keep a schedule from beginning until somebody acts")
    func schedule() async throws {
        let rehearsal = try await openWithoutTax(orders: 60)
        #expect(try await rehearsal.run().stop == "sameTrouble")
        // One order that somebody sends by itself is no look at what went wrong.
        let one = try #require(try await rehearsal.orders(.waiting).first)
        _ = try await SendOrder(rehearsal.scope).send(one.id, of: Rehearsal.storeID)
        let before = try await rehearsal.orders(.needsYou).count
        await #expect(throws: (any Error).self) {
            try await SyncStore(rehearsal.scope(as: .machineOperator(OrderRun.scheduled)))
                .run(.orders, of: Rehearsal.storeID)
        }
        #expect(try await rehearsal.orders(.needsYou).count == before)
        try await rehearsal.setPolicy { $0.tax.unitedStatesMode = .totalAsItem }
        let report = try await SyncStore(rehearsal.scope(as: .machineOperator(OrderRun.scheduled)))
            .run(.orders, of: Rehearsal.storeID)
        #expect(report.stop == nil)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.orders(.needsYou).allSatisfy { $0.reasonCode != "booksDiffer" })
        try await rehearsal.expectSound()
    }

    @Test("are no reason to rest any more once somebody has asked that all of them be tried again")
    func retried() async throws {
        let rehearsal = try await Rehearsal.open(orders: 60)
        await rehearsal.books.misbehave(Misbehaviour(.refused, writesOnly: true, containing: "TxnDate", code: 6000))
        #expect(try await rehearsal.run().stop == "sameTrouble")
        await rehearsal.books.behave()
        await #expect(throws: (any Error).self) {
            try await SyncStore(rehearsal.scope(as: .machineOperator(OrderRun.scheduled)))
                .run(.orders, of: Rehearsal.storeID)
        }
        _ = try await OrderList(rehearsal.scope).retryAll(of: Rehearsal.storeID)
        let report = try await SyncStore(rehearsal.scope(as: .machineOperator(OrderRun.scheduled)))
            .run(.orders, of: Rehearsal.storeID)
        #expect(report.stop == nil)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
    }

    @Test("are braked in daily summaries too, and stay so until somebody acts", .tags(.x13))
    func summaries() async throws {
        let rehearsal = try await Rehearsal.open {
            $0.summary = SummaryPolicy(changes: [.init(from: BusinessDate(daysSince1970: 0), isSummarised: true)])
            $0.timeZone = "UTC"
        }
        let sku = try await rehearsal.plainProduct().sku
        for _ in 1...12 {
            _ = try await rehearsal.place("PAID", [(sku, 1)], buyer: 0)
            rehearsal.clock.advance(bySeconds: 86_400)
        }
        rehearsal.clock.advance(bySeconds: 86_400)
        await rehearsal.books.misbehave(Misbehaviour(.refused, writesOnly: true, containing: "TxnDate", code: 6000))
        let report = try await rehearsal.run()
        guard case .sameTrouble(let trouble)? = report.stopped else {
            Issue.record("\(report)")
            return
        }
        #expect(trouble.policyVersion == (try await rehearsal.services.archive.policy(of: Rehearsal.store)?.version))
        await #expect(throws: FeatureProblem.stopped(.sameTrouble(trouble))) {
            try await SyncStore(rehearsal.scope(as: .machineOperator(OrderRun.scheduled)))
                .run(.orders, of: Rehearsal.storeID)
        }
        await rehearsal.books.behave()
        _ = try await OrderList(rehearsal.scope).retryAll(of: Rehearsal.storeID)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
    }

    @Test("stop the run when all are refused with one code", arguments: [6000, 2020, 6430])
    func refused(code: Int) async throws {
        let rehearsal = try await Rehearsal.open(orders: 120)
        await rehearsal.books.misbehave(Misbehaviour(.refused, writesOnly: true, containing: "TxnDate", code: code))
        let report = try await rehearsal.run()
        #expect(report.stop == "sameTrouble")
        #expect(try await rehearsal.orders(.needsYou).filter { $0.reasonCode == "invalid" }.count <= 25)
        await rehearsal.books.behave()
        _ = try await OrderList(rehearsal.scope).retryAll(of: Rehearsal.storeID)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
    }

    @Test("A company that keeps sales tax by hand is recognised: what is suggested can be posted", .tags(.w13))
    func taxByHand() async throws {
        let rehearsal = try await Rehearsal.open("us-manual", orders: 30)
        let report = try await rehearsal.runUntilQuiet()
        #expect(report.stop == nil)
        #expect(try await rehearsal.orders(.needsYou).allSatisfy { $0.reasonCode != "booksDiffer" })
        #expect(try await rehearsal.counts()[.posted, default: 0] > 15)
        try await rehearsal.expectSound()
    }

    @Test("Settings without a tax code are refused where sales tax is kept by hand", .tags(.w13))
    func noCode() async throws {
        let rehearsal = try await Rehearsal.open("us-manual")
        var policy = try #require(try await StorePolicy(rehearsal.scope).policy(of: Rehearsal.storeID))
        policy.tax.unitedStatesMode = .storeTotal
        policy.tax.unitedStatesCode = nil
        do throws(FeatureProblem) {
            _ = try await StorePolicy(rehearsal.scope).saveChecked(policy, of: Rehearsal.storeID)
            Issue.record("kept")
        } catch {
            guard case .settingsRefused(let problems) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(problems == [UnfitSetting("tax.unitedStatesCode", .taxCodeNotChosen)])
        }
    }
}
