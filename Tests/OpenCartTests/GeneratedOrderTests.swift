import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import OpenCart
import TestKit
import Testing

@Suite("Orders of a shop that reckons as OpenCart does")
struct GeneratedOrderTests {
    @Test(
        "come out to the last digit, whatever was bought, taxed and taken off", .tags(.x2, .w13),
        arguments: 1...250 as ClosedRange<UInt64>)
    func comesOut(_ seed: UInt64) throws {
        var shop = GeneratedShop(seed: seed)
        let mapping = OpenCartMapping()
        let profile = try mapping.profile(from: shop.lists())
        for number in 1...4 {
            let order = try mapping.order(from: .of(shop.order(id: number)), profile: profile)
            let truth = shop.truth
            let charged = GeneratedShop.units(truth.charged, truth.decimals)
            #expect(order.currency.code == truth.currency)
            #expect(order.total.minorUnits - order.tenderUnits == charged, "seed \(seed), order \(number)")
            #expect(order.tax.minorUnits == truth.rows.filter { $0.code == "tax" }.map(\.units).reduce(0, +))
            #expect(order.taxUnits == order.tax.minorUnits, "seed \(seed), order \(number): tax that nothing bears")
            #expect(order.lineUnits == truth.rows.first { $0.code == "sub_total" }?.units)
            #expect(order.discountUnits == truth.rows.filter { $0.code == "coupon" }.map { -$0.units }.reduce(0, +))
            let expected = charged - truth.rows.filter { $0.code != "total" }.map(\.units).reduce(0, +)
            #expect(order.residual == expected)
            for line in order.lines {
                let own = Set(line.taxes.compactMap { $0.tax.id.flatMap { Int($0) } })
                let named = truth.lineTaxes[line.id] ?? []
                #expect(own.isSubset(of: named), "seed \(seed), order \(number), line \(line.id): \(own) of \(named)")
            }
        }
    }

    @Test(
        "come out where the shop charges whole units, with the rounding line that this leaves", .tags(.x2, .x8),
        arguments: 1...60 as ClosedRange<UInt64>)
    func wholeUnits(_ seed: UInt64) throws {
        var shop = GeneratedShop(seed: seed)
        let mapping = OpenCartMapping()
        let profile = try mapping.profile(from: shop.lists())
        for number in 1...4 {
            let body = shop.order(id: number, among: GeneratedShop.wholeCurrencies)
            let order = try mapping.order(from: .of(body), profile: profile)
            let truth = shop.truth
            let charged = GeneratedShop.units(truth.charged, truth.decimals)
            #expect(order.total.minorUnits - order.tenderUnits == charged, "seed \(seed), order \(number)")
            #expect(order.taxUnits == order.tax.minorUnits, "seed \(seed), order \(number)")
            #expect(order.lineUnits == truth.rows.first { $0.code == "sub_total" }?.units)
            #expect(order.sumsThatDiffer(roundingUnitsMax: 5).isEmpty, "seed \(seed), order \(number)")
        }
    }

    @Test(
        "keep their taxes after the rates of the shop were changed, or leave them to a person", .tags(.x2, .w13),
        arguments: 1...150 as ClosedRange<UInt64>)
    func ratesChanged(_ seed: UInt64) throws {
        var shop = GeneratedShop(seed: seed)
        shop.changeRates()
        let mapping = OpenCartMapping()
        let profile = try mapping.profile(from: shop.lists())
        for number in 1...4 {
            let order = try mapping.order(from: .of(shop.order(id: number)), profile: profile)
            #expect(order.tax.minorUnits == shop.truth.rows.filter { $0.code == "tax" }.map(\.units).reduce(0, +))
            // What the rows do not make in one way alone is left to a person: all of it is borne, or none is.
            #expect([order.tax.minorUnits, 0].contains(order.taxUnits), "seed \(seed), order \(number)")
            // A rate of today is taken only where some rate of that name was the same when the order was placed.
            for tax in order.lines.flatMap(\.taxes) + order.charges.flatMap(\.taxes) where !tax.amount.isZero {
                guard let id = tax.tax.id.flatMap({ Int($0) }), let rate = shop.changed[id] else { continue }
                let name = shop.rates.first { $0.id == id }?.name
                #expect(
                    tax.tax.rate != ExactDecimal(GeneratedShop.stored(rate))
                        || shop.rates.contains { $0.name == name && $0.rate == rate },
                    "seed \(seed), order \(number): charged at \(rate)")
            }
        }
    }

    @Test("give the same order twice", arguments: 1...5 as ClosedRange<UInt64>) func isPure(_ seed: UInt64) throws {
        var shop = GeneratedShop(seed: seed)
        let mapping = OpenCartMapping()
        let profile = try mapping.profile(from: shop.lists())
        let body = shop.order(id: 1)
        #expect(
            try mapping.order(from: .of(body), profile: profile) == mapping.order(from: .of(body), profile: profile))
    }
}
