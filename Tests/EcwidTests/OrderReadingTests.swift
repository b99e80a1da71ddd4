import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Ecwid
import Foundation
import TestKit
import Testing

@Suite("The parts of an Ecwid order")
struct OrderReadingTests {
    @Test("a discount that no line mentions is shared out, and spares lines that allow none", .tags(.w9))
    func sharedDiscount() throws {
        let order = try Fixture.order("net-coupon-not-shared")
        #expect(order.lines.map { $0.discounts.map(\.kind) } == [[.coupon, .promotion], [.coupon, .promotion], []])
        #expect(order.lines[0].discounts.map(\.label) == ["TWENTY", "Spring"])
        #expect(order.discounts.isEmpty)
    }

    @Test("a coupon that was edited counts as the order says") func editedCoupon() throws {
        #expect(try Fixture.order("coupon-edited").discountUnits(.coupon) == 500)
    }

    @Test("shipping and handling share their tax by their amounts when nothing says how")
    func olderHandling() throws {
        let order = try Fixture.order("net-handling-older")
        #expect(order.charges.map(\.kind) == [.shipping, .handling])
        #expect(order.charges.map { $0.taxes.map(\.amount.minorUnits) } == [[77], [28]])
    }

    @Test("codes that are written as numbers read as people write them, however long")
    func numbersForCodes() throws {
        let order = try Self.order(
            item: #""sku":100.0,"productId":9223372036854775807"#, order: #""total":10"#)
        #expect(order.lines[0].sku == "100" && order.lines[0].productID == "9223372036854775807")
    }

    @Test("a fault names its place")
    func placeOfFault() {
        #expect(throws: Unreadable(field: "items[0].price", text: "another kind of value")) {
            try Self.order(item: #""price":true"#, order: #""total":10"#)
        }
        #expect(throws: Unreadable(field: "items[0].taxes[0].value", text: "x")) {
            try Self.order(item: #""taxes":[{"value":"x"}]"#, order: #""total":10"#)
        }
    }

    @Test("a tax beside the lines is known again by the lines', then by the profile's", .tags(.w13))
    func taxNames() throws {
        let known = StoreTax(id: "81", name: "BTW 21%", rate: ExactDecimal(21))
        let order = try Fixture.order("gross-shipping-apart", taxes: [known])
        #expect(order.charges.flatMap(\.taxes).map(\.tax) == [known, known])
        #expect(order.lines[0].taxes.map(\.tax.id) == ["82"])
        #expect(try Fixture.order("gross-shipping-apart").charges[0].taxes.map(\.tax.id) == [nil])
    }

    @Test("an automatic tax is known by name and rate, a manual one by its number", .tags(.w13))
    func taxKeys() throws {
        let taxes = """
            [{"name":"County","value":3,"total":0.3,"taxOnDiscountedSubtotal":0.3,"sourceTaxRateId":0,"sourceTaxRateType":"AUTO"},
             {"name":"Own","value":7,"total":0.7,"sourceTaxRateId":51,"sourceTaxRateType":"MANUAL"},
             {"name":"Old","value":1.5,"total":0.15,"sourceTaxRateId":52}]
            """
        let order = try Self.order(item: #""tax":1.15,"taxes":\#(taxes)"#, order: #""total":11.15,"tax":1.15"#)
        let keys = order.lines[0].taxes.map(\.tax)
        #expect(keys.map(\.id) == [nil, "51", nil])
        #expect(keys.map { $0.rate?.description } == ["3", "7", "1.5"])
        #expect(order.lines[0].taxes.map(\.amount.minorUnits) == [30, 70, 15])
    }

    @Test("two taxes of one name and rate on one line or on shipping are one of both rates", .tags(.w13))
    func alikeTaxes() throws {
        let district = #"{"name":"District","value":0.5,"total":0.05,"taxOnDiscountedSubtotal":0.05}"#
        let onShipping = #"{"name":"District","value":1,"total":0.1}"#
        let both = "[\(onShipping),\(onShipping)]"
        let order = try Self.order(
            item: #""tax":0.1,"taxes":[\#(district),\#(district)]"#,
            order: #""total":20.3,"tax":0.3,"shippingOption":{"shippingRate":10},"taxesOnShipping":\#(both)"#)
        #expect(order.lines[0].taxes.map { $0.tax.rate?.description } == ["1"])
        #expect(order.lines[0].taxes.map(\.amount.minorUnits) == [10])
        #expect(order.charges[0].taxes.map { $0.tax.rate?.description } == ["2"])
        #expect(order.charges[0].taxes.map(\.amount.minorUnits) == [20])
    }

    @Test("a line's tax without any detail is kept without a name, so that nothing pairs it", .tags(.w13))
    func namelessTax() throws {
        let order = try Self.order(item: #""tax":0.7"#, order: #""total":10.7,"tax":0.7"#)
        #expect(order.lines[0].taxes == [TaxCharged(tax: StoreTax(name: "", rate: nil), amount: order.tax)])
    }

    @Test("a gift card sold is no income, a gift card used no discount") func giftCards() throws {
        let order = try Fixture.order("gift-card-pays-all")
        #expect(order.lines.map(\.kind) == [.giftCard, .goods])
        #expect(order.lines.map(\.isTaxable) == [false, true])
        #expect(order.total.description == "35.70")
        #expect(order.tenders.map(\.reference) == ["GC-77"])
        #expect(order.payments.isEmpty)
    }

    @Test("points that lowered the total are a tender, points given back are not") func loyalty() throws {
        #expect(try Fixture.order("loyalty-points").tenders.map(\.kind) == [.loyaltyPoints])
        #expect(try Fixture.order("loyalty-points").total.description == "20.00")
        #expect(try Fixture.order("loyalty-given-back").tenders.isEmpty)
    }

    @Test("a tax that the buyer owes is no tax of zero: it stands on all that was sold", .tags(.w13))
    func reverseCharge() throws {
        let order = try Fixture.order("reverse-charge")
        #expect(order.lines.map(\.taxes) == [[TaxCharged(tax: .reverseCharge, amount: .zero(order.currency))]])
        let shipped = try Self.order(
            order: #""total":15,"reversedTaxApplied":true,"shippingOption":{"shippingRate":5}"#)
        #expect(shipped.charges.map { $0.taxes.map(\.tax) } == [[.reverseCharge]])
        let charged = try Self.order(item: #""tax":0.7"#, order: #""total":10.7,"tax":0.7,"reversedTaxApplied":true"#)
        #expect(charged.lines[0].taxes.map(\.tax) == [StoreTax(name: "", rate: nil)])
    }

    @Test(
        "a tip is what is called so and bears no tax", .tags(.w9),
        arguments: [
            (#""id":"tips""#, Charge.Kind.tip), (#""id":"Tip","taxable":false,"taxes":[]"#, .tip),
            (#""id":"Tipping fee""#, .other), (#""id":"tip-jar rental""#, .other),
            (#""id":"tips","taxes":[{"name":"VAT","value":20,"total":0.2}]"#, .other),
            (#""id":"Payment method fee""#, .paymentFee),
        ])
    func tips(surcharge: String, kind: Charge.Kind) throws {
        let order = try Self.order(order: #""total":11,"customSurcharges":[{\#(surcharge),"total":1}]"#)
        #expect(order.charges.map(\.kind) == [kind])
    }

    @Test("refunds of the same amount in the same second stay apart", .tags(.w16)) func alikeRefunds() throws {
        let ids = try Fixture.order("partial-refunds-alike").refunds.map(\.id)
        #expect(ids == ["1778061600-500-1", "1778061600-500-2"])
    }

    @Test("refunds come in the order of their days; one without a day stays what it is", .tags(.w16))
    func refundDays() throws {
        func refunds(_ list: String, sum: Int, updated: Int = 1_778_400_000) throws -> [Refund] {
            let told = #""refundedAmount":\#(sum),"refunds":[\#(list)]"#
            let status = #""paymentStatus":"PARTIALLY_REFUNDED","updateTimestamp":\#(updated)"#
            return try Self.order(order: status + "," + told).refunds
        }
        let dated = try refunds(
            #"{"date":"2026-05-09 10:00:00 +0000","amount":2},{"date":"2026-05-06 10:00:00 +0000","amount":3}"#, sum: 5)
        #expect(dated.map(\.id) == ["1778061600-300-1", "1778320800-200-1"])
        let undated = try [1_778_400_000, 1_778_500_000].map { try refunds(#"{"amount":4}"#, sum: 4, updated: $0) }
        #expect(undated.map { $0.map(\.id) } == [["undated-400-1"], ["undated-400-1"]])
    }

    @Test(
        "what only a status tells is said as far as it is known", .tags(.w16),
        arguments: [
            ("refunded-by-status", [Refund.Extent.everything]),
            ("partly-refunded-by-status", [.unknown]),
            (
                "refunded-in-two-ways",
                [
                    .amount(Money(minorUnits: 2000, .usd)),
                    .disputed(.sum(listed: Money(minorUnits: 2000, .usd), stated: Money(minorUnits: 5000, .usd))),
                ]
            ),
            ("cancelled", []),
        ])
    func refunds(name: String, extents: [Refund.Extent]) throws {
        #expect(try Fixture.order(name).refunds.map(\.extent) == extents)
    }

    @Test(
        "a sum of refunds that is not what the list makes is asked about", .tags(.w16),
        arguments: [
            ("12", "PARTIALLY_REFUNDED", [500, 500, nil]), ("8", "PARTIALLY_REFUNDED", [nil, nil]),
            ("0", "PAID", [nil, nil]), ("10", "PAID", [500, 500]), ("60", "REFUNDED", [500, 500, 5000]),
            ("12", "REFUNDED", [500, 500, nil]), ("10", "REFUNDED", [500, 500, nil]),
        ] as [(String, String, [Int64?])])
    func disputedRefunds(sum: String, status: String, units: [Int64?]) throws {
        let url = Fixture.folder.appendingPathComponent("partial-refunds-alike.json")
        let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
            .replacing(#""refundedAmount": 10"#, with: #""refundedAmount": \#(sum)"#)
            .replacing("PARTIALLY_REFUNDED", with: status)
        let order = try EcwidMapping.order(Data(text.utf8), .plain(.usd))
        let told = order.refunds.map { refund -> Int64? in
            if case .amount(let amount) = refund.extent { amount.minorUnits } else { nil }
        }
        #expect(told == units)
        let disputes = order.refunds.filter { if case .disputed(.sum) = $0.extent { true } else { false } }
        #expect(disputes.count == units.filter { $0 == nil }.count)
    }

    @Test(
        "money came when the order did, or by an offline method when it last changed", .tags(.w17),
        arguments: [
            ("net-plain", [1_777_881_600]), ("offline-paid-later", [1_778_054_400]), ("cancelled", []),
            ("unpaid-custom", []), ("refunded-by-status", [1_777_881_600]),
        ])
    func payments(name: String, seconds: [Int64]) throws {
        let order = try Fixture.order(name)
        #expect(order.payments.map { order.receivedAt($0).seconds } == seconds)
        #expect(order.payments.allSatisfy { $0.receivedAt == nil }, "Ecwid tells no day")
    }

    @Test("an order edited down and given back just what it costs now was paid twice that", .tags(.w16, .w17))
    func editedAndRefunded() throws {
        let plain = try Fixture.order("net-plain")
        func order(_ status: String, refunded: Money, in parts: [Money]? = nil, giftCard: Money? = nil) throws -> Order
        {
            let body = try Data(contentsOf: Fixture.folder.appendingPathComponent("net-plain.json"))
            var text = try #require(try JSONSerialization.jsonObject(with: body) as? [String: Any])
            text["paymentStatus"] = status
            text["refundedAmount"] = NSDecimalNumber(string: refunded.description)
            text["refunds"] = (parts ?? [refunded]).map { part in
                ["date": "2026-05-09 10:00:00 +0000", "amount": NSDecimalNumber(string: part.description)]
            }
            if let giftCard {
                text["total"] = NSDecimalNumber(string: (plain.total - giftCard).description)
                text["totalBeforeGiftCardRedemption"] = NSDecimalNumber(string: plain.total.description)
                text["giftCardRedemption"] = NSDecimalNumber(string: giftCard.description)
            }
            return try EcwidMapping.order(try JSONSerialization.data(withJSONObject: text), .plain(plain.currency))
        }
        let half = Money(minorUnits: plain.total.minorUnits / 2, plain.currency)
        #expect(try order("PARTIALLY_REFUNDED", refunded: plain.total).paid == plain.total + plain.total)
        #expect(try order("PARTIALLY_REFUNDED", refunded: half).paid == plain.total)
        #expect(try order("REFUNDED", refunded: plain.total).paid == plain.total)
        let inParts = try order("PARTIALLY_REFUNDED", refunded: plain.total, in: [half, plain.total - half])
        #expect(inParts.paid == plain.total, "several refunds give all of it back, whatever the status says")
        #expect(inParts.refunds.map(\.extent) == [.amount(half), .amount(plain.total - half)])
        let beside = try order("PARTIALLY_REFUNDED", refunded: plain.total - half, giftCard: half)
        #expect(beside.paid == plain.total - half, "the card's part stays used")
    }

    @Test("an old order keeps its running number, its prefix and its moment") func older() throws {
        let order = try Fixture.order("older-than-2019")
        #expect(order.id == ID("1412"))
        #expect(order.number == "WEB1412")
        #expect(order.placedAt == Instant(seconds: 1_420_086_600))
        #expect(!order.pricesIncludeTax)
    }

    @Test("text is kept as it is written") func text() throws {
        let order = try Fixture.order("guest-digital")
        #expect(order.lines[0].name == "E-book 📖 \"تطريز\"")
        #expect(order.lines[0].options == ["Format: EPUB", "Extras: A, B", "Scan: logo.png"])
        #expect(order.notes == "Line one\nשלום ✂️")
        #expect(order.buyer.customerID == nil)
        #expect(order.buyer.email == nil)
        #expect(order.buyer.shippingAddress == nil)
    }

    @Test("blanks and invisible marks around a text are no part of it") func margins() throws {
        let order = try Self.order(
            item: #""sku":" M-1\t","name":"\u00a0Mug blue\u200b""#,
            order: #""email":" \u00a0Ana@Example.com\n","billingPerson":{"name":"  Ana  Ruiz ","phone":" 954 "}"#)
        #expect(order.buyer.email == "Ana@Example.com")
        #expect(order.buyer.name == "Ana  Ruiz", "what stands inside is the buyer's own")
        #expect(order.buyer.phone == "954")
        #expect(order.lines.map(\.sku) == ["M-1"])
        #expect(order.lines.map(\.name) == ["Mug blue"])
    }

    @Test("an unknown status is a custom one", arguments: ["CUSTOM_PAYMENT_STATUS_3", "SOMETHING_NEW", ""])
    func unknownStatus(code: String) throws {
        let order = try Self.order(order: #""paymentStatus":"\#(code)""#)
        #expect(order.status.payment == .custom)
        #expect(order.status.paymentCode == code)
    }

    @Test("amounts are rounded on reading, unit prices are not", .tags(.x2)) func doubles() throws {
        let order = try Self.order(order: #""total":10.000000000000002,"tax":0.30000000000000004"#)
        #expect(order.total.minorUnits == 1000)
        #expect(order.tax.minorUnits == 30)
        let priced = try Self.order(item: #""price":0.123456789,"quantity":1000"#, order: #""total":123.46"#)
        #expect(priced.lines[0].unitPrice.description == "0.123456789")
        #expect(priced.lines[0].amount.minorUnits == 12346)
    }

    @Test(
        "what is missing or cannot be is named with its place", .tags(.x6),
        arguments: [
            (#""total":null"#, "total"), (#""tax":null"#, "tax"), (#""createTimestamp":null"#, "createDate"),
            (#""internalId":null"#, "internalId"), (#""items":null"#, "items"), (#""total":1e30"#, "total"),
            (#""total":"ten""#, "total"), (#""total":123456789012345678901234567890"#, "total"),
            (#""items":[{"price":1}]"#, "items[0].quantity"), (#""items":[{"quantity":1}]"#, "items[0].price"),
            (#""items":[{"price":1e12,"quantity":1e12}]"#, "items[0].quantity"),
            (#""items":[{"price":1e14,"quantity":2}]"#, "items[0].price"),
            (#""items":[{"price":1,"quantity":1,"taxes":[{"name":"x"}]}]"#, "items[0].taxes[0].total"),
            (#""refunds":[{"reason":"x"}]"#, "refunds[0].amount"), (#""updateDate":"yesterday""#, "updateDate"),
        ])
    func unreadable(override: String, field: String) throws {
        let fault = #expect(throws: Unreadable.self) { try Self.order(order: override) }
        #expect(fault?.field == field)
    }

    @Test("what is not an order at all is unreadable", arguments: ["", "[]", "null", "<html>", "{\"total\":"])
    func notAnOrder(text: String) {
        #expect(throws: Unreadable.self) { try EcwidMapping.order(Data(text.utf8), .plain(.usd)) }
    }

    @Test("four hundred lines are read to the cent", .tags(.x2)) func manyLines() throws {
        let items = (1...400).map { #"{"id":\#($0),"price":0.01,"quantity":1,"name":"Bead"}"# }.joined(separator: ",")
        let order = try Self.order(order: #""total":2.00,"couponDiscount":2,"items":[\#(items)]"#)
        #expect(order.composedUnits == 200)
        #expect(order.lines.allSatisfy { $0.discounts.allSatisfy { !$0.amount.isNegative } })
    }

    /// One mug for ten dollars, with fields of the line or the order replaced.
    private static func order(item: String = "", order: String = "") throws -> Order {
        let line = merged(#"{"id":1,"price":10,"quantity":1,"name":"Mug"}"#, item)
        var text = """
            {"id":"A1","internalId":1,"total":10,"tax":0,"paymentStatus":"PAID","createTimestamp":1777881600}
            """
        text = merged(text, order)
        if !order.hasPrefix("\"items\":"), !order.contains(",\"items\":") {
            text = #"\#(text.dropLast()),"items":[\#(line)]}"#
        }
        return try EcwidMapping.order(Data(text.utf8), .plain(.usd))
    }

    /// Puts fields in front of those of an object: of two fields of one name the last counts, so the old ones are renamed.
    private static func merged(_ object: String, _ fields: String) -> String {
        guard !fields.isEmpty else { return object }
        var kept = object
        for name in ["total", "tax", "createTimestamp", "internalId", "price", "quantity", "paymentStatus"]
        where fields.hasPrefix("\"\(name)\":") || fields.contains(",\"\(name)\":") {
            kept = kept.replacing("\"\(name)\":", with: "\"was\(name)\":", maxReplacements: 1)
        }
        return "{\(fields)," + kept.dropFirst()
    }
}
