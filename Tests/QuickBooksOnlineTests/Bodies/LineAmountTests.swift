import Accounting
import ConnectorKit
import TestKit
import Testing

@testable import QuickBooksOnline

@Suite("The amount of a line")
struct LineAmountTests {
    @Test(
        "stands with quantity and price only when their product is beyond doubt", .tags(.w9),
        arguments: [
            ("3", "19.99", 5997, true), ("3", "19.99", 5996, false),
            ("14.5", "128.35", 186_108, true), ("0.5", "0.25", 13, false), ("0.3333333", "3", 100, true),
            ("0.33333333", "3", 100, false),
            ("1", "0.00000001", 0, false), ("-1", "5", -500, true),
        ])
    func product(_ quantity: String, _ price: String, _ amount: Int64, _ stands: Bool) {
        #expect((exactProduct(exact(quantity), exact(price), money(amount)) != nil) == stands)
    }

    @Test("in a currency without cents stands alone when the product has cents")
    func yen() {
        #expect(exactProduct(.one, exact("20.6"), money(21, .jpy)) == nil)
        #expect(exactProduct(ExactDecimal(3), exact("7"), money(21, .jpy)) != nil)
    }

    @Test(
        "is written exactly in every currency",
        arguments: [
            ("JPY", 1234, "1234"), ("USD", -5, "-0.05"), ("KWD", 1_234_567, "1234.567"), ("USD", 10, "0.10"),
        ])
    func exactText(_ code: String, _ units: Int64, _ text: String) throws {
        let currency = try #require(Currency(code))
        #expect(JSONValue.amount(money(units, currency)) == .number(text))
    }
}
