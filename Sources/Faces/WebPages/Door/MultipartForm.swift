import Foundation

/// A form with a file, as browsers send it. Source: RFC 7578; HTML, multipart form data.
struct MultipartForm: Sendable {
    /// A file that was chosen; `name` is the browser's word for it and leads nowhere.
    struct File: Sendable {
        var name: String
        var bytes: ArraySlice<UInt8>
    }

    /// Fields that are no files, as a form without files would have them.
    private(set) var fields: [(name: String, value: String)] = []
    private(set) var files: [String: File] = [:]

    private static let partsMax = 200
    private static let headBytesMax = 4_096
    private static let fieldBytesMax = 65_536
    private static let boundaryLengthMax = 70

    /// `nil` for a body that is no such form, or has more parts or longer heads than a form of ours.
    init?(_ body: [UInt8], contentType: String) {
        guard let boundary = Self.boundary(contentType) else { return nil }
        let mark = Array("--\(boundary)".utf8)
        guard body.starts(with: mark) else { return nil }
        var rest = body[mark.count...]
        for _ in 0..<Self.partsMax {
            if rest.starts(with: Array("--".utf8)) { return }
            guard rest.starts(with: Self.lineBreak) else { return nil }
            rest = rest.dropFirst(2)
            guard let headEnd = Self.find(Self.lineBreak + Self.lineBreak, in: rest.prefix(Self.headBytesMax)),
                let end = Self.find(Self.lineBreak + mark, in: rest[(headEnd + 4)...])
            else { return nil }
            guard take(String(decoding: rest[..<headEnd], as: UTF8.self), rest[(headEnd + 4)..<end]) else { return nil }
            rest = rest[(end + 2 + mark.count)...]
        }
        return nil
    }

    private static let lineBreak: [UInt8] = [0x0D, 0x0A]

    private mutating func take(_ head: String, _ content: ArraySlice<UInt8>) -> Bool {
        guard
            let line = head.split(separator: "\r\n").first(where: { $0.lowercased().hasPrefix("content-disposition:") }
            ),
            let name = Self.parameter("name", of: line)
        else { return false }
        if let file = Self.parameter("filename", of: line) {
            files[name] = File(name: String(file.prefix(200)), bytes: content)
            return true
        }
        guard content.count <= Self.fieldBytesMax else { return false }
        fields.append((name, String(decoding: content, as: UTF8.self)))
        return true
    }

    private static func boundary(_ contentType: String) -> String? {
        guard contentType.lowercased().hasPrefix("multipart/form-data") else { return nil }
        guard let place = contentType.range(of: "boundary=") else { return nil }
        let text = contentType[place.upperBound...].prefix { $0 != ";" }.filter { $0 != "\"" }
        return (1...boundaryLengthMax).contains(text.utf8.count) ? String(text) : nil
    }

    /// `name="value"`; browsers write a quote inside as `%22`.
    private static func parameter(_ name: String, of line: Substring) -> String? {
        guard let place = line.range(of: "; \(name)=\"") else { return nil }
        let value = line[place.upperBound...]
        return value.firstIndex(of: "\"").map { String(value[..<$0]).replacing("%22", with: "\"") }
    }

    /// Where one text begins in another.
    private static func find(_ sought: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = sought.first, bytes.count >= sought.count else { return nil }
        var place = bytes.startIndex
        let last = bytes.endIndex - sought.count
        while place <= last {
            guard let next = bytes[place...last].firstIndex(of: first) else { return nil }
            if bytes[next..<next + sought.count].elementsEqual(sought) { return next }
            place = next + 1
        }
        return nil
    }
}
