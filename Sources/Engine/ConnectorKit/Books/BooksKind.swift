package import Bookkeeping
package import LinkLedger

/// A kind of books that can be connected.
package struct BooksKind: Sendable {
    package typealias Open =
        @Sendable (ConnectionSettings, any TokenVault, World) throws(ConnectorProblem) -> any BooksConnector

    /// How the program gets access to books of a kind.
    package enum SignIn: Sendable {
        /// A person agrees in the browser, at the vendor, and comes back with a code; tokens are kept and renewed.
        case oauth(OAuthSignIn)
        /// The vendor's program calls us with a password that was made here; there are no tokens.
        case visitorPassword
        /// The fields of the form are enough.
        case none
    }

    /// The word by which it is named: `quickbooks-online`.
    package var kind: String
    package var name: String
    package var form: [FormField]
    /// What a person needs before filling in the form.
    package var preparation: Translated?
    /// Properties of this kind of books, the same for every company.
    package var traits: BooksTraits
    package var open: Open
    /// The company's identity in its own system; `nil` before the first sign-in.
    package var identity: @Sendable (ConnectionSettings) -> String?
    package var signIn: SignIn
    /// How hints of the books are read; `nil` where they send none.
    package var hooks: HookPart?
    /// Where a person sees a record, by its identifier in the books; `nil` where such a record has no page.
    package var address: @Sendable (ConnectionSettings, BooksRecordKind, String) -> String?

    package init(
        kind: String, name: String, form: [FormField], preparation: Translated? = nil, traits: BooksTraits,
        open: @escaping Open, identity: @escaping @Sendable (ConnectionSettings) -> String?, signIn: SignIn,
        hooks: HookPart? = nil,
        address: @escaping @Sendable (ConnectionSettings, BooksRecordKind, String) -> String? = { _, _, _ in nil }
    ) {
        self.kind = kind
        self.name = name
        self.form = form
        self.preparation = preparation
        self.traits = traits
        self.open = open
        self.identity = identity
        self.signIn = signIn
        self.hooks = hooks
        self.address = address
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
        kind.address = { [address] settings, record, id in address(settings.merging(values) { $1 }, record, id) }
        if case .oauth(let oauth) = signIn { kind.signIn = .oauth(oauth.fixing(values)) }
        return kind
    }
}
