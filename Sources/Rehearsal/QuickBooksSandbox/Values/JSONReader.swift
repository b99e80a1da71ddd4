import Foundation

/// What is wrong with a text that should have been JSON.
enum JSONTrouble: Error, Equatable {
    case notUTF8
    case malformed(at: Int)
    case tooDeep
}

/// Reads JSON strictly and keeps the text of its numbers.
struct JSONReader {
    /// No entity is nested deeper; a hostile body must not exhaust the stack.
    private static let depthMax = 64

    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0
    private var depth = 0

    static func read(_ data: Data) throws -> JSONValue {
        try Array(data).withUnsafeBufferPointer { try read($0) }
    }

    static func read(_ bytes: UnsafeBufferPointer<UInt8>) throws -> JSONValue {
        var reader = JSONReader(bytes: bytes)
        let value = try reader.value()
        reader.skipBlanks()
        guard reader.place == bytes.count else { throw JSONTrouble.malformed(at: reader.place) }
        return value
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private var trouble: JSONTrouble { .malformed(at: place) }

    private mutating func skipBlanks() {
        while place < bytes.count, bytes[place] == 32 || (bytes[place] >= 9 && bytes[place] <= 13) { place += 1 }
    }

    private mutating func value() throws -> JSONValue {
        skipBlanks()
        guard place < bytes.count else { throw trouble }
        switch bytes[place] {
        case UInt8(ascii: "{"): return .object(try object())
        case UInt8(ascii: "["): return .array(try array())
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func word(_ text: StaticString, _ value: JSONValue) throws -> JSONValue {
        let length = text.utf8CodeUnitCount
        guard place + length <= bytes.count else { throw trouble }
        for offset in 0..<length where bytes[place + offset] != text.utf8Start[offset] { throw trouble }
        place += length
        return value
    }

    private mutating func descend() throws {
        depth += 1
        place += 1
        if depth > Self.depthMax { throw JSONTrouble.tooDeep }
    }

    /// After an element: true when another follows, false when the closing mark was passed.
    private mutating func another(before close: UInt8) throws -> Bool {
        skipBlanks()
        guard place < bytes.count else { throw trouble }
        let mark = bytes[place]
        guard mark == UInt8(ascii: ",") || mark == close else { throw trouble }
        place += 1
        return mark != close
    }

    private mutating func closes(_ close: UInt8) -> Bool {
        skipBlanks()
        guard place < bytes.count, bytes[place] == close else { return false }
        place += 1
        return true
    }

    private mutating func object() throws -> JSONObject {
        try descend()
        defer { depth -= 1 }
        var object = JSONObject()
        if closes(UInt8(ascii: "}")) { return object }
        repeat {
            skipBlanks()
            guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { throw trouble }
            let name = try string()
            skipBlanks()
            guard place < bytes.count, bytes[place] == UInt8(ascii: ":") else { throw trouble }
            place += 1
            let value = try value()
            if object[name] == nil { object.append(name, value) } else { object[name] = value }
        } while try another(before: UInt8(ascii: "}"))
        return object
    }

    private mutating func array() throws -> [JSONValue] {
        try descend()
        defer { depth -= 1 }
        var array: [JSONValue] = []
        if closes(UInt8(ascii: "]")) { return array }
        repeat { array.append(try value()) } while try another(before: UInt8(ascii: "]"))
        return array
    }

    private mutating func number() throws -> String {
        let start = place
        if place < bytes.count, bytes[place] == UInt8(ascii: "-") { place += 1 }
        var digits = 0
        while place < bytes.count {
            let byte = bytes[place]
            let isDigit = byte >= 48 && byte <= 57
            let isMark = byte == 46 || byte == 69 || byte == 101 || byte == 43 || byte == 45
            guard isDigit || (isMark && digits > 0) else { break }
            if isDigit { digits += 1 }
            place += 1
        }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<place]), as: UTF8.self)
        guard digits > 0, Exact(text) != nil else { throw trouble }
        return text
    }

    private mutating func string() throws -> String {
        place += 1
        let start = place
        var isPlain = true
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            if bytes[place] < 32 { throw trouble }
            if bytes[place] == UInt8(ascii: "\\") {
                isPlain = false
                place += 1
            }
            place += 1
        }
        guard place < bytes.count else { throw trouble }
        let raw = UnsafeBufferPointer(rebasing: bytes[start..<place])
        place += 1
        guard isPlain else { return try unescaped(raw) }
        guard let text = String(validating: raw, as: UTF8.self) else { throw JSONTrouble.notUTF8 }
        return text
    }

    private func unescaped(_ raw: UnsafeBufferPointer<UInt8>) throws -> String {
        var units: [UInt8] = []
        units.reserveCapacity(raw.count)
        var index = 0
        while index < raw.count {
            let byte = raw[index]
            index += 1
            guard byte == UInt8(ascii: "\\") else {
                units.append(byte)
                continue
            }
            guard index < raw.count else { throw trouble }
            let mark = raw[index]
            index += 1
            if mark == UInt8(ascii: "u") {
                units.append(contentsOf: Array(String(try unicode(raw, &index)).utf8))
            } else {
                units.append(try simpleEscape(mark))
            }
        }
        guard let text = String(validating: units, as: UTF8.self) else { throw JSONTrouble.notUTF8 }
        return text
    }

    private func simpleEscape(_ mark: UInt8) throws -> UInt8 {
        switch mark {
        case UInt8(ascii: "n"): return 10
        case UInt8(ascii: "t"): return 9
        case UInt8(ascii: "r"): return 13
        case UInt8(ascii: "b"): return 8
        case UInt8(ascii: "f"): return 12
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return mark
        default: throw trouble
        }
    }

    private func unicode(_ raw: UnsafeBufferPointer<UInt8>, _ index: inout Int) throws -> Unicode.Scalar {
        let first = try hex(raw, &index)
        if first >= 0xD800, first < 0xDC00 {
            guard index + 1 < raw.count, raw[index] == UInt8(ascii: "\\"), raw[index + 1] == UInt8(ascii: "u") else {
                throw trouble
            }
            index += 2
            let second = try hex(raw, &index)
            guard second >= 0xDC00, second < 0xE000,
                let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            else { throw trouble }
            return scalar
        }
        guard let scalar = Unicode.Scalar(first) else { throw trouble }
        return scalar
    }

    private func hex(_ raw: UnsafeBufferPointer<UInt8>, _ index: inout Int) throws -> UInt32 {
        guard index + 4 <= raw.count else { throw trouble }
        let text = String(decoding: UnsafeBufferPointer(rebasing: raw[index..<index + 4]), as: UTF8.self)
        guard let value = UInt32(text, radix: 16) else { throw trouble }
        index += 4
        return value
    }
}
