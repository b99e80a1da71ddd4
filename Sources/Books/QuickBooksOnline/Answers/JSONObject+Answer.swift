import Accounting
import ConnectorKit

/// Reading what the service wrote: it sends numbers as strings and strings as numbers at times. Source: quickbooks-online.md §2.6.
extension JSONObject {
    func object(_ name: String) -> JSONObject? {
        if case .object(let object)? = self[name] { object } else { nil }
    }

    func objects(_ name: String) -> [JSONObject] {
        guard case .array(let values)? = self[name] else { return [] }
        return values.compactMap { if case .object(let object) = $0 { object } else { nil } }
    }

    /// A text or a number's text; `nil` when absent or empty.
    func text(_ name: String) -> String? {
        switch self[name] {
        case .text(let text)?, .number(let text)?: text.isEmpty ? nil : text
        case .null?, .bool?, .array?, .object?, nil: nil
        }
    }

    func decimal(_ name: String) -> ExactDecimal? { text(name).flatMap { ExactDecimal($0) } }

    func flag(_ name: String) -> Bool? {
        switch self[name] {
        case .bool(let flag)?: flag
        case .text(let text)?: text.lowercased() == "true" ? true : text.lowercased() == "false" ? false : nil
        case .null?, .number?, .array?, .object?, nil: nil
        }
    }

    func date(_ name: String) -> BusinessDate? { text(name).flatMap { BusinessDate(String($0.prefix(10))) } }

    /// The `value` of a reference.
    func reference(_ name: String) -> String? { object(name)?.text("value") }
}
