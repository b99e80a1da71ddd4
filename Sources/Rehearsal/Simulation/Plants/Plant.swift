import ConnectorKit
import Features

/// A bug planted on purpose, to see that it is found.
package enum Plant: String, CaseIterable, Sendable {
    /// What was begun is not on disk before it leaves.
    case linkWithoutIntent
    /// What is unknown is sent anew without a look, with another request key.
    case resendWithoutLook
    /// Buyers are told apart by phone and postcode.
    case buyersByPhone
    /// What came in is read from the order as it stands, so that an edit rewrites it.
    case editRewritesReceived
    /// Refunds and journals do not wait for the sale that they belong to.
    case refundsAlone

    func connectors(identifiers: any Identifiers) -> Connectors {
        var connectors = StandIn.connectors
        switch self {
        case .linkWithoutIntent, .editRewritesReceived, .refundsAlone: break
        case .resendWithoutLook:
            connectors.books = connectors.books.map { kind in
                var planted = kind
                planted.open = { settings, vault, world throws(ConnectorProblem) in
                    HastyBooks(books: try kind.open(settings, vault, world), identifiers: identifiers)
                }
                return planted
            }
        case .buyersByPhone:
            connectors.stores = connectors.stores.map { kind in
                var planted = kind
                planted.mapping = { NearsightedMapping(mapping: kind.mapping($0)) }
                return planted
            }
        }
        return connectors
    }
}
