/// A sign-in came to nothing: which step of it, so that a person knows what to do next.
package enum SignInProblem: Error, Hashable, Sendable {
    /// The person did not agree on the vendor's page.
    case consentRefused
    /// The address that the browser came back to is not whole; the names of what it lacks. A shell cuts it at `&`.
    case addressCut(missing: [String])
    /// It answers another sign-in than the one that was begun last.
    case stateForeign
    /// The vendor did not take our request; its code and words.
    case requestRefused(code: String, text: String?)
    /// The code of the address was used before, is too old, or came for another redirect address.
    case codeWorn
    /// The vendor's service said no in another way, or nothing.
    case failed(ConnectorProblem)
}

/// What the browser came back with.
package struct SignInReturn: Hashable, Sendable {
    /// Is traded for tokens, once.
    package var code: String
    /// Settings that are known only now: which company it is.
    package var settings: [String: String]

    package init(code: String, settings: [String: String]) {
        self.code = code
        self.settings = settings
    }
}

/// Tokens that are kept nowhere yet: those of a sign-in that is not finished.
package actor PassingVault: TokenVault {
    package private(set) var held: Tokens

    package init(_ tokens: Tokens) { held = tokens }

    package func tokens() -> Tokens? { held }
    package func save(_ tokens: Tokens) { held = tokens }

    package func exclusively(
        _ refresh: @Sendable () async throws(ConnectorProblem) -> Tokens
    ) async throws(ConnectorProblem) -> Tokens { try await refresh() }
}
