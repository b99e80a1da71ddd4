import ConnectorKit
import Features

/// A bug planted on purpose, to see that it is found.
package enum Plant: String, CaseIterable, Sendable {
    /// What was begun is not on disk before it leaves.
    case linkWithoutIntent
    /// What is unknown is sent anew without a look, with another request key.
    case resendWithoutLook

    func connectors(identifiers: any Identifiers) -> Connectors {
        var connectors = StandIn.connectors
        guard self == .resendWithoutLook else { return connectors }
        connectors.books = connectors.books.map { kind in
            var planted = kind
            planted.open = { settings, vault, world throws(ConnectorProblem) in
                HastyBooks(books: try kind.open(settings, vault, world), identifiers: identifiers)
            }
            return planted
        }
        return connectors
    }
}
