import Accounting
import Testing

@testable import QuickBooksOnline

@Suite("JSON of the service")
struct JSONTests {
    @Test("keeps numbers as they are written", arguments: ["1234567.89", "0.1", "-0.005", "1E-7", "12345678901234567"])
    func numbers(_ text: String) throws {
        let object = try #require(JSONReader.object("{\"n\": \(text)}"))
        #expect(object["n"] == .number(text))
        #expect(JSONWriter.write(object) == "{\"n\":\(text)}")
    }

    @Test("survives being written and read")
    func roundTrip() throws {
        var object = JSONObject()
        object["text"] = .text("a\"b\\c\n\t\u{1}é👩‍👩‍👧‍👦שלום")
        object["list"] = .array([.null, .bool(true), .number("1"), .object(JSONObject())])
        #expect(JSONReader.object(JSONWriter.write(object)) == object)
    }

    @Test("may escape any character")
    func escapes() {
        let object = JSONReader.object(#"{"t":"\u00e9\ud83d\ude00\/\b\f\n\r\t\"\\\ud800x"}"#)
        #expect(object?.text("t") == "é😀/\u{8}\u{C}\n\r\t\"\\\u{FFFD}x")
    }

    @Test(
        "that is malformed is not read",
        arguments: [
            "", "[]", "{", "{\"a\":}", "{\"a\":1,}", "{\"a\" 1}", "{\"a\":1} x", "{\"a\":tru}", "{\"a\":\"x}", "<xml/>",
            "{\"a\":\"\\q\"}",
        ])
    func malformed(_ text: String) {
        #expect(JSONReader.object(text) == nil)
    }

    @Test("that is nested too deep is not read")
    func deep() {
        let text = "{\"a\":" + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000) + "}"
        #expect(JSONReader.object(text) == nil)
    }

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
