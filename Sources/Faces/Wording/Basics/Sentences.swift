package import Foundation

/// Makes every sentence that a person reads, in one language (X10).
///
/// Each sentence stands in the sources in three languages side by side, so that none can be forgotten. Source: design.md §7.
package struct Sentences: Hashable, Sendable {
    package let language: Language
    package let numbers: NumberStyle
    /// What the books are called, `QuickBooks Online`.
    package var booksName: String
    /// What the store is called, `Ecwid`; `nil` says "the store".
    package var storeName: String?
    /// The reader's clock, by which sentences say times.
    package var zone: TimeZone = .gmt
    /// Where it is read.
    private(set) var audience = Audience.terminal

    /// Where sentences are read: a remedy names a command at a terminal, and a place of the pages elsewhere.
    enum Audience: Hashable, Sendable {
        case terminal, pages
    }

    package init(
        _ language: Language, numbers: NumberStyle? = nil, booksName: String = "QuickBooks", storeName: String? = nil
    ) {
        self.language = language
        self.numbers = numbers ?? NumberStyle.usual(forTag: language.rawValue)
        self.booksName = booksName
        self.storeName = storeName
    }

    /// In the language and the numbers of a BCP 47 tag or `LANG` value; in English when we do not speak it.
    package init(tag: String, booksName: String = "QuickBooks", storeName: String? = nil) {
        self.init(
            Language(tag: tag) ?? .english, numbers: .usual(forTag: tag), booksName: booksName, storeName: storeName)
    }

    /// The one of three sentences that the reader understands.
    func say(
        en: @autoclosure () -> String, fr: @autoclosure () -> French, es: @autoclosure () -> String
    ) -> String {
        switch language {
        case .english: en()
        case .french: fr().text
        case .spanish: es()
        }
    }

    /// The same for pages and letters, where nobody types commands.
    package var onPages: Sentences {
        var sentences = self
        sentences.audience = .pages
        return sentences
    }

    /// What names a command, or what names a place of the pages in its stead.
    func either(command: @autoclosure () -> String, page: @autoclosure () -> String) -> String {
        switch audience {
        case .terminal: command()
        case .pages: page()
        }
    }

    /// Singular or plural: in French nothing is singular, in English and Spanish it is plural.
    func form(_ count: Int, _ one: String, _ many: String) -> String {
        switch language {
        case .english, .spanish: count == 1 ? one : many
        case .french: count.magnitude < 2 ? one : many
        }
    }

    /// `Reason: …`, with the colon as the language sets it.
    package func labelled(_ label: String, _ text: String) -> String {
        say(en: "\(label): \(text)", fr: "\(label) : \(text)", es: "\(label): \(text)")
    }

    /// With a capital letter, as a sentence begins.
    package func capitalised(_ text: String) -> String {
        guard let first = text.first else { return text }
        return first.uppercased() + text.dropFirst()
    }
}
