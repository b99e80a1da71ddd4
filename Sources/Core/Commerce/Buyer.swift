package import Accounting

/// Who bought: a registered customer or a guest, a person or a company.
package struct Buyer: Hashable, Sendable, Codable {
    /// The store's customer identifier; `nil` for a guest.
    package var customerID: ID<Buyer>?
    package var email: String?
    /// The person's full name as written.
    package var name: String
    package var givenName: String
    package var familyName: String
    package var company: String
    package var phone: String?
    package var billingAddress: PostalAddress?
    package var shippingAddress: PostalAddress?
    package var shippingName: String
    /// VAT or resale number.
    package var taxNumber: String?
    package var isTaxExempt: Bool
    package var group: String?
    /// The store keeps its buyers as companies: who buys is told by ``customerID``, whoever writes or pays for it.
    package var isKeptCompany: Bool?

    package init(
        customerID: ID<Buyer>? = nil, email: String? = nil, name: String = "", givenName: String = "",
        familyName: String = "", company: String = "", phone: String? = nil, billingAddress: PostalAddress? = nil,
        shippingAddress: PostalAddress? = nil, shippingName: String = "", taxNumber: String? = nil,
        isTaxExempt: Bool = false, group: String? = nil
    ) {
        self.customerID = customerID
        self.email = email
        self.name = name
        self.givenName = givenName
        self.familyName = familyName
        self.company = company
        self.phone = phone
        self.billingAddress = billingAddress
        self.shippingAddress = shippingAddress
        self.shippingName = shippingName
        self.taxNumber = taxNumber
        self.isTaxExempt = isTaxExempt
        self.group = group
    }
}
