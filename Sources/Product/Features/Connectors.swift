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
    /// What a finished sign-in gives: the tokens, and settings that are known only then (the company's identifier).
    package struct SignedIn: Sendable {
        package var tokens: Tokens
        package var settings: [String: String]

        package init(tokens: Tokens, settings: [String: String]) {
            self.tokens = tokens
            self.settings = settings
        }
    }

    package typealias Settings = [String: String]
    package typealias Open = @Sendable (Settings, any TokenVault, World) throws(ConnectorProblem) -> any BooksConnector
    package typealias Address =
        @Sendable (_ settings: Settings, _ redirectURI: String, _ state: String, World) -> String
    package typealias Finish =
        @Sendable (_ settings: Settings, _ redirectURI: String, _ callback: String, _ state: String, World)
        async throws(ConnectorProblem) -> SignedIn

    /// The word by which it is named: `quickbooks-online`.
    package var kind: String
    package var name: String
    package var form: [FormField]
    package var open: Open
    /// Where the person's browser is sent to sign in.
    package var signInAddress: Address
    /// Takes the address that the browser came back to.
    package var finishSignIn: Finish

    package init(
        kind: String, name: String, form: [FormField], open: @escaping Open, signInAddress: @escaping Address,
        finishSignIn: @escaping Finish
    ) {
        self.kind = kind
        self.name = name
        self.form = form
        self.open = open
        self.signInAddress = signInAddress
        self.finishSignIn = finishSignIn
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
