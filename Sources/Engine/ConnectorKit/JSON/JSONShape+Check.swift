import Accounting
import Foundation

/// A place of a value that is not of its shape.
package struct ShapeMismatch: Hashable, Sendable {
    package var fault: ShapeFault
    /// What must stand there; `nil` for a member that must not be there, or not again.
    package var shape: JSONShape?
    /// What does; `nil` when nothing stands there.
    package var found: JSONValue?
}

extension JSONShape {
    /// All that is wrong with a value, in its order, and so many at most; nothing when it fits.
    package func mismatches(in value: JSONValue, at path: String = "", most: Int = 20) -> [ShapeMismatch] {
        var review = ShapeReview(most: most)
        review.look(at: value, self, path)
        return review.mismatches
    }

    /// Throws the first place that differs.
    package func check(_ value: JSONValue) throws(ShapeFault) {
        if let first = mismatches(in: value, most: 1).first { throw first.fault }
    }

    /// `12` and also `12.0`: JSON does not tell whole numbers from others. Source: JSON Schema 2020-12 §4.2.3.
    package static func integer(_ text: String) -> Int? {
        if let number = Int(text) { return number }
        guard let value = ExactDecimal(text) else { return nil }
        let parts = value.description.split(separator: ".")
        guard parts.count == 1 || parts[1].allSatisfy({ $0 == "0" }) else { return nil }
        return parts.first.flatMap { Int($0) }
    }
}

/// Goes through a value beside its shape.
private struct ShapeReview {
    let most: Int
    private(set) var mismatches: [ShapeMismatch] = []

    init(most: Int) { self.most = most }

    mutating func look(at value: JSONValue, _ shape: JSONShape, _ path: String) {
        guard mismatches.count < most else { return }
        switch (shape, value) {
        case (.anything, _), (.judgedLater, _), (.reference, _), (.nullable, .null): break
        case (.nullable(let shape), _): look(at: value, shape, path)
        case (.object(let shape), .object(let object)): look(at: object, shape, path)
        case (.map(let shape), .object(let object)):
            for member in object.members { look(at: member.value, shape, path.pointer(to: member.name)) }
        case (.list(let shape, let least, let most), .array(let values)) where (least...most).contains(values.count):
            for (index, value) in values.enumerated() { look(at: value, shape, "\(path)/\(index)") }
        default: if let cause = shape.cause(against: value) { note(path, cause, shape, value) }
        }
    }

    private mutating func look(at object: JSONObject, _ shape: JSONObjectShape, _ path: String) {
        var seen: Set<String> = []
        for member in object.members {
            let place = path.pointer(to: String(member.name.prefix(80)))
            guard seen.insert(member.name).inserted else {
                note(place, .twice, nil, member.value)
                continue
            }
            guard let known = shape.members.first(where: { $0.name == member.name }) else {
                if !shape.isOpen { note(place, .unknown, nil, member.value) }
                continue
            }
            look(at: member.value, known.shape, place)
        }
        for member in shape.members where member.isRequired && !seen.contains(member.name) {
            note(path.pointer(to: member.name), .missing, member.shape, nil)
        }
    }

    private mutating func note(
        _ path: String, _ cause: ShapeFault.Cause, _ shape: JSONShape?, _ found: JSONValue?
    ) {
        guard mismatches.count < most else { return }
        mismatches.append(ShapeMismatch(fault: ShapeFault(path, cause), shape: shape, found: found))
    }
}

extension JSONShape {
    /// Why the value itself does not fit, whatever it is made of.
    fileprivate func cause(against value: JSONValue) -> ShapeFault.Cause? {
        switch (self, value) {
        case (.either(let shapes), _):
            shapes.contains { $0.mismatches(in: value, most: 1).isEmpty }
                ? nil : shapes.first?.mismatches(in: value, most: 1).first?.fault.cause
        case (.nullable(let shape), _): shape.cause(against: value)
        // Whoever writes `null` for what there is none of is understood.
        case (_, .null): .missing
        case (.text(let text), .text(let found)): text.cause(against: found)
        case (.choice(let known), .text(let found)):
            known.contains(found) ? nil : found.isEmpty ? .empty : .notChoice(found.excerpt, known: known)
        case (.integer(let range), .number(let text)) where Self.integer(text).map(range.contains) ?? false: nil
        case (.integer(let range), _):
            .notWhole(
                JSONWriter.text(value).excerpt, from: Int64(range.lowerBound), to: Int64(range.upperBound))
        case (.list(_, _, let most), .array(let values)): values.count > most ? .tooMany(max: most) : .empty
        case (.flag, .bool): nil
        case (.text, _), (.choice, _): .notText
        case (.flag, _): .notFlag
        case (.list, _): .notList
        case (.object, _), (.map, _): .notObject
        case (.anything, _), (.judgedLater, _), (.reference, _): nil
        }
    }
}

extension JSONText {
    fileprivate func cause(against text: String) -> ShapeFault.Cause? {
        if kind == .plain { return plainCause(against: text) }
        if fits(text) { return nil }
        if text.isEmpty { return .empty }
        return switch kind {
        case .plain: nil
        case .identifier: .notIdentifier(text.excerpt)
        case .money: .notAmount(text.excerpt)
        case .decimal: .notDecimal(text.excerpt)
        case .instant: .notInstant(text.excerpt)
        case .currency: .notCurrency(text.excerpt)
        case .date, .address, .email: .notLike(text.excerpt, example: kind.example)
        }
    }

    /// JSON Schema counts code points. Source: JSON Schema 2020-12 validation §6.3.
    private func plainCause(against text: String) -> ShapeFault.Cause? {
        let count = text.unicodeScalars.count
        if count < characters.lowerBound { return .empty }
        if count > characters.upperBound { return .tooLong(max: characters.upperBound) }
        return text.unicodeScalars.contains("\0") ? .notText : nil
    }

    private static func isOfIdentifier(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ":"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private func fits(_ text: String) -> Bool {
        switch kind {
        case .plain: true
        case .identifier: (1...64).contains(text.utf8.count) && text.utf8.allSatisfy(Self.isOfIdentifier)
        case .money(let decimals): text.isDecimal(whole: 15, decimals: decimals)
        case .decimal(let whole, let decimals):
            text.isDecimal(whole: whole, decimals: decimals) && ExactDecimal(text) != nil
        case .instant: Instant(rfc3339: text) != nil
        case .date: BusinessDate(text) != nil
        case .currency: Currency(text)?.code == text
        case .address: text.wholeMatch(of: /https?:\/\/[^\s]+/) != nil
        case .email: text.wholeMatch(of: /[^@\s]+@[^@\s]+/) != nil
        }
    }
}

extension String {
    /// One step further. Source: RFC 6901 §3.
    package func pointer(to name: String) -> String {
        // Nearly every name of a member is plain, and every member of what is pushed has its place made.
        guard name.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
            return "\(self)/\(name)"
        }
        return "\(self)/\(name.replacing("~", with: "~0").replacing("/", with: "~1"))"
    }

    /// Enough to find it by.
    fileprivate var excerpt: String { String(prefix(80)) }

    /// `-12.50`: so many digits before and after the dot, and no exponent.
    fileprivate func isDecimal(whole: Int, decimals: Int) -> Bool {
        let digits = utf8.first == UInt8(ascii: "-") ? utf8.dropFirst() : utf8[...]
        let parts = digits.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, (1...whole).contains(first.count) else { return false }
        if parts.count == 2, !(1...decimals).contains(parts[1].count) { return false }
        return parts.allSatisfy { $0.allSatisfy { (48...57).contains($0) } }
    }
}
