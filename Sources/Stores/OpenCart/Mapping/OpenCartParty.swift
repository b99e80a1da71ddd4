import Accounting
import Commerce
import ConnectorKit

/// Who bought, by the order alone: guests have no other record, and customers may be deleted. Source: opencart.md §3.1, §3.2.
struct OpenCartParty: Sendable {
    private let order: OpenCartRow
    private let places: [OpenCartRow]
    private let details: OpenCartDetails

    init(_ order: OpenCartRow, _ tables: OpenCartTables, _ details: OpenCartDetails) {
        self.order = order
        self.details = details
        places = tables.rows("countries_zones")
    }

    func buyer(isUpgraded: Bool) -> Buyer {
        let billing = hasAddress("payment") ? "payment" : "shipping"
        let given = name("payment").isEmpty ? order.text("firstname") : order.text("payment_firstname")
        let family = name("payment").isEmpty ? order.text("lastname") : order.text("payment_lastname")
        return Buyer(
            customerID: order.id("customer_id").map { ID($0) }, email: order.text("email").lowercased().unlessEmpty,
            name: [given, family].filter { !$0.isEmpty }.joined(separator: " "), givenName: given, familyName: family,
            company: order.text("payment_company").unlessEmpty ?? order.text("shipping_company"),
            phone: order.text("telephone").unlessEmpty, billingAddress: address(billing),
            shippingAddress: address("shipping"), shippingName: name("shipping"), taxNumber: taxNumber(isUpgraded),
            group: order.id("customer_group_id").flatMap { details.customerGroups[$0] })
    }

    private func name(_ side: String) -> String {
        [order.text("\(side)_firstname"), order.text("\(side)_lastname")].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// A shop that asks for no billing address leaves it blank.
    private func hasAddress(_ side: String) -> Bool {
        order.id("\(side)_country_id") != nil || !order.text("\(side)_address_1").isEmpty
    }

    private func address(_ side: String) -> PostalAddress? {
        guard hasAddress(side) else { return nil }
        let place = places.first { $0["kind"] == side }
        let lines = [order.text("\(side)_address_1"), order.text("\(side)_address_2")].filter { !$0.isEmpty }
        let address = PostalAddress(
            lines: lines, city: order.text("\(side)_city"),
            region: place?.text("zone_code").unlessEmpty ?? order.text("\(side)_zone"),
            postalCode: order.text("\(side)_postcode"),
            country: place?.text("iso_code_2").unlessEmpty ?? order.text("\(side)_country"))
        return address.isEmpty ? nil : address
    }

    /// VAT numbers live in custom fields, which the shop names.
    private func taxNumber(_ isUpgraded: Bool) -> String? {
        let columns = (isUpgraded ? [] : ["payment_custom_field"]) + ["custom_field", "shipping_custom_field"]
        for column in columns {
            for member in order.object(in: column)?.members ?? [] {
                guard let name = details.fields[member.name], OpenCartWords.isTaxNumber(name),
                    case .text(let value) = member.value
                else { continue }
                if let number = value.asTyped.unlessEmpty { return number }
            }
        }
        return nil
    }
}
