/// Writes elements as text: ASCII only, everything else as decimal character references.
struct XMLWriter {
    private(set) var bytes: [UInt8] = []

    static func text(_ element: Element, before: String = "") -> String {
        var writer = XMLWriter()
        writer.bytes.append(contentsOf: before.utf8)
        writer.write(element)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    mutating func write(_ element: Element) {
        put("<")
        put(element.name)
        for attribute in element.attributes {
            put(" ")
            put(attribute.name)
            put("=\"")
            escape(attribute.value)
            put("\"")
        }
        put(">")
        escape(element.text)
        for child in element.children { write(child) }
        put("</")
        put(element.name)
        put(">")
    }

    private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func escape(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": put("&amp;")
            case "<": put("&lt;")
            case ">": put("&gt;")
            case "\"": put("&quot;")
            case "\t", "\n", "\r": put("&#\(scalar.value);")
            default:
                if scalar.value < 32 || scalar.value == 127 { continue }
                if scalar.value < 128 { bytes.append(UInt8(scalar.value)) } else { put("&#\(scalar.value);") }
            }
        }
    }
}
