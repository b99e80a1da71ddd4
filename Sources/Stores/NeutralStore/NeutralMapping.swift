import Accounting
package import Commerce
package import ConnectorKit
package import Foundation

/// Reads the neutral records.
package struct NeutralMapping: StoreMapping {
    package init() {}

    package func profile(from body: Data) throws(Unreadable) -> StoreProfile {
        try NeutralProfile.read(try object(body, NeutralProfile.shape))
    }

    /// What the first order says of its store, for plans made from orders alone.
    package func profile(ofOrders bodies: [Data]) -> StoreProfile? {
        for body in bodies {
            guard let object = JSONReader.object(body), case .text(let code)? = object["currency"],
                let currency = Currency(code)
            else { continue }
            return NeutralProfile.plain(currency)
        }
        return nil
    }

    package func order(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> Order {
        let object = try object(raw.body, NeutralShapes.order)
        guard case .text(let code)? = object["currency"], let currency = Currency(code) else {
            throw Unreadable(field: "/currency", text: "")
        }
        return try Order(NeutralFields(object: object, path: "", currency: currency))
    }

    package func products(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> [Product] {
        let object = try object(raw.body, NeutralShapes.product)
        return [try Product(NeutralFields(object: object, path: "", currency: profile.currency))]
    }

    package func customer(from raw: RawRecord) throws(Unreadable) -> Buyer {
        let object = try object(raw.body, NeutralShapes.customer)
        return Buyer(NeutralFields(object: object, path: "", currency: .usd))
    }

    private func object(_ body: Data, _ shape: JSONObjectShape) throws(Unreadable) -> JSONObject {
        guard let object = JSONReader.object(body) else { throw Unreadable(field: "/", text: "no JSON object") }
        do throws(ShapeFault) { try JSONShape.object(shape).check(.object(object)) } catch { throw Unreadable(error) }
        return object
    }
}

extension Product {
    init(_ fields: NeutralFields) throws(Unreadable) {
        self.init(
            id: ID(try fields.required("id")), variationID: fields.text("variationId"), sku: try fields.required("sku"),
            name: try fields.required("name"), description: fields.text("description") ?? "",
            price: try fields.decimal("price"), cost: try fields.decimal("cost"), stock: try fields.decimal("stock"),
            isGiftCard: fields.flag("isGiftCard") ?? false, isPhysical: fields.flag("isPhysical") ?? true,
            isEnabled: fields.flag("isEnabled") ?? true, isStockWritable: false,
            updatedAt: try fields.requiredInstant("updatedAt"))
    }
}

extension Buyer {
    init(_ fields: NeutralFields) {
        self.init(
            customerID: fields.text("id").map { ID($0) }, email: fields.text("email"), name: fields.text("name") ?? "",
            givenName: fields.text("givenName") ?? "", familyName: fields.text("familyName") ?? "",
            company: fields.text("company") ?? "", phone: fields.text("phone"),
            billingAddress: fields.object("billingAddress").map { PostalAddress($0) },
            shippingAddress: fields.object("shippingAddress").map { PostalAddress($0) },
            shippingName: fields.text("shippingName") ?? "", taxNumber: fields.text("taxNumber"),
            isTaxExempt: fields.flag("isTaxExempt") ?? false, group: fields.text("group"))
        if name.isEmpty { name = [givenName, familyName].filter { !$0.isEmpty }.joined(separator: " ") }
    }
}

extension PostalAddress {
    fileprivate init(_ fields: NeutralFields) {
        self.init(
            lines: fields.texts("lines"), city: fields.text("city") ?? "", region: fields.text("region") ?? "",
            postalCode: fields.text("postalCode") ?? "", country: fields.text("country") ?? "")
    }
}
