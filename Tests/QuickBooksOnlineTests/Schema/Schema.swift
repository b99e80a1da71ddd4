import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The types that the service's schema files describe, as far as JSON bodies need them.
struct Schema: Sendable {
    struct Property: Sendable {
        let type: String
        let isList: Bool
    }

    struct SchemaType: Sendable {
        var base: String?
        var properties: [String: Property] = [:]
        var values: Set<String> = []
    }

    fileprivate(set) var types: [String: SchemaType] = [:]

    /// The schema beside the checkout, or beside the folder that holds it; `nil` when it is not there or not readable.
    static let official: Schema? = folder().flatMap { try? SchemaReader(folder: $0).schema }

    private static func folder(from source: String = #filePath) -> URL? {
        let root = URL(fileURLWithPath: source).deletingLastPathComponent().appendingPathComponent("../../..")
            .standardized
        let places = ["../shared/reference/qbo-schema", "../../shared/reference/qbo-schema"]
        return places.map { root.appendingPathComponent($0).standardized }
            .first { FileManager.default.fileExists(atPath: $0.appendingPathComponent("Finance.xsd").path) }
    }

    /// The property of a type or of what it extends.
    func property(_ name: String, of type: String) -> Property? {
        var next: String? = type
        while let typeName = next, let found = types[typeName] {
            if let property = found.properties[name] { return property }
            next = found.base
        }
        return nil
    }

    /// The values that an enumeration allows; empty for other types.
    func values(of type: String) -> Set<String> { types[type]?.values ?? [] }
}

/// Reads the schema files, type by type.
private final class SchemaReader: NSObject, XMLParserDelegate {
    private(set) var schema = Schema()
    private var current: String?

    init(folder: URL) throws {
        super.init()
        for name in ["IntuitBaseTypes.xsd", "IntuitNamesTypes.xsd", "Finance.xsd"] {
            let parser = XMLParser(data: try Data(contentsOf: folder.appendingPathComponent(name)))
            parser.delegate = self
            guard parser.parse() else { throw CocoaError(.fileReadCorruptFile) }
        }
    }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        let kind = Self.plain(element)
        switch kind {
        case "complexType", "simpleType":
            if let name = attributes["name"] {
                current = name
                schema.types[name] = Schema.SchemaType()
            }
        case "extension", "restriction":
            if let current, let base = attributes["base"] { schema.types[current]?.base = Self.plain(base) }
        case "enumeration":
            if let current, let value = attributes["value"] { schema.types[current]?.values.insert(value) }
        case "element", "attribute": note(attributes)
        default: break
        }
    }

    func parser(
        _ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?
    ) {
        if ["complexType", "simpleType"].contains(Self.plain(element)) { current = nil }
    }

    private func note(_ attributes: [String: String]) {
        let name = attributes["name"] ?? attributes["ref"].map(Self.plain)
        guard let current, let name else { return }
        let isList = attributes["maxOccurs"].map { $0 == "unbounded" || (Int($0) ?? 1) > 1 } ?? false
        let type = attributes["type"].map(Self.plain) ?? name
        schema.types[current]?.properties[name] = Schema.Property(type: type, isList: isList)
    }

    private static func plain(_ name: String) -> String { name.split(separator: ":").last.map(String.init) ?? name }
}
