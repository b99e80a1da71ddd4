import Foundation
import Testing

@testable import Outputs

@Suite("JSON inside JSON")
struct NestedJSONTests {
    private func printed(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test(
        "is a value there, not a text with escaped marks",
        arguments: [
            #"{"a":[1,2.50,null,true,"x"],"b":{}}"#, #"[]"#, #"{"total":0.1}"#,
        ])
    func nested(_ text: String) throws {
        let value = try printed(try #require(NestedJSON(text)))
        #expect(value == text.replacing("2.50", with: "2.5"))
    }

    @Test("is found within a value, as the answer of a vendor is")
    func within() throws {
        let raw = ["raw": #"{"errorCode":"INVALID","errorMessage":"no"}"#, "text": "{no JSON", "code": "12"]
        #expect(
            try printed(try NestedJSON(encoding: raw))
                == #"{"code":"12","raw":{"errorCode":"INVALID","errorMessage":"no"},"text":"{no JSON"}"#)
    }

    @Test("is nothing else", arguments: ["", "text", "12", "{", "\"text\""])
    func none(_ text: String) {
        #expect(NestedJSON(text).map { _ in true } == nil)
    }
}
