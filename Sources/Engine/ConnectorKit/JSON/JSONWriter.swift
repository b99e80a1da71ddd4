/// Writes JSON as one line, members in their order.
package struct JSONWriter {
    private var bytes: [UInt8] = []

    package static func write(_ object: JSONObject) -> String {
        var writer = JSONWriter()
        writer.append(object)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private mutating func append(_ value: JSONValue) {
        switch value {
        case .null: append(raw: "null")
        case .bool(let flag): append(raw: flag ? "true" : "false")
        case .number(let text): append(raw: text)
        case .text(let text): append(quoted: text)
        case .array(let values):
            append(raw: "[")
            for (index, value) in values.enumerated() {
                if index > 0 { append(raw: ",") }
                append(value)
            }
            append(raw: "]")
        case .object(let object): append(object)
        }
    }

    private mutating func append(_ object: JSONObject) {
        append(raw: "{")
        for (index, member) in object.members.enumerated() {
            if index > 0 { append(raw: ",") }
            append(quoted: member.name)
            append(raw: ":")
            append(member.value)
        }
        append(raw: "}")
    }

    private mutating func append(raw text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func append(quoted text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): append(raw: "\\\"")
            case UInt8(ascii: "\\"): append(raw: "\\\\")
            case 0x0A: append(raw: "\\n")
            case 0x0D: append(raw: "\\r")
            case 0x09: append(raw: "\\t")
            case 0..<0x20: append(raw: "\\u00" + Self.hex[Int(byte >> 4)] + Self.hex[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static let hex = "0123456789abcdef".map(String.init)
}
