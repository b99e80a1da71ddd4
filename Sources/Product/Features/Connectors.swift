package import Commerce
package import ConnectorKit
package import Foundation
import Storage

/// A kind of store that can be connected: who it is and how a connection to it is opened.
package struct StoreKind: Sendable {
    package var description: StoreDescription
    /// Opens a connection with its settings and secrets by the keys of the form.
    package var open:
        @Sendable (_ settings: [String: String], _ world: World) throws(ConnectorProblem) -> any StoreConnector
    /// The store's identity in its own system, `ecwid:1003001`; markers are made of it.
    package var identity: @Sendable (_ settings: [String: String]) -> String
    /// Reads a profile as the store's own API answers it, for plans made from files.
    package var profile: @Sendable (_ body: Data) throws(Unreadable) -> StoreProfile

    package init(
        description: StoreDescription,
        open: @escaping @Sendable ([String: String], World) throws(ConnectorProblem) -> any StoreConnector,
        identity: @escaping @Sendable ([String: String]) -> String,
        profile: @escaping @Sendable (Data) throws(Unreadable) -> StoreProfile
    ) {
        self.description = description
        self.open = open
        self.identity = identity
        self.profile = profile
    }
}

/// A kind of books that can be connected.
package struct BooksKind: Sendable {
    package typealias Settings = [String: String]
    package typealias Open = @Sendable (Settings, any TokenVault, World) throws(ConnectorProblem) -> any BooksConnector

    /// How a person signs in to books of this kind, and how that is ended.
    package struct SignIn: Sendable {
        /// Where the person's browser is sent.
        package var address: @Sendable (Settings, _ redirectURI: String, _ state: String, World) -> String
        /// Reads what the browser came back with, and holds it against the state that was sent out.
        package var read: @Sendable (_ query: String, _ state: String) throws(SignInProblem) -> SignInReturn
        /// Trades its code for tokens.
        package var exchange:
            @Sendable (Settings, SignInReturn, _ redirectURI: String, World) async throws(SignInProblem) -> Tokens
        /// Ends the consent at the vendor.
        package var revoke: @Sendable (Settings, Tokens, World) async throws(ConnectorProblem) -> Void

        package init(
            address: @escaping @Sendable (Settings, String, String, World) -> String,
            read: @escaping @Sendable (String, String) throws(SignInProblem) -> SignInReturn,
            exchange: @escaping @Sendable (Settings, SignInReturn, String, World) async throws(SignInProblem) -> Tokens,
            revoke: @escaping @Sendable (Settings, Tokens, World) async throws(ConnectorProblem) -> Void
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
    package var open: Open
    /// The company's identity in its own system; `nil` before the first sign-in.
    package var identity: @Sendable (Settings) -> String?
    package var signIn: SignIn

    package init(
        kind: String, name: String, form: [FormField], open: @escaping Open,
        identity: @escaping @Sendable (Settings) -> String?, signIn: SignIn
    ) {
        self.kind = kind
        self.name = name
        self.form = form
        self.open = open
        self.identity = identity
        self.signIn = signIn
    }
}

/// The connectors that this program was built with (I1).
package struct Connectors: Sendable {
    package var stores: [StoreKind]
    package var books: [BooksKind]

    package init(stores: [StoreKind], books: [BooksKind]) {
        self.stores = stores
        self.books = books
    }

    package func store(_ kind: String) -> StoreKind? { stores.first { $0.description.kind == kind } }
    package func books(_ kind: String) -> BooksKind? { books.first { $0.kind == kind } }
}
