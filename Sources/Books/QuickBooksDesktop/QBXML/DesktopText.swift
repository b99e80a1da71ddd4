import ConnectorKit
import Crypto
import Foundation

/// Texts as QuickBooks Desktop takes them: in its characters, never longer than the field, measured after characters were replaced.
///
/// Source: quickbooks-desktop.md §3.2, §3.3.
extension String {
    /// One line; `nil` when nothing is left.
    func desktopLine(_ max: Int) -> String? {
        let words = Windows1252.fitted(self).text.map { $0.isNewline || $0 == "\t" ? " " : $0 }
            .split(separator: " ", omittingEmptySubsequences: true)
        let text = Self.cut(words.map { String($0) }.joined(separator: " "), max)
        return text.isEmpty ? nil : text
    }

    /// Several lines; `nil` when nothing is left.
    func desktopParagraph(_ max: Int) -> String? {
        let lines = Windows1252.fitted(self).text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let text = Self.cut(lines.trimmingCharacters(in: .whitespacesAndNewlines), max)
        return text.isEmpty ? nil : text
    }

    /// A name without the colon, which separates levels. Names that would become one by what they lose keep a mark of the whole.
    func desktopName(_ max: Int) -> String? {
        let (fitted, isWhole) = Windows1252.fitted(self)
        let line = fitted.replacing(":", with: "-")
        guard let plain = line.desktopLine(.max) else { return nil }
        if isWhole, plain.count <= max { return plain }
        let mark = "-" + DesktopKey.short(self)
        return Self.cut(plain, max - mark.count) + mark
    }

    private static func cut(_ text: String, _ max: Int) -> String {
        guard text.count > max else { return text }
        return String(text.prefix(max)).trimmingCharacters(in: .whitespaces)
    }
}

/// Short names that follow from longer ones.
enum DesktopKey {
    /// Five letters and digits, for a name that was cut.
    static func short(_ text: String) -> String { letters(text, 5) }

    /// Names a set of messages for ever: 22 letters and digits of at most 23. Source: quickbooks-desktop.md §3.7.
    static func messageSet(_ keys: [String]) -> String { "b" + letters(keys.joined(separator: "\n"), 22) }

    private static func letters(_ text: String, _ count: Int) -> String {
        let digest = SHA256.hash(data: Data(text.utf8))
        return String(digest.prefix(count).map { alphabet[Int($0 & 31)] })
    }

    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
}
