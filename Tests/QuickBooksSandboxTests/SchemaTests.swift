import Foundation
import Testing

@testable import QuickBooksSandbox

/// The folder with the service's published schema, beside the checkout; nil when it is not there.
private func schemaFolder() -> URL? {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let places = ["../shared/reference/qbo-schema", "../../shared/reference/qbo-schema"]
    return places.map { root.appending(path: $0) }.first { FileManager.default.fileExists(atPath: $0.path) }
}

@Suite("The property tables")
struct SchemaTests {
    @Test("know each entity the service keeps")
    func entities() {
        for kind in EntityKind.allCases {
            let entry = Schema.service.types[kind.rawValue]
            #expect(entry?.kinds["Id"] == .text, "\(kind.rawValue)")
            #expect(entry?.kinds["SyncToken"] == .text, "\(kind.rawValue)")
        }
        #expect(Schema.service.types["Invoice"]?.kinds["Line"] == .array(.object("Line")))
        #expect(Schema.service.types["Invoice"]?.kinds["DocNumber"] == .text)
        #expect(
            Schema.service.enumerations["GlobalTaxCalculationEnum"] == ["TaxInclusive", "TaxExcluded", "NotApplicable"])
    }

    /// Element and enumeration names are read from the files' text, type by type.
    @Test("agree with the published schema", .enabled(if: schemaFolder() != nil))
    func agree() throws {
        let folder = try #require(schemaFolder())
        var checked = 0
        for name in ["Finance", "IntuitBaseTypes", "IntuitNamesTypes", "SalesTax"] {
            let text = try String(contentsOf: folder.appending(path: "\(name).xsd"), encoding: .utf8)
            for piece in text.components(separatedBy: "<xs:complexType name=\"").dropFirst() {
                let type = String(piece.prefix { $0 != "\"" })
                guard let entry = Schema.service.types[type] else { continue }
                let body = piece.components(separatedBy: "</xs:complexType>")[0]
                for kind in ["<xs:element name=\"", "<xs:attribute name=\""] {
                    for element in body.components(separatedBy: kind).dropFirst() {
                        let property = String(element.prefix { $0 != "\"" })
                        #expect(entry.kinds[property] != nil, "\(type).\(property)")
                        checked += 1
                    }
                }
            }
            for piece in text.components(separatedBy: "<xs:simpleType name=\"").dropFirst() {
                let type = String(piece.prefix { $0 != "\"" })
                guard let known = Schema.service.enumerations[type] else { continue }
                let body = piece.components(separatedBy: "</xs:simpleType>")[0]
                for value in body.components(separatedBy: "<xs:enumeration value=\"").dropFirst() {
                    let word = String(value.prefix { $0 != "\"" })
                    #expect(known.contains(word), "\(type).\(word)")
                }
            }
        }
        #expect(checked > 1000)
    }
}
