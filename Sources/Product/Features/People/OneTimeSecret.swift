package import ConnectorKit
import Sync

/// A secret that opens something once or for a time. Only its hash is kept; the secret itself is shown or sent and forgotten.
package struct OneTimeSecret: Hashable, Sendable, CustomStringConvertible {
    /// Letters and digits that are not mistaken for each other.
    package let text: String
    /// SHA-256 of `text`, 64 hexadecimal digits. No salt: what is hashed cannot be guessed.
    package let hash: String

    package init(_ text: String) {
        self.text = text
        hash = RecordText.fingerprint(text.utf8)
    }

    /// For links and cookies: 160 bits.
    package static func long(by chance: any Chance) -> OneTimeSecret {
        OneTimeSecret(letters(32, by: chance))
    }

    /// For people who type it: 80 bits in groups of four, `7KQ2-M0XA-…`.
    package static func typed(by chance: any Chance) -> OneTimeSecret {
        let letters = Array(letters(16, by: chance))
        let groups = stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<$0 + 4]) }
        return OneTimeSecret(groups.joined(separator: "-").uppercased())
    }

    /// What a person typed, as it was shown: case, blanks and dashes do not matter.
    package static func read(typed text: String) -> OneTimeSecret {
        let letters = Array(text.uppercased().filter { $0.isLetter || $0.isNumber })
        let groups = stride(from: 0, to: letters.count, by: 4).map {
            String(letters[$0..<min($0 + 4, letters.count)])
        }
        return OneTimeSecret(groups.joined(separator: "-"))
    }

    /// Without the secret.
    package var description: String { "secret" }

    private static func letters(_ count: Int, by chance: any Chance) -> String {
        String((0..<count).map { _ in alphabet[Int(chance.number(below: UInt64(alphabet.count)))] })
    }

    /// Without i, l, o and u, which are misread or make words: five bits a letter.
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
}
