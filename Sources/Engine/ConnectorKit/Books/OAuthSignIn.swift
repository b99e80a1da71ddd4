/// How a person signs in by OAuth 2, and how that is ended.
package struct OAuthSignIn: Sendable {
    /// Asks the vendor whether it knows the application that the settings name, with its secret; nobody has to sign in for that.
    ///
    /// Throws `clientRefused` when it does not.
    package var check: @Sendable (ConnectionSettings, World) async throws(ConnectorProblem) -> Void
    /// Where the person's browser is sent.
    package var address: @Sendable (ConnectionSettings, _ redirectURI: String, _ state: String, World) -> String
    /// Reads what the browser came back with, and holds it against the state that was sent out.
    package var read: @Sendable (_ query: String, _ state: String) throws(SignInProblem) -> SignInReturn
    /// Trades its code for tokens.
    package var exchange:
        @Sendable (ConnectionSettings, SignInReturn, _ redirectURI: String, World) async throws(SignInProblem) ->
            Tokens
    /// Ends the consent at the vendor.
    package var revoke: @Sendable (ConnectionSettings, Tokens, World) async throws(ConnectorProblem) -> Void

    package init(
        check: @escaping @Sendable (ConnectionSettings, World) async throws(ConnectorProblem) -> Void,
        address: @escaping @Sendable (ConnectionSettings, String, String, World) -> String,
        read: @escaping @Sendable (String, String) throws(SignInProblem) -> SignInReturn,
        exchange:
            @escaping @Sendable (ConnectionSettings, SignInReturn, String, World) async throws(SignInProblem) ->
            Tokens,
        revoke: @escaping @Sendable (ConnectionSettings, Tokens, World) async throws(ConnectorProblem) -> Void
    ) {
        self.check = check
        self.address = address
        self.read = read
        self.exchange = exchange
        self.revoke = revoke
    }
}

extension OAuthSignIn {
    /// The same with settings that are not asked for.
    func fixing(_ values: ConnectionSettings) -> OAuthSignIn {
        OAuthSignIn(
            check: { [check] settings, world async throws(ConnectorProblem) in
                try await check(settings.merging(values) { $1 }, world)
            },
            address: { [address] in address($0.merging(values) { $1 }, $1, $2, $3) }, read: read,
            exchange: { [exchange] settings, answer, redirectURI, world async throws(SignInProblem) in
                try await exchange(settings.merging(values) { $1 }, answer, redirectURI, world)
            },
            revoke: { [revoke] settings, tokens, world async throws(ConnectorProblem) in
                try await revoke(settings.merging(values) { $1 }, tokens, world)
            })
    }
}
