import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import OpenCart
import TestKit
import Testing

/// An order of one shape, written as rows; everything that is not said is as in most orders.
private struct Rows {
    var order: [String: Any] = [
        "order_id": "17", "store_id": "0", "customer_id": "0", "customer_group_id": "1", "firstname": "Ann",
        "lastname": "Lee",
        "email": "Ann@Example.test", "payment_firstname": "Ann", "payment_lastname": "Lee",
        "payment_address_1": "1 Main St",
        "payment_country_id": "222", "payment_zone_id": "0", "shipping_country_id": "222", "shipping_zone_id": "0",
        "payment_method": "Cash", "payment_code": "cod", "shipping_code": "flat.flat", "shipping_method": "Flat",
        "total": "132.0000",
        "order_status_id": "2", "currency_code": "USD", "currency_value": "1.00000000",
        "date_added": "2026-03-01 10:00:00",
        "date_modified": "2026-03-01 10:00:00",
    ]
    var products: [[String: Any]] = [
        [
            "order_product_id": "1", "product_id": "9", "name": "Nuts &amp; Bolts", "model": "NB-1 ", "quantity": "2",
            "price": "50.0000", "total": "100.0000", "tax": "10.0000",
        ]
    ]
    var totals: [(code: String, title: String, value: String, order: Int)] = [
        ("sub_total", "Sub-Total", "100.0000", 1), ("shipping", "Flat", "10.0000", 3), ("tax", "VAT 20%", "22.0000", 5),
        ("total", "Total", "132.0000", 9),
    ]
    var history: [(status: String, at: String)] = [("2", "2026-03-01 10:00:00")]
    var returns: [[String: Any]] = []
    var fields: [String: Any] = [:]

    var body: Data {
        var whole: [String: Any] = [
            "order": order, "order_product": products,
            "order_total": totals.map {
                ["code": $0.code, "title": $0.title, "value": $0.value, "sort_order": "\($0.order)"]
            },
            "order_history": history.map { ["order_status_id": $0.status, "date_added": $0.at] }, "return": returns,
            "catalog_product": [["product_id": "9", "tax_class_id": "9", "subtract": "1"]],
        ]
        whole.merge(fields) { $1 }
        return (try? JSONSerialization.data(withJSONObject: whole)) ?? Data()
    }

    static var lists: [String: Any] {
        [
            "tax_rate": [["tax_rate_id": "1", "geo_zone_id": "1", "name": "VAT 20%", "rate": "20.0000", "type": "P"]],
            "tax_rule": [["tax_class_id": "9", "tax_rate_id": "1", "based": "shipping"]],
            "zone_to_geo_zone": [["geo_zone_id": "1", "country_id": "222", "zone_id": "0"]],
            "tax_rate_to_customer_group": [["tax_rate_id": "1", "customer_group_id": "1"]],
            "order_status": [
                ["order_status_id": "2", "name": "Processing"], ["order_status_id": "5", "name": "Complete"],
            ],
            "custom_field": [["custom_field_id": "4", "name": "VAT Number"]],
            "return_action": [
                ["return_action_id": "4", "name": "Refunded"], ["return_action_id": "2", "name": "Credit Issued"],
            ],
            "return_status": [
                ["return_status_id": "3", "name": "Complete"], ["return_status_id": "1", "name": "Pending"],
            ],
            "setting": [
                ["store_id": "0", "key": "config_currency", "value": "USD"],
                ["store_id": "0", "key": "config_timezone", "value": "America/Los_Angeles"],
                ["store_id": "0", "key": "config_country_id", "value": "222"],
                ["store_id": "0", "key": "config_processing_status", "value": #"["1","2"]"#],
                ["store_id": "0", "key": "config_complete_status", "value": #"["5"]"#],
                ["store_id": "0", "key": "shipping_flat_tax_class_id", "value": "9"],
            ],
        ]
    }

    func read(said: String = "", lists: [String: Any] = lists) throws -> Order {
        let mapping = StoreKind.openCart.mapping(["totals": said])
        let profile = try mapping.profile(from: JSONSerialization.data(withJSONObject: lists))
        return try mapping.order(from: .of(body), profile: profile)
    }

    static func profile(_ lists: [String: Any]) throws -> StoreProfile {
        try OpenCartMapping().profile(from: JSONSerialization.data(withJSONObject: lists))
    }

    /// The same with what a handshake adds.
    static func live(_ handshake: [String: Any]) -> [String: Any] { ["tables": lists, "handshake": handshake] }

    static func lists(processing codes: [String]) -> [String: Any] {
        var lists = lists
        let settings = lists["setting"] as? [[String: Any]] ?? []
        let text = "[" + codes.map { "\"\($0)\"" }.joined(separator: ",") + "]"
        lists["setting"] =
            settings.filter { $0["key"] as? String != "config_processing_status" } + [
                ["store_id": "0", "key": "config_processing_status", "value": text]
            ]
        return lists
    }

    /// Lists of today, in which the only tax class has these rates.
    static func lists(rates: [(name: String, rate: String)]) -> [String: Any] {
        var lists = lists
        lists["tax_rate"] = rates.enumerated().map {
            ["tax_rate_id": "\($0 + 1)", "geo_zone_id": "1", "name": $1.name, "rate": $1.rate, "type": "P"]
        }
        lists["tax_rule"] = rates.indices.map {
            ["tax_class_id": "9", "tax_rate_id": "\($0 + 1)", "based": "shipping"]
        }
        lists["tax_rate_to_customer_group"] = rates.indices.map {
            ["tax_rate_id": "\($0 + 1)", "customer_group_id": "1"]
        }
        return lists
    }
}

@Suite("An order read from OpenCart") struct OrderReadingTests {
    @Test("is told in plain words, unescaped once") func texts() throws {
        var rows = Rows()
        rows.order["comment"] = "Ring &quot;twice&quot; &amp;amp; wait &eacute; &#39;x&#39; A & B"
        rows.order["payment_company"] = "M&uuml;ller &amp; S&ouml;hne"
        let order = try rows.read()
        #expect(order.lines.first?.name == "Nuts & Bolts")
        #expect(order.lines.first?.sku == "NB-1")
        #expect(order.notes == "Ring \"twice\" &amp; wait é 'x' A & B")
        #expect(order.buyer.company == "Müller & Söhne")
        #expect(order.buyer.email == "ann@example.test")
    }

    @Test("has times of the shop's own wall clock") func times() throws {
        let order = try Rows().read()
        #expect(order.placedAt == Instant(seconds: 1_772_388_000))
    }

    @Test("changes with its history, though its own date stands still") func changed() throws {
        var rows = Rows()
        rows.history.append(("5", "2026-03-04 09:00:00"))
        let order = try rows.read()
        #expect(order.updatedAt == Instant(seconds: 1_772_643_600))
        #expect(order.statusHistory.map(\.code) == ["2", "5"])
    }

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
        rows.returns = (1...3).map { Self.returned(["return_id": "\($0)"]) }
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

    @Test("without a billing address is billed to where it goes") func blankBilling() throws {
        var rows = Rows()
        for name in ["payment_firstname", "payment_lastname", "payment_address_1"] { rows.order[name] = "" }
        rows.order["payment_country_id"] = "0"
        rows.order["shipping_address_1"] = "2 Side St"
        let buyer = try rows.read().buyer
        #expect(buyer.name == "Ann Lee")
        #expect(buyer.billingAddress?.lines == ["2 Side St"])
    }

    @Test("of an upgraded shop has its payment where the VAT number was") func upgraded() throws {
        var rows = Rows()
        rows.order["payment_code"] = nil
        rows.order["payment_method"] = "Bank Transfer"
        rows.order["payment_custom_field"] = #"{"name":"Bank Transfer","code":"bank_transfer.bank_transfer"}"#
        let order = try rows.read()
        #expect(order.paymentMethod == StorePaymentMethod(code: "bank_transfer", title: "Bank Transfer"))
        #expect(order.buyer.taxNumber == nil)
    }

    @Test("has its VAT number in a field that the shop named") func taxNumber() throws {
        var rows = Rows()
        rows.order["payment_custom_field"] = #"{"4":"DE123456789"}"#
        #expect(try rows.read().buyer.taxNumber == "DE123456789")
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

    @Test("with a part of another maker asks what it is", .tags(.x2)) func unknownPart() throws {
        var rows = Rows()
        rows.totals.insert(("gift_wrap", "Gift &amp; wrap", "4.0000", 6), at: 3)
        rows.totals[4].value = "136.0000"
        rows.order["total"] = "136.0000"
        let asked = try rows.read()
        #expect(asked.unknownParts.map(\.title) == ["Gift & wrap"])
        #expect(asked.residual == 0)
        let said = try rows.read(said: "gift_wrap=fee")
        #expect(said.unknownParts.isEmpty)
        #expect(said.charges.contains { $0.kind == .other && $0.amount.minorUnits == 400 })
        rows.totals[3].value = "-4.0000"
        rows.totals[4].value = "128.0000"
        rows.order["total"] = "128.0000"
        let credit = try rows.read(said: "gift_wrap=credit")
        #expect(credit.tenders.map(\.amount.minorUnits) == [400])
        #expect(credit.total.minorUnits == 13200)
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

    @Test("that does not add up is read as it stands, for the rules to refuse", .tags(.x2)) func doesNotAddUp() throws {
        var rows = Rows()
        rows.order["total"] = "150.0000"
        #expect(try rows.read().residual == 1800)
    }

    @Test("that is void is no order yet where the handshake knows no such status", arguments: ["", "0", "16"])
    func voidUntold(_ void: String) throws {
        var rows = Rows()
        rows.order["order_status_id"] = "16"
        let lists = Rows.live(["status": ["processing": ["2"], "complete": ["5"], "void": void]])
        #expect(try rows.read(lists: lists).status.stage == .unfinished)
    }

    @Test(
        "whose times follow the database server is read in its times, and no zone is taken for the shop's", .tags(.w1))
    func zoneOfServer() throws {
        let told = Rows.live(["time": ["zone": "UTC", "zone_source": "database"]])
        #expect(try Rows().read(lists: told).placedAt == Instant(seconds: 1_772_359_200))
        #expect(try Rows.profile(told).timeZone.isEmpty)
        let offset = Rows.live(["time": ["zone": "-08:00"]])
        #expect(try Rows().read(lists: offset).placedAt == Instant(seconds: 1_772_388_000))
        #expect(try Rows.profile(offset).timeZone.isEmpty)
        let set = Rows.live(["time": ["zone": "Europe/Paris", "zone_source": "setting"]])
        #expect(try Rows.profile(set).timeZone == "Europe/Paris")
    }

    @Test("that is void or was never finished is no order yet", arguments: ["0", "16"]) func unfinished(
        _ status: String
    ) throws {
        var rows = Rows()
        rows.order["order_status_id"] = status
        #expect(try rows.read().status.stage == .unfinished)
    }

    @Test("that was cancelled is cancelled") func cancelled() throws {
        var rows = Rows()
        rows.order["order_status_id"] = "7"
        #expect(try rows.read().status.stage == .cancelled)
    }

    @Test("in a foreign currency has the rate of its day, to the shop's own money", .tags(.x8)) func rate() throws {
        var rows = Rows()
        rows.order["currency_code"] = "EUR"
        rows.order["currency_value"] = "0.80000000"
        let order = try rows.read()
        #expect(order.total.description == "105.60")
        #expect(order.exchangeRate == ExactDecimal("1.25"))
        #expect(order.exchangeRateCurrency == .usd)
    }

    @Test(
        "of before the shop changed its base currency has no rate to the one of now", .tags(.x8),
        arguments: [("USD", "1.00000000", true), ("USD", "1.25000000", false), ("EUR", "1.00000000", false)])
    func baseCurrencyChanged(_ currency: String, _ value: String, _ hasRate: Bool) throws {
        var rows = Rows()
        rows.order["currency_code"] = currency
        rows.order["currency_value"] = value
        let order = try rows.read()
        #expect((order.exchangeRate != nil) == hasRate)
        #expect((order.exchangeRateCurrency != nil) == hasRate)
    }

    @Test("says of a return that gives credit that nobody knows where it went", .tags(.w16)) func credit() throws {
        var rows = Rows()
        rows.returns = [Self.returned(["return_action_id": "2"])]
        let refund = try #require(rows.read().refunds.first)
        #expect(refund.givesCredit == true)
        #expect(refund.method == nil)
        #expect(refund.extent.amount?.minorUnits == 6000)
    }

    @Test("gives back what a finished return of a line that fits it says", .tags(.w16)) func returns() throws {
        var rows = Rows()
        rows.returns = [Self.returned()]
        let refund = try #require(rows.read().refunds.first)
        guard case .lines(let lines, let amount) = refund.extent else {
            return #expect(Bool(false), "\(refund.extent)")
        }
        #expect(amount.minorUnits == 6000)
        #expect(lines.map(\.quantity) == [.one])
        #expect(refund.method == nil)
    }

    @Test(
        "asks about a return that fits no line of it",
        arguments: [["quantity": "99"], ["model": "WRONG"], ["product_id": "8"], ["quantity": "x"]]
            as [[String: String]])
    func oddReturns(_ change: [String: String]) throws {
        var rows = Rows()
        rows.returns = [Self.returned(change)]
        #expect(try rows.read().refunds.map(\.extent) == [.unknown])
    }

    @Test(
        "does not act on a return that is not finished, or gives nothing back",
        arguments: [["return_status_id": "1"], ["return_action_id": "0"], ["return_action_id": "9"]]
            as [[String: String]])
    func openReturns(_ change: [String: String]) throws {
        var rows = Rows()
        rows.returns = [Self.returned(change)]
        #expect(try rows.read().refunds.isEmpty)
    }

    @Test("asks about a return when its tax stands on no line", .tags(.w16, .x2)) func returnWithUnsharedTax() throws {
        var rows = Rows()
        rows.totals[2].value = "17.7777"
        rows.totals[3].value = "127.7777"
        rows.order["total"] = "127.7777"
        rows.returns = [Self.returned()]
        #expect(try rows.read().refunds.map(\.extent) == [.unknown])
    }

    @Test(
        "asks about a return that another customer made", .tags(.w16),
        arguments: [("502", "777", true), ("502", "502", false), ("502", "0", false), ("0", "777", false)])
    func returnOfAnother(_ buyer: String, _ returning: String, _ isAsked: Bool) throws {
        var rows = Rows()
        rows.order["customer_id"] = buyer
        rows.returns = [Self.returned(["customer_id": returning])]
        #expect(try rows.read().refunds.map { $0.extent == .unknown } == [isAsked])
    }

    @Test(
        "takes names of actions and statuses of returns as a whole: others are asked about, or give nothing",
        .tags(.w16),
        arguments: [
            ("Refunded", "Complete", "6000"), ("Remboursé", "Terminé", "6000"), (" REEMBOLSADO ", "Completado", "6000"),
            ("Refund declined", "Complete", "asked"), ("Refunded", "Incomplete", "asked"),
            ("Credit refused", "Complete", "asked"), ("Zwrot", "Gotowe", "asked"), ("Refunded", "Pending", "nothing"),
            ("Replacement Sent", "Complete", "nothing"), ("Waiting for return", "Complete", "nothing"),
            ("Refund declined", "Awaiting Products", "nothing"),
        ])
    func namesOfReturns(_ action: String, _ status: String, _ expected: String) throws {
        var lists = Rows.lists
        lists["return_action"] = [["return_action_id": "4", "name": action]]
        lists["return_status"] = [["return_status_id": "3", "name": status]]
        var rows = Rows()
        rows.returns = [Self.returned()]
        let told = try rows.read(lists: lists).refunds.map { refund in
            refund.extent.amount.map { String($0.minorUnits) } ?? (refund.extent == .unknown ? "asked" : "\(refund)")
        }
        #expect(told == (expected == "nothing" ? [] : [expected]))
    }

    @Test("never gives back more than was bought, and never a cent more", .tags(.w16)) func manyReturns() throws {
        var rows = Rows()
        rows.returns = (1...3).map { Self.returned(["return_id": "\($0)"]) }
        let refunds = try rows.read().refunds
        let given = refunds.compactMap { if case .lines(_, let amount) = $0.extent { amount.minorUnits } else { nil } }
        #expect(given == [6000, 6000])
        #expect(refunds.last?.extent == .unknown)
    }

    private static func returned(_ change: [String: String] = [:]) -> [String: Any] {
        var row = [
            "return_id": "1", "order_id": "17", "product_id": "9", "product": "Nuts", "model": "nb-1", "quantity": "1",
            "return_action_id": "4", "return_status_id": "3", "date_added": "2026-03-05 09:00:00",
            "date_modified": "2026-03-06 09:00:00",
        ]
        row.merge(change) { $1 }
        return row
    }

    @Test("that lacks a table or an amount says which", arguments: ["order_total", "order_product"]) func missing(
        _ table: String
    ) throws {
        var rows = Rows()
        rows.fields = [table: NSNull()]
        #expect(throws: Unreadable(field: table, text: "missing")) { try rows.read() }
    }

    @Test("of a shop tells which statuses are sales, and what a processor's mean", .tags(.w3)) func profile() throws {
        var lists = Rows.lists
        lists["payment_seen"] = [["code": "stripe", "title": "Card"], ["code": "cod", "title": "Cash"]]
        let mapping = OpenCartMapping()
        let profile = try mapping.profile(from: JSONSerialization.data(withJSONObject: lists))
        #expect(profile.saleStatuses == ["2", "5"])
        #expect(profile.likelyMeanings?["5/stripe"] == .paid)
        #expect(profile.likelyMeanings?["5/cod"] == nil)
        lists = Rows.lists(processing: ["5", "1", "2", "12", "3"])
        lists["payment_seen"] = [["code": "stripe", "title": "Card"]]
        let paid = try Rows.profile(lists).likelyMeanings ?? [:]
        #expect(paid.filter { $0.value == .paid }.keys.sorted() == ["1/stripe", "2/stripe", "3/stripe", "5/stripe"])
        #expect(profile.country == "GB")
        #expect(profile.taxes == [StoreTax(id: "1", name: "VAT 20%", rate: ExactDecimal("20"))])
    }
}
