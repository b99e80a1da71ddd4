package import Foundation

/// Which QuickBooks a company file belongs to, and how it was set up.
package struct CompanyFileProfile: Sendable {
    /// The country of the program.
    package var edition: DesktopEdition
    /// What is sold as Pro, Premier or Enterprise; orders of customers need more than Pro.
    package var product: DesktopProduct
    /// The name in the company's own settings.
    package var companyName: String
    /// The clock of the machine that it runs on.
    package var zone: TimeZone
    /// The newest qbXML that the program speaks, times ten.
    package var newestVersion: Int
    /// Whether classes are tracked.
    package var tracksClasses: Bool
    /// Whether stock is kept.
    package var tracksInventory: Bool
    /// Whether sales tax is switched on.
    package var chargesSalesTax: Bool
    /// Grown from the seed, besides the usual ones.
    package var customers: Int
    /// Grown from the seed, besides the usual ones.
    package var items: Int
    /// Other currencies that the company deals in, by their ISO codes, and what one unit is worth at home; none switches them off.
    package var currencies: [String: String]
    /// What grown lists follow from.
    package var seed: UInt64

    /// A company of an edition with everything switched on.
    package init(
        _ edition: DesktopEdition = .us, product: DesktopProduct = .premier, companyName: String? = nil,
        zone: TimeZone? = nil, newestVersion: Int = 130, tracksClasses: Bool = true, tracksInventory: Bool = true,
        chargesSalesTax: Bool = true, customers: Int = 0, items: Int = 0, seed: UInt64 = 1,
        currencies: [String: String] = [:]
    ) {
        self.edition = edition
        self.product = product
        self.companyName = companyName ?? Self.usualName(edition)
        self.zone = zone ?? TimeZone(identifier: Self.usualZone(edition)) ?? .gmt
        self.newestVersion = newestVersion
        self.tracksClasses = tracksClasses
        self.tracksInventory = tracksInventory
        self.chargesSalesTax = chargesSalesTax
        self.customers = customers
        self.items = items
        self.seed = seed
        self.currencies = currencies
    }

    private static func usualName(_ edition: DesktopEdition) -> String {
        switch edition {
        case .us: "Harbor Promotions Inc."
        case .ca: "Harbour Promotions Ltd."
        case .uk: "Harbour Promotions Limited"
        }
    }

    private static func usualZone(_ edition: DesktopEdition) -> String {
        switch edition {
        case .us: "America/New_York"
        case .ca: "America/Toronto"
        case .uk: "Europe/London"
        }
    }

    /// The versions that this program speaks.
    var versions: [QBXMLVersion] {
        let all = [10, 11, 20, 21, 30, 40, 41, 50, 60, 61, 70, 80, 90, 100, 110, 120, 130, 140, 150, 160]
        return all.filter { $0 <= newestVersion }.map { QBXMLVersion($0) }
    }
}

/// How QuickBooks Desktop is sold.
package enum DesktopProduct: String, Sendable, CaseIterable {
    case pro, premier, enterprise

    /// Sales orders came with Premier. Source: quickbooks-desktop.md §3.4.
    var hasSalesOrders: Bool { self != .pro }
}

/// The switches of a company file.
struct CompanyPreferences: Sendable {
    var tracksClasses: Bool
    var tracksInventory: Bool
    var chargesSalesTax: Bool
    var usesAccountNumbers = false
    var closingDate: CalendarDay?
    /// Tax item, taxable and non-taxable code that count where none is named.
    var taxItem: Int?
    var taxableCode: Int?
    var exemptCode: Int?
    /// Where several currencies are switched on.
    var homeCurrency: Int?

    init(profile: CompanyFileProfile) {
        tracksClasses = profile.tracksClasses
        tracksInventory = profile.tracksInventory
        chargesSalesTax = profile.chargesSalesTax
    }
}

/// Accounts that QuickBooks itself posts to; the raw value is qbXML's.
enum SpecialAccount: String, Sendable {
    case receivables = "AccountsReceivable"
    case payables = "AccountsPayable"
    case undeposited = "UndepositedFunds"
    case salesTax = "SalesTaxPayable"
    case opening = "OpeningBalanceEquity"
    case inventory = "InventoryAssets"
    case costOfGoods = "CostOfGoodsSold"
    case retained = "RetainedEarnings"
    case exchangeGain = "ExchangeGainLoss"
}
