import Accounting
import Features
import Foundation
import Storage
import Wording

/// What pages say: every fixed word, and the sentences around figures and names.
enum PageExamples {
    static let kinds: [any PageWord.Type] = [
        FrameWord.self, GateWord.self, AccountWord.self, CompaniesWord.self, PeopleWord.self, DoneWord.self,
        ProblemWord.self, IntegrationsWord.self, BooksSignInWord.self, SignInReturnWord.self,
    ]

    static let words: [Word] = kinds.flatMap { words(of: $0) }

    static let problems: [DoorProblem] = [
        .pageUnknown, .methodUnfit, .formForeign, .tooLarge, .notAllowed(administrators: ["Tess", "Ben"]),
        .notAllowed(administrators: []), .unforeseen,
    ]

    static let examples = problems.map { problem in
        Example(Sentences(.english).explain(problem).code) { $0.explain(problem) }
    }

    static let reports: [@Sendable (Sentences) -> String] = [
        { $0.invited(to: "Larkmoor", as: $0.name(of: .clerk), by: "Tess") }, { $0.accountOf("ben@example.com") },
        { $0.peopleOf("Larkmoor", 1) }, { $0.peopleOf("Larkmoor", 3) },
        { $0.linkOnce(for: "ben@example.com", until: Instant(seconds: 1_780_315_200), in: .gmt) },
        { $0.removing("Ben", from: "Larkmoor") },
    ]

    private static func words<Kind: PageWord>(of kind: Kind.Type) -> [Word] {
        Kind.allCases.map { word in Word("\(kind).\(word.rawValue)") { word.text($0) } }
    }
}
