package import ConnectorKit
package import Storage

/// A company or a connection cannot be made, changed or ended as it was asked; nothing was kept.
package enum ConnectionProblem: Hashable, Sendable {
    /// What cannot name a company or a connection.
    case nameUnfit(String)
    /// A company without a name of its own.
    case companyNameEmpty
    /// The name of the connection belongs to that company.
    case nameTaken(String, company: String)
    /// The connection leads to the other side, or to another kind of system.
    case kindFixed(String, side: ConnectionRow.Side, kind: String)
    /// Stores need no sign-in.
    case noSignIn(String)
    /// The connection was ended; it has no secrets any more.
    case uninstalled(String, side: ConnectionRow.Side)
    /// Nobody has signed in to these books yet.
    case notSignedIn(String)
    /// What is not `key=value`.
    case fieldShapeless(String)
    case fieldTwice(String)
    case fieldUnknown(String, known: [String])
    /// What was given does not fit the kind of field.
    case fieldUnfit(key: String, value: String, kind: FormField.Kind)
    /// The address leads into the operator's own network, which addresses that people type may not.
    case addressInside(key: String, value: String)
    /// The place from which a value was to be read is empty.
    case valueMissing(key: String, from: ValueSource)
    /// Orders of another store are kept under this connection.
    case otherStore(String, kept: String, chosen: String)
    /// The company reads this store already, by that connection.
    case storeShared(connection: String, store: String)
    /// Documents were written to another company of the books by this connection.
    case otherBooks(String, kept: String, chosen: String)
    /// The company of the books belongs to a connection already.
    case booksShared(connection: String, company: String, books: String)
    /// The company has books already.
    case booksTwice(connection: String, company: String)
    case signIn(SignInProblem)
    /// The sign-in was begun in another browser, or before this one signed in here.
    case signInElsewhere(String)
    /// The sign-in was begun too long ago.
    case signInExpired(String)
    /// The store refused or did not answer when it was to be connected.
    case storeRefused(ConnectorProblem, name: String)
    /// The books refused or did not answer when they were to be connected.
    case booksRefused(ConnectorProblem, name: String)
    /// What would be ended or removed, and was not confirmed.
    case unconfirmed(Ending)

    /// Whether the store or the books refused or did not answer.
    package var isOfOutside: Bool {
        switch self {
        case .storeRefused, .booksRefused, .signIn(.failed): true
        case .nameUnfit, .companyNameEmpty, .nameTaken, .kindFixed, .noSignIn, .uninstalled, .notSignedIn,
            .fieldShapeless, .fieldTwice, .fieldUnknown, .fieldUnfit, .addressInside, .valueMissing, .otherStore,
            .storeShared, .otherBooks, .booksShared, .booksTwice, .signIn, .signInElsewhere, .signInExpired,
            .unconfirmed:
            false
        }
    }

    /// Where a value of a field is read from.
    package enum ValueSource: Hashable, Sendable {
        case environment(String)
        case file(String)
        case standardInput
    }
}

/// What is to be ended or removed, and what will become of it (I6).
package enum Ending: Hashable, Sendable {
    /// Its secrets go, its history stays.
    case uninstall(connection: String, name: String)
    /// It was never used: it is removed completely.
    case removeConnection(String)
    case removeCompany(String, name: String, uninstalled: [String])
    /// A new key in the place of a lost one.
    case renewKey
}

extension FeatureProblem {
    static func signIn(_ problem: SignInProblem) -> FeatureProblem { .connection(.signIn(problem)) }
}
