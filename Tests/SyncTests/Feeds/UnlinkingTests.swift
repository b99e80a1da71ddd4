import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import LinkLedger
import SampleStores
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("Unlinking what stands in the books for something of a store", .tags(.f5, .f6, .x1))
struct UnlinkingTests {
    private static let store = ID<Store>(FeedScene.store)

    private func posted(_ orders: Int = 8, booksNumber: Bool = false) async throws -> FeedScene {
        let scene = try await FeedScene(orders: orders, booksNumber: booksNumber)
        for one in [Workflow.products, .customers, .invoices, .creditMemos] { try await scene.run(one) }
        return scene
    }

    @Test("takes a product's identifier away until its feed finds the item again, and changes nothing in the books")
    func product() async throws {
        let scene = try await posted(2)
        let items = try await scene.hands.list("Item").count
        func shown() async throws -> SyncedProduct? {
            try await SyncedProducts(scene.scope).page(of: Self.store, search: "ART-100", limit: 10).products
                .first { $0.sku == "ART-100" }
        }
        let before = try #require(try await shown()?.item?.id)
        #expect(try await Unlinking(scene.scope).named("ART-100", .products, of: Self.store) == 1)
        #expect(try await shown()?.item == nil)
        #expect(try await shown()?.state == .waiting)
        #expect(try await scene.run(.products).stop == nil)
        #expect(try await shown()?.item?.id == before)
        #expect(try await scene.hands.list("Item").count == items)
    }

    @Test("leaves a document in the books, and sends it neither by itself nor twice")
    func document() async throws {
        let scene = try await posted()
        let count = try await scene.filed("Invoice").count
        #expect(try await Unlinking(scene.scope).named("000001", .invoices, of: Self.store) == 1)
        let records = SyncedRecords(try await scene.scope)
        let page = try await records.page(.invoices, of: Self.store, search: "000001", limit: 10)
        #expect(page.records.allSatisfy { $0.state != .live })
        for _ in 0..<2 {
            let report = try await scene.run(.invoices)
            #expect(report.posted.isEmpty)
            #expect(report.stop == nil)
        }
        #expect(try await scene.filed("Invoice").count == count)
        let row = try #require(
            try await scene.services.archive.orders(named: "000001", of: [FeedScene.store])
                .first { !$0.id.hasPrefix(ID<Order>.creditMemoMark) })
        #expect(row.reasonCode == ReasonCode.undone)
        // Asked for again while it still stands there: one document all the same.
        _ = try await OrderList(scene.scope).retry([row.ref])
        _ = try await scene.run(.invoices)
        #expect(try await scene.filed("Invoice").count == count)
        await #expect(throws: FeatureProblem.self) {
            try await Unlinking(scene.scope).named("999999", .invoices, of: Self.store)
        }
    }

    /// What a bookkeeper did to a document after it was unlinked.
    enum Change: CaseIterable { case nothing, number, day, customer }

    @Test(
        "asks about a document that still stands there, whatever was changed in it and whoever numbers, and doubles none",
        arguments: Change.allCases, [false, true])
    func standsStill(change: Change, booksNumber: Bool) async throws {
        let scene = try await posted(booksNumber: booksNumber)
        let count = try await scene.filed("Invoice").count
        let one = try #require(
            try await SyncedRecords(scene.scope).page(.invoices, of: Self.store, limit: 50).records
                .first { $0.total?.currency == .eur })
        let id = one.place.sourceID
        let row = try #require(
            try await scene.services.archive.orders(named: id, of: [FeedScene.store]).first { $0.id == id })
        try await Unlinking(scene.scope).record(one.place, of: Self.store)
        switch change {
        case .nothing: break
        case .number: try await scene.hands.amend("Invoice", id: one.booksID, ["DocNumber": .text("A MAIN 1")])
        case .day:
            let day = try #require(one.date).adding(days: 3)
            try await scene.hands.amend("Invoice", id: one.booksID, ["TxnDate": .text(day.description)])
        case .customer:
            let other = try await scene.hands.write("Customer", ["DisplayName": .text("Une autre cliente")])
            try await scene.hands.amend(
                "Invoice", id: one.booksID,
                ["CustomerRef": .record(["value": .text(other.text("Id") ?? "")])])
        }
        for _ in 0..<2 {
            _ = try await OrderList(scene.scope).retry([row.ref])
            #expect(try await scene.run(.invoices).posted.isEmpty)
            #expect(try await scene.filed("Invoice").count == count)
            let after = try await scene.services.archive.orders(named: id, of: [FeedScene.store]).first { $0.id == id }
            guard case .stillStands(.invoice, _, one.booksID)? = after?.cause else {
                Issue.record("\(String(describing: after?.cause))")
                return
            }
        }
        guard change == .nothing else { return }
        try await NeedsYou(scene.scope).answer(.linkExisting, for: row.ref)
        #expect(try await scene.run(.invoices).posted.isEmpty)
        #expect(try await scene.totals()[.needsYou] == nil)
        #expect(try await scene.filed("Invoice").count == count)
    }

    @Test("posts a document anew that was deleted in the books and is asked for again")
    func deleted() async throws {
        let scene = try await posted()
        let count = try await scene.filed("Invoice").count
        let page = try await SyncedRecords(scene.scope).page(.invoices, of: Self.store, search: "000002", limit: 10)
        let one = try #require(page.records.first { $0.name == "000002" })
        try await Unlinking(scene.scope).record(one.place, of: Self.store)
        try await scene.hands.delete("Invoice", id: one.booksID)
        let row = try #require(
            try await scene.services.archive.orders(named: "000002", of: [FeedScene.store])
                .first { !$0.id.hasPrefix(ID<Order>.creditMemoMark) })
        _ = try await OrderList(scene.scope).retry([row.ref])
        #expect(try await scene.run(.invoices).posted.values.reduce(0, +) == 1)
        #expect(try await scene.filed("Invoice").count == count)
        #expect(try await scene.totals()[.posted] == scene.sample.sums().invoices + scene.sample.sums().creditMemos)
    }

    @Test("has a customer looked for anew, who is not made twice")
    func customer() async throws {
        let scene = try await posted(2)
        let count = try await scene.hands.list("Customer").count
        let page = try await SyncedRecords(scene.scope).page(.customers, of: Self.store, limit: 50)
        let one = try #require(page.records.first { $0.state == .live })
        #expect(try await Unlinking(scene.scope).record(one.place, of: Self.store) == 1)
        #expect(try await scene.run(.customers).stop == nil)
        #expect(try await scene.hands.list("Customer").count == count)
    }

    @Test("is not for clerks, and retrying is")
    func roles() async throws {
        let scene = try await posted(1)
        let company = try #require(try await Companies(scene.services).list().first)
        let clerk = scene.services.scope(company, as: Requester(name: "clerk", role: .clerk))
        await #expect(throws: FeatureProblem.notAllowed(.undoPosted, role: .clerk)) {
            try await Unlinking(clerk).named("ART-100", .products, of: Self.store)
        }
        for family in SyncedFamily.allCases { _ = try await family.retry(in: clerk, of: Self.store) }
    }
}
