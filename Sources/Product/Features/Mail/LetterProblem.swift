/// Why a mail server did not take a letter.
package enum LetterProblem: Hashable, Sendable, Codable {
    /// It cannot be reached, or went away.
    case unreachable
    /// It offers no TLS, or its certificate is not trusted.
    case notSecure
    case loginRefused
    /// It said no, with a code and a text of its own. Source: RFC 5321 §4.2.
    case said(code: Int, text: String)
}

/// Letters that the mail server did not take yet.
package struct WaitingLetters: Hashable, Sendable {
    package var count: Int
    /// What was wrong last; `nil` when what is kept of it cannot be read.
    package var problem: LetterProblem?

    package init(count: Int, problem: LetterProblem?) {
        self.count = count
        self.problem = problem
    }
}
