import Accounting
import Commerce
import ConnectorKit
import Foundation

/// What a connection to one myFulfillment instance must be told; the password describes itself without its value.
struct MyFulfillmentSettings: Hashable, Sendable, CustomStringConvertible {
    /// The part of the address before `.myfulfillment.boostmyshop.com`; names the account for ever.
    var instance: String
    var username: String
    var password: String
    /// Address of the API.
    var baseURL: String
    var currency: Currency
    var country: String
    var timeZone: String
    var resources: ResourceMap
    /// Why the mapping file cannot be used; `nil` where it can.
    var mappingFault: Unreadable?
    /// Records of one page. Source: myfulfillment.md §2 (100 is accepted).
    var pageLimit = 100

    init(_ values: ConnectionSettings) {
        func value(_ key: String) -> String { values[key]?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "" }
        instance = Self.instance(value("instance"))
        username = value("username")
        password = values["password"] ?? ""
        let address = value("baseURL")
        baseURL = address.isEmpty ? "https://\(instance).myfulfillment.boostmyshop.com/api" : address
        while baseURL.hasSuffix("/") { baseURL.removeLast() }
        currency = Currency(value("currency")) ?? .eur
        let home = Home(currency)
        country = value("country").isEmpty ? home.country : value("country").uppercased()
        timeZone = value("timeZone").isEmpty ? home.timeZone : value("timeZone")
        resources = ResourceMap()
        do throws(Unreadable) { resources = try ResourceMap(value("mapping")) } catch { mappingFault = error }
    }

    /// The name alone, also where somebody gives the whole address; addresses know no capitals.
    private static func instance(_ text: String) -> String {
        let host = text.lowercased().split(separator: "/").first { !$0.hasSuffix(":") }.map(String.init) ?? ""
        let domain = ".myfulfillment.boostmyshop.com"
        return host.hasSuffix(domain) ? String(host.dropLast(domain.count)) : text.lowercased()
    }

    /// Without a user everything comes by files and push.
    var isCalled: Bool { !username.isEmpty }

    /// Streams that are read over the network.
    var reads: Set<RecordStream> {
        isCalled ? resources.streams.intersection([.products, .customers, .invoices, .creditMemos]) : []
    }

    var zone: TimeZone { TimeZone(identifier: timeZone) ?? .gmt }

    /// The store as its settings tell of it; the API has no page for that.
    var profile: StoreProfile {
        StoreProfile(
            storeID: instance, name: "myFulfillment \(instance)", country: country, currency: currency,
            timeZone: timeZone, pricesIncludeTax: false, paymentStatuses: .documents,
            conventions: StoreConventions(isOfDocuments: true))
    }

    var description: String { "myFulfillment \(instance)" }
}
