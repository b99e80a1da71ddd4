import ConnectorKit
import Foundation
import Testing

@Suite("JSON")
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
        #expect(object?["t"] == .text("é😀/\u{8}\u{C}\n\r\t\"\\\u{FFFD}x"))
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

    @Test("may begin with a byte order mark")
    func byteOrderMark() {
        #expect(JSONReader.object(Data([0xEF, 0xBB, 0xBF] + "{\"a\":1}".utf8)) == JSONReader.object("{\"a\":1}"))
    }

    @Test("that is nested too deep is not read")
    func deep() {
        let text = "{\"a\":" + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000) + "}"
        #expect(JSONReader.object(text) == nil)
    }
}
