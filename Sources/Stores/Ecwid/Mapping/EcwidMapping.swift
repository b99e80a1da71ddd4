package import Commerce
package import ConnectorKit
package import Foundation

/// Reads Ecwid's records; the same for every store. Source: ecwid.md.
package struct EcwidMapping: StoreMapping {
    package init() {}

    /// From the bytes of `GET /profile`.
    package func profile(from body: Data) throws(Unreadable) -> StoreProfile {
        try StoreProfile(try EcwidProfile.read(body), statuses: nil, storeID: "")
    }

    package func order(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> Order {
        try EcwidOrderReader(try EcwidOrder.read(raw.body), profile).read()
    }

    package func products(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> [Product] {
        try EcwidProduct.read(raw.body).products()
    }

    package func customer(from raw: RawRecord) throws(Unreadable) -> Buyer {
        try EcwidCustomer.read(raw.body).buyer()
    }
}
