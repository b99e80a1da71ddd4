import Accounting
package import Commerce
package import ConnectorKit
package import Foundation

/// Understands the records of the contract `esp-order/1`.
package struct ESPMapping: StoreMapping {
    package init() {}

    /// From the settings of an administrator (`esp-settings/1`), as far as they concern the store.
    package func profile(from body: Data) throws(Unreadable) -> StoreProfile {
        guard let object = JSONReader.object(body) else { throw Unreadable(field: "", text: "not JSON") }
        let fields = RecordFields(object: object, pointer: "", review: RecordReview())
        let currency = fields.text("homeCurrency").flatMap { Currency($0) } ?? .usd
        var profile = StoreProfile.esp(
            id: "", name: fields.text("name") ?? "",
            country: fields.text("country") ?? (currency == .cad ? "CA" : "US"),
            currency: currency, timeZone: fields.text("timeZone") ?? ESPSettings.usualZone)
        if fields.text("itemNameField") == "productName" { profile.conventions?.itemName = .productName }
        for member in fields.fields("chargeItems")?.object.members ?? [] {
            if case .text(let name) = member.value { profile.conventions?.chargeNames[member.name] = name }
        }
        return profile
    }

    package func order(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> Order {
        guard let object = JSONReader.object(raw.body) else { throw Unreadable(field: "", text: "not JSON") }
        let review = RecordReview()
        let order = ESPOrder(RecordFields(object: object, pointer: "", review: review))
        if let unreadable = review.unreadable { throw unreadable }
        return try order.order(in: TimeZone(identifier: profile.timeZone) ?? .gmt, ESPNames())
    }

    /// A company of the CRM; one of no known kind may be either.
    package func company(from raw: RawRecord) throws(Unreadable) -> StoreCompany {
        guard let object = JSONReader.object(raw.body) else { throw Unreadable(field: "", text: "not JSON") }
        let review = RecordReview()
        let fields = RecordFields(object: object, pointer: "", review: review)
        let kind = fields.text("kind")
        let company = StoreCompany(
            id: fields.required("companyId"), name: fields.required("companyName"), email: fields.text("email"),
            phone: fields.text("phone"), isCustomer: kind != "supplier",
            isSupplier: kind.map { $0 == "supplier" || $0 == "both" } ?? true,
            booksRecord: fields.text("quickbooksId") ?? fields.text("quickbooksName"))
        if let unreadable = review.unreadable { throw unreadable }
        return company
    }

    /// Every rule of the contract that an order breaks, with its place; none when it can be taken.
    package func brokenRules(in body: Data) -> [BrokenRule] {
        guard let object = JSONReader.object(body) else { return [BrokenRule("", "not JSON")] }
        let review = RecordReview()
        _ = ESPOrder(RecordFields(object: object, pointer: "", review: review))
        return review.rules
    }
}

extension StoreProfile {
    /// What is the same for every distributor: orders are sent by hand, items bear the product's number, the tax is an item.
    static func esp(id: String, name: String, country: String, currency: Currency, timeZone: String) -> StoreProfile {
        var profile = StoreProfile(
            storeID: id, name: name, country: country, currency: currency, timeZone: timeZone, pricesIncludeTax: false,
            paymentMethods: ["Check", "Credit Card", "ACH", "EFT", "Cash"].map { StorePaymentMethod(title: $0) },
            fulfilmentStatuses: ESPOrder.Status.allCases.map(\.named))
        var conventions = StoreConventions()
        conventions.postsOnlyWhenAsked = true
        conventions.itemName = .productNumber
        conventions.taxIsItem = true
        conventions.chargeNames = ESPNames.charges
        conventions.isMulticurrency = true
        profile.conventions = conventions
        return profile
    }
}

extension ESPOrder.Status {
    /// The word of the record with its name for people.
    fileprivate var named: StoreStatus {
        func status(_ name: String, fr: String, es: String) -> StoreStatus {
            StoreStatus(code: rawValue, name: name, names: ["fr": fr, "es": es])
        }
        return switch self {
        case .open: status("Open", fr: "En cours", es: "Abierto")
        case .completed: status("Completed", fr: "Terminée", es: "Completado")
        case .cancelled: status("Cancelled", fr: "Annulée", es: "Cancelado")
        }
    }
}
