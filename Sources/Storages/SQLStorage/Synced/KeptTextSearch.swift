import Foundation

/// What a person looks for in the texts of kept values, whatever its case, its accents and its apostrophes.
///
/// A statement finds what may hold it, by the letters that are the same in every spelling; what holds it is found here.
struct KeptTextSearch {
    private let wanted: String

    /// What LIKE finds it by, among others; `nil` where nothing is looked for.
    let pattern: String?

    init(_ typed: String) {
        wanted = Self.folded(typed.trimmingCharacters(in: .whitespacesAndNewlines))
        pattern = wanted.isEmpty ? nil : "%\(String(wanted.map { Self.steady.contains($0) ? $0 : "%" }))%"
    }

    /// Whether a text of the JSON value holds it, or the number. Names of fields are no texts of it.
    func isFound(in body: String, number: String? = nil) -> Bool {
        if pattern == nil { return true }
        return Self.texts(of: body).contains { Self.folded($0).contains(wanted) }
            || number.map { Self.folded($0).contains(wanted) } ?? false
    }

    /// The first rows that hold it: read piece by piece, for some of those that the statement finds do not.
    func page<Row, Place>(
        _ limit: Int, after: Place?, of read: (Place?, Int) throws -> [Row], place: (Row) -> Place,
        isFound: (Row) -> Bool
    ) rethrows -> [Row] {
        let piece = pattern == nil ? limit : max(limit, Self.pieceRows)
        var (found, last): ([Row], Place?) = ([], after)
        while found.count < limit {
            let rows = try read(last, piece)
            found += rows.filter(isFound)
            guard rows.count == piece, let end = rows.last else { break }
            last = place(end)
        }
        return Array(found.prefix(limit))
    }

    /// The strings of a JSON value, without those that name fields.
    private static func texts(of json: String) -> [String] {
        let bytes = Array(json.utf8)
        var (texts, place): ([String], Int) = ([], 0)
        while let start = bytes[place...].firstIndex(of: quote) {
            var end = start + 1
            while end < bytes.count, bytes[end] != quote { end += bytes[end] == backslash ? 2 : 1 }
            guard end < bytes.count else { break }
            place = end + 1
            let next = bytes[place...].first { $0 > space }
            if next != colon { texts.append(String(decoding: bytes[(start + 1)..<end], as: UTF8.self)) }
        }
        return texts.map { $0.replacing("\\\"", with: "\"").replacing("\\/", with: "/") }
    }

    private static func folded(_ text: String) -> String {
        let folded =
            text.utf8.allSatisfy { $0 < 0x80 }
            ? text.lowercased()
            : text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        return String(folded.map { apostrophes.contains($0) ? "'" : $0 })
    }

    private static let apostrophes: Set<Character> = ["’", "‘", "ʼ", "´", "`"]
    /// Digits, and letters that bear no accents in the languages of the pages.
    private static let steady = Set<Character>("0123456789bdfghjkmpqrtvwx")
    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")
    private static let colon = UInt8(ascii: ":")
    private static let space = UInt8(ascii: " ")
    /// Some megabytes of documents.
    private static let pieceRows = 500
}
