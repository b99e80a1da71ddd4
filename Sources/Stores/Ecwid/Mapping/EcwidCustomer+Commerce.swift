import Accounting
import Commerce
import ConnectorKit

extension EcwidCustomer {
    /// A customer may have no billing person, and two may share a name. Source: ecwid.md §5.
    func buyer() throws(Unreadable) -> Buyer {
        guard let id = id?.meaningful else { throw Unreadable(field: "id", text: "missing") }
        let shipping = shippingAddresses?.first
        return Buyer(
            customerID: ID(id), email: email?.unlessEmpty, name: name?.unlessEmpty ?? billingPerson?.fullName ?? "",
            givenName: billingPerson?.firstName ?? "", familyName: billingPerson?.lastName ?? "",
            company: billingPerson?.companyName ?? "", phone: billingPerson?.phone?.text.unlessEmpty,
            billingAddress: billingPerson?.address ?? shipping?.address, shippingAddress: shipping?.address,
            shippingName: shipping?.fullName ?? "", taxNumber: taxId?.unlessEmpty, isTaxExempt: taxExempt == true,
            group: customerGroupName?.unlessEmpty)
    }
}
