package import Accounting
import ConnectorKit
package import LinkLedger
import Storage

/// Addresses of records in the outside systems: in the books, and in the admin of a store.
package struct OutsideAddresses: Sendable {
    /// What the books are called, and where a record of theirs is; `nil` where nothing is connected.
    var books: (name: String, address: @Sendable (BooksRecordKind, String) -> String?)?
    var stores: [String: (name: String, address: @Sendable (StoreSubject) -> String?)] = [:]

    /// Nothing has an address.
    package init() {}

    /// `QuickBooks Online`; `nil` where nothing is connected.
    package var booksName: String? { books?.name }

    /// A record of the books by its identifier there.
    package func inBooks(_ kind: BooksRecordKind, _ id: String) -> String? { books?.address(kind, id) }

    /// `Ecwid`; `nil` for a store that is not known.
    package func storeName(_ store: ID<Store>) -> String? { stores[store.rawValue]?.name }

    package func inStore(_ order: OrderRef, number: String) -> String? {
        stores[order.store.rawValue]?.address(.order(order.id, number: number))
    }

    package func inStore(product: String, of store: ID<Store>) -> String? {
        stores[store.rawValue]?.address(.product(product))
    }
}

extension Integrations {
    /// Where the company's records are seen outside, in what the person sees.
    package func addresses() async throws(FeatureProblem) -> OutsideAddresses {
        let access = try scope.open(.seeOrders)
        return OutsideAddresses(try await access.connections(), access.services.connectors)
    }
}

extension OutsideAddresses {
    /// Connections whose settings cannot be read have no addresses; the one in use comes before those that ended.
    init(_ rows: [ConnectionRow], _ connectors: Connectors) {
        for row in rows.sorted(by: { $0.state == .uninstalled && $1.state != .uninstalled }) {
            let settings: ConnectionSettings
            do throws(FeatureProblem) { settings = try row.plainSettings() } catch { continue }
            switch row.side {
            case .books:
                guard let kind = connectors.books(row.kind) else { continue }
                books = (kind.name, { record, id in kind.address(settings, record, id) })
            case .store:
                guard let kind = connectors.store(row.kind) else { continue }
                stores[row.id] = (kind.description.name, { kind.address(settings, $0) })
            }
        }
    }
}
