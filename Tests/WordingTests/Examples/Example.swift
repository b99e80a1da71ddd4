import Testing

@testable import Wording

/// One cause as tests, golden files and the error book show it.
struct Example: Sendable, CustomTestStringConvertible {
    let code: String
    let explain: @Sendable (Sentences) -> Explanation

    var testDescription: String { code }

    init(_ code: String, _ explain: @escaping @Sendable (Sentences) -> Explanation) {
        self.code = code
        self.explain = explain
    }
}

/// Examples of one kind of cause.
struct Subject: Sendable {
    let title: String
    /// What the error book says above them.
    let introduction: String
    let examples: [Example]
}

/// Walks from example to example by a switch that names every case: a new case does not compile without one.
func walk<Case>(from first: Case, _ next: @escaping (Case) -> Case?) -> [Case] {
    Array(sequence(first: first, next: next))
}
