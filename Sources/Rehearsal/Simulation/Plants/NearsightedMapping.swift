import Accounting
import Commerce
import ConnectorKit
import Foundation

/// The planted bug: a store whose buyers are told apart by their phones and postcodes only.
struct NearsightedMapping: StoreMapping {
    let mapping: any StoreMapping

    func order(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> Order {
        var order = try mapping.order(from: raw, profile: profile)
        let buyer = order.buyer
        let seen = buyer.phone ?? buyer.billingAddress?.postalCode ?? buyer.shippingAddress?.postalCode
        guard let seen else { return order }
        order.buyer.email = nil
        order.buyer.customerID = ID("phone \(seen)")
        return order
    }

    func profile(from body: Data) throws(Unreadable) -> StoreProfile { try mapping.profile(from: body) }
    func customer(from raw: RawRecord) throws(Unreadable) -> Buyer { try mapping.customer(from: raw) }

    func products(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> [Product] {
        try mapping.products(from: raw, profile: profile)
    }
}
