import ConnectorKit
import Foundation
import Testing

@testable import QuickBooksOnline

@Suite("A body that we write")
struct SchemaTests {
    @Test(
        "holds only what the official schema knows", .enabled(if: Schema.official != nil),
        arguments: GoldenCase.all)
    func known(_ golden: GoldenCase) throws {
        let schema = try #require(Schema.official)
        let write = try golden.posting.write(golden.company)
        let check = SchemaCheck(schema: schema)
        #expect(check.faults(.object(write.body), type: write.entity.rawValue, at: write.entity.rawValue) == [])
    }

    @Test(
        "would be found out by the schema", .enabled(if: Schema.official != nil),
        arguments: [
            (#"{"DocNo":"1"}"#, "DocNo"), (#"{"Line":{"Amount":1}}"#, "Line"), (#"{"DocNumber":5}"#, "DocNumber"),
            (#"{"GlobalTaxCalculation":"Included"}"#, "GlobalTaxCalculation"),
            (#"{"Line":[{"DetailType":"SalesItem"}]}"#, "DetailType"), (#"{"CustomerRef":{"id":"1"}}"#, "id"),
            (#"{"BillAddr":{"Street":"x"}}"#, "Street"), (#"{"TotalAmt":"5"}"#, "TotalAmt"),
        ])
    func unknown(_ body: String, _ property: String) throws {
        let schema = try #require(Schema.official)
        let object = try #require(JSONReader.object(body))
        let faults = SchemaCheck(schema: schema).faults(.object(object), type: "Invoice", at: "Invoice")
        #expect(faults.count == 1 && faults.first?.contains(property) == true, "\(faults)")
    }
}

/// Holds JSON against the schema by the rules of its README.
struct SchemaCheck {
    let schema: Schema

    /// What is wrong, with the place of each fault.
    func faults(_ value: JSONValue, type: String, at place: String) -> [String] {
        switch value {
        case .object(let object):
            return object.members.flatMap { member in memberFaults(member, of: type, at: "\(place).\(member.name)") }
        case .text(let text):
            let values = schema.values(of: type)
            if !values.isEmpty { return values.contains(text) ? [] : ["\(place): \(text) is no \(type)"] }
            return Self.isNumber(type) || type == "boolean" ? ["\(place): text for a \(type)"] : []
        case .number: return Self.isNumber(type) ? [] : ["\(place): number for a \(type)"]
        case .bool: return type == "boolean" ? [] : ["\(place): flag for a \(type)"]
        case .null: return ["\(place): null"]
        case .array: return ["\(place): list for a \(type)"]
        }
    }

    private func memberFaults(_ member: JSONObject.Member, of type: String, at place: String) -> [String] {
        if let names = Self.textual[type] { return names.contains(member.name) ? [] : ["\(place) is unknown"] }
        guard let property = schema.property(member.name, of: type) else { return ["\(place) is unknown"] }
        guard case .array(let values) = member.value else {
            return property.isList ? ["\(place): no list"] : faults(member.value, type: property.type, at: place)
        }
        guard property.isList else { return ["\(place): list for a \(property.type)"] }
        return values.enumerated().flatMap { faults($1, type: property.type, at: "\(place)[\($0)]") }
    }

    /// Types whose text is the property `value`.
    private static let textual: [String: Set<String>] = [
        "ReferenceType": ["value", "name", "type"], "MemoRef": ["value", "id"],
    ]

    private static func isNumber(_ type: String) -> Bool {
        ["decimal", "int", "integer", "positiveInteger"].contains(type)
    }
}
