import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import Foundation
import LinkLedger
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("What is pushed to a store that makes its documents itself", .tags(.f7, .x11))
struct FeedPushTests {
    private static let store = ID<Store>(FeedScene.store)
    private static let products = #"""
        [{"sku":"BOL","name":"Bol laqué","type":"simple","price":"10.00","cost":"4.00","stock_physical":"5",
          "updated_at":"2025-01-01T08:00:00Z"},
         {"sku":"BOL-A","name":"Bol (annonce)","type":"alias","alias_of":"BOL"},
         {"sku":"BOL-B","name":"Bol (seconde annonce)","type":"alias","alias_of":"BOL-A"}]
        """#
    private static let customers = #"[{"id":7,"name":"Inès Moreau","email":"ines@courrier.example"}]"#

    /// A document over one piece; `rest` begins with a comma.
    private static func document(
        _ number: String, _ sku: String = "BOL", on day: String, store: String = "FR web", order: String? = nil,
        _ rest: String = ""
    ) -> String {
        let order = order ?? "W-\(number.dropFirst())"
        return #"""
            [{"id":"i-\#(number)","number":"\#(number)","order_reference":"\#(order)",
              "store":"\#(store)","status":"open","created_at":"\#(day)T10:00:00Z","currency":"EUR",
              "customer":{"id":7,"name":"Inès Moreau","email":"ines@courrier.example"},
              "items":[{"id":"1","sku":"\#(sku)","name":"Bol laqué","type":"simple","qty":"1","unit_price":"10.00",
                        "row_total":"10.00","tax_code":"FR20","tax_rate":"20","tax_amount":"2.00"}],
              "tax_amount":"2.00","grand_total":"12.00"\#(rest)}]
            """#
    }

    private static func scene(_ invoices: [String], _ memos: [String] = []) async throws -> FeedScene {
        let scene = try await FeedScene(orders: 1, isCalled: false)
        let intake = try await scene.intake()
        _ = try await intake.take(.products, Data(products.utf8))
        _ = try await intake.take(.customers, Data(customers.utf8))
        for one in invoices { _ = try await intake.take(.invoices, Data(one.utf8)) }
        for one in memos { _ = try await intake.take(.creditMemos, Data(one.utf8)) }
        return scene
    }

    private static func reasons(_ scene: FeedScene, _ state: OrderState) async throws -> [String: OrderReason] {
        let rows = try await scene.services.archive.orders(
            of: FeedScene.store, state: state, search: nil, after: nil, limit: 9)
        return Dictionary(
            rows.compactMap { row in row.reason.map { (row.number, OrderReason(kept: $0, code: row.reasonCode)) } },
            uniquingKeysWith: { first, _ in first })
    }

    @Test("is billed as the product that stands at the end of a row of aliases, which all have its item")
    func aliasOfAlias() async throws {
        let scene = try await Self.scene([Self.document("F1", "BOL-B", on: "2026-02-01")])
        for one in [Workflow.products, .customers, .invoices] { try await scene.run(one) }
        #expect(try await scene.totals() == [.posted: 1])
        try await scene.run(.products)
        let page = try await SyncedProducts(scene.scope).page(of: Self.store, limit: 9)
        #expect(page.products.count == 3)
        #expect(Set(page.products.map { $0.item?.id }).count == 1 && page.products.allSatisfy { $0.item != nil })
    }

    @Test("names the invoice of a credit memo by its number: the one that it waits for, and the one that never comes")
    func numbers() async throws {
        func memo(_ number: String, of invoice: String) -> String {
            Self.document(number, on: "2026-03-01", #","invoice_id":"i-\#(invoice)""#)
        }
        let scene = try await Self.scene(
            [Self.document("F1", on: "2025-06-01"), Self.document("F2", "INCONNU", on: "2026-02-01")],
            [memo("A1", of: "F1"), memo("A2", of: "F2")])
        let policies = StorePolicy(try await scene.scope)
        var policy = try #require(try await policies.policy(of: Self.store))
        policy.startDate = BusinessDate("2026-01-01")
        _ = try await policies.save(policy, of: Self.store)
        for one in [Workflow.products, .customers, .invoices, .creditMemos] { try await scene.run(one) }
        let held = try await Self.reasons(scene, .needsYou)
        #expect(held == ["A1": .refused([.creditWithoutInvoice(invoice: "F1")])])
        let waiting = try await Self.reasons(scene, .waiting)
        #expect(waiting["A2"] == .waiting(.invoice(number: "F2")))
    }

    @Test("finds the invoice of a credit memo among any number of others whose orders bear the same number")
    func manyStores() async throws {
        let others = (1...55).map { Self.document("G\($0)", on: "2026-02-01", store: "S\($0)", order: "1") }
        let memo = Self.document("A1", on: "2026-03-01", store: "", order: "1", #","invoice_id":"i-F1""#)
        let scene = try await Self.scene(
            [Self.document("F1", on: "2026-01-02", store: "", order: "1")] + others, [memo])
        for one in [Workflow.products, .customers, .invoices, .creditMemos] { try await scene.run(one) }
        #expect(try await scene.totals() == [.posted: 57])
    }

    @Test("shows credit memos that wait also where more invoices than a page holds do so")
    func shown() async throws {
        let invoices = (1...220).map { Self.document("F\($0)", "INCONNU", on: "2026-02-02") }
        let memo = Self.document("A1", "INCONNU", on: "2026-01-02", #","invoice_id":"i-F1""#)
        let scene = try await Self.scene(invoices, [memo])
        for one in [Workflow.invoices, .creditMemos] { try await scene.run(one) }
        let records = SyncedRecords(try await scene.scope)
        #expect(try await records.page(.creditMemos, of: Self.store, limit: 9).awaited.map(\.name) == ["A1"])
        // A run of one feed leaves what waits in the other one where people see it.
        #expect(try await records.page(.invoices, of: Self.store, limit: 9).awaited.count == 50)
    }

    @Test("has customers read again once a day for a name that never comes, and whenever a person asks for it")
    func neverComes() async throws {
        let strange = Self.document("F1", on: "2026-02-01").replacingOccurrences(of: #""id":7,"#, with: #""id":99,"#)
            .replacingOccurrences(of: "Inès Moreau", with: "Nour Haddad")
            .replacingOccurrences(of: "ines@courrier.example", with: "nour@courrier.example")
        let scene = try await Self.scene([strange])
        for one in [Workflow.products, .customers, .invoices] { try await scene.run(one) }
        #expect(try await scene.totals() == [.waiting: 1])
        let scheduled = try await scene.services.scope(FeedScene.company, as: .machineOperator(OrderRun.scheduled))
        func read() async throws -> Int {
            try await SyncStore(scheduled).run(.customers, of: ID(FeedScene.store)).read
        }
        #expect(try await read() == 1)
        #expect(try await read() == 0)
        #expect(try await scene.run(.customers).read == 1)
        scene.clock.advance(bySeconds: 90_000)
        #expect(try await read() == 1)
    }

    @Test("waits for a person where its rate is that of the books turned round, and is posted by the rate of the books")
    func turnedRate() async throws {
        let turned = Self.document("F1", on: "2026-02-01").replacingOccurrences(
            of: #""currency":"EUR""#, with: #""currency":"GBP","base_currency":"EUR","exchange_rate":"0.858""#)
        let scene = try await Self.scene([turned])
        for one in [Workflow.products, .customers, .invoices] { try await scene.run(one) }
        let rows = try await scene.services.archive.orders(
            of: FeedScene.store, state: .needsYou, search: nil, after: nil, limit: 9)
        #expect(rows.map(\.reasonCode) == ["currencyRateTurned"])
        #expect(try await scene.filed("Invoice").count == 0)
        let policies = StorePolicy(try await scene.scope)
        var policy = try #require(try await policies.policy(of: Self.store))
        policy.usesStoreExchangeRate = false
        _ = try await policies.save(policy, of: Self.store)
        _ = try await OrderList(scene.scope).retryAll(of: Self.store)
        try await scene.run(.invoices)
        #expect(try await scene.totals() == [.posted: 1])
    }
}
