import Accounting
import ConnectorKit
import Testing

@testable import QuickBooksOnline

@Suite("JSON of the service")
struct JSONTests {
    @Test("may give numbers as texts and flags as texts")
    func coercions() {
        let object = JSONReader.object(#"{"a":"10.00","b":5,"c":"true","d":"","e":{"value":"7"}}"#)
        #expect(object?.decimal("a") == ExactDecimal(10))
        #expect(object?.text("b") == "5")
        #expect(object?.flag("c") == true)
        #expect(object?.text("d") == nil)
        #expect(object?.reference("e") == "7")
    }

    @Test(
        "has times with and without fractions",
        arguments: [
            ("2026-01-05T09:17:31.892-08:00", "2026-01-05T17:17:31Z"), ("2026-01-05T00:00:00Z", "2026-01-05T00:00:00Z"),
            ("2025-12-31T23:30:00+05:30", "2025-12-31T18:00:00Z"),
        ])
    func times(_ text: String, _ expected: String) {
        #expect(ServiceTime.instant(text).map(ServiceTime.text) == expected)
    }
}
