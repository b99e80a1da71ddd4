/// The bytes of a text in XML as UTF-8.
enum XMLEncoding {
    /// Without a mark of byte order; Latin-1 and Windows-1252 are told by the declaration.
    static func utf8(_ bytes: [UInt8]) throws(XMLFault) -> [UInt8] {
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) { throw .encoding("UTF-16") }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        switch declared(body) {
        case "utf-8", "utf8", "us-ascii", nil:
            if String(validating: body, as: UTF8.self) == nil { throw .encoding("not UTF-8") }
            return body
        case "iso-8859-1", "latin1", "windows-1252": return Array(Windows1252.text(body).utf8)
        case let other?: throw .encoding(other)
        }
    }

    private static func declared(_ bytes: [UInt8]) -> String? {
        let head = String(decoding: bytes.prefix(200), as: UTF8.self)
        guard head.hasPrefix("<?xml"), let end = head.firstRange(of: "?>"),
            let place = head[..<end.lowerBound].firstRange(of: "encoding")
        else { return nil }
        let rest = head[place.upperBound..<end.lowerBound].drop { $0 != "\"" && $0 != "'" }
        guard let mark = rest.first else { return nil }
        return rest.dropFirst().prefix { $0 != mark }.lowercased()
    }
}
