import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Sync
import TestKit
import Testing

@Suite("What writing stock levels to the store would change")
struct StockPlanTests {
    @Test(
        "Only differences are written, never below zero", .tags(.w20),
        arguments: [
            (inStore: 10, inBooks: 10, pending: 0, target: nil), (10, 7, 0, 7), (5, 9, 0, 9), (5, 9, 4, nil),
            (5, 9, 6, 3), (5, 2, 4, 0), (0, 0, 0, nil), (0, 0, 3, nil), (3, -2, 0, 0),
        ] as [(Int64, Int64, Int64, Int64?)])
    func difference(inStore: Int64, inBooks: Int64, pending: Int64, target: Int64?) {
        let plan = StockPlan(
            products: [product("A", inStore)], levels: [level("A", inBooks)], matching: .skuAsSKU,
            pending: pending == 0 ? [:] : [.itemSKU(NameKey("A")): pending])
        #expect(plan.matched == 1)
        #expect(plan.differences.map(\.target) == (target.map { [$0] } ?? []))
        #expect(plan.differences.allSatisfy { $0.change.delta == $0.target - inStore })
    }

    @Test("What was sold or posted while both sides were read is left for the next look", .tags(.w20))
    func moving() {
        let plan = StockPlan(
            products: [product("A", 8), product("B", 8)], levels: [level("A", 10), level("B", 10)],
            matching: .skuAsSKU, pending: [:], moving: [.itemSKU(NameKey("A"))])
        #expect(plan.differences.map(\.productID) == [product("B", 8).id.rawValue])
    }

    @Test("Parts of a piece are rounded down", .tags(.w20), arguments: [(25, 2), (29, 2), (30, 3), (-1, 0), (-25, 0)])
    func parts(tenths: Int64, target: Int64) {
        let level = StockLevel(
            item: ID("1"), name: "A", sku: "A", quantity: ExactDecimal(coefficient: tenths, scale: 1))
        let plan = StockPlan(products: [product("A", 50)], levels: [level], matching: .skuAsSKU, pending: [:])
        #expect(plan.differences.map(\.target) == [target])
    }

    @Test("A code that several bear is left alone and named", .tags(.w20))
    func ambiguous() {
        let twoItems = StockPlan(
            products: [product("A", 1)], levels: [level("A", 5), level("a ", 7)], matching: .skuAsSKU, pending: [:])
        let twoProducts = StockPlan(
            products: [product("A", 1), product("A", 2)], levels: [level("A", 5)], matching: .skuAsSKU, pending: [:])
        for plan in [twoItems, twoProducts] {
            #expect(plan.differences.isEmpty && plan.ambiguous == [NameKey("A").text])
        }
    }

    @Test("What has no code, no count, or another master is left alone", .tags(.w20))
    func leftAlone() {
        var uncounted = product("A", 1)
        uncounted.stock = nil
        var foreign = product("A", 1)
        foreign.isStockWritable = false
        for one in [uncounted, foreign, product("", 1), product("B", 1)] {
            let plan = StockPlan(
                products: [one], levels: [level("A", 5), level("", 9)], matching: .skuAsSKU, pending: [:])
            #expect(plan.differences.isEmpty && plan.matched == 0)
        }
    }

    @Test("More than a fifth that drops to zero is too much", .tags(.w20), arguments: [(2, false), (3, true)])
    func drops(count: Int, isTooMuch: Bool) {
        let products = (0..<10).map { product("P\($0)", 4) }
        let levels = (0..<10).map { level("P\($0)", $0 < count ? 0 : 4) }
        let plan = StockPlan(products: products, levels: levels, matching: .skuAsSKU, pending: [:])
        #expect(plan.dropsToZero == count && plan.dropsTooMuch == isTooMuch)
    }

    @Test("Names match when the policy says names", .tags(.w20, .w14))
    func byName() {
        let plan = StockPlan(
            products: [product("other", 1, name: "Mug")], levels: [level("x", 5, name: "mug")], matching: .name,
            pending: [:])
        #expect(plan.differences.map(\.target) == [5])
    }

    @Test("What another store sold counts, whatever it knows the item by", .tags(.w20))
    func soldElsewhere() {
        let plan = StockPlan(
            products: [product("A", 9, name: "Mug")], levels: [level("A", 10, name: "Blue mug")], matching: .skuAsSKU,
            pending: [.itemSKU(NameKey("A")): 1, .itemName(NameKey("blue mug")): 2, .itemName(NameKey("Mug")): 4])
        #expect(plan.differences.map(\.target) == [7])
    }

    private func product(_ sku: String, _ stock: Int64, name: String? = nil) -> Product {
        Product(
            id: ID(sku), sku: sku, name: name ?? sku, stock: ExactDecimal(coefficient: stock, scale: 0),
            updatedAt: ManualClock.start)
    }

    private func level(_ sku: String, _ quantity: Int64, name: String? = nil) -> StockLevel {
        StockLevel(
            item: ID(sku), name: name ?? sku, sku: sku, quantity: ExactDecimal(coefficient: quantity, scale: 0))
    }
}
