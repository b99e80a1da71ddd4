import Foundation

/// An element of an answer, by its local name; prefixes differ from supplier to supplier.
struct SoapElement: Hashable, Sendable {
    var name: String
    var text = ""
    var children: [SoapElement] = []

    subscript(name: String) -> SoapElement? { children.first { $0.name == name } }

    func all(_ name: String) -> [SoapElement] { children.filter { $0.name == name } }

    /// The text of a child without blanks at its ends; `nil` for an empty one.
    func text(_ name: String) -> String? {
        guard let text = self[name]?.text.trimmingCharacters(in: .whitespacesAndNewlines), !text.isEmpty else {
            return nil
        }
        return text
    }

    /// The first element of that name, at any depth.
    func first(_ name: String) -> SoapElement? {
        if self.name == name { return self }
        return children.lazy.compactMap { $0.first(name) }.first
    }
}

/// Reads the XML of suppliers, whom nobody here has chosen to trust: no document types and no entities but the five of XML itself, and
/// no more depth, elements and bytes than an answer needs. Source: XML 1.0 §2–4, SOAP 1.1 §3.
struct SoapReader {
    enum Fault: String, Error, Hashable {
        case notXML
        /// A document type or an entity: SOAP forbids the one, and nobody needs the other.
        case forbidden
        case tooLarge
    }

    /// Two hundred invoices of forty lines each.
    static let bytesMax = 4_000_000
    static let depthMax = 24
    static let elementsMax = 100_000

    private let bytes: [UInt8]
    private var place = 0
    private var depth = 0
    private var elements = 0

    /// The root element.
    static func read(_ data: Data) throws(Fault) -> SoapElement {
        guard data.count <= bytesMax else { throw .tooLarge }
        var reader = SoapReader(bytes: [UInt8](data))
        try reader.skipProlog()
        guard let root = try reader.element() else { throw .notXML }
        try reader.skipProlog()
        guard reader.place == reader.bytes.count else { throw .notXML }
        return root
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private func starts(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { wanted in
            place + wanted.count <= bytes.count && bytes[place..<place + wanted.count].elementsEqual(wanted)
        }
    }

    private mutating func skip(past end: StaticString) throws(Fault) {
        while place < bytes.count {
            if starts(end) {
                place += end.utf8CodeUnitCount
                return
            }
            place += 1
        }
        throw .notXML
    }

    /// White space, declarations and comments before and behind the root.
    private mutating func skipProlog() throws(Fault) {
        if place == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
        while place < bytes.count {
            if Self.isSpace(bytes[place]) {
                place += 1
            } else if starts("<?") {
                try skip(past: "?>")
            } else if starts("<!--") {
                try skip(past: "-->")
            } else if starts("<!") {
                throw .forbidden
            } else {
                return
            }
        }
    }

    private mutating func element() throws(Fault) -> SoapElement? {
        guard place < bytes.count, bytes[place] == UInt8(ascii: "<") else { return nil }
        place += 1
        elements += 1
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthMax, elements <= Self.elementsMax else { throw .tooLarge }
        let tag = try name()
        var element = SoapElement(name: Self.local(tag))
        if try skipAttributes() { return element }
        var text: [UInt8] = []
        while place < bytes.count {
            if starts("</") {
                place += 2
                guard try name() == tag else { throw .notXML }
                while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
                guard place < bytes.count, bytes[place] == UInt8(ascii: ">") else { throw .notXML }
                place += 1
                element.text = String(decoding: text, as: UTF8.self)
                return element
            }
            if starts("<!--") {
                try skip(past: "-->")
            } else if starts("<![CDATA[") {
                place += 9
                let start = place
                try skip(past: "]]>")
                text += bytes[start..<place - 3]
            } else if starts("<!") {
                throw .forbidden
            } else if starts("<?") {
                try skip(past: "?>")
            } else if bytes[place] == UInt8(ascii: "<") {
                if let child = try self.element() { element.children.append(child) }
            } else if bytes[place] == UInt8(ascii: "&") {
                text += try entity()
            } else {
                text.append(bytes[place])
                place += 1
            }
        }
        throw .notXML
    }

    private mutating func name() throws(Fault) -> String {
        let start = place
        while place < bytes.count, Self.isNameByte(bytes[place]) { place += 1 }
        guard place > start else { throw .notXML }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    /// `true` where the element ends at once.
    private mutating func skipAttributes() throws(Fault) -> Bool {
        while place < bytes.count {
            let byte = bytes[place]
            if Self.isSpace(byte) {
                place += 1
            } else if byte == UInt8(ascii: ">") {
                place += 1
                return false
            } else if starts("/>") {
                place += 2
                return true
            } else {
                _ = try name()
                while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
                guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else { throw .notXML }
                place += 1
                while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
                guard place < bytes.count,
                    let end = [UInt8(ascii: "\""), UInt8(ascii: "'")].first(where: { $0 == bytes[place] })
                else { throw .notXML }
                place += 1
                while place < bytes.count, bytes[place] != end {
                    if bytes[place] == UInt8(ascii: "<") { throw .notXML }
                    if bytes[place] == UInt8(ascii: "&") { _ = try entity() } else { place += 1 }
                }
                guard place < bytes.count else { throw .notXML }
                place += 1
            }
        }
        throw .notXML
    }

    private mutating func entity() throws(Fault) -> [UInt8] {
        let start = place + 1
        var end = start
        while end < bytes.count, end - start <= 8, bytes[end] != UInt8(ascii: ";") { end += 1 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: ";") else { throw .notXML }
        let name = String(decoding: bytes[start..<end], as: UTF8.self)
        place = end + 1
        switch name {
        case "amp": return [UInt8(ascii: "&")]
        case "lt": return [UInt8(ascii: "<")]
        case "gt": return [UInt8(ascii: ">")]
        case "quot": return [UInt8(ascii: "\"")]
        case "apos": return [UInt8(ascii: "'")]
        default: break
        }
        let number: UInt32?
        if name.hasPrefix("#x") {
            number = UInt32(name.dropFirst(2), radix: 16)
        } else if name.hasPrefix("#") {
            number = UInt32(name.dropFirst())
        } else {
            throw .forbidden
        }
        guard let number, number >= 32 || [9, 10, 13].contains(number), let scalar = Unicode.Scalar(number) else {
            throw .notXML
        }
        return Array(String(Character(scalar)).utf8)
    }

    private static func local(_ tag: String) -> String {
        tag.split(separator: ":", maxSplits: 1).last.map(String.init) ?? tag
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 48...57, UInt8(ascii: "_"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"), 128...255:
            true
        default: false
        }
    }
}
