import Accounting
import Commerce
import ConnectorKit
import Ecwid
import Foundation
import TestKit
import Testing

@Suite("Products of an Ecwid store")
struct EcwidProductTests {
    private static let shirt = """
        {"id":700,"sku":"TS","name":"T-shirt","description":"<p>Soft &amp;\\n<b>warm</b></p>","price":19,"costPrice":6.9,
        "quantity":12,"unlimited":false,"enabled":true,"updateTimestamp":1773993600,"combinations":[
        {"id":1,"sku":"TS-RED","quantity":25,"price":21.5,"options":[{"name":"Color","value":"Red"},{"name":"Size","value":"M"}]},
        {"id":2,"quantity":12,"options":[{"name":"Color","value":"Blue"}]},
        {"id":3,"sku":"TS-GRN","unlimited":true,"options":[{"name":"Color","value":"Green"}]},
        {"id":4,"sku":"TS","quantity":12}]}
        """

    @Test("are the product and each variation with a code of its own", .tags(.w14, .w19)) func variations() throws {
        let products = try Self.products(Self.shirt)
        #expect(products.map(\.sku) == ["TS", "TS-RED", "TS-GRN"])
        #expect(products.map(\.variationID) == [nil, "1", "3"])
        #expect(products.map(\.name) == ["T-shirt", "T-shirt (Red, M)", "T-shirt (Green)"])
        #expect(products.map { $0.stock?.description } == ["12", "25", nil])
        #expect(products.map { $0.price?.description } == ["19", "21.5", "19"])
        #expect(products.map { $0.cost?.description } == ["6.9", "6.9", "6.9"])
        #expect(products[0].description == "Soft & warm")
    }

    @Test(
        "have stock that may be written unless a till or a bundle owns it", .tags(.w20),
        arguments: [
            (#""quantity":9"#, true), (#""quantity":9,"locationInventory":{"1":6,"2":3}"#, false),
            (#""quantity":9,"compositeComponents":[{"productId":1,"quantity":2}]"#, false),
            (#""quantity":9,"locationInventory":{},"compositeComponents":[]"#, true),
        ])
    func stockOwner(fields: String, isWritable: Bool) throws {
        let product = try #require(try Self.products(#"{"id":7,"name":"Chair",\#(fields)}"#).first)
        #expect(product.isStockWritable == isWritable)
    }

    @Test("have no stock when it is unlimited, and may have less than none", .tags(.w20)) func stock() throws {
        #expect(try Self.products(#"{"id":7,"unlimited":true}"#).first?.stock == nil)
        #expect(try Self.products(#"{"id":7,"quantity":-6,"unlimited":false}"#).first?.stock == ExactDecimal(-6))
    }

    @Test("are read once each, the oldest change first, also when many changed in one second", .tags(.w19))
    func reading() async throws {
        let store = PaperEcwid()
        store.list(products: 40, updated: 1_700_000_000)
        store.list(products: 250, updated: 1_700_000_500)
        store.list(products: 30, updated: 1_700_000_900)
        let (ids, end) = try await readToTheEnd(store, after: nil)
        #expect(ids.count == 320)
        #expect(Set(ids).count == 320)
        store.passTime(seconds: 3600)
        #expect(try await readToTheEnd(store, after: end).ids.isEmpty)
        store.list(products: 1, updated: store.clock.now().seconds)
        store.passTime(seconds: 3600)
        #expect(try await readToTheEnd(store, after: end).ids == ["700320"])
    }

    @Test("have their stock changed by a difference, in one call", .tags(.w20)) func change() async throws {
        let store = PaperEcwid()
        try await store.connector().change(StockChange(productID: "700003", delta: -3))
        #expect(store.network.sent.map(\.body) == [Data(#"{"quantityDelta":-3}"#.utf8)])
    }

    @Test(
        "may refuse a change of stock, which is said and not tried again", .tags(.w20),
        arguments: [
            (409, "NOT_ALLOWED_TO_UPDATE_PARAMETER", ConnectorProblem.Cause.notPermitted),
            (400, "DIFFERENT_COMBINATION_STOCK", .invalid(field: "variationID")),
            (404, "PRODUCT_NOT_FOUND", .notFound), (500, "INTERNAL_ERROR", .outcomeUnknown),
        ])
    func refusedChange(status: Int, code: String, cause: ConnectorProblem.Cause) async {
        let store = PaperEcwid()
        store.answerStock(PaperEcwid.error(status, code, ""))
        let problem = await #expect(throws: ConnectorProblem.self) {
            try await store.connector().change(StockChange(productID: "7", variationID: "8", delta: 1))
        }
        #expect(problem?.cause == cause)
        #expect(store.network.sent.count == 1)
    }

    @Test("may refuse without a word: nothing was updated", .tags(.w20)) func unchanged() async {
        let store = PaperEcwid()
        store.answerStock(.json(#"{"updateCount":0}"#))
        await #expect(throws: ConnectorProblem.self) {
            try await store.connector().change(StockChange(productID: "7", delta: 1))
        }
    }

    private static func products(_ text: String) throws -> [Product] {
        let raw = RawRecord(id: "7", updatedAt: ManualClock.start, body: Data(text.utf8))
        return try EcwidMapping().products(from: raw, profile: .plain(.usd))
    }

    private func readToTheEnd(_ store: PaperEcwid, after start: Cursor?) async throws -> (ids: [String], end: Cursor?) {
        var ids: [String] = []
        var cursor = start
        for _ in 0..<50 {
            let page = try await store.connector().records(of: .products, after: cursor)
            ids += page.records.map(\.id)
            cursor = page.next
            if page.isLast { break }
        }
        return (ids, cursor)
    }
}

@Suite("The profile of an Ecwid store")
struct EcwidProfileTests {
    @Test("says money, clock, taxes by rate, statuses and payment methods", .tags(.w3, .w13)) func profile()
        async throws
    {
        let profile = try await PaperEcwid().connector().profile()
        #expect(profile.currency == .usd)
        #expect(profile.timeZone == "America/New_York")
        #expect(profile.taxes.map { "\($0.id ?? "") \($0.rate?.description ?? "")" } == ["1 7", "1 8.875"])
        #expect(profile.paymentMethods == [StorePaymentMethod(code: "Stripe", title: "Card")])
        #expect(profile.paymentStatuses.last == StoreStatus(code: "CUSTOM_PAYMENT_STATUS_1", name: "Deposit"))
        #expect(profile.paymentStatuses.first?.code == "AWAITING_PAYMENT")
        #expect(profile.paymentStatuses.first?.name == "Awaiting payment")
        #expect(profile.paymentStatuses.first?.names?["fr"] == "En attente de paiement")
        #expect(profile.fulfilmentStatuses.count == 8)
    }

    @Test(
        "of each sample store is read", .enabled(if: Reference.samples != nil),
        arguments: [
            ("us", "USD", "America/New_York", 2), ("eu", "EUR", "Europe/Amsterdam", 3), ("jp", "JPY", "Asia/Tokyo", 2),
            ("ca", "CAD", "America/Toronto", 4),
        ])
    func samples(name: String, currency: String, timeZone: String, taxes: Int) async throws {
        let body = try Reference.data("profile-\(name).json")
        let network = InProcessNetwork("app.ecwid.com") { request in
            request.url.hasSuffix("/profile") ? IncomingAnswer(status: 200, body: body) : IncomingAnswer(status: 403)
        }
        let settings = EcwidSettings(storeID: "1003001", token: "secret_test")
        let profile = try await EcwidConnector(settings, world: .rehearsal(network: network)).profile()
        #expect(profile.currency.code == currency)
        #expect(profile.timeZone == timeZone)
        #expect(profile.taxes.count == taxes)
        #expect(profile.paymentStatuses.count == 8)
    }
}
