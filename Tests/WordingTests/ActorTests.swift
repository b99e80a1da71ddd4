import TestKit
import Testing
import Wording

@Suite("Who did something", .tags(.x7, .x10))
struct ActorTests {
    @Test("is the schedule in the reader’s words, and is found by them", arguments: Language.allCases)
    func schedule(_ language: Language) {
        let sentences = Sentences(language)
        let shown = sentences.name(ofActor: "schedule")
        #expect(language == .english || !shown.contains("schedule"))
        #expect(sentences.actor(called: " \(shown.uppercased()) ") == "schedule")
        #expect(sentences.by("schedule").hasSuffix(shown))
    }

    @Test("is a person by the address, as it is kept")
    func person() {
        let sentences = Sentences(.french)
        #expect(sentences.name(ofActor: "tess@example.com") == "tess@example.com")
        #expect(sentences.actor(called: "tess@example.com ") == "tess@example.com")
        #expect(sentences.actor(called: "").isEmpty && sentences.by(nil).isEmpty)
    }
}
