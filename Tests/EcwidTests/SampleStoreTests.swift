import Accounting
import Commerce
import ConnectorKit
import Ecwid
import Foundation
import SampleStores
import TestKit
import Testing

@Suite("Reading the sample store")
struct SampleStoreTests {
    @Test("keeps every promise of a store connector", .tags(.x1, .x14), arguments: StorePromise.allCases)
    func contract(_ promise: StorePromise) async throws {
        try await promise.check(on: SampleStoreStage())
    }

    @Test(
        "keeps every promise when the search lags by two seconds", .tags(.x1),
        arguments: [
            StorePromise.changedOrderComesAgain, .quietStoreBringsNothing, .changesMeanwhileLoseNothing,
        ])
    func contractWithLag(_ promise: StorePromise) async throws {
        try await promise.check(on: SampleStoreStage(searchDelaySeconds: 2))
    }

    @Test("brings every order with the store's own totals", .tags(.x2, .x14), arguments: EcwidStoreKind.allCases)
    func totals(kind: EcwidStoreKind) async throws {
        let stage = try SampleStoreStage(orders: 150, kind: kind)
        let orders = try await orders(stage)
        let summary = await stage.store.summary()
        #expect(orders.count == summary.orders)
        #expect(orders.map { $0.total.minorUnits - $0.tenderUnits }.reduce(0, +) == summary.total)
        #expect(orders.map(\.tax.minorUnits).reduce(0, +) == summary.byPaymentStatus.values.map(\.tax).reduce(0, +))
        let unsound = orders.filter { $0.composedUnits != $0.total.minorUnits || $0.taxUnits != $0.tax.minorUnits }
        #expect(unsound.count <= summary.ordersThatDoNotAddUp)
    }

    @Test("brings products and writes their stock", .tags(.w19, .w20)) func products() async throws {
        let stage = try SampleStoreStage(orders: 10)
        let connector = stage.ecwid()
        let profile = try await connector.profile()
        let records = try await connector.records(of: .products, after: nil).records
        let products = try records.flatMap { try EcwidMapping().products(from: $0, profile: profile) }
        let product = try #require(products.first { $0.stock != nil && $0.isStockWritable && $0.variationID == nil })
        try await connector.change(StockChange(productID: product.id.rawValue, delta: 5))
        let again = try await connector.records(of: .products, after: nil).records
            .flatMap { try EcwidMapping().products(from: $0, profile: profile) }
        let changed = again.first { $0.id == product.id && $0.variationID == nil }?.stock
        #expect(changed == product.stock?.adding(ExactDecimal(5)))
    }

    private func orders(_ stage: SampleStoreStage) async throws -> [Order] {
        let connector = stage.ecwid()
        let profile = try await connector.profile()
        var orders: [String: Order] = [:]
        var cursor: Cursor?
        for _ in 0..<200 {
            let page = try await connector.records(of: .orders, after: cursor)
            for record in page.records { orders[record.id] = try EcwidMapping().order(from: record, profile: profile) }
            cursor = page.next
            if page.isLast { break }
        }
        return Array(orders.values)
    }
}
