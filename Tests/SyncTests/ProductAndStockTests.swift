import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import Foundation
import QuickBooksSandbox
import SampleStores
import Simulation
import Storage
import Sync
import Synchronization
import TestKit
import Testing
import Wording

@Suite("Products and their stock")
struct ProductAndStockTests {
    @Test("Every product becomes one item; again nothing", .tags(.w19, .x1))
    func productsOnce() async throws {
        let rehearsal = try await Rehearsal.open()
        let before = try await rehearsal.names(in: "Item").count
        let report = try await rehearsal.run(.products)
        #expect(report.stop == nil)
        let made = try await rehearsal.names(in: "Item").count - before
        let codes = Set(try await rehearsal.products().filter { !$0.isGiftCard && !$0.sku.isEmpty }.map(\.sku))
        #expect(made >= codes.count && made == report.posted["item"])
        let again = try await rehearsal.run(.products)
        #expect(again.posted.isEmpty && again.stop == nil)
    }

    @Test("Codes that two products share are left to a person", .tags(.w19, .w14))
    func sharedCodes() async throws {
        let rehearsal = try await Rehearsal.open(awkward: true)
        let report = try await rehearsal.run(.products)
        #expect(report.stop == nil)
        let codes = try await rehearsal.list("Item").compactMap { $0.text("Sku") }.filter { !$0.isEmpty }
        #expect(Set(codes).count == codes.count)
    }

    @Test("Items that a sale made are not made again", .tags(.w19, .w14))
    func afterSales() async throws {
        let rehearsal = try await Rehearsal.open(orders: 20)
        try await rehearsal.runUntilQuiet()
        let report = try await rehearsal.run(.products)
        #expect(report.stop == nil)
        let codes = try await rehearsal.list("Item").compactMap { $0.text("Sku") }.filter { !$0.isEmpty }
        #expect(Set(codes).count == codes.count)
        try await rehearsal.expectSound()
    }

    @Test("Books without stock never empty the store", .tags(.w20))
    func emptyBooks() async throws {
        let rehearsal = try await Rehearsal.open()
        for item in try await rehearsal.list("Item") where item.text("Type") == "Inventory" {
            try await rehearsal.amend("Item", id: item.text("Id") ?? "", ["Active": .flag(false)])
        }
        let before = try await levels(rehearsal)
        let report = try await rehearsal.run(.stock)
        try expectStop(report, "stockEmpty")
        #expect(try await levels(rehearsal) == before)
    }

    @Test("The first time a person must have seen what would change; then differences are written", .tags(.w20))
    func firstTime() async throws {
        let (rehearsal, product, item) = try await stocked()
        try await sellByHand(rehearsal, item, pieces: 3)
        let before = try await levels(rehearsal)
        try expectStop(try await rehearsal.run(.stock), "stockUnconfirmed")
        #expect(try await levels(rehearsal) == before)

        let plan = try #require(try await SyncStore(rehearsal.scope).previewStock().first)
            .plan
        #expect(plan.differences.map(\.productID) == [product.id.rawValue])
        #expect(plan.differences.map { $0.target - $0.inStore } == [-3])
        let written = try await rehearsal.run(.stock, isConfirmed: true)
        #expect(written.stop == nil)
        let noted = try await rehearsal.audit().filter { $0.action == .stock }.map(\.content)
        #expect(noted.count == 2 && noted.allSatisfy { $0.contains("\"productID\":\"\(product.id.rawValue)\"") })
        #expect(noted.filter { $0.contains("\"outcome\":\"changed\"") }.count == 1)
        var expected = before
        expected[product.sku]? -= 3
        #expect(try await levels(rehearsal) == expected)

        #expect(try await rehearsal.run(.stock).stop == nil)
        #expect(try await levels(rehearsal) == expected)
    }

    @Test("Nobody else gets at the books while stock is written, however slow the store is", .tags(.w20))
    func slowStore() async throws {
        let (rehearsal, _, item) = try await stocked()
        let code = try await rehearsal.plainProduct(1).sku
        let other = try #require(try await rehearsal.list("Item").first { $0.text("Sku") == code }?.text("Id"))
        try await sellByHand(rehearsal, item, other, pieces: 1)
        let network = SlowStock(rehearsal)
        let world = World(
            clock: rehearsal.clock, chance: SeededChance(3), identifiers: rehearsal.identifiers, network: network)
        let services = Services(
            archive: rehearsal.services.archive, world: world, connectors: StandIn.connectors)
        let report = try await SyncStore(try await services.scope(Rehearsal.company))
            .run(.stock, of: Rehearsal.storeID, consent: .whole)
        #expect(report.stop == nil)
        #expect(network.taken == [false, false])
    }

    @Test("Who agreed to some products dropping to nothing did not agree to more", .tags(.w20))
    func consent() async throws {
        let (rehearsal, product, item) = try await stocked()
        try await sellByHand(rehearsal, item, pieces: Decimal(try #require(product.stock).wholePart))
        let plan = try #require(try await SyncStore(rehearsal.scope).previewStock().first).plan
        #expect(plan.dropsToZero == 1)
        let before = try await levels(rehearsal)
        func run(_ consent: StockRun.Consent) async throws -> RunReport {
            try await SyncStore(rehearsal.scope).run(.stock, of: Rehearsal.storeID, consent: consent)
        }
        try expectStop(try await run(.dropsUpTo(0)), "stockDrop")
        #expect(try await levels(rehearsal) == before)
        #expect(try await run(.dropsUpTo(1)).stop == nil)
        #expect(try await levels(rehearsal) != before)
    }

    @Test("Pieces that are sold and not yet in the books are not given back", .tags(.w20, .x1))
    func pendingSales() async throws {
        let (rehearsal, product, _) = try await stocked()
        try await rehearsal.place("PAID", [(product.sku, 4)], buyer: 0)
        await rehearsal.books.misbehave(.init(.subscriptionEnded, writesOnly: true))
        _ = try await rehearsal.run()
        await rehearsal.books.behave()
        let pending = try #require(
            try await SyncStore(rehearsal.scope).previewStock().first
        )
        .plan
        #expect(pending.differences.isEmpty)
        try await rehearsal.runUntilQuiet()
        let posted = try #require(
            try await SyncStore(rehearsal.scope).previewStock().first
        )
        .plan
        #expect(posted.differences.isEmpty)
        try await rehearsal.expectSound()
    }

    @Test("Pieces that were sold after the last look at the orders are not given back", .tags(.w20, .x1))
    func soldJustNow() async throws {
        let (rehearsal, product, _) = try await stocked()
        _ = try await rehearsal.run()
        try await rehearsal.place("PAID", [(product.sku, 4)], buyer: 0)
        let plan = try #require(try await SyncStore(rehearsal.scope).previewStock().first).plan
        #expect(plan.differences.isEmpty)
        try await rehearsal.runUntilQuiet()
        #expect(try #require(try await SyncStore(rehearsal.scope).previewStock().first).plan.differences.isEmpty)
        try await rehearsal.expectSound()
    }

    @Test(
        "Pieces that another store of the same books sold are not sold again, whatever it knows the item by",
        .tags(.w20, .x1), arguments: ProductPolicy.Matching.allCases)
    func soldByAnotherStore(matching: ProductPolicy.Matching) async throws {
        let (rehearsal, product, _) = try await stocked()
        let code = matching == .skuAsSKU ? product.sku : "Shelf \(product.sku)"
        try await sellAtMarket(rehearsal, code, pieces: 4, matching)
        func changes() async throws -> [String: Int64] {
            let plan = try #require(try await SyncStore(rehearsal.scope).previewStock().first).plan
            return Dictionary(uniqueKeysWithValues: plan.differences.map { ($0.productID, $0.change.delta) })
        }
        #expect(try await changes() == [product.id.rawValue: -4])
        #expect(try await rehearsal.run(.stock, isConfirmed: true).stop == nil)
        #expect(try await changes().isEmpty)
        for report in try await SyncStore(rehearsal.scope).run(.orders) { #expect(report.stop == nil) }
        #expect(try await changes().isEmpty)
    }

    @Test(
        "Pieces of an order whose status is left out are not given back, but for orders that the books have by hand or are not to have",
        .tags(.w20, .x1), arguments: [true, false])
    func leftOut(byHand: Bool) async throws {
        let rehearsal = try await Rehearsal.open()
        let cart = ID<Store>("cart")
        let sample = try await rehearsal.connectCart(cart)
        var policy = try await SetUp(rehearsal.scope).suggestion(for: cart).policy
        policy.orderFilter.paymentCodes?.remove("1")
        policy.products.matching = .skuAsSKU
        _ = try await StorePolicy(rehearsal.scope).save(policy, of: cart)
        let orders = try await placed(12, with: 1, in: sample)
        try await sample.setStock(product: 1, 500)
        let shelf = Product(
            id: ID("1"), sku: "MUG-01", name: "Mug", stock: ExactDecimal(500), isPhysical: true, isEnabled: true,
            updatedAt: rehearsal.clock.now())
        _ = try await createStock(rehearsal, shelf)
        func isKeptBack() async throws -> Bool {
            _ = try await SyncStore(rehearsal.scope).run(.orders, of: cart)
            let plans = try await SyncStore(rehearsal.scope).previewStock()
            let plan = try #require(plans.first { $0.store == cart }).plan
            return plan.differences.contains { $0.change.delta < 0 }
        }
        #expect(try await isKeptBack())
        if byHand {
            for order in orders {
                try await OrderExemptions(rehearsal.scope)
                    .exempt(OrderRef(store: cart, id: ID(String(order))), .enteredByHand, because: "paper")
            }
        } else {
            policy.startDate = BusinessDate(rehearsal.clock.now(), in: .gmt).adding(days: 2)
            _ = try await StorePolicy(rehearsal.scope).save(policy, of: cart)
        }
        #expect(try await !isKeptBack())
    }

    private func placed(_ count: Int, with status: Int, in sample: OpenCartSampleStore) async throws -> [Int] {
        var orders: [Int] = []
        for _ in 0..<count { orders.append(try await sample.placeOrder(status: status)) }
        return orders
    }

    /// A second store, which is pushed to, sells; nothing of it is in the books yet.
    private func sellAtMarket(
        _ rehearsal: Rehearsal, _ code: String, pieces: Int, _ matching: ProductPolicy.Matching
    ) async throws {
        let market = ID<Store>("market")
        _ = try await Integrations(rehearsal.scope).connectStore(
            market.rawValue, kind: "intake",
            values: ["storeID": "market", "country": "US", "currency": "USD", "timeZone": "America/New_York"])
        var policy = try await SetUp(rehearsal.scope).suggestion(for: market).policy
        policy.products.matching = matching
        _ = try await StorePolicy(rehearsal.scope).save(policy, of: market)
        let (total, day) = ("\(pieces * 5).00", rehearsal.clock.now().date.ISO8601Format())
        let order = """
            {"id":"M1","number":"M1","placedAt":"\(day)","currency":"USD","buyer":{"name":"Ana Gil"},"lines":[{"id":"1",\
            "sku":"\(code)","name":"\(code)","quantity":"\(pieces)","unitPrice":"5.00","amount":"\(total)"}],\
            "tax":"0.00","total":"\(total)","payments":[{"id":"1","method":{"title":"Cash"},"amount":"\(total)","receivedAt":"\(day)"}]}
            """
        let result = try await Push(rehearsal.scope).take(.orders, batch: Data(order.utf8), of: market)
        #expect(result.map(\.outcome) == [.new])
    }

    /// A store and books that count the same pieces of some products; the first of them with its item.
    private func stocked() async throws -> (Rehearsal, Product, String) {
        let rehearsal = try await Rehearsal.open()
        var items: [FiledRecord] = []
        for index in 0..<6 {
            let product = try await rehearsal.plainProduct(index)
            items.append(try await createStock(rehearsal, product))
        }
        rehearsal.clock.advance(bySeconds: 60)
        return (rehearsal, try await rehearsal.plainProduct(), items.first?.text("Id") ?? "")
    }

    private func createStock(_ rehearsal: Rehearsal, _ product: Product) async throws -> FiledRecord {
        let accounts = try await rehearsal.list("Account")
        func account(_ type: String, _ subType: String) throws -> FiledRecord.Value {
            let found = accounts.first { $0.text("AccountType") == type && $0.text("AccountSubType") == subType }
            return .record(["value": .text(try #require(found?.text("Id"), "\(subType)"))])
        }
        let quantity = try #require(product.stock).wholePart
        return try await rehearsal.write(
            "Item",
            [
                "Name": .text("Shelf \(product.sku)"), "Sku": .text(product.sku), "Type": .text("Inventory"),
                "TrackQtyOnHand": .flag(true), "QtyOnHand": .number(Decimal(quantity)),
                "InvStartDate": .text("2026-01-01"),
                "IncomeAccountRef": try account("Income", "SalesOfProductIncome"),
                "ExpenseAccountRef": try account("Cost of Goods Sold", "SuppliesMaterialsCogs"),
                "AssetAccountRef": try account("Other Current Asset", "Inventory"),
            ])
    }

    private func sellByHand(_ rehearsal: Rehearsal, _ items: String..., pieces: Decimal) async throws {
        let customer = try await rehearsal.write("Customer", ["DisplayName": .text("Over the counter")])
        let lines = items.map { item -> FiledRecord in
            let detail: FiledRecord = ["ItemRef": .record(["value": .text(item)]), "Qty": .number(pieces)]
            return [
                "Amount": .number(pieces), "DetailType": .text("SalesItemLineDetail"),
                "SalesItemLineDetail": .record(detail),
            ]
        }
        try await rehearsal.write(
            "Invoice",
            [
                "Line": .list(lines.map { .record($0) }),
                "CustomerRef": .record(["value": .text(customer.text("Id") ?? "")]),
            ])
    }

    private func levels(_ rehearsal: Rehearsal) async throws -> [String: Int64] {
        Dictionary(
            try await rehearsal.products().compactMap { product in product.stock.map { (product.sku, $0.wholePart) } },
            uniquingKeysWith: +)
    }

    private func expectStop(_ report: RunReport, _ code: String) throws {
        #expect(report.stop == code)
        let explanation = Sentences(tag: "en").explain(try #require(report.stopped))
        #expect(!explanation.what.isEmpty && !explanation.remedy.isEmpty)
    }
}

/// A network on which a write of stock takes ten minutes; at its end somebody else asks for the right to post to the books.
private final class SlowStock: Network {
    private let rehearsal: Rehearsal
    private let tries = Mutex<[Bool]>([])

    init(_ rehearsal: Rehearsal) { self.rehearsal = rehearsal }

    /// Whether they got it, write by write.
    var taken: [Bool] { tries.withLock { $0 } }

    func send(_ request: OutgoingRequest) async throws(NetworkFailure) -> IncomingAnswer {
        let answer = try await rehearsal.network.send(request)
        guard request.method == .put, request.url.hasSuffix("/inventory") else { return answer }
        rehearsal.clock.advance(bySeconds: 600)
        let now = rehearsal.clock.now()
        let isTaken: Bool
        do {
            isTaken = try await rehearsal.services.archive.lease(
                "posting:\(Rehearsal.ledger)", owner: "somebody", now: now, until: now.advanced(bySeconds: 1))
        } catch { throw .interrupted("\(error)") }
        tries.withLock { $0.append(isTaken) }
        return answer
    }
}
