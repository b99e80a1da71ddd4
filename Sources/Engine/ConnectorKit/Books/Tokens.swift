package import Accounting

/// What an OAuth sign-in gave us; secret, so it describes itself without its values.
package struct Tokens: Hashable, Sendable, Codable, CustomStringConvertible {
    package var accessToken: String
    package var accessExpiresAt: Instant
    package var refreshToken: String
    package var refreshExpiresAt: Instant
    /// When the consent ends for good, however often it is refreshed (I5).
    package var consentExpiresAt: Instant?
    /// When the person agreed; unknown of sign-ins that are older than this knowledge.
    package var consentGivenAt: Instant?

    package init(
        accessToken: String, accessExpiresAt: Instant, refreshToken: String, refreshExpiresAt: Instant,
        consentExpiresAt: Instant? = nil, consentGivenAt: Instant? = nil
    ) {
        self.accessToken = accessToken
        self.accessExpiresAt = accessExpiresAt
        self.refreshToken = refreshToken
        self.refreshExpiresAt = refreshExpiresAt
        self.consentExpiresAt = consentExpiresAt
        self.consentGivenAt = consentGivenAt
    }

    /// When the sign-in ends if nobody uses it any more; each use moves the end on, but never beyond the consent's.
    package var endsAt: Instant { consentExpiresAt.map { min($0, refreshExpiresAt) } ?? refreshExpiresAt }

    package var description: String { "tokens until \(accessExpiresAt.seconds)" }
}

/// Where the tokens of one connection are kept; also says who may refresh them now.
package protocol TokenVault: Sendable {
    /// The tokens as last saved; `nil` when there was no sign-in yet.
    func tokens() async throws(ConnectorProblem) -> Tokens?

    /// Saves before anyone uses them. Source: quickbooks-online.md §1.3 ("save the returned value before using").
    func save(_ tokens: Tokens) async throws(ConnectorProblem)

    /// Runs `refresh` while no other process refreshes this connection.
    func exclusively(
        _ refresh: @Sendable () async throws(ConnectorProblem) -> Tokens
    ) async throws(ConnectorProblem) -> Tokens
}
