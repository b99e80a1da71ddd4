import ConnectorKit
import Foundation
import TestKit
import Testing
import Wording

@testable import RestAPI

@Suite("The shape of a body", .tags(.x11))
struct ShapeTests {
    private static let shape = JSONShape.object([
        .field("name", .word(5)), .optional("count", .integer(1...9)), .optional("total", .text(.amount)),
        .optional("kind", .choice(["a", "b"])), .optional("lines", .list(.object([.field("on", .flag)]), most: 2)),
        .nullable("note", .text()), .optional("day", .text(.date)), .optional("extra", .anything),
    ])

    private static func faults(_ json: String) throws -> [FieldFault] {
        shape.faults(in: try #require(JSONReader.value(Data(json.utf8))))
    }

    @Test(
        "takes what fits",
        arguments: [
            #"{"name":"x"}"#, #"{"name":"x","count":9.0,"total":"-12.50","kind":"b","note":null,"day":"2026-02-28"}"#,
            #"{"name":"x","lines":[{"on":true},{"on":false}],"extra":{"any":[1]}}"#,
        ])
    func takes(_ json: String) throws { #expect(try Self.faults(json).isEmpty) }

    @Test("names the field that does not, by its pointer")
    func names() throws {
        #expect(try Self.faults(#"{"nam/e~":1}"#).map(\.field) == ["/nam~1e~0", "/name"])
        #expect(try Self.faults(#"{"name":"x","lines":[{"on":true},{"on":1}]}"#).map(\.field) == ["/lines/1/on"])
        #expect(try Self.faults(#"{"name":"x","name":"y"}"#) == [FieldFault("/name", .twice)])
        #expect(try Self.faults(#"[]"#).map(\.field) == ["/"])
        #expect(try Self.faults(#"{"name":"x","lines":[{},{},{}]}"#) == [FieldFault("/lines", .tooMany(most: 2))])
    }

    @Test(
        "refuses what is nearly right",
        arguments: [
            #"{"name":""}"#, #"{"name":"123456"}"#, #"{"name":"x","count":0}"#, #"{"name":"x","count":1.5}"#,
            #"{"name":"x","count":"1"}"#, #"{"name":"x","total":12.5}"#, #"{"name":"x","total":"12,50"}"#,
            #"{"name":"x","day":"2026-02-30"}"#, #"{"name":"x","kind":"c"}"#, #"{"name":null}"#, #"{"name":"a\u0000"}"#,
        ])
    func refuses(_ json: String) throws { #expect(try !Self.faults(json).isEmpty) }
}
