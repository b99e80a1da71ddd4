import ConnectorKit
import Foundation
import Testing

@testable import QuickBooksOnline

@Suite("Every write of a recorded demonstration")
struct RecordedWriteTests {
    /// The file that `bookbridge demo --record FILE` or `bookbridge sandbox quickbooks --record FILE` wrote.
    static let recorded = ProcessInfo.processInfo.environment["BOOKBRIDGE_RECORD"]

    @Test(
        "holds only properties, types, enumerations and lengths that the official schema knows",
        .enabled(if: Schema.official != nil && recorded != nil))
    func known() throws {
        let path = try #require(Self.recorded)
        let check = SchemaCheck(schema: try #require(Schema.official))
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(!lines.isEmpty)
        for line in lines {
            let record = try #require(JSONReader.object(String(line)))
            let entity = try #require(record.text("entity"))
            let body = try #require(record.object("body"))
            let faults =
                check.faults(.object(body), type: entity, at: entity) + Self.tooLong(.object(body), at: entity)
            #expect(faults == [], "\(line.prefix(400))")
        }
    }

    @Test("is found out when a text is too long")
    func tooLong() throws {
        let body = try #require(JSONReader.object(#"{"DocNumber":"1234567890123456789012"}"#))
        #expect(Self.tooLong(.object(body), at: "Invoice") == ["Invoice.DocNumber: 22 characters"])
    }

    /// Source: quickbooks-online.md §7.1, §7.3, §7.5.
    private static let lengths = [
        "DocNumber": 21, "PaymentRefNum": 21, "PrivateNote": 4000, "Description": 4000, "DisplayName": 500,
        "CompanyName": 100, "GivenName": 100, "FamilyName": 100, "Sku": 100, "FreeFormNumber": 30, "Address": 100,
        "Line1": 500, "City": 255, "PostalCode": 30, "CountrySubDivisionCode": 255,
    ]

    private static func tooLong(_ value: JSONValue, at place: String) -> [String] {
        switch value {
        case .object(let object):
            object.members.flatMap { member -> [String] in
                let inside = tooLong(member.value, at: "\(place).\(member.name)")
                guard case .text(let text) = member.value, let limit = lengths[member.name], text.count > limit else {
                    return inside
                }
                return inside + ["\(place).\(member.name): \(text.count) characters"]
            }
        case .array(let values): values.enumerated().flatMap { tooLong($1, at: "\(place)[\($0)]") }
        case .text, .number, .bool, .null: []
        }
    }
}
