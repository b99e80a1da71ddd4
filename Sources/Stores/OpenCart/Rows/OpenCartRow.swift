import Accounting
import ConnectorKit

/// One row of a table, its values as the database wrote them. Some drivers hand numbers over as numbers. Source: opencart.md §6.
struct OpenCartRow: Hashable, Sendable {
    private let object: JSONObject

    init(_ object: JSONObject) { self.object = object }

    /// The value of a column as it stands there; `nil` when it is absent or null.
    subscript(column: String) -> String? {
        switch object[column] {
        case .text(let text), .number(let text): text
        case .bool(let truth): truth ? "1" : "0"
        case .null, .array, .object, nil: nil
        }
    }

    /// A text as people typed it; empty when there is none.
    func text(_ column: String) -> String { self[column]?.asTyped ?? "" }

    /// An identifier; `nil` for zero and for none.
    func id(_ column: String) -> String? {
        guard let text = self[column]?.withoutMargins, !text.isEmpty, text != "0" else { return nil }
        return text
    }

    /// A number that must stand there; `table` names the place.
    func number(_ column: String, of table: String) throws(Unreadable) -> ExactDecimal {
        guard let text = self[column]?.withoutMargins, !text.isEmpty else {
            throw Unreadable(field: "\(table).\(column)", text: "missing")
        }
        guard let number = ExactDecimal(text) else { throw Unreadable(field: "\(table).\(column)", text: text) }
        return number
    }

    /// A number, or `nil` when none stands there or it is no number.
    func numberIfAny(_ column: String) -> ExactDecimal? { self[column].flatMap { ExactDecimal($0.withoutMargins) } }

    /// JSON that a column holds as text; `nil` for anything that is no object.
    func object(in column: String) -> JSONObject? { self[column].flatMap { JSONReader.object($0) } }

    func isTrue(_ column: String) -> Bool { self[column] == "1" }
}

/// Rows by table, as the extension and the exported lists have them.
struct OpenCartTables: Hashable, Sendable {
    private let object: JSONObject

    init(_ object: JSONObject) { self.object = object }

    /// The rows of a table; none when the store does not have it.
    func rows(_ table: String) -> [OpenCartRow] {
        guard case .array(let values) = object[table] else { return [] }
        return values.compactMap { if case .object(let row) = $0 { OpenCartRow(row) } else { nil } }
    }

    /// A table of which an order has one row.
    func row(_ table: String) -> OpenCartRow? {
        if case .object(let row) = object[table] { OpenCartRow(row) } else { nil }
    }

    /// Rows that must be there, if none.
    func required(_ table: String) throws(Unreadable) -> [OpenCartRow] {
        guard case .array = object[table] else { throw Unreadable(field: table, text: "missing") }
        return rows(table)
    }

    /// What stands below a name, read as tables again.
    func tables(_ name: String) -> OpenCartTables? {
        if case .object(let tables) = object[name] { OpenCartTables(tables) } else { nil }
    }

    /// A plain value.
    func value(_ name: String) -> String? { OpenCartRow(object)[name] }

    /// A list of plain values.
    func values(_ name: String) -> [String] {
        guard case .array(let values) = object[name] else { return [] }
        return values.compactMap { value in
            switch value {
            case .text(let text), .number(let text): text
            case .null, .bool, .array, .object: nil
            }
        }
    }
}
