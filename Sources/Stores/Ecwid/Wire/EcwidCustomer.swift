package import ConnectorKit

/// A customer. Source: ecwid.md §5.
package struct EcwidCustomer: EcwidRecord {
    package var id: EcwidID?
    package var name: String?
    package var email: String?
    package var customerGroupName: String?
    package var billingPerson: EcwidPerson?
    package var shippingAddresses: [EcwidPerson]?
    package var taxExempt: Bool?
    package var taxId: String?

    package init(_ json: JSONObject) throws(Unreadable) {
        id = try json.ifAny("id")
        name = try json.ifAny("name")
        email = try json.ifAny("email")
        customerGroupName = try json.ifAny("customerGroupName")
        billingPerson = try json.ifAny("billingPerson")
        shippingAddresses = try json.ifAny("shippingAddresses")
        taxExempt = try json.ifAny("taxExempt")
        taxId = try json.ifAny("taxId")
    }
}
