import ConnectorKit

@testable import QuickBooksOnline

extension JSONValue {
    /// Indented by two spaces, members in their order, for golden files.
    func pretty(_ indent: String = "") -> String {
        let inner = indent + "  "
        switch self {
        case .object(let object) where !object.isEmpty:
            let members = object.members.map { "\(inner)\"\($0.name)\": \($0.value.pretty(inner))" }
            return "{\n" + members.joined(separator: ",\n") + "\n\(indent)}"
        case .array(let values) where !values.isEmpty:
            return "[\n" + values.map { inner + $0.pretty(inner) }.joined(separator: ",\n") + "\n\(indent)]"
        case .null, .bool, .number, .text, .array, .object:
            let wrapped = JSONWriter.write(JSONObject(members: [.init(name: "", value: self)]))
            return String(wrapped.dropFirst(4).dropLast())
        }
    }
}
