import ConnectorKit
import Foundation

/// Text of a file in whatever encoding the editors of people write it: UTF-8, the code page of Windows (of which Latin-1 is a part), or the
/// UTF-16 that shells of Windows write.
enum FileText {
    static func text(_ bytes: Data) -> String {
        let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF]]
        if marks.contains(where: { bytes.starts(with: $0) }), let text = String(data: bytes, encoding: .utf16) {
            return withoutMark(text)
        }
        return withoutMark(String(data: bytes, encoding: .utf8) ?? CSVForm.Encoding.windows1252.text(bytes))
    }

    /// A file of JSON in UTF-8. Any other file stays as it is: who reads rows finds out their encoding.
    static func sound(_ bytes: Data) -> Data {
        if String(data: bytes, encoding: .utf8) != nil { return bytes }
        let text = text(bytes)
        guard let first = text.first(where: { !$0.isWhitespace }), first == "{" || first == "[" else { return bytes }
        return Data(text.utf8)
    }

    private static func withoutMark(_ text: String) -> String {
        text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    }
}
