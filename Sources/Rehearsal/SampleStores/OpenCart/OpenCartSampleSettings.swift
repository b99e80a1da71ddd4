package import Foundation

/// What a sample installation of OpenCart is like.
package struct OpenCartSampleSettings: Sendable {
    /// The oldest and the newest generation that the extension serves.
    package enum Generation: String, Sendable, CaseIterable { case three = "3", four = "4" }

    package var generation: Generation
    package var seed: UInt64
    /// Orders that were placed before the clock's present.
    package var orders: Int
    /// The connection key that works.
    package var key: String
    /// Of the whole installation.
    package var currency: String
    package var country: OpenCartSampleCountry
    /// Seconds by which the store's wall clock is ahead of UTC.
    package var zoneSeconds: Int64
    package var clock: @Sendable () -> Date
    /// Where edits are kept; `nil` forgets them.
    package var dataDirectory: URL?
    /// When the last order was placed; the first was as many hours before as there are orders.
    package var lastDate: Date

    package init(
        generation: Generation = .four, country: OpenCartSampleCountry = .us, seed: UInt64 = 1, orders: Int = 100,
        clock: @escaping @Sendable () -> Date
    ) {
        self.generation = generation
        self.country = country
        self.seed = seed
        self.orders = orders
        self.clock = clock
        key = Self.keyUsual
        currency = country.currency
        zoneSeconds = 0
        lastDate = Self.lastDateUsual
    }

    package static let keyUsual = "bb1_5a3d1e0c_00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
    /// 2026-03-31 23:00 UTC.
    package static let lastDateUsual = Date(timeIntervalSince1970: 1_774_998_000)

    /// What must stay the same for kept edits to make sense.
    var identity: String {
        "opencart \(generation.rawValue) \(country.rawValue) seed \(seed) orders \(orders) to \(Int64(lastDate.timeIntervalSince1970))"
    }
}

/// Where a sample installation sells: its money and its taxes.
package enum OpenCartSampleCountry: String, Sendable, CaseIterable {
    case us, ca, gb, fr, de, jp, au

    var currency: String {
        switch self {
        case .us: "USD"
        case .ca: "CAD"
        case .gb: "GBP"
        case .fr, .de: "EUR"
        case .jp: "JPY"
        case .au: "AUD"
        }
    }

    var decimals: Int { self == .jp ? 0 : 2 }

    /// The number that every new shop gives the country.
    var number: Int {
        switch self {
        case .us: 223
        case .ca: 38
        case .gb: 222
        case .fr: 74
        case .de: 81
        case .jp: 107
        case .au: 13
        }
    }

    var code: String { rawValue.uppercased() }

    /// Rates of the standard class, in ten-thousandths of a per cent.
    var rates: [(name: String, rate: Int64)] {
        switch self {
        case .us: [("State Tax", 60_000), ("County Tax", 12_500)]
        case .ca: [("GST", 50_000)]
        case .gb: [("VAT 20%", 200_000)]
        case .fr: [("TVA 20%", 200_000)]
        case .de: [("MwSt 19%", 190_000)]
        case .jp: [("消費税 10%", 100_000)]
        case .au: [("GST 10%", 100_000)]
        }
    }
}
