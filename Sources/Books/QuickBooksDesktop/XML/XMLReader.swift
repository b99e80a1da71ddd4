import Foundation

/// Reads a text in XML into a tree, with nothing that could reach outside it or grow beyond it.
///
/// No document types, so no entities but the five that XML has; bytes, depth and elements are bounded. Source: swift-stack.md §3.
package struct XMLReader {
    /// How much is taken.
    package struct Limits: Sendable {
        package var bytes: Int
        package var depth: Int
        package var elements: Int

        package init(bytes: Int, depth: Int = 64, elements: Int = 4_000_000) {
            self.bytes = bytes
            self.depth = depth
            self.elements = elements
        }
    }

    private let bytes: [UInt8]
    private let limits: Limits
    private var at = 0
    private var elements = 0

    /// The root of a text.
    ///
    /// - Throws: ``XMLFault``.
    package static func read(_ text: some Sequence<UInt8>, limits: Limits) throws(XMLFault) -> XMLNode {
        var reader = try XMLReader(Array(text), limits)
        return try reader.document()
    }

    /// The root of a text that lay within another: it is characters by now, whatever encoding it names.
    ///
    /// - Throws: ``XMLFault``.
    package static func read(_ text: String, limits: Limits) throws(XMLFault) -> XMLNode {
        guard text.utf8.count <= limits.bytes else { throw .tooLarge(bytes: text.utf8.count) }
        var reader = XMLReader(utf8: Array((text.first == "\u{FEFF}" ? text.dropFirst() : text[...]).utf8), limits)
        return try reader.document()
    }

    private init(_ bytes: [UInt8], _ limits: Limits) throws(XMLFault) {
        guard bytes.count <= limits.bytes else { throw .tooLarge(bytes: bytes.count) }
        self.init(utf8: try XMLEncoding.utf8(bytes), limits)
    }

    private init(utf8 bytes: [UInt8], _ limits: Limits) {
        self.limits = limits
        self.bytes = bytes
    }

    // MARK: The document

    private mutating func document() throws(XMLFault) -> XMLNode {
        try skipBetween()
        guard at < bytes.count, bytes[at] == .open else { throw .malformed(at: at) }
        let root = try element(depth: 1, ["": "", "xml": "http://www.w3.org/XML/1998/namespace"])
        try skipBetween()
        guard at == bytes.count else { throw .malformed(at: at) }
        return root
    }

    /// White space, comments and processing instructions.
    private mutating func skipBetween() throws(XMLFault) {
        while at < bytes.count {
            if bytes[at].isSpace {
                at += 1
            } else if starts("<?") {
                try skip(past: "?>")
            } else if starts("<!--") {
                try skip(past: "-->")
            } else if starts("<!") {
                throw .documentType
            } else {
                return
            }
        }
    }

    // MARK: Elements

    private mutating func element(depth: Int, _ outer: [String: String]) throws(XMLFault) -> XMLNode {
        guard depth <= limits.depth else { throw .tooDeep }
        elements += 1
        guard elements <= limits.elements else { throw .tooManyElements }
        at += 1
        let name = try readName()
        var node = XMLNode(name)
        var spaces = outer
        let isEmpty = try readAttributes(&node, &spaces)
        (node.name, node.namespace) = try resolved(name, spaces)
        if isEmpty { return node }
        var text: [UInt8] = []
        while true {
            guard at < bytes.count else { throw .malformed(at: at) }
            guard bytes[at] == .open else {
                try readText(into: &text)
                continue
            }
            if starts("</") { break }
            if starts("<!--") {
                try skip(past: "-->")
            } else if starts("<![CDATA[") {
                try readData(into: &text)
            } else if starts("<?") {
                try skip(past: "?>")
            } else if starts("<!") {
                throw .documentType
            } else {
                node.children.append(try element(depth: depth + 1, spaces))
            }
        }
        at += 2
        guard try readName() == name else { throw .malformed(at: at) }
        skipSpace()
        try expect(.close)
        node.text = node.children.isEmpty ? String(decoding: text, as: UTF8.self) : Self.trimmed(text)
        return node
    }

    /// White space between elements is no text.
    private static func trimmed(_ text: [UInt8]) -> String {
        text.allSatisfy(\.isSpace) ? "" : String(decoding: text, as: UTF8.self)
    }

    private func resolved(
        _ name: String, _ spaces: [String: String]
    ) throws(XMLFault) -> (name: String, namespace: String) {
        guard let colon = name.firstIndex(of: ":") else { return (name, spaces[""] ?? "") }
        guard let space = spaces[String(name[..<colon])] else { throw .malformed(at: at) }
        return (String(name[name.index(after: colon)...]), space)
    }

    /// Whether the element ends with its tag.
    private mutating func readAttributes(
        _ node: inout XMLNode, _ spaces: inout [String: String]
    ) throws(XMLFault) -> Bool {
        while true {
            let before = at
            skipSpace()
            guard at < bytes.count else { throw .malformed(at: at) }
            if bytes[at] == .close {
                at += 1
                return false
            }
            if starts("/>") {
                at += 2
                return true
            }
            guard before != at else { throw .malformed(at: at) }
            let name = try readName()
            skipSpace()
            try expect(.equals)
            skipSpace()
            let value = try readQuoted()
            if name == "xmlns" {
                spaces[""] = value
            } else if name.hasPrefix("xmlns:") {
                spaces[String(name.dropFirst(6))] = value
            }
            guard node.attributes.updateValue(value, forKey: name) == nil else { throw .malformed(at: at) }
        }
    }

    private mutating func readQuoted() throws(XMLFault) -> String {
        guard at < bytes.count, bytes[at] == .quote || bytes[at] == .apostrophe else { throw .malformed(at: at) }
        let mark = bytes[at]
        at += 1
        var value: [UInt8] = []
        while at < bytes.count, bytes[at] != mark {
            guard bytes[at] != .open else { throw .malformed(at: at) }
            if bytes[at] == .ampersand {
                try readReference(into: &value)
            } else {
                value.append(bytes[at].isSpace ? .blank : bytes[at])
                at += 1
            }
        }
        try expect(mark)
        return String(decoding: value, as: UTF8.self)
    }

    private mutating func readName() throws(XMLFault) -> String {
        let start = at
        while at < bytes.count, bytes[at].isNamePart { at += 1 }
        guard at > start, !bytes[start].isDigit, bytes[start] != UInt8(ascii: "-"), bytes[start] != UInt8(ascii: ".")
        else { throw .malformed(at: at) }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    // MARK: Text

    private mutating func readText(into text: inout [UInt8]) throws(XMLFault) {
        while at < bytes.count, bytes[at] != .open {
            if bytes[at] == .ampersand {
                try readReference(into: &text)
            } else {
                if bytes[at] != 0 { text.append(bytes[at]) }
                at += 1
            }
        }
    }

    private mutating func readData(into text: inout [UInt8]) throws(XMLFault) {
        at += 9
        let start = at
        try skip(past: "]]>")
        text += bytes[start..<(at - 3)]
    }

    /// One of the five names, or the number of a character. What XML forbids is left out, since the books' own texts hold it at times.
    private mutating func readReference(into text: inout [UInt8]) throws(XMLFault) {
        let start = at
        at += 1
        let from = at
        while at < bytes.count, at - from < Self.referenceMax, bytes[at] != .semicolon { at += 1 }
        guard at < bytes.count, bytes[at] == .semicolon else { throw .malformed(at: start) }
        let name = String(decoding: bytes[from..<at], as: UTF8.self)
        at += 1
        switch name {
        case "amp": text.append(.ampersand)
        case "lt": text.append(.open)
        case "gt": text.append(.close)
        case "quot": text.append(.quote)
        case "apos": text.append(.apostrophe)
        default:
            guard let code = Self.code(name) else { throw .malformed(at: start) }
            guard let scalar = Unicode.Scalar(code), XMLText.isAllowed(scalar) else { return }
            text += Array(String(Character(scalar)).utf8)
        }
    }

    private static func code(_ name: String) -> UInt32? {
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        return digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    }

    private static let referenceMax = 12

    // MARK: Bytes

    private func starts(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard at + count <= bytes.count else { return false }
        return text.withUTF8Buffer { buffer in (0..<count).allSatisfy { bytes[at + $0] == buffer[$0] } }
    }

    private mutating func skip(past end: StaticString) throws(XMLFault) {
        let start = at
        while at < bytes.count {
            if starts(end) {
                at += end.utf8CodeUnitCount
                return
            }
            at += 1
        }
        throw .malformed(at: start)
    }

    private mutating func skipSpace() { while at < bytes.count, bytes[at].isSpace { at += 1 } }

    private mutating func expect(_ byte: UInt8) throws(XMLFault) {
        guard at < bytes.count, bytes[at] == byte else { throw .malformed(at: at) }
        at += 1
    }
}

extension UInt8 {
    fileprivate static let open = UInt8(ascii: "<")
    fileprivate static let close = UInt8(ascii: ">")
    fileprivate static let equals = UInt8(ascii: "=")
    fileprivate static let quote = UInt8(ascii: "\"")
    fileprivate static let apostrophe = UInt8(ascii: "'")
    fileprivate static let ampersand = UInt8(ascii: "&")
    fileprivate static let semicolon = UInt8(ascii: ";")
    fileprivate static let blank = UInt8(ascii: " ")

    fileprivate var isSpace: Bool { self == 32 || self == 10 || self == 13 || self == 9 }
    fileprivate var isDigit: Bool { (48...57).contains(self) }
    fileprivate var isNamePart: Bool {
        isDigit || (65...90).contains(self) || (97...122).contains(self) || self >= 128 || self == UInt8(ascii: "_")
            || self == UInt8(ascii: ":") || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
    }
}
