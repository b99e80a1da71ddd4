/// A customer. Source: ecwid.md §5.
package struct EcwidCustomer: Decodable, Hashable, Sendable {
    package var id: EcwidID?
    package var name: String?
    package var email: String?
    package var customerGroupName: String?
    package var billingPerson: EcwidPerson?
    package var shippingAddresses: [EcwidPerson]?
    package var taxExempt: Bool?
    package var taxId: String?
}
