import Accounting
import Commerce
import ConnectorKit

/// Which rates a tax class has at the addresses of one order, by the rules of today: a hint, since rules change and orders do not.
///
/// Source: opencart.md §3.4.
struct OpenCartTaxRules: Sendable {
    private let details: OpenCartDetails
    private let group: String
    private let addresses: [String: (country: String, zone: String?)]

    init(_ order: OpenCartRow, _ details: OpenCartDetails) {
        self.details = details
        group = order["customer_group_id"] ?? ""
        var addresses: [String: (country: String, zone: String?)] = [:]
        for side in ["shipping", "payment"] {
            guard let country = order.id("\(side)_country_id") else { continue }
            addresses[side] = (country, order.id("\(side)_zone_id"))
        }
        if let shop = details.shops[order["store_id"] ?? "0"] { addresses["store"] = (shop.country, shop.zone) }
        self.addresses = addresses
    }

    var areKnown: Bool { !details.rules.isEmpty }

    /// Identifiers of the rates of a class.
    func rates(of taxClass: String) -> Set<String> {
        Set(details.rules.filter { $0.taxClass == taxClass && applies($0) }.map(\.rate))
    }

    /// Whether any class has the rate at one of the addresses.
    func applies(_ rate: OpenCartDetails.Rate) -> Bool { details.rules.contains { $0.rate == rate.id && applies($0) } }

    private func applies(_ rule: OpenCartDetails.Rule) -> Bool {
        guard let rate = details.rates.first(where: { $0.id == rule.rate }), let address = addresses[rule.address],
            details.groups.map({ $0[rate.id]?.contains(group) ?? false }) ?? true
        else { return false }
        return details.places.contains {
            $0.geoZone == rate.zone && $0.country == address.country && ($0.zone == nil || $0.zone == address.zone)
        }
    }
}
