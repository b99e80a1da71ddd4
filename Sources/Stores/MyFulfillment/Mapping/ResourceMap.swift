import Accounting
import Commerce
import ConnectorKit
import Foundation

/// Where one instance has its invoices, credit memos, customers and payments, and what it calls their fields: the mapping file.
///
/// Nobody outside has confirmed paths for these four (myfulfillment.md §2), so none is built in. Products have one that was seen.
struct ResourceMap: Hashable, Sendable {
    struct Resource: Hashable, Sendable {
        /// Below the address of the API: `/accounting/invoices`.
        var path: String
        /// What is asked beside page and limit: `filters[status]=paid`.
        var query: [String] = []
        var names = FieldNames()
    }

    private(set) var resources: [RecordStream: Resource] = [
        .products: Resource(path: "/catalog-product/products")
    ]

    init() {}

    /// From the mapping file's JSON; an empty text maps nothing. `"products": null` leaves products to files and push.
    init(_ text: String) throws(Unreadable) {
        guard !text.allSatisfy(\.isWhitespace) else { return }
        guard let object = JSONReader.object(text) else {
            throw Unreadable(field: "mapping", text: "not a JSON object")
        }
        for member in object.members {
            guard let stream = Self.streams[member.name] else {
                throw Unreadable(field: "mapping", text: member.name)
            }
            switch member.value {
            case .null: resources[stream] = nil
            case .object(let told): resources[stream] = try Self.resource(told, member.name)
            default: throw Unreadable(field: "mapping.\(member.name)", text: "not an object")
            }
        }
    }

    var streams: Set<RecordStream> { Set(resources.keys) }

    subscript(_ stream: RecordStream) -> Resource? { resources[stream] }

    func names(of stream: RecordStream) -> FieldNames { resources[stream]?.names ?? FieldNames() }

    private static func resource(_ told: JSONObject, _ name: String) throws(Unreadable) -> Resource {
        guard case .text(let path)? = told["path"], path.hasPrefix("/"), !path.contains("://") else {
            throw Unreadable(field: "mapping.\(name).path", text: "a path that begins with /")
        }
        // An address from a browser brings what is asked with it.
        let parts = path.split(separator: "?", maxSplits: 1)
        var resource = Resource(path: parts.first.map(String.init) ?? path)
        if parts.count > 1 { resource.query = parts[1].split(separator: "&").map(String.init) }
        if case .array(let query)? = told["query"] {
            for part in query {
                guard case .text(let text) = part else {
                    throw Unreadable(field: "mapping.\(name).query", text: "a list of texts")
                }
                resource.query.append(text)
            }
        }
        guard let fields = told["fields"] else { return resource }
        guard case .object(let names) = fields else {
            throw Unreadable(field: "mapping.\(name).fields", text: "an object of names")
        }
        var known: [String: String] = [:]
        for member in names.members {
            guard case .text(let own) = member.value else {
                throw Unreadable(field: "mapping.\(name).fields.\(member.name)", text: "a name")
            }
            known[member.name] = own
        }
        resource.names = FieldNames(known)
        return resource
    }

    /// As the mapping file, and whoever pushes, names the resources.
    fileprivate static let streams: [String: RecordStream] = [
        "products": .products, "customers": .customers, "invoices": .invoices, "creditmemos": .creditMemos,
        "payments": .payments,
    ]
}

extension RecordStream {
    /// As the mapping file calls it.
    var resourceName: String { ResourceMap.streams.first { $0.value == self }?.key ?? rawValue }
}
