import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import OpenCart
import TestKit
import Testing

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
