package import Foundation

/// Reads JSON in UTF-8, the whole text or nothing; numbers keep their text and are understood by who reads them.
package struct JSONReader {
    private struct Malformed: Error {}

    /// Deeper nesting than this is no answer of any service.
    private static let depthMax = 64

    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The object that the data hold, or `nil` when they are anything else.
    package static func object(_ data: Data) -> JSONObject? {
        if case .object(let object)? = value(data) { object } else { nil }
    }

    package static func object(_ text: String) -> JSONObject? {
        if case .object(let object)? = read([UInt8](text.utf8)) { object } else { nil }
    }

    /// The value that the data hold, of any kind; `nil` when they are not JSON.
    package static func value(_ data: Data) -> JSONValue? {
        let bytes = [UInt8](data)
        return read(bytes.starts(with: byteOrderMark) ? Array(bytes.dropFirst(byteOrderMark.count)) : bytes)
    }

    /// Editors on Windows put it before UTF-8.
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Where the data stop being JSON; `nil` when they are.
    package static func fault(in data: Data) -> JSONFault? {
        let bytes = [UInt8](data)
        let text = bytes.starts(with: byteOrderMark) ? Array(bytes.dropFirst(byteOrderMark.count)) : bytes
        var reader = JSONReader(text)
        return reader.whole() == nil ? JSONFault(at: reader.position, of: text) : nil
    }

    private static func read(_ bytes: [UInt8]) -> JSONValue? {
        var reader = JSONReader(bytes)
        return reader.whole()
    }

    private mutating func whole() -> JSONValue? {
        guard let value = try? value() else { return nil }
        skipSpace()
        return position == bytes.count ? value : nil
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func take(_ byte: UInt8) throws {
        guard next == byte else { throw Malformed() }
        position += 1
    }

    private mutating func value() throws -> JSONValue {
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try nested { reader throws in .object(try reader.members()) }
        case UInt8(ascii: "["): return try nested { reader throws in .array(try reader.elements()) }
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func nested(_ read: (inout JSONReader) throws -> JSONValue) throws -> JSONValue {
        depth += 1
        guard depth <= Self.depthMax else { throw Malformed() }
        defer { depth -= 1 }
        position += 1
        return try read(&self)
    }

    private mutating func members() throws -> JSONObject {
        var members: [JSONObject.Member] = []
        members.reserveCapacity(8)
        skipSpace()
        while next != UInt8(ascii: "}") {
            if !members.isEmpty { try take(UInt8(ascii: ",")) }
            skipSpace()
            let name = try string()
            skipSpace()
            try take(UInt8(ascii: ":"))
            members.append(.init(name: name, value: try value()))
            skipSpace()
        }
        position += 1
        return JSONObject(members: members)
    }

    private mutating func elements() throws -> [JSONValue] {
        var elements: [JSONValue] = []
        skipSpace()
        while next != UInt8(ascii: "]") {
            if !elements.isEmpty { try take(UInt8(ascii: ",")) }
            elements.append(try value())
            skipSpace()
        }
        position += 1
        return elements
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws -> JSONValue {
        for byte in word.utf8 { try take(byte) }
        return value
    }

    private mutating func number() throws -> String {
        let start = position
        while let byte = next, Self.isNumberByte(byte) { position += 1 }
        guard position > start else { throw Malformed() }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private static func isNumberByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    private mutating func string() throws -> String {
        try take(UInt8(ascii: "\""))
        let start = position
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { position += 1 }
        var text = String(decoding: bytes[start..<position], as: UTF8.self)
        while next == UInt8(ascii: "\\") {
            position += 1
            text.unicodeScalars.append(try escaped())
            let start = position
            while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { position += 1 }
            text += String(decoding: bytes[start..<position], as: UTF8.self)
        }
        try take(UInt8(ascii: "\""))
        return text
    }

    private mutating func escaped() throws -> Unicode.Scalar {
        guard let byte = next else { throw Malformed() }
        position += 1
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "u"): return try codePoint()
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        default: throw Malformed()
        }
    }

    private mutating func codePoint() throws -> Unicode.Scalar {
        let high = try fourHexDigits()
        if (0xD800...0xDBFF).contains(high), next == UInt8(ascii: "\\") {
            position += 1
            try take(UInt8(ascii: "u"))
            let low = try fourHexDigits()
            guard (0xDC00...0xDFFF).contains(low) else { return "\u{FFFD}" }
            return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
        }
        return Unicode.Scalar(high) ?? "\u{FFFD}"
    }

    private mutating func fourHexDigits() throws -> UInt32 {
        guard position + 4 <= bytes.count else { throw Malformed() }
        let digits = String(decoding: bytes[position..<position + 4], as: UTF8.self)
        guard let number = UInt32(digits, radix: 16) else { throw Malformed() }
        position += 4
        return number
    }
}
