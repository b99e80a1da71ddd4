package import Bookkeeping

/// A kind of books that can be connected.
package struct BooksKind: Sendable {
    package typealias Open =
        @Sendable (ConnectionSettings, any TokenVault, World) throws(ConnectorProblem) -> any BooksConnector

    /// How a person signs in to books of this kind, and how that is ended.
    package struct SignIn: Sendable {
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
            address: @escaping @Sendable (ConnectionSettings, String, String, World) -> String,
            read: @escaping @Sendable (String, String) throws(SignInProblem) -> SignInReturn,
            exchange:
                @escaping @Sendable (ConnectionSettings, SignInReturn, String, World) async throws(SignInProblem) ->
                Tokens,
            revoke: @escaping @Sendable (ConnectionSettings, Tokens, World) async throws(ConnectorProblem) -> Void
        ) {
            self.address = address
            self.read = read
            self.exchange = exchange
            self.revoke = revoke
        }
    }

    /// The word by which it is named: `quickbooks-online`.
    package var kind: String
    package var name: String
    package var form: [FormField]
    /// What such books are like, whatever the company.
    package var traits: BooksTraits
    package var open: Open
    /// The company's identity in its own system; `nil` before the first sign-in.
    package var identity: @Sendable (ConnectionSettings) -> String?
    package var signIn: SignIn

    package init(
        kind: String, name: String, form: [FormField], traits: BooksTraits, open: @escaping Open,
        identity: @escaping @Sendable (ConnectionSettings) -> String?, signIn: SignIn
    ) {
        self.kind = kind
        self.name = name
        self.form = form
        self.traits = traits
        self.open = open
        self.identity = identity
        self.signIn = signIn
    }
}

extension BooksKind {
    /// The same kind with settings that are not asked for: every connection has these, whatever it was given.
    package func fixing(_ values: ConnectionSettings) -> BooksKind {
        var kind = self
        kind.form = form.filter { values[$0.key] == nil }
        kind.open = { [open] settings, vault, world throws(ConnectorProblem) in
            try open(settings.merging(values) { $1 }, vault, world)
        }
        kind.signIn = SignIn(
            address: { [signIn] in signIn.address($0.merging(values) { $1 }, $1, $2, $3) }, read: signIn.read,
            exchange: { [signIn] settings, answer, redirectURI, world async throws(SignInProblem) in
                try await signIn.exchange(settings.merging(values) { $1 }, answer, redirectURI, world)
            },
            revoke: { [signIn] settings, tokens, world async throws(ConnectorProblem) in
                try await signIn.revoke(settings.merging(values) { $1 }, tokens, world)
            })
        return kind
    }
}
