import TestKit
import Testing
import Wording

/// Everything that is said in a language, as one list of sentences and words.
private func everything(_ language: Language) -> [String] {
    let sentences = Sentences(language)
    let told = Subjects.everything.map { $0.explain(sentences) }
    return told.flatMap { [$0.what, $0.meaning, $0.remedy] + $0.buttons.map(\.label) + $0.details.map(\.name) }
        + Words.all.map { $0.word(sentences) } + ReportExamples.all.map { $0(sentences) }
}

@Suite("The rules of writing", .tags(.x10))
struct LanguageRuleTests {
    @Test("hold in French: no-break spaces, typographic apostrophes and quotation marks")
    func french() {
        for text in everything(.french) {
            for mark in [" :", " ;", " ?", " !", " »", "« ", " %", "'", "\"", "“", "..."] {
                #expect(!text.contains(mark), "\(text)")
            }
            for pair in zip(text, text.dropFirst()) where ";?!»".contains(pair.1) {
                #expect(pair.0 == "\u{A0}", "\(text)")
            }
        }
    }

    @Test("hold in Spanish: angle quotation marks, and questions and exclamations that open")
    func spanish() {
        for text in everything(.spanish) {
            #expect(text.count { $0 == "?" } == text.count { $0 == "¿" }, "\(text)")
            #expect(text.count { $0 == "!" } == text.count { $0 == "¡" }, "\(text)")
            for mark in ["'", "\"", "“", "« ", " »", "...", " %", " :", " ;"] {
                #expect(!text.contains(mark), "\(text)")
            }
        }
    }

    @Test("hold in English: curved quotation marks and no space before marks")
    func english() {
        for text in everything(.english) {
            for mark in ["'", "\"", "«", "...", " :", " ;", " ?", " !"] { #expect(!text.contains(mark), "\(text)") }
        }
    }

    @Test("allow no double space and no empty text", arguments: Language.allCases)
    func spaces(_ language: Language) {
        for text in everything(language) {
            #expect(!text.isEmpty && !text.contains("  ") && text.first != " " && text.last != " ", "\(text)")
        }
    }

    @Test("allow no English inside French or Spanish", arguments: [Language.french, .spanish])
    func noEnglish(_ language: Language) {
        let english: Set<String> = [
            "the", "order", "orders", "posted", "nothing", "was", "is", "settings", "retry", "of", "and", "with",
            "store", "books", "invoice", "payment", "customer", "item", "amount", "then", "your",
        ]
        for text in everything(language) {
            let own = text.replacing(/«[^»]*»|`[^`]*`|--\w+/, with: "")
            let words = Set(own.lowercased().split { !$0.isLetter }.map(String.init))
            #expect(words.isDisjoint(with: english), "\(words.intersection(english)): \(text)")
        }
    }

    @Test("allow no blame and nothing vague", arguments: Language.allCases)
    func tone(_ language: Language) {
        let vague = [
            "an error occurred", "something went wrong", "une erreur est survenue", "ocurrió un error", "invalid",
        ]
        for text in everything(language) {
            for phrase in vague { #expect(!text.lowercased().contains(phrase), "\(text)") }
        }
    }

    @Test("are kept by words: different in each language unless the trade writes them alike")
    func words() {
        for word in Words.all {
            let said = Set(Language.allCases.map { word.word(Sentences($0)) })
            #expect(said.count == 3 || Words.sharedByTwo.contains(word.key), "\(word.key): \(said)")
        }
    }

    @Test("are kept by reports: different in each language where there are words")
    func reports() {
        for report in ReportExamples.orders + ReportExamples.runs + ReportExamples.demo + ReportExamples.plans {
            let said = Language.allCases.map { report(Sentences($0)) }
            #expect(Set(said).count == 3, "\(said)")
        }
    }
}
