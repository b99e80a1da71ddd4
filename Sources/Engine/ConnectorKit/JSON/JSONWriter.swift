/// Writes JSON as one line, members in their order.
package struct JSONWriter {
    private var bytes: [UInt8] = []

    package static func write(_ object: JSONObject) -> String {
        var writer = JSONWriter()
        writer.append(object)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// A value of any kind.
    package static func text(_ value: JSONValue) -> String {
        var writer = JSONWriter()
        writer.append(value)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// For people: a member a line, indented; values without members of their own stay on the line.
    package static func writePretty(_ object: JSONObject) -> String {
        var writer = JSONWriter()
        writer.appendPretty(.object(object), indent: 0)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private mutating func appendPretty(_ value: JSONValue, indent: Int) {
        switch value {
        case .null, .bool, .number, .text: append(value)
        case .array(let values) where values.allSatisfy(\.isPlain): append(value)
        case .array(let values):
            appendLines("[", values, "]", indent) { writer, value in writer.appendPretty(value, indent: indent + 2) }
        case .object(let object) where object.members.count <= 2 && object.members.allSatisfy(\.value.isPlain):
            append(spaced: object)
        case .object(let object):
            appendLines("{", object.members, "}", indent) { writer, member in
                writer.append(quoted: member.name)
                writer.append(raw: ": ")
                writer.appendPretty(member.value, indent: indent + 2)
            }
        }
    }

    private mutating func append(spaced object: JSONObject) {
        append(raw: "{")
        for (index, member) in object.members.enumerated() {
            append(raw: index > 0 ? ", " : "")
            append(quoted: member.name)
            append(raw: ": ")
            append(member.value)
        }
        append(raw: "}")
    }

    private mutating func appendLines<Part>(
        _ opening: String, _ parts: [Part], _ closing: String, _ indent: Int,
        _ write: (inout JSONWriter, Part) -> Void
    ) {
        append(raw: opening)
        for (index, part) in parts.enumerated() {
            append(raw: (index > 0 ? "," : "") + "\n" + String(repeating: " ", count: indent + 2))
            write(&self, part)
        }
        append(raw: "\n" + String(repeating: " ", count: indent) + closing)
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

extension JSONValue {
    /// Has no members of its own.
    fileprivate var isPlain: Bool {
        switch self {
        case .null, .bool, .number, .text: true
        case .array(let values): values.isEmpty
        case .object(let object): object.isEmpty
        }
    }
}
