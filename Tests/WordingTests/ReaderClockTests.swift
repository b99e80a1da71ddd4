import Foundation
import TestKit
import Testing
import Wording

@Suite("Explanations that say when something was done", .tags(.x6, .x10))
struct ReaderClockTests {
    @Test("say it by the clock of their reader, as the page around them does", arguments: Language.allCases)
    func zone(_ language: Language) throws {
        var sentences = Sentences(language)
        sentences.zone = try #require(TimeZone(identifier: "Asia/Kolkata"))
        let told = Subjects.everything.map { $0.explain(sentences).text }.filter { $0.contains("UTC") }
        #expect(told.count >= 4)
        for text in told { #expect(text.contains("UTC+5:30"), "\(text)") }
    }
}
