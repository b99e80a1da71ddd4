import ConnectorKit
import Foundation

/// A place in a stored text.
typealias StoredPath = [StoredStep]

enum StoredStep: Hashable {
    case key(String)
    case index(Int)
}

extension [StoredStep] {
    /// The same for all elements of a list: `lines[].amount`.
    var name: String {
        reduce(into: "") { name, step in
            switch step {
            case .key(let key): name += name.isEmpty ? key : ".\(key)"
            case .index: name += "[]"
            }
        }
    }
}

extension JSONValue {
    static func read(_ text: String) -> JSONValue? { JSONReader.value(Data(text.utf8)) }

    var written: String { JSONWriter.text(self) }

    /// All places in it, itself included.
    var paths: [StoredPath] {
        switch self {
        case .null, .bool, .number, .text: [[]]
        case .array(let values):
            [[]] + values.enumerated().flatMap { index, value in value.paths.map { [.index(index)] + $0 } }
        case .object(let object):
            [[]] + object.members.flatMap { member in member.value.paths.map { [.key(member.name)] + $0 } }
        }
    }

    subscript(path: StoredPath) -> JSONValue? {
        guard let step = path.first else { return self }
        switch (step, self) {
        case (.key(let key), .object(let object)): return object[key]?[Array(path.dropFirst())]
        case (.index(let index), .array(let values)): return values[index][Array(path.dropFirst())]
        default: return nil
        }
    }

    /// With something else in that place; `nil` takes it out.
    func setting(_ path: StoredPath, to value: JSONValue?) -> JSONValue {
        guard let step = path.first else { return value ?? .null }
        let rest = Array(path.dropFirst())
        switch (step, self) {
        case (.key(let key), .object(var object)):
            object[key] = rest.isEmpty ? value : object[key]?.setting(rest, to: value)
            return .object(object)
        case (.index(let index), .array(var values)):
            values[index] = values[index].setting(rest, to: value)
            return .array(values)
        default: return self
        }
    }

    /// Whether all that it says stands in `other` too, which may say more. Sets have no order.
    func isKept(in other: JSONValue) -> Bool {
        switch (self, other) {
        case (.object(let mine), .object(let theirs)):
            return mine.members.allSatisfy { member in
                theirs[member.name].map { member.value.isKept(in: $0) }
                    ?? (member.value == .null || Self.readElsewhere.contains(member.name))
            }
        case (.array(let mine), .array(let theirs)):
            guard mine.count == theirs.count else { return false }
            return zip(mine, theirs).allSatisfy { $0.isKept(in: $1) }
                || mine.allSatisfy { one in theirs.contains { one.isKept(in: $0) } }
        default: return self == other
        }
    }

    /// Lengths stood in the mirror's copy of the company; they are traits of the kind of books now, which its connector tells.
    private static let readElsewhere = ["documentNumberLengthMax", "partyNameLengthMax", "itemNameLengthMax"]

    /// Another value of the same kind; `nil` where there is none.
    var another: JSONValue? {
        switch self {
        case .bool(let flag): .bool(!flag)
        case .number(let number): Int64(number).map { .number(String($0 + 1)) }
        // Trailing digits of a decimal may say nothing.
        case .text(let text): .text(text.first?.isNumber == true ? "1" + text : text + "1")
        case .null, .array, .object: nil
        }
    }
}
