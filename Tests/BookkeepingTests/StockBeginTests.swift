import Accounting
import Bookkeeping
import Commerce
import Testing

@Suite("An inventory item that is sold before its stock begins", .tags(.w14))
struct StockBeginTests {
    private func decide(start: BusinessDate, _ kind: ItemRecord.Kind = .inventory, links: Links = Links()) -> Decision {
        var maker = OrderMaker()
        maker.line("Mug", "1", at: "10")
        var catalogue = HarbourMugs.unitedStates
        let item = ItemRecord(
            id: ID("3"), name: "Mug, blue", sku: "SKU-Mug", kind: kind, incomeAccount: ID("79"),
            inventoryStartDate: start)
        catalogue.items = ItemDirectory([item])
        return Bookkeeper(policy: HarbourMugs.policy(), catalogue: catalogue).decide(maker.order(), links: links)
    }

    private var day: BusinessDate { get throws { try #require(BusinessDate("2026-03-10")) } }

    @Test("is told with the item and both days, before anything is sent")
    func told() throws {
        let start = try day.adding(days: 1)
        let refusal = Refusal.soldBeforeStock(item: "Mug, blue", start: start, date: try day)
        #expect(decide(start: start).refusals == [refusal])
        #expect(try decide(start: day).refusals.isEmpty, "on the first day it may be sold")
        #expect(decide(start: start, .service).refusals.isEmpty)
    }

    @Test("stays as it is when it is in the books already")
    func posted() throws {
        let links = Links([.sale(ofOrder: ID("5161001")): "90"])
        #expect(try decide(start: day.adding(days: 1), links: links).refusals.isEmpty)
    }

    @Test("does not come about with items that Bookbridge makes: they begin on the start date")
    func made() throws {
        var maker = OrderMaker()
        maker.line("Mug", "1", at: "10")
        let policy = HarbourMugs.policy {
            $0.products.createsInventoryItems = true
            $0.startDate = BusinessDate("2026-01-01")
        }
        let order = maker.order { $0.lines[0].isStockTracked = true }
        let plan = try #require(Bookkeeper(policy: policy, catalogue: HarbourMugs.unitedStates).decide(order).plan)
        let drafts = plan.records.compactMap { if case .item(let item) = $0.body { item } else { nil } }
        #expect(drafts.map(\.inventoryStartDate) == [BusinessDate("2026-01-01")])
    }

    @Test("is not made with a cost that is told in another currency than that of the books")
    func otherCurrency() throws {
        var product = Product(
            id: ID("1"), sku: "MUG", name: "Mug, blue", price: ExactDecimal(12), cost: ExactDecimal(5), stock: .one,
            updatedAt: Instant(seconds: 1_772_000_000))
        product.openingStock = ExactDecimal(7)
        let policy = HarbourMugs.policy {
            $0.products.createsInventoryItems = true
            $0.startDate = BusinessDate("2026-01-01")
        }
        let bookkeeper = Bookkeeper(policy: policy, catalogue: HarbourMugs.unitedStates)
        func draft(_ currency: Currency) -> ItemDraft? {
            guard case .create(let record) = bookkeeper.decide(product, currency: currency, links: Links()),
                case .item(let draft) = record.body
            else { return nil }
            return draft
        }
        #expect(draft(.usd)?.purchaseCost == ExactDecimal(5))
        #expect(draft(.usd)?.quantityOnHand == ExactDecimal(7))
        #expect(
            bookkeeper.decide(product, currency: .eur, links: Links())
                == .refuse([.stockInOtherCurrency(product: "Mug, blue", store: .eur, books: .usd)]))
        // With nothing in stock nothing is valued: what remains are amounts that the item must not bear.
        product.openingStock = .zero
        let empty = try #require(draft(.eur))
        #expect(empty.unitPrice == nil && empty.purchaseCost == nil)
        #expect(empty.quantityOnHand == .zero)
    }

    @Test("begins on the first open day where the whole history is wanted; where no day is closed somebody must say")
    func wholeHistory() throws {
        var maker = OrderMaker()
        maker.line("Mug", "1", at: "10")
        var catalogue = HarbourMugs.unitedStates
        var policy = HarbourMugs.policy {
            $0.products.createsInventoryItems = true
            $0.startDate = nil
        }
        let order = maker.order { $0.lines[0].isStockTracked = true }
        func begin() throws -> BusinessDate? {
            let plan = try #require(Bookkeeper(policy: policy, catalogue: catalogue).decide(order).plan)
            return plan.records.compactMap {
                if case .item(let item) = $0.body { item.inventoryStartDate } else { nil }
            }
            .first
        }
        #expect(try begin() == day)
        #expect(policy.lacksStockStart(in: catalogue.company))
        catalogue.company.closingDate = BusinessDate("2025-12-31")
        #expect(try begin() == BusinessDate("2026-01-01"))
        #expect(!policy.lacksStockStart(in: catalogue.company))
        catalogue.company.closingDate = nil
        policy.products.inventoryStart = BusinessDate("2020-01-01")
        #expect(try begin() == BusinessDate("2020-01-01"))
        #expect(!policy.lacksStockStart(in: catalogue.company))
    }
}
