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

@Suite("The feeds of a store that makes its documents itself", .tags(.f2, .f7))
struct FeedTests {
    @Test("are five, each with its proposed schedule, which counts once it is saved", .tags(.f3))
    func five() async throws {
        let scene = try await FeedScene(orders: 1)
        let feeds = try await Feeds(scene.scope).list()
        #expect(feeds.map(\.workflow) == [.products, .productUpdates, .customers, .invoices, .creditMemos])
        #expect(
            feeds.map { $0.proposal?.text } == ["every 3600", "daily 03:00", "every 3600", "every 3600", "every 3600"])
        #expect(feeds.allSatisfy { $0.schedule == .off && $0.dueAt == nil })
        #expect(feeds.map(\.isEarly) == [false, false, false, true, true])
        try await Feeds(scene.scope).schedule(.invoices, of: ID(FeedScene.store), .every(seconds: 3600))
        let saved = try await scene.feed(.invoices)
        #expect(saved.proposal == nil)
        #expect(saved.dueAt != nil)
    }

    @Test("run in the wrong order leave documents waiting, which follow by themselves", .tags(.x1, .x2))
    func order() async throws {
        let scene = try await FeedScene(orders: 40)
        let sums = await scene.sample.sums()
        #expect(try await scene.run(.creditMemos).outcomes["needsYou"] == sums.creditMemos)
        let early = try await scene.run(.invoices)
        #expect(early.outcomes["waiting"] == sums.invoices)
        #expect(try await scene.filed("Invoice").count == 0)
        let page = try await SyncedRecords(scene.scope).page(.invoices, of: ID(FeedScene.store), limit: 50)
        guard case .waiting(.names(_))? = page.awaited.first?.reason else {
            Issue.record("\(String(describing: page.awaited.first))")
            return
        }
        let products = try await scene.run(.products)
        #expect(products.outcomes["linked"] == 1)
        #expect(products.outcomes["skipped"] == 1)
        #expect(products.outcomes["posted"] == 22)
        let customers = try await scene.run(.customers)
        #expect(customers.outcomes["posted"] == 12)
        let told = try await scene.services.archive.results(of: customers.run, after: nil, limit: 20)
        #expect(told.count == 12 && told.allSatisfy { $0.label != $0.subject }, "\(told.map(\.label))")
        #expect(try await scene.run(.invoices).stop == nil)
        #expect(try await scene.run(.creditMemos).stop == nil)
        let totals = try await scene.totals()
        #expect(totals[.posted] == sums.invoices + sums.creditMemos, "\(totals)")
        let invoiced = try await scene.filed("Invoice")
        #expect(invoiced.count == sums.invoices)
        #expect(invoiced.cents == sums.invoiced.values.reduce(0, +))
        let credited = try await scene.filed("CreditMemo")
        #expect(credited.count == sums.creditMemos)
        #expect(credited.cents == sums.credited.values.reduce(0, +))
        #expect(try await scene.books.trialBalance(company: FeedScene.key).difference == "0.00")
        for workflow in [Workflow.products, .productUpdates, .customers, .invoices, .creditMemos] {
            let again = try await scene.run(workflow)
            #expect(again.posted.isEmpty, "\(workflow): \(again.posted)")
        }
        #expect(try await !scene.feed(.invoices).isEarly)
    }

    @Test("agree with the books to the cent: a credit memo takes back on both sides", .tags(.x2, .x5))
    func reconciled() async throws {
        let scene = try await FeedScene(orders: 40)
        for workflow in [Workflow.products, .customers, .invoices, .creditMemos] { try await scene.run(workflow) }
        let context = try #require(try await SyncContexts(scene.scope).all().first)
        let whole = BusinessDate(daysSince1970: 18_000)...BusinessDate(daysSince1970: 22_000)
        let report = try await StoreReconciliation(context).perform(whole)
        #expect(report.bridges.allSatisfy { $0.difference.isZero && $0.differences.isEmpty }, "\(report.bridges)")
        #expect(report.taxes.allSatisfy { $0.difference.isZero }, "\(report.taxes)")
        let list = OrderList(try await scene.scope)
        var selection = OrderSelection()
        selection.state = .posted
        let memos = try await list.page(selection, limit: 100).orders.filter {
            $0.ref.id.rawValue.hasPrefix(ID<Order>.creditMemoMark)
        }
        #expect(!memos.isEmpty)
        for memo in memos {
            #expect(memo.total?.isNegative == true, "\(memo.number): \(String(describing: memo.total))")
            let sides = try await list.report(of: memo.ref).sides
            for side in sides { #expect(side.isEqual, "\(memo.number): \(side)") }
            #expect(sides.contains { $0.part == .total && $0.store.isNegative }, "\(memo.number)")
        }
    }

    @Test("give each product its identifier in the books, an alias that of the product it stands for", .tags(.f5))
    func identifiers() async throws {
        let scene = try await FeedScene(orders: 1)
        try await scene.run(.products)
        try await scene.run(.products)
        let page = try await SyncedProducts(scene.scope).page(of: ID(FeedScene.store), limit: 100)
        let items = Dictionary(page.products.map { ($0.sku, $0.item?.id) }, uniquingKeysWith: { first, _ in first })
        #expect(page.products.count == 24)
        #expect(items["ART-100"] != nil && items["ART-100"] == items["ART-100-MKT"])
        #expect(items["ANCIEN-1"] == .some(nil))
        #expect(page.products.filter { $0.item == nil }.map(\.sku) == ["ANCIEN-1"])
    }

    @Test("bring items up to date with products that were renamed, and put those to rest that were deleted")
    func updates() async throws {
        let scene = try await FeedScene(orders: 1)
        try await scene.run(.products)
        #expect(try await scene.run(.productUpdates).outcomes.isEmpty)
        scene.clock.advance(bySeconds: 7200)
        await scene.sample.renameProduct("ART-100", to: "Mug en grès, anse large")
        await scene.sample.deleteProduct("ART-102")
        let report = try await scene.run(.productUpdates)
        #expect(report.stop == nil)
        #expect((report.updated ?? [:]).values.reduce(0, +) == 2)
        #expect(try await scene.run(.productUpdates).outcomes.isEmpty)
    }

    @Test("ask for the stock of products that have no item yet, and of no others")
    func stockOnce() async throws {
        let scene = try await FeedScene(orders: 1)
        func asked() -> Int { scene.network.sent.count { $0.url.hasSuffix("/stocks") } }
        try await scene.run(.products)
        let first = asked()
        #expect(first >= 20)
        scene.clock.advance(bySeconds: 7200)
        await scene.sample.renameProduct("ART-100", to: "Mug en grès, anse large")
        for workflow in [Workflow.products, .productUpdates] { #expect(try await scene.run(workflow).stop == nil) }
        #expect(asked() == first)
        await scene.sample.makeProduct("ART-NEUF", like: "ART-100")
        #expect(try await scene.run(.products).outcomes["posted"] == 1)
        #expect(asked() == first + 1)
    }

    @Test("rename items as the books take names, and only when their products were renamed")
    func names() async throws {
        let scene = try await FeedScene(orders: 1)
        var policy = try await SetUp(scene.scope).suggestion(for: ID(FeedScene.store)).policy
        policy.products.matching = .name
        _ = try await StorePolicy(scene.scope).save(policy, of: ID(FeedScene.store))
        await scene.sample.renameProduct("ART-102", to: "Bol :  grand modèle")
        try await scene.run(.products)
        #expect(try await scene.hands.names(in: "Item").contains("Bol grand modèle"))
        // The product says what it said: the item keeps its name.
        #expect(try await scene.run(.productUpdates).outcomes.isEmpty)
        scene.clock.advance(bySeconds: 7200)
        await scene.sample.renameProduct("ART-102", to: "Bol : petit modèle")
        let report = try await scene.run(.productUpdates)
        #expect((report.updated ?? [:]).values.reduce(0, +) == 1, "\(report.outcomes)")
        #expect(try await scene.hands.names(in: "Item").contains("Bol petit modèle"))
        #expect(try await scene.run(.productUpdates).outcomes.isEmpty)
    }

    @Test("take documents from the accounting export of the store, once", .tags(.x11))
    func uploaded() async throws {
        let called = try await FeedScene(orders: 30)
        for workflow in [Workflow.products, .customers, .invoices, .creditMemos] { try await called.run(workflow) }
        let scene = try await FeedScene(orders: 30, isCalled: false)
        let intake = try await scene.intake()
        let export = await scene.sample.accountingExport()
        let sums = await scene.sample.sums()
        let (products, customers) = await scene.sample.lists()
        _ = try await intake.take(.products, products)
        _ = try await intake.take(.customers, customers)
        let first = try await intake.take(.invoices, export)
        #expect(first == .kept(KeptCount(new: sums.invoices + sums.creditMemos, changed: 0)))
        #expect(try await intake.take(.invoices, export) == .kept(KeptCount(new: 0, changed: 0)))
        for workflow in [Workflow.products, .customers, .invoices, .creditMemos] { try await scene.run(workflow) }
        #expect(try await scene.filed("Invoice") == called.filed("Invoice"))
        #expect(try await scene.filed("CreditMemo") == called.filed("CreditMemo"))
        #expect(try await scene.totals()[.posted] == sums.invoices + sums.creditMemos)
    }

    @Test("bear the rate that the store's document bears, at first and when they are decided again", .tags(.x8))
    func rates() async throws {
        let scene = try await FeedScene(orders: 30)
        for workflow in [Workflow.products, .customers, .invoices] { try await scene.run(workflow) }
        func foreign() async throws -> [String] {
            try await scene.hands.list("Invoice").filter { $0.record("CurrencyRef")?.text("value") == "GBP" }
                .map { "\($0.text("SyncToken") ?? "") at \($0.number("ExchangeRate") ?? 0)" }
        }
        let before = try await foreign()
        #expect(Set(before) == ["0 at 1.1652"])
        let rows = try await scene.services.archive.orders(
            of: FeedScene.store, state: .posted, search: nil, after: nil, limit: 100)
        _ = try await OrderList(scene.scope).retry(rows.map(\.ref))
        let again = try await scene.run(.invoices)
        #expect(again.posted.isEmpty && (again.updated ?? [:]).isEmpty)
        #expect(try await foreign() == before)
    }

    @Test("ask about a credit memo whose invoice was never exported; a person may send it all the same")
    func creditWithoutInvoice() async throws {
        let scene = try await FeedScene(orders: 12)
        for workflow in [Workflow.products, .customers, .creditMemos] { try await scene.run(workflow) }
        let sums = await scene.sample.sums()
        #expect(try await scene.totals()[.needsYou] == sums.creditMemos)
        let rows = try await scene.services.archive.orders(
            of: FeedScene.store, state: .needsYou, search: nil, after: nil, limit: 9)
        #expect(rows.allSatisfy { $0.reasonCode == "creditWithoutInvoice" })
    }
}
