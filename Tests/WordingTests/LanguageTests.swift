import Bookkeeping
import TestKit
import Testing
import Wording

@Suite("The language of a reader", .tags(.x10))
struct LanguageTests {
    @Test(
        "is read from a tag or a locale",
        arguments: [("fr-CA", Language.french), ("es_MX.UTF-8", .spanish), ("EN", .english), ("fr", .french)])
    func tags(_ tag: String, _ language: Language) {
        #expect(Language(tag: tag) == language)
    }

    @Test("is unknown when we do not speak it", arguments: ["de", "C", "", "frr-DE", "*"])
    func unknown(_ tag: String) {
        #expect(Language(tag: tag) == nil)
    }

    @Test(
        "is the best of what a browser accepts",
        arguments: [
            ("de, es;q=0.7, fr;q=0.8", "fr"), ("fr-CA,fr;q=0.9,en;q=0.8", "fr-CA"), ("es;q=0, en;q=0.1", "en"),
            ("de", "en"), ("", "en"), ("en;q=0.5, es", "es"), ("fr;q=abc, es;q=0.2", "es"), ("es-MX ; q=1.0", "es-MX"),
        ])
    func browser(_ header: String, _ tag: String) {
        #expect(PreferredTag.of(acceptLanguage: header) == tag)
    }

    @Test("is what the environment says, in the order of POSIX")
    func environment() {
        #expect(PreferredTag.of(environment: ["LANG": "fr_FR.UTF-8"]) == "fr_FR.UTF-8")
        #expect(PreferredTag.of(environment: ["LANG": "fr_FR.UTF-8", "LC_ALL": "es_MX"]) == "es_MX")
        #expect(PreferredTag.of(environment: ["LANG": "fr_FR.UTF-8", "LC_ALL": ""]) == "fr_FR.UTF-8")
        #expect(PreferredTag.of(environment: ["LANG": "C"]) == "en")
        #expect(PreferredTag.of(environment: [:]) == "en")
    }
}

@Suite("Texts of others inside our sentences", .tags(.x6))
struct QuotingTests {
    private let sentences = Sentences(.english)

    @Test("lose line breaks, control characters and direction marks, which could deceive a reader or a terminal")
    func hidden() {
        #expect(sentences.plain("a\u{1B}[31mb\nc\u{202E}d") == "a [31mb c d")
    }

    @Test("written from right to left are kept apart")
    func rightToLeft() {
        #expect(sentences.quoted("שלום") == "“\u{2068}שלום\u{2069}”")
    }

    @Test("are shortened when they are very long")
    func long() {
        #expect(sentences.plain(String(repeating: "x", count: 5000)).count == 120)
    }

    @Test("keep emoji and accents")
    func emoji() {
        #expect(sentences.plain("Zoë 🎁 👩‍👩‍👧") == "Zoë 🎁 👩‍👩‍👧")
    }

    @Test("are not touched by the French rules of spacing")
    func french() {
        #expect(Sentences(.french).explain(.productInactive(name: "a : b")).what.contains("«\u{A0}a : b\u{A0}»"))
    }

    @Test("are named as empty when there is nothing")
    func empty() {
        #expect(sentences.quoted("") == "(empty)")
    }
}
