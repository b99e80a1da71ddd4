import Foundation

/// How a company's sales tax works. Source: quickbooks-online.md §8.
package enum TaxModel: String, Sendable {
    /// US, rates chosen by the service from the addresses.
    case usAutomated
    /// US, one tax code per document.
    case usManual
    /// Everywhere else: a tax code per line.
    case global
}

/// Who a company is; fixed for its life.
package struct CompanyProfile: Sendable {
    /// The short name it is asked for: `us`, `us-manual`, `fr`, `ca-multicurrency` …
    package let key: String
    /// The company id in addresses, decimal digits.
    package let realm: String
    /// Shown on the consent page and in CompanyInfo.
    package let name: String
    /// Two-letter code of the edition.
    package let country: String
    /// Home currency, ISO 4217.
    package let currency: String
    /// Name of the time zone in the tz database.
    package let zoneName: String
    /// Which of the three ways of sales tax it has.
    package let taxModel: TaxModel
    /// Documents may be in other currencies than the home currency.
    package let isMulticurrency: Bool

    let zone: TimeZone

    /// The company behind a key; nil for a country that is not known.
    package init?(key: String) {
        let words = key.lowercased().split(separator: "-").map(String.init)
        guard let code = words.first, let place = CountryTable.places[code] else { return nil }
        let switches = Set(words.dropFirst())
        guard switches.isSubset(of: ["manual", "multicurrency"]), code == "us" || !switches.contains("manual") else {
            return nil
        }
        guard let zone = TimeZone(identifier: place.zone) else { return nil }
        self.key = words.joined(separator: "-")
        country = code.uppercased()
        currency = place.currency
        zoneName = place.zone
        self.zone = zone
        isMulticurrency = switches.contains("multicurrency")
        taxModel = code == "us" ? (switches.contains("manual") ? .usManual : .usAutomated) : .global
        name = "Sandbox Company \(words.map { $0.uppercased() }.joined(separator: " "))"
        realm = Self.realm(of: self.key)
    }

    /// Companies by realm, for every key that can be asked for.
    static let keysByRealm: [String: String] = {
        var keys: [String: String] = [:]
        for code in CountryTable.places.keys {
            for suffix in ["", "-multicurrency"] + (code == "us" ? ["-manual", "-manual-multicurrency"] : []) {
                keys[realm(of: code + suffix)] = code + suffix
            }
        }
        return keys
    }()

    /// Sixteen digits that begin as real realm ids do and follow from the key alone.
    private static func realm(of key: String) -> String {
        var hash: UInt64 = 14_695_981_039_346_656_037
        for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
        let digits = String(hash % 1_000_000_000_000)
        return "9341" + String(repeating: "0", count: 12 - digits.utf8.count) + digits
    }

    /// Decimals of computed tax: none in currencies without cents.
    var taxDecimals: Int { CurrencyTable.withoutCents.contains(currency) ? 0 : 2 }
}
