package import Bookkeeping
import ConnectorKit

/// One setting that a person changes, by its path as ``Setting/all`` has it: `numbering.prefix`.
package struct SettingEdit: Hashable, Sendable {
    package indirect enum Value: Hashable, Sendable {
        /// No value, where the setting may do without.
        case none
        case flag(Bool)
        case text(String)
        /// As it was typed; what is no number is refused at its place.
        case number(String)
        /// A record of the books by its identifier; empty when none was chosen.
        case record(String)
        /// An item or a customer as a person wrote it: by its name or its SKU; looked for in the books before it is kept.
        case named(String, SettingValue.RecordList)
        case list([Value])
        case group([String: Value])
    }

    package var path: String
    package var value: Value

    package init(_ path: String, _ value: Value) {
        self.path = path
        self.value = value
    }

    var keys: ArraySlice<String> { path.split(separator: ".").map(String.init)[...] }

    /// Whether a fault at that place is one of what was changed.
    package func covers(_ place: String) -> Bool {
        place == path || place.hasPrefix("\(path).") || place.hasPrefix("\(path)[")
    }
}

extension SettingEdit.Value {
    /// As a file of settings has it.
    var json: JSONValue {
        switch self {
        case .none: .null
        case .flag(let flag): .bool(flag)
        case .text(let text): .text(text)
        case .number(let text): Int(text) == nil ? .text(text) : .number(text)
        case .record(let id), .named(let id, _):
            id.isEmpty ? .null : .object(JSONObject(members: [.init(name: "id", value: .text(id))]))
        case .list(let values): .array(values.map(\.json))
        case .group(let values):
            .object(
                JSONObject(members: values.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: $0.value.json) })
            )
        }
    }
}

extension JSONObject {
    func value(at keys: ArraySlice<String>) -> JSONValue? {
        guard let first = keys.first, let value = self[first] else { return nil }
        if keys.count == 1 { return value }
        guard case .object(let inner) = value else { return nil }
        return inner.value(at: keys.dropFirst())
    }

    /// `nil` leaves the member out; objects on the way are made where there are none.
    mutating func set(_ value: JSONValue?, at keys: ArraySlice<String>) {
        guard let first = keys.first else { return }
        if keys.count == 1 {
            self[first] = value
            return
        }
        var inner = JSONObject()
        if case .object(let known)? = self[first] { inner = known }
        inner.set(value, at: keys.dropFirst())
        self[first] = .object(inner)
    }
}
