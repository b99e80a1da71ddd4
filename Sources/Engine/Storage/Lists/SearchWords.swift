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
        // Telephones bend apostrophes, and pages show amounts with their currency.
        let plain = String(text.map { $0.isCurrencySymbol || apostrophes.contains($0) ? " " : $0 })
        if let amount = amount(plain) { return [amount] }
        let typed = folded(plain).split(whereSeparator: \.isWhitespace).map(bare)
        // Signs alone find nothing, rather than everything.
        let words = (typed.isEmpty ? text.split(whereSeparator: \.isWhitespace) : typed).map {
            String($0.prefix(lettersMax))
        }
        return Array(Set(words).sorted { ($0.count, $1) > ($1.count, $0) }.prefix(wordsMax))
    }

    /// Without the signs around it, where only letters and digits are left: `#1042` and `Durand,` as orders bear their parts.
    private static func bare(_ word: Substring) -> Substring {
        func isSign(_ sign: Character) -> Bool { !sign.isLetter && !sign.isNumber }
        guard let first = word.firstIndex(where: { !isSign($0) }), let last = word.lastIndex(where: { !isSign($0) })
        else { return word }
        let inside = word[first...last]
        return inside.contains(where: isSign) ? word : inside
    }

    /// `1,234.5`, `1 234,50`, `1.234,50 EUR` and `−1234.50` as what is found by `1234.50`; `nil` for what has no decimals.
    private static func amount(_ text: String) -> String? {
        var words = text.split(whereSeparator: \.isWhitespace)
        if words.count > 1, let last = words.last, Currency(last) != nil { words.removeLast() }
        if words.count > 1, let first = words.first, Currency(first) != nil { words.removeFirst() }
        var plain = Substring(words.joined(separator: ""))
        if let first = plain.first, "+-−–".contains(first) { plain.removeFirst() }
        guard let sign = plain.lastIndex(where: { ".,".contains($0) }) else { return nil }
        let (whole, decimals) = (plain[..<sign].filter { !".,".contains($0) }, plain[plain.index(after: sign)...])
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

    private static let apostrophes: Set<Character> = ["'", "’", "‘", "ʼ", "´", "`"]
    /// Nobody types more of one word.
    private static let lettersMax = 60
    /// More words than that narrow nothing.
    private static let wordsMax = 4
}
