/// The store's profile. Source: ecwid.md §6.
package struct EcwidProfile: Decodable, Hashable, Sendable {
    package var generalInfo: GeneralInfo?
    package var account: Account?
    package var settings: Settings?
    package var company: Company?
    package var formatsAndUnits: FormatsAndUnits?
    package var taxSettings: TaxSettings?
    package var payment: Payment?

    package struct GeneralInfo: Decodable, Hashable, Sendable {
        package var storeId: EcwidID?
    }

    package struct Account: Decodable, Hashable, Sendable {
        package var accountName: String?
        package var suspended: Bool?
    }

    package struct Settings: Decodable, Hashable, Sendable {
        package var storeName: String?
    }

    package struct Company: Decodable, Hashable, Sendable {
        package var companyName: String?
        package var countryCode: String?
    }

    package struct FormatsAndUnits: Decodable, Hashable, Sendable {
        package var currency: String?
        package var timezone: String?
    }

    package struct TaxSettings: Decodable, Hashable, Sendable {
        package var pricesIncludeTax: Bool?
        package var taxes: [Tax]?
    }

    /// A tax that the store defines; automatic ones are first seen on orders.
    package struct Tax: Decodable, Hashable, Sendable {
        package var id: EcwidID?
        package var name: String?
        package var enabled: Bool?
        package var defaultTax: EcwidNumber?
        package var rules: [Rule]?
    }

    /// The rate of a tax in one zone.
    package struct Rule: Decodable, Hashable, Sendable {
        package var tax: EcwidNumber?
    }

    package struct Payment: Decodable, Hashable, Sendable {
        package var paymentOptions: [PaymentOption]?
    }

    package struct PaymentOption: Decodable, Hashable, Sendable {
        package var enabled: Bool?
        package var checkoutTitle: String?
        package var paymentProcessorTitle: String?
    }
}

/// A status that the merchant may name; the documentation does not show the list's shape, so several are taken.
package struct EcwidOrderStatus: Decodable, Hashable, Sendable {
    package var id: EcwidText?
    package var code: EcwidText?
    package var name: EcwidText?
    package var customName: EcwidText?
    package var title: EcwidText?
    package var enabled: Bool?
}

/// The list of statuses: bare, or in an envelope.
package struct EcwidOrderStatuses: Decodable, Hashable, Sendable {
    package var entries: [EcwidOrderStatus]

    private struct Envelope: Decodable {
        var items: [EcwidOrderStatus]?
        var orderStatuses: [EcwidOrderStatus]?
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let entries = try? container.decode([EcwidOrderStatus].self) {
            self.entries = entries
        } else {
            let envelope = try container.decode(Envelope.self)
            entries = envelope.items ?? envelope.orderStatuses ?? []
        }
    }
}
