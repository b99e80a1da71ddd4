import Accounting
import Commerce
import ConnectorKit

/// What a store without a profile of its own is told to be, by its settings or by a file.
enum NeutralProfile {
    static let shape = JSONObjectShape(
        "Store", "Who sends the records.",
        [
            .field("id", .identifier), .field("name", .word(100)),
            .field("country", .word(2), "ISO 3166 code."),
            .field("currency", .currency),
            .field("timeZone", .word(60), "IANA name."),
            .nullable("pricesIncludeTax", .flag),
        ])

    static func read(_ object: JSONObject) throws(Unreadable) -> StoreProfile {
        let fields = NeutralFields(object: object, path: "", currency: .usd)
        let code = try fields.required("currency")
        guard let currency = Currency(code) else { throw fields.unreadable("currency", code) }
        return profile(
            id: try fields.required("id"), name: try fields.required("name"), country: try fields.required("country"),
            currency, timeZone: try fields.required("timeZone"),
            pricesIncludeTax: fields.flag("pricesIncludeTax") ?? false)
    }

    /// Of the settings of a connection.
    static func settings(_ values: ConnectionSettings) -> StoreProfile? {
        guard let currency = Currency(values["currency"] ?? "") else { return nil }
        let id = values["storeID"] ?? ""
        return profile(
            id: id, name: values["name"].flatMap { $0.isEmpty ? nil : $0 } ?? id,
            country: (values["country"] ?? "").uppercased(), currency, timeZone: values["timeZone"] ?? "",
            pricesIncludeTax: false)
    }

    /// For plans made from orders alone: the country where the currency is at home.
    static func plain(_ currency: Currency) -> StoreProfile {
        profile(
            id: "intake", name: "", country: homes[currency.code] ?? "US", currency, timeZone: "UTC",
            pricesIncludeTax: false)
    }

    private static let homes = ["USD": "US", "CAD": "CA", "GBP": "GB", "EUR": "FR", "AUD": "AU"]

    private static func profile(
        id: String, name: String, country: String, _ currency: Currency, timeZone: String, pricesIncludeTax: Bool
    ) -> StoreProfile {
        StoreProfile(
            storeID: id, name: name, country: country, currency: currency, timeZone: timeZone,
            pricesIncludeTax: pricesIncludeTax,
            paymentStatuses: OrderStatus.Payment.allCases.map(\.named))
    }
}

extension OrderStatus.Payment {
    /// The word of the format with its name for people.
    fileprivate var named: StoreStatus {
        func status(_ name: String, fr: String, es: String) -> StoreStatus {
            StoreStatus(code: rawValue, name: name, names: ["fr": fr, "es": es])
        }
        return switch self {
        case .awaiting: status("Awaiting payment", fr: "En attente de paiement", es: "Pendiente de pago")
        case .paid: status("Paid", fr: "Payée", es: "Pagado")
        case .partiallyPaid: status("Partially paid", fr: "Payée en partie", es: "Pagado en parte")
        case .partiallyRefunded: status("Partially refunded", fr: "Remboursée en partie", es: "Reembolsado en parte")
        case .refunded: status("Refunded", fr: "Remboursée", es: "Reembolsado")
        case .custom: status("Other", fr: "Autre", es: "Otro")
        }
    }
}
