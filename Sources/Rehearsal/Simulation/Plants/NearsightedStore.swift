import Accounting
import Commerce
import ConnectorKit

/// The planted bug: a store whose buyers are told apart by their phones and postcodes only.
struct NearsightedStore: StoreConnector {
    let store: any StoreConnector

    func order(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> Order {
        var order = try store.order(from: raw, profile: profile)
        let buyer = order.buyer
        let seen = buyer.phone ?? buyer.billingAddress?.postalCode ?? buyer.shippingAddress?.postalCode
        guard let seen else { return order }
        order.buyer.email = nil
        order.buyer.customerID = ID("phone \(seen)")
        return order
    }

    var description: StoreDescription { store.description }
    func profile() async throws(ConnectorProblem) -> StoreProfile { try await store.profile() }

    func orders(after cursor: Cursor?, since start: Instant?) async throws(ConnectorProblem) -> Page<RawRecord> {
        try await store.orders(after: cursor, since: start)
    }

    func deletedOrders(
        after cursor: Cursor?, since start: Instant?
    ) async throws(ConnectorProblem) -> Page<DeletedRecord>? {
        try await store.deletedOrders(after: cursor, since: start)
    }

    func order(id: String) async throws(ConnectorProblem) -> RawRecord? { try await store.order(id: id) }

    func products(after cursor: Cursor?) async throws(ConnectorProblem) -> Page<RawRecord> {
        try await store.products(after: cursor)
    }

    func change(_ stock: StockChange) async throws(ConnectorProblem) { try await store.change(stock) }

    func products(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> [Product] {
        try store.products(from: raw, profile: profile)
    }
}
