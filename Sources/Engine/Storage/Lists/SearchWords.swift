package import Accounting
import Foundation

/// The words by which an order is found: what it bears, and what a person types, folded in the same way.
package struct SearchWords: Hashable, Sendable {
    package private(set) var words: Set<String> = []

    package init() {}

    /// A number, code or address: as a whole, each of its parts, and the digits at its end.
    package mutating func add(code: String) {
        let folded = Self.folded(code)
        for word in folded.split(whereSeparator: \.isWhitespace) {
            insert(word)
            for part in word.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) { insert(part) }
            let digits = String(word.reversed().prefix { $0.isNumber }.reversed())
            if digits.count < word.count { insert(digits) }
        }
    }

    /// A name: each of its words, also without the signs in it.
    package mutating func add(name: String) {
        for word in Self.folded(name).split(whereSeparator: \.isWhitespace) {
            insert(word)
            for part in word.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) { insert(part) }
        }
    }

    package mutating func add(amount: Money) { insert(amount.magnitude.description) }

    private mutating func insert(_ word: some StringProtocol) {
        if !word.isEmpty { words.insert(String(word.prefix(Self.lettersMax))) }
    }

    /// What a person typed, word by word, the longest first; an amount in the signs of their country is one word.
    package static func typed(_ text: String) -> [String] {
        if let amount = amount(text) { return [amount] }
        let words = folded(text).split(whereSeparator: \.isWhitespace).map { String($0.prefix(lettersMax)) }
        return Array(Set(words).sorted { ($0.count, $1) > ($1.count, $0) }.prefix(wordsMax))
    }

    /// `1,234.5`, `1 234,50` and `1.234,50` as `1234.50`; `nil` for what has no decimals.
    private static func amount(_ text: String) -> String? {
        let plain = text.filter { !$0.isWhitespace }
        guard let sign = plain.lastIndex(where: { ".,".contains($0) }) else { return nil }
        let (whole, decimals) = (plain[..<sign].filter { !".,'’".contains($0) }, plain[plain.index(after: sign)...])
        let isAmount =
            (1...12).contains(whole.count) && (1...2).contains(decimals.count)
            && (whole + decimals).allSatisfy { $0.isASCII && $0.isNumber }
        return isAmount ? "\(whole).\(decimals)" : nil
    }

    private static func folded(_ text: String) -> String {
        // The same for ASCII, which nearly all numbers, codes and addresses are.
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        return text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    }

    /// Nobody types more of one word.
    private static let lettersMax = 60
    /// More words than that narrow nothing.
    private static let wordsMax = 4
}
