package import ConnectorKit
import Foundation

/// Each call of Ecwid's API as a value.
///
/// Source: ecwid.md §1.4 (the token goes into a header, never into the address), §2.1, §4, §6.
package struct EcwidRequests: Sendable {
    private let settings: EcwidSettings

    package init(_ settings: EcwidSettings) {
        self.settings = settings
    }

    package func profile() -> OutgoingRequest { get("/profile") }
    package func orderStatuses() -> OutgoingRequest { get("/profile/order_statuses") }
    package func latestStats() -> OutgoingRequest { get("/latest-stats") }

    /// Orders changed between two moments, both in UNIX seconds: the only form of date that has no time zone.
    package func orders(from: Int64, to: Int64, offset: Int) -> OutgoingRequest {
        get("/orders", ["updatedFrom=\(from)", "updatedTo=\(to)", "offset=\(offset)", "limit=\(settings.pageLimit)"])
    }

    /// Orders deleted since a moment in UNIX seconds.
    package func deletedOrders(from: Int64, offset: Int) -> OutgoingRequest {
        get("/orders/deleted", ["from_date=\(from)", "offset=\(offset)", "limit=\(settings.pageLimit)"])
    }

    package func order(id: String) -> OutgoingRequest { get("/orders/\(Self.escaped(id))") }

    /// Products changed since a moment, the oldest change first.
    package func products(from: Int64, offset: Int) -> OutgoingRequest {
        get(
            "/products",
            ["updatedFrom=\(from)", "sortBy=UPDATED_TIME_ASC", "offset=\(offset)", "limit=\(settings.pageLimit)"])
    }

    /// Customers changed since a moment, the oldest change first; needs a scope that custom apps do not have at first.
    package func customers(from: Int64, offset: Int) -> OutgoingRequest {
        get(
            "/customers",
            ["updatedFrom=\(from)", "sortBy=UPDATED_DATE_ASC", "offset=\(offset)", "limit=\(settings.pageLimit)"])
    }

    /// A difference, not a quantity, so that a sale in between is not overwritten.
    package func change(_ stock: StockChange) -> OutgoingRequest {
        let variation = stock.variationID.map { "/combinations/\(Self.escaped($0))" } ?? ""
        let path = "/products/\(Self.escaped(stock.productID))\(variation)/inventory"
        return OutgoingRequest(
            .put, address(path, []), headers: headers + [.init("Content-Type", "application/json; charset=utf-8")],
            body: Data(#"{"quantityDelta":\#(stock.delta)}"#.utf8), cost: .write)
    }

    /// The right that a token needs for a call, as the admin pages name it. Source: ecwid.md §2.1, §4.
    static func right(for request: OutgoingRequest) -> String? {
        let parts = request.url.prefix { $0 != "?" }.split(separator: "/").map(String.init)
        return parts.lazy.compactMap { part -> String? in
            switch part {
            case "orders": "read_orders"
            case "products": request.method == .get ? "read_catalog" : "update_catalog"
            case "customers": "read_customers"
            case "profile", "latest-stats": "read_store_profile"
            default: nil
            }
        }.first
    }

    private func get(_ path: String, _ query: [String] = []) -> OutgoingRequest {
        OutgoingRequest(.get, address(path, query), headers: headers, cost: .read)
    }

    private func address(_ path: String, _ query: [String]) -> String {
        let base = settings.baseURL.hasSuffix("/") ? String(settings.baseURL.dropLast()) : settings.baseURL
        let tail = query.isEmpty ? "" : "?" + query.joined(separator: "&")
        return "\(base)/\(Self.escaped(settings.storeID))\(path)\(tail)"
    }

    private var headers: [OutgoingRequest.Header] {
        [.init("Authorization", "Bearer \(settings.token)"), .init("Accept", "application/json")]
    }

    private static func escaped(_ part: String) -> String {
        part.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
