import Foundation

/// Writes JSON in one line, members in the order they stand.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int = 1024) { bytes.reserveCapacity(capacity) }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: raw("null")
        case .bool(let flag): raw(flag ? "true" : "false")
        case .number(let text): raw(text)
        case .string(let text): string(text)
        case .array(let array):
            raw("[")
            for (index, element) in array.enumerated() {
                if index > 0 { raw(",") }
                write(element)
            }
            raw("]")
        case .object(let object): write(object)
        }
    }

    mutating func write(_ object: JSONObject) {
        raw("{")
        var isFirst = true
        for member in object.members {
            if !isFirst { raw(",") }
            isFirst = false
            string(member.name)
            raw(":")
            write(member.value)
        }
        raw("}")
    }

    private mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.contains(where: { $0 < 32 || $0 == 34 || $0 == 92 }) {
            for byte in text.utf8 { escape(byte) }
        } else {
            bytes.append(contentsOf: text.utf8)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case 34: raw("\\\"")
        case 92: raw("\\\\")
        case 10: raw("\\n")
        case 13: raw("\\r")
        case 9: raw("\\t")
        case 0..<32: raw("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
        default: bytes.append(byte)
        }
    }
}

extension JSONObject {
    /// The object as one line of UTF-8.
    var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.write(self)
        return writer.bytes
    }

    init?(bytes: [UInt8]) {
        guard let value = try? bytes.withUnsafeBufferPointer({ try JSONReader.read($0) }),
            let object = value.object
        else { return nil }
        self = object
    }
}
