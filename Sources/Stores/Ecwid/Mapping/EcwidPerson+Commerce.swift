import Accounting
import Commerce

extension Buyer {
    /// The buyer from the order alone: most tokens may not read customers. Source: ecwid.md §1.1, §2.4.
    init(_ order: EcwidOrder) {
        let billing = order.billingPerson ?? order.shippingPerson
        let shipping = order.shippingPerson ?? (order.shippingOption == nil ? nil : order.billingPerson)
        let company = [billing, shipping].lazy.compactMap { $0?.companyName?.unlessEmpty }.first
        self.init(
            customerID: order.customerId?.meaningful.map { ID($0) }, email: order.email?.unlessEmpty,
            name: billing?.fullName ?? "", givenName: billing?.firstName ?? "", familyName: billing?.lastName ?? "",
            company: company ?? "", phone: billing?.phone?.text.unlessEmpty ?? shipping?.phone?.text.unlessEmpty,
            billingAddress: billing?.address ?? shipping?.address,
            shippingAddress: shipping?.address ?? (order.shippingOption == nil ? nil : billing?.address),
            shippingName: shipping?.fullName ?? "", taxNumber: order.customerTaxId?.unlessEmpty,
            isTaxExempt: order.customerTaxExempt == true, group: order.customerGroup?.unlessEmpty)
    }
}

extension EcwidPerson {
    var fullName: String {
        if let name = name?.unlessEmpty { return name }
        return [firstName, lastName].compactMap { $0?.unlessEmpty }.joined(separator: " ")
    }

    /// `nil` when nothing of it is known.
    var address: PostalAddress? {
        let lines = (street ?? "").split(whereSeparator: \.isNewline).map(String.init)
        let address = PostalAddress(
            lines: lines, city: city ?? "", region: stateOrProvinceCode?.unlessEmpty ?? stateOrProvinceName ?? "",
            postalCode: postalCode?.text ?? "", country: countryCode?.unlessEmpty ?? countryName ?? "")
        return address.isEmpty ? nil : address
    }
}

extension String {
    var unlessEmpty: String? { isEmpty ? nil : self }
}
