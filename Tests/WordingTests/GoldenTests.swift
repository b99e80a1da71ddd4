import Accounting
import Foundation
import TestKit
import Testing
import Wording

@Suite("The golden files of the sentences", .tags(.x6, .x10))
struct GoldenTests {
    @Test("hold every cause and every word, in each language", arguments: Language.allCases)
    func files(_ language: Language) {
        let sentences = Sentences(language)
        let parts = [GoldenText.causes(sentences), GoldenText.words(sentences), GoldenText.reports(sentences)]
        expectGolden(parts.joined(separator: "\n"), named: "\(language.rawValue).txt")
        expectGolden(GoldenText.onPages(sentences), named: "\(language.rawValue)-pages.txt")
    }

    @Test("make the error book")
    func errorBook() {
        expectGolden(ErrorBook.text(Sentences(.english)), named: "README.md", in: "../../docs/errors")
    }
}
