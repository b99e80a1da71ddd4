import Accounting
import ConnectorKit
import Foundation

/// A rule that a record breaks, and where: the place is a JSON pointer (RFC 6901).
package struct BrokenRule: Hashable, Sendable {
    package var pointer: String
    package var text: String

    package init(_ pointer: String, _ text: String) {
        self.pointer = pointer
        self.text = text
    }
}

/// Collects what is wrong with one record, so that its sender learns everything at once.
final class RecordReview {
    private(set) var rules: [BrokenRule] = []

    func note(_ pointer: String, _ text: String) { rules.append(BrokenRule(pointer, text)) }

    /// The first rule as the mapping tells it; `nil` when all hold.
    var unreadable: Unreadable? { rules.first.map { Unreadable(field: $0.pointer, text: $0.text) } }
}

/// The members of one JSON object, with their place; what cannot be read is noted and stands as missing.
struct RecordFields {
    let object: JSONObject
    let pointer: String
    let review: RecordReview

    func place(_ name: String) -> String { "\(pointer)/\(name)" }

    private func member(_ name: String) -> JSONValue? {
        guard let value = object[name], value != .null else { return nil }
        return value
    }

    /// A text without blanks at its ends; `nil` for an empty one. Numbers are taken as they are written.
    func text(_ name: String) -> String? {
        switch member(name) {
        case nil: return nil
        case .text(let text)?, .number(let text)?:
            let whole = text.trimmingCharacters(in: .whitespacesAndNewlines)
            return whole.isEmpty ? nil : whole
        case .null?, .bool?, .array?, .object?:
            review.note(place(name), "not a text")
            return nil
        }
    }

    func required(_ name: String) -> String {
        if let text = text(name) { return text }
        review.note(place(name), "missing")
        return ""
    }

    func flag(_ name: String) -> Bool? {
        switch member(name) {
        case nil: return nil
        case .bool(let flag)?: return flag
        case .text("true")?: return true
        case .text("false")?: return false
        case .null?, .number?, .text?, .array?, .object?:
            review.note(place(name), "neither true nor false")
            return nil
        }
    }

    func number(_ name: String) -> ExactDecimal? {
        guard let text = text(name) else { return nil }
        guard let number = ExactDecimal(text) else {
            review.note(place(name), "not a number: \(text)")
            return nil
        }
        return number
    }

    func requiredNumber(_ name: String) -> ExactDecimal {
        if let number = number(name) { return number }
        if member(name) == nil { review.note(place(name), "missing") }
        return .zero
    }

    /// An amount with no more decimals than its currency has.
    func money(_ name: String, _ currency: Currency) -> Money? {
        guard let number = number(name) else { return nil }
        guard number.scale <= currency.minorUnitDigits, let money = Money(number, currency) else {
            review.note(place(name), "not an amount of \(currency.code): \(number)")
            return nil
        }
        return money
    }

    func requiredMoney(_ name: String, _ currency: Currency) -> Money {
        if let money = money(name, currency) { return money }
        if member(name) == nil { review.note(place(name), "missing") }
        return .zero(currency)
    }

    func date(_ name: String) -> BusinessDate? {
        guard let text = text(name) else { return nil }
        guard let date = BusinessDate(text) else {
            review.note(place(name), "not a date (2026-01-31): \(text)")
            return nil
        }
        return date
    }

    func word<Word: RawRepresentable & CaseIterable>(_ name: String, or usual: Word?) -> Word?
    where Word.RawValue == String {
        guard let text = text(name) else { return usual }
        guard let word = Word(rawValue: text) else {
            let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
            review.note(place(name), "none of \(known): \(text)")
            return usual
        }
        return word
    }

    func fields(_ name: String) -> RecordFields? {
        switch member(name) {
        case nil: return nil
        case .object(let object)?: return RecordFields(object: object, pointer: place(name), review: review)
        case .bool?, .number?, .text?, .array?, .null?:
            review.note(place(name), "not an object")
            return nil
        }
    }

    func list(_ name: String) -> [RecordFields] {
        switch member(name) {
        case nil: return []
        case .array(let elements)?:
            return elements.enumerated().compactMap { index, element in
                let place = "\(place(name))/\(index)"
                guard case .object(let object) = element else {
                    review.note(place, "not an object")
                    return nil
                }
                return RecordFields(object: object, pointer: place, review: review)
            }
        case .bool?, .number?, .text?, .object?, .null?:
            review.note(place(name), "not a list")
            return []
        }
    }

    func texts(_ name: String) -> [String] {
        guard case .array(let elements)? = member(name) else { return [] }
        return elements.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }
}
