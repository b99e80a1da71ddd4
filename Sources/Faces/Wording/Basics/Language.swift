/// A language that Bookbridge speaks (X10).
package enum Language: String, Hashable, Sendable, Codable, CaseIterable {
    case english = "en"
    case french = "fr"
    case spanish = "es"

    /// The language of a BCP 47 tag or a `LANG` value (`fr-CA`, `es_MX.UTF-8`); `nil` when we do not speak it.
    package init?(tag: some StringProtocol) {
        guard let primary = tag.split(whereSeparator: { "-_.@".contains($0) }).first else { return nil }
        self.init(rawValue: primary.lowercased())
    }

    /// The language's own name, for a switch between languages.
    package var ownName: String {
        switch self {
        case .english: "English"
        case .french: "Français"
        case .spanish: "Español"
        }
    }
}

/// The tag that a reader prefers among those whose language we speak; both the language and its region count.
package enum PreferredTag {
    /// The best tag of an `Accept-Language` header: highest weight first, then as written; `en` when none is spoken.
    package static func of(acceptLanguage header: some StringProtocol) -> String {
        let wishes = header.split(separator: ",").enumerated().compactMap { position, part in
            Wish(part, position: position)
        }
        return wishes.sorted().first?.tag ?? Language.english.rawValue
    }

    /// The tag that the environment names, in the order of POSIX: `LC_ALL`, `LC_MESSAGES`, `LANG`; `en` when none is spoken.
    package static func of(environment: [String: String]) -> String {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
        guard let set, Language(tag: set) != nil else { return Language.english.rawValue }
        return set
    }

    private struct Wish: Comparable {
        let tag: String
        /// Thousandths, as HTTP allows three decimals. Source: RFC 9110 §12.4.2.
        let weight: Int
        let position: Int

        init?(_ part: some StringProtocol, position: Int) {
            let fields = part.split(separator: ";").map { field in
                String(field.filter { !$0.isWhitespace })
            }
            guard let tag = fields.first, Language(tag: tag) != nil else { return nil }
            let weight = fields.dropFirst().first { $0.hasPrefix("q=") }.map { Self.thousandths($0.dropFirst(2)) }
            guard weight != 0 else { return nil }
            self.tag = tag
            self.weight = weight ?? 1000
            self.position = position
        }

        /// `0.8` as 800; what is no weight counts as 0.
        private static func thousandths(_ text: some StringProtocol) -> Int {
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            guard let whole = parts.first.flatMap({ Int($0) }), parts.count <= 2 else { return 0 }
            let decimals = parts.count == 2 ? String(parts[1].prefix(3)) : ""
            let padded = decimals + String(repeating: "0", count: 3 - decimals.count)
            return min(1000, whole * 1000 + (Int(padded) ?? 0))
        }

        static func < (left: Wish, right: Wish) -> Bool {
            left.weight != right.weight ? left.weight > right.weight : left.position < right.position
        }
    }
}
