/// Why something is not in the books, and what to do about it: what a person reads, and what a page makes buttons of.
///
/// Source: what-users-expect.md §5, style.md §4.
package struct Explanation: Hashable, Sendable, Codable {
    /// Whose move it is.
    package enum Actor: String, Hashable, Sendable, Codable, CaseIterable {
        case merchant, bookkeeper, administrator
        /// It goes on by itself.
        case nobody
    }

    /// A step that mends it, with the words on its button.
    package struct Button: Hashable, Sendable, Codable {
        package var fix: Fix
        package var label: String
    }

    /// Technical text that stands folded: for whoever must write to a support desk.
    package struct Detail: Hashable, Sendable, Codable {
        package var name: String
        package var text: String
    }

    /// A short stable word for programs.
    package var code: String
    /// What happened, with the numbers; one or two whole sentences.
    package var what: String
    /// What it means for the books.
    package var meaning: String
    /// What to do, or that there is nothing to do.
    package var remedy: String
    /// The best step first; empty when nobody needs to act.
    package var buttons: [Button]
    package var actor: Actor
    package var details: [Detail]

    /// What happened, what it means and what to do, as one paragraph.
    package var text: String { "\(what) \(meaning) \(remedy)" }
}

/// One cause told to a person, before its code and its technical details are added.
struct CauseText {
    var what: String
    var meaning: String
    var remedy: String
    var fixes: [Fix]
    var actor: Explanation.Actor
    var details: [Explanation.Detail] = []
}

extension Sentences {
    func explanation(_ code: String, _ story: CauseText) -> Explanation {
        Explanation(
            code: code, what: marked(story.what), meaning: marked(story.meaning), remedy: marked(story.remedy),
            buttons: story.fixes.map { Explanation.Button(fix: $0, label: label(of: $0)) }, actor: story.actor,
            details: story.details)
    }

    /// Words that are typed stand between backticks at a terminal, and in the quotation marks of the language on pages.
    func marked(_ text: String) -> String {
        guard audience == .pages, text.contains("`") else { return text }
        let parts = text.split(separator: "`", omittingEmptySubsequences: false)
        return parts.enumerated().map { $0.offset.isMultiple(of: 2) ? String($0.element) : quoted(String($0.element)) }
            .joined()
    }
}
