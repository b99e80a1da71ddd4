package import Commerce
package import ConnectorKit
package import Foundation

/// Reads OpenCart's rows; the same for all generations. Source: opencart.md.
package struct OpenCartMapping: StoreMapping {
    private let shop: String
    private let said: [String: OpenCartTotalKind]
    private let details = OpenCartDetailsReader()

    /// `shop` is the store of the installation whose settings count; `said` what a person said of other makers' parts of the total.
    package init(shop: String = "0", said: [String: OpenCartTotalKind] = [:]) {
        self.shop = shop
        self.said = said
    }

    /// From the lists of an installation, or from lists with the handshake beside them.
    package func profile(from body: Data) throws(Unreadable) -> StoreProfile {
        let tables = try Self.tables(body)
        let installation = OpenCartInstallation(
            lists: tables.tables("tables") ?? tables, handshake: tables.tables("handshake"), shop: shop)
        return try installation.profile()
    }

    package func order(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> Order {
        let tables = try Self.tables(raw.body)
        return try OpenCartOrderReader(tables, profile, try details.details(of: profile), said: said).read()
    }

    package func products(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> [Product] {
        let zone = try details.details(of: profile).clockZone(profile)
        return try OpenCartProduct(try Self.tables(raw.body), OpenCartClock(zone)).products()
    }

    package func customer(from raw: RawRecord) throws(Unreadable) -> Buyer {
        try OpenCartCustomer(try Self.tables(raw.body)).buyer()
    }

    static func tables(_ body: Data) throws(Unreadable) -> OpenCartTables {
        guard let object = JSONReader.object(body) else { throw Unreadable(field: "", text: "not JSON") }
        return OpenCartTables(object)
    }
}
