import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import OpenCart
import TestKit
import Testing

@Suite("The taxes of an order read from OpenCart") struct TaxReadingTests {
    @Test(
        "in a currency that the shop charges in whole units keeps the parts of its sum", .tags(.x2, .x8),
        arguments: [
            ("HUF", "455.12000000", 2_729_355, 545_871, 3_275_200), ("TWD", "40.33300000", 241_877, 48_375, 290_300),
        ])
    func wholeUnits(_ code: String, _ rate: String, _ goods: Int64, _ tax: Int64, _ total: Int64) throws {
        var rows = Rows()
        rows.products[0].merge(["quantity": "3", "price": "19.9900", "total": "59.9700", "tax": "3.9980"]) { $1 }
        rows.totals = [
            ("sub_total", "Sub-Total", "59.9700", 1), ("tax", "VAT 20%", "11.9940", 5),
            ("total", "Total", "71.9640", 9),
        ]
        rows.order.merge(["total": "71.9640", "currency_code": code, "currency_value": rate]) { $1 }
        rows.fields["currency"] = ["code": code, "decimal_place": "0"]
        rows.returns = (1...3).map { Rows.returned(["return_id": "\($0)"]) }
        let order = try rows.read()
        #expect(order.lineUnits == goods)
        #expect(order.taxUnits == tax)
        #expect(order.total.minorUnits == total)
        #expect(order.sumsThatDiffer(roundingUnitsMax: 5).isEmpty)
        let given = order.refunds.compactMap(\.extent.amount?.minorUnits)
        #expect(given.allSatisfy { $0 % 100 == 0 })
        #expect(given.reduce(0, +) == total)
    }

    @Test(
        "with goods and what was given for old ones bears tax of both signs", .tags(.x2, .w13),
        arguments: [("0.0000", [200, -60]), ("-0.7000", [180, -54])] as [(String, [Int64])])
    func bothSigns(_ coupon: String, _ taxes: [Int64]) throws {
        var rows = Rows()
        let old = rows.products[0].merging(
            ["order_product_id": "2", "quantity": "1", "price": "-3.0000", "total": "-3.0000", "tax": "-0.6000"]) { $1 }
        rows.products[0].merge(["quantity": "1", "price": "10.0000", "total": "10.0000", "tax": "2.0000"]) { $1 }
        rows.products.append(old)
        let isLess = coupon != "0.0000"
        rows.totals = [
            ("sub_total", "Sub-Total", "7.0000", 1), ("coupon", "Coupon (X)", coupon, 4),
            ("tax", "VAT 20%", isLess ? "1.2600" : "1.4000", 5), ("total", "Total", isLess ? "7.5600" : "8.4000", 9),
        ]
        rows.order["total"] = isLess ? "7.5600" : "8.4000"
        let order = try rows.read()
        #expect(order.lines.map(\.amount.minorUnits) == [1000, -300])
        #expect(order.lines.map { $0.taxes.map(\.amount.minorUnits) } == taxes.map { [$0] })
        #expect(order.lines.map { $0.discounts.map(\.amount.minorUnits) } == (isLess ? [[100], [-30]] : [[], []]))
        #expect(order.sumsThatDiffer(roundingUnitsMax: 5).isEmpty)
    }

    @Test(
        "keeps the taxes of three rates that all changed since", .tags(.x2, .w13),
        arguments: [
            ("0.0000", "0.0000", ["11.9940", "4.9900", "0.5840"], "134.7380"),
            ("8.0000", "0.0000", ["13.5940", "4.9900", "0.5840"], "144.3380"),
            ("8.0000", "-11.7170", ["12.3946", "4.4910", "0.5256"], "130.8642"),
        ])
    func threeRatesChanged(_ shipping: String, _ coupon: String, _ taxes: [String], _ total: String) throws {
        var rows = Rows()
        func product(_ id: String, _ quantity: String, _ price: String, _ whole: String, _ tax: String) -> [String: Any]
        {
            rows.products[0].merging(
                ["order_product_id": id, "quantity": quantity, "price": price, "total": whole, "tax": tax]) { $1 }
        }
        rows.products = [
            product("1", "3", "19.9900", "59.9700", "3.9980"), product("2", "2", "24.9500", "49.9000", "2.4950"),
            product("3", "1", "7.3000", "7.3000", "0.5840"),
        ]
        rows.totals = [
            ("sub_total", "Sub-Total", "117.1700", 1), ("shipping", "Flat", shipping, 3),
            ("coupon", "Coupon (X)", coupon, 4),
            ("tax", "Standard rate", taxes[0], 5), ("tax", "Reduced rate", taxes[1], 5),
            ("tax", "Books rate", taxes[2], 5),
            ("total", "Total", total, 9),
        ]
        rows.order["total"] = total
        let order = try rows.read(
            lists: Rows.lists(rates: [
                ("Standard rate", "23.0000"), ("Reduced rate", "19.0000"), ("Books rate", "5.0000"),
            ]))
        #expect(
            order.lines.map { $0.taxes.map { "\($0.tax.name) \($0.tax.rate?.description ?? "")" } } == [
                ["Standard rate 20"], ["Reduced rate 10"], ["Books rate 8"],
            ])
        #expect(order.taxUnits == order.tax.minorUnits)
    }

    @Test("keeps the taxes of five rates that all changed since", .tags(.x2, .w13)) func fiveRatesChanged() throws {
        let goods = [
            ("19.9900", "3.9980", "20"), ("24.9500", "2.4950", "10"), ("7.3000", "0.5840", "8"),
            ("41.1000", "2.0550", "5"),
            ("33.3000", "0.9990", "3"),
        ]
        var rows = Rows()
        rows.products = goods.enumerated().map { place, one in
            rows.products[0].merging([
                "order_product_id": "\(place)", "quantity": "1", "price": one.0, "total": one.0, "tax": one.1,
            ]) { $1 }
        }
        rows.totals =
            [("sub_total", "Sub-Total", "126.6400", 1)]
            + goods.enumerated().map { ("tax", "T\($0)", $1.1, 5) } + [("total", "Total", "136.7710", 9)]
        rows.order["total"] = "136.7710"
        let today = ["23", "19", "6", "4", "2"].enumerated().map { (name: "T\($0)", rate: "\($1).0000") }
        let order = try rows.read(lists: Rows.lists(rates: today))
        #expect(
            order.lines.map { $0.taxes.map { "\($0.tax.name) \($0.tax.rate?.description ?? "")" } }
                == goods.enumerated().map { ["T\($0) \($1.2)"] })
    }

    @Test("whose coupon runs after the taxes keeps the tax of the full price", .tags(.x2)) func couponAfterTax() throws
    {
        var rows = Rows()
        rows.totals.insert(("coupon", "Coupon (X)", "-10.0000", 6), at: 3)
        rows.totals[4].value = "122.0000"
        rows.order["total"] = "122.0000"
        let order = try rows.read()
        #expect(order.discounts.map(\.amount.minorUnits) == [1000])
        #expect(order.taxUnits == 2200)
        #expect(order.residual == 0)
    }

    @Test("keeps the tax that it was charged, whatever the rate became since", .tags(.x2, .w13)) func rateChanged()
        throws
    {
        var rows = Rows()
        rows.totals[2].title = "VAT"
        let order = try rows.read(lists: Rows.lists(rates: [("VAT", "21.0000")]))
        #expect(order.taxUnits == 2200)
        #expect(Set(order.lines.flatMap(\.taxes).map(\.tax)) == [StoreTax(name: "VAT", rate: ExactDecimal("20"))])
        #expect(Set(order.charges.flatMap(\.taxes).map(\.tax)) == [StoreTax(name: "VAT", rate: ExactDecimal("20"))])
    }

    @Test(
        "tells apart which of two rates changed since, of a piece too cheap to show it", .tags(.x2, .w13),
        arguments: [("5.0000", "9.9750"), ("5.0000", "9.5000"), ("6.0000", "9.9750"), ("6.0000", "9.5000")])
    func oneOfTwoRatesChanged(_ first: String, _ second: String) throws {
        var rows = Rows()
        rows.products[0].merge(["quantity": "1333", "price": "0.0475", "total": "63.3175", "tax": "0.0071"]) { $1 }
        rows.totals = [
            ("sub_total", "Sub-Total", "63.3175", 1), ("tax", "GST", "3.1659", 5), ("tax", "QST", "6.3159", 5),
            ("total", "Total", "72.7993", 9),
        ]
        rows.order["total"] = "72.7993"
        let order = try rows.read(lists: Rows.lists(rates: [("GST", first), ("QST", second)]))
        #expect(order.taxUnits == 949)
        #expect(
            order.lines[0].taxes.map { "\($0.tax.name) \($0.tax.rate?.description ?? "")" } == ["GST 5", "QST 9.975"])
        #expect(order.lines[0].taxes.map { $0.tax.id != nil } == [first == "5.0000", second == "9.9750"])
    }

    @Test("of a shop that rounds the tax of each piece keeps what it charged", .tags(.x2, .w13)) func roundedPieces()
        throws
    {
        var rows = Rows()
        // 19 % of 16.39 is 3.1141; seven pieces at 3.11, and shipping of 4.95 at 0.94.
        rows.products[0].merge(["quantity": "7", "price": "16.3900", "total": "114.7300", "tax": "3.1100"]) { $1 }
        rows.totals = [
            ("sub_total", "Sub-Total", "114.7300", 1), ("shipping", "Flat", "4.9500", 3), ("tax", "MwSt", "22.7100", 5),
            ("total", "Total", "142.3900", 9),
        ]
        rows.order["total"] = "142.3900"
        let order = try rows.read(lists: Rows.lists(rates: [("MwSt", "19.0000")]))
        #expect(order.taxUnits == 2271)
        #expect(Set(order.lines.flatMap(\.taxes).map(\.tax.rate)) == [ExactDecimal("19")])
        #expect(order.charges.flatMap(\.taxes).count == 1)
    }

    @Test("whose tax no rate makes is read without shares, for the rules to say so", .tags(.x2)) func noRateMakesIt()
        throws
    {
        var rows = Rows()
        rows.totals[2].value = "17.7777"
        rows.totals[3].value = "127.7777"
        rows.order["total"] = "127.7777"
        let order = try rows.read()
        #expect(order.taxUnits == 0)
        #expect(order.tax.minorUnits == 1778)
    }
}
