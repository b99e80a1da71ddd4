package import Accounting
package import Foundation
package import Storage

/// A store as lists and pages need it: no secrets are opened for it.
package struct StoreRef: Hashable, Sendable {
    package var id: ID<Store>
    /// The connector's word: `ecwid`.
    package var kind: String
    /// As the store calls itself.
    package var name: String
    package var state: ConnectionRow.State
    /// `nil` before anything was set.
    package var settingsVersion: Int?
    /// The time zone in which its documents are dated; GMT before anything was set.
    package var timeZone: TimeZone
    /// It makes its invoices and credit memos itself (F2).
    package var isOfDocuments = false
    /// Whether it has suppliers that can be reached.
    package var hasSuppliers = false

    /// The time zone that its settings say; `nil` before anything was set.
    package var zoneSaid: TimeZone? { settingsVersion == nil ? nil : timeZone }
}

/// A set of books as lists and pages need it.
package struct BooksRef: Hashable, Sendable {
    package var id: ID<Books>
    /// The connector's word: `quickbooks-online`.
    package var kind: String
    /// As the company of the books is called.
    package var name: String
    package var state: ConnectionRow.State
    /// `nil` where nobody is signed in.
    package var signIn: SignInPeriod?
    /// Whether no person signs in, because its own program calls us (QuickBooks Desktop).
    package var comesByVisits = false
    /// What is known of its calls, as long as it waits for the one that connects it.
    package var firstVisit: VisitNote?
}

/// A connection to either side, in the order of their names.
package enum ConnectionRef: Hashable, Sendable {
    case store(StoreRef)
    case books(BooksRef)

    package var id: ID<Connection> {
        switch self {
        case .store(let store): ID(store.id.rawValue)
        case .books(let books): ID(books.id.rawValue)
        }
    }

    package var kind: String {
        switch self {
        case .store(let store): store.kind
        case .books(let books): books.kind
        }
    }

    package var name: String {
        switch self {
        case .store(let store): store.name
        case .books(let books): books.name
        }
    }

    package var state: ConnectionRow.State {
        switch self {
        case .store(let store): store.state
        case .books(let books): books.state
        }
    }

    package var side: ConnectionRow.Side {
        switch self {
        case .store: .store
        case .books: .books
        }
    }

    /// Whether no person signs in, because its own program calls us (QuickBooks Desktop).
    package var comesByVisits: Bool { if case .books(let books) = self { books.comesByVisits } else { false } }

    /// What is known of the calls of books that wait for the one that connects them.
    package var firstVisit: VisitNote? { if case .books(let books) = self { books.firstVisit } else { nil } }

    /// A store that makes its documents itself.
    package var isOfDocuments: Bool { if case .store(let store) = self { store.isOfDocuments } else { false } }

    /// Of books only.
    package var signIn: SignInPeriod? { if case .books(let books) = self { books.signIn } else { nil } }
}
