import Foundation

extension JSONTree {
    /// Reads one JSON text; numbers keep every digit.
    ///
    /// Throws `JSONFault` on anything that is not exactly one JSON value, and past 64 levels.
    init(reading data: Data) throws(JSONFault) {
        var reader = JSONReader(bytes: [UInt8](data))
        self = try reader.document()
    }
}

/// Where a JSON text stopped making sense, as an offset in bytes.
struct JSONFault: Error, Equatable {
    let offset: Int
}

private struct JSONReader {
    let bytes: [UInt8]
    var place = 0
    private let depthMax = 64

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func document() throws(JSONFault) -> JSONTree {
        let value = try self.value(depth: 0)
        skipSpace()
        guard place == bytes.count else { throw fault }
        return value
    }

    private var fault: JSONFault { JSONFault(offset: place) }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        place += 1
        return true
    }

    private mutating func word(_ text: String, _ value: JSONTree) throws(JSONFault) -> JSONTree {
        for byte in text.utf8 {
            guard take(byte) else { throw fault }
        }
        return value
    }

    private mutating func value(depth: Int) throws(JSONFault) -> JSONTree {
        guard depth < depthMax else { throw fault }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", true)
        case UInt8(ascii: "f"): return try word("false", false)
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func object(depth: Int) throws(JSONFault) -> JSONTree {
        place += 1
        var fields: [JSONTree.Field] = []
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object([]) }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw fault }
            let name = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw fault }
            fields.append(JSONTree.Field(name: name, value: try value(depth: depth + 1)))
            skipSpace()
            if take(UInt8(ascii: "}")) { return .object(fields) }
            guard take(UInt8(ascii: ",")) else { throw fault }
        }
    }

    private mutating func array(depth: Int) throws(JSONFault) -> JSONTree {
        place += 1
        var elements: [JSONTree] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array([]) }
        while true {
            elements.append(try value(depth: depth + 1))
            skipSpace()
            if take(UInt8(ascii: "]")) { return .array(elements) }
            guard take(UInt8(ascii: ",")) else { throw fault }
        }
    }

    private mutating func number() throws(JSONFault) -> ExactNumber {
        let negative = take(UInt8(ascii: "-"))
        var units: Int64 = 0
        var decimals = 0
        let first = place
        try digits(into: &units)
        guard place > first else { throw fault }
        if take(UInt8(ascii: ".")) {
            let start = place
            try digits(into: &units)
            decimals = place - start
            guard decimals > 0 else { throw fault }
        }
        guard next != UInt8(ascii: "e"), next != UInt8(ascii: "E") else { throw fault }
        return ExactNumber(units: negative ? -units : units, decimals: decimals)
    }

    private mutating func digits(into units: inout Int64) throws(JSONFault) {
        while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
            let (tens, over) = units.multipliedReportingOverflow(by: 10)
            let (sum, overSum) = tens.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
            guard !over, !overSum else { throw fault }
            units = sum
            place += 1
        }
    }

    private mutating func string() throws(JSONFault) -> String {
        place += 1
        var text: [UInt8] = []
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text += try escaped()
            case 0..<0x20: throw fault
            default: text.append(byte)
            }
        }
        throw fault
    }

    private mutating func escaped() throws(JSONFault) -> [UInt8] {
        guard let byte = next else { throw fault }
        place += 1
        switch byte {
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "u"): return try unicode()
        default: throw fault
        }
    }

    private mutating func unicode() throws(JSONFault) -> [UInt8] {
        var codes = [try hexadecimal()]
        if (0xD800..<0xDC00).contains(codes[0]), take(UInt8(ascii: "\\")) {
            guard take(UInt8(ascii: "u")) else { throw fault }
            codes.append(try hexadecimal())
        }
        return [UInt8](String(decoding: codes, as: UTF16.self).utf8)
    }

    private mutating func hexadecimal() throws(JSONFault) -> UInt16 {
        guard place + 4 <= bytes.count,
            let code = UInt16(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
        else { throw fault }
        place += 4
        return code
    }
}
