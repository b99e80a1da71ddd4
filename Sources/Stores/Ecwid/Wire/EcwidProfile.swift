package import Accounting
package import ConnectorKit

/// The store's profile. Source: ecwid.md §6.
package struct EcwidProfile: EcwidRecord {
    package var generalInfo: GeneralInfo?
    package var account: Account?
    package var settings: Settings?
    package var company: Company?
    package var formatsAndUnits: FormatsAndUnits?
    package var taxSettings: TaxSettings?
    package var payment: Payment?

    package struct GeneralInfo: EcwidRecord {
        package var storeId: EcwidID?

        package init(_ json: JSONObject) throws(Unreadable) {
            storeId = try json.ifAny("storeId")
        }
    }

    package struct Account: EcwidRecord {
        package var accountName: String?
        package var suspended: Bool?

        package init(_ json: JSONObject) throws(Unreadable) {
            accountName = try json.ifAny("accountName")
            suspended = try json.ifAny("suspended")
        }
    }

    package struct Settings: EcwidRecord {
        package var storeName: String?

        package init(_ json: JSONObject) throws(Unreadable) {
            storeName = try json.ifAny("storeName")
        }
    }

    package struct Company: EcwidRecord {
        package var companyName: String?
        package var countryCode: String?

        package init(_ json: JSONObject) throws(Unreadable) {
            companyName = try json.ifAny("companyName")
            countryCode = try json.ifAny("countryCode")
        }
    }

    package struct FormatsAndUnits: EcwidRecord {
        package var currency: String?
        package var timezone: String?

        package init(_ json: JSONObject) throws(Unreadable) {
            currency = try json.ifAny("currency")
            timezone = try json.ifAny("timezone")
        }
    }

    package struct TaxSettings: EcwidRecord {
        package var pricesIncludeTax: Bool?
        package var taxes: [Tax]?

        package init(_ json: JSONObject) throws(Unreadable) {
            pricesIncludeTax = try json.ifAny("pricesIncludeTax")
            taxes = try json.ifAny("taxes")
        }
    }

    /// A tax that the store defines; automatic ones are first seen on orders.
    package struct Tax: EcwidRecord {
        package var id: EcwidID?
        package var name: String?
        package var enabled: Bool?
        package var defaultTax: ExactDecimal?
        package var rules: [Rule]?

        package init(_ json: JSONObject) throws(Unreadable) {
            id = try json.ifAny("id")
            name = try json.ifAny("name")
            enabled = try json.ifAny("enabled")
            defaultTax = try json.ifAny("defaultTax")
            rules = try json.ifAny("rules")
        }
    }

    /// The rate of a tax in one zone.
    package struct Rule: EcwidRecord {
        package var tax: ExactDecimal?

        package init(_ json: JSONObject) throws(Unreadable) {
            tax = try json.ifAny("tax")
        }
    }

    package struct Payment: EcwidRecord {
        package var paymentOptions: [PaymentOption]?

        package init(_ json: JSONObject) throws(Unreadable) {
            paymentOptions = try json.ifAny("paymentOptions")
        }
    }

    package struct PaymentOption: EcwidRecord {
        package var enabled: Bool?
        package var checkoutTitle: String?
        package var paymentProcessorTitle: String?

        package init(_ json: JSONObject) throws(Unreadable) {
            enabled = try json.ifAny("enabled")
            checkoutTitle = try json.ifAny("checkoutTitle")
            paymentProcessorTitle = try json.ifAny("paymentProcessorTitle")
        }
    }

    package init(_ json: JSONObject) throws(Unreadable) {
        generalInfo = try json.ifAny("generalInfo")
        account = try json.ifAny("account")
        settings = try json.ifAny("settings")
        company = try json.ifAny("company")
        formatsAndUnits = try json.ifAny("formatsAndUnits")
        taxSettings = try json.ifAny("taxSettings")
        payment = try json.ifAny("payment")
    }
}

/// A status that the merchant may name; the documentation does not show the list's shape, so several are taken.
package struct EcwidOrderStatus: EcwidRecord {
    package var id: EcwidText?
    package var code: EcwidText?
    package var name: EcwidText?
    package var customName: EcwidText?
    package var title: EcwidText?
    package var enabled: Bool?

    package init(_ json: JSONObject) throws(Unreadable) {
        id = try json.ifAny("id")
        code = try json.ifAny("code")
        name = try json.ifAny("name")
        customName = try json.ifAny("customName")
        title = try json.ifAny("title")
        enabled = try json.ifAny("enabled")
    }
}

/// The list of statuses: bare, or in an envelope.
package struct EcwidOrderStatuses: EcwidValue {
    package var entries: [EcwidOrderStatus]

    package static func read(_ json: JSONValue) throws(Unreadable) -> EcwidOrderStatuses {
        if case .array = json { return EcwidOrderStatuses(entries: try .read(json)) }
        let envelope = try JSONObject.read(json)
        if let entries: [EcwidOrderStatus] = try envelope.ifAny("items") { return EcwidOrderStatuses(entries: entries) }
        return EcwidOrderStatuses(entries: try envelope.ifAny("orderStatuses") ?? [])
    }
}
