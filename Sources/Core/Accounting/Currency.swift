/// A currency by its ISO 4217 code, with the number of decimals of its minor unit.
///
/// Source: ISO 4217 (list one); what-users-expect.md §3.2 ("currencies have 0, 2 or 3 decimals").
package struct Currency: Hashable, Sendable {
    /// The three capital letters of ISO 4217, `USD`.
    package let code: String

    /// Takes a three-letter code in either case; `nil` when it is not three ASCII letters.
    package init?(_ code: some StringProtocol) {
        let letters = code.utf8
        guard letters.count == 3, letters.allSatisfy({ (65...90).contains($0) || (97...122).contains($0) }) else {
            return nil
        }
        self.code = code.uppercased()
    }

    private init(known code: String) {
        self.code = code
    }

    /// Decimals of the minor unit: 2 for most, 0 for the yen, 3 for the Kuwaiti dinar.
    package var minorUnitDigits: Int {
        if Self.withoutDecimals.contains(code) { return 0 }
        if Self.withThreeDecimals.contains(code) { return 3 }
        return Self.withFourDecimals.contains(code) ? 4 : 2
    }

    /// How many minor units make one unit: 100 for the dollar.
    package var minorUnitsPerUnit: Int64 { ExactDecimal.powerOfTen(minorUnitDigits) }

    package static let usd = Currency(known: "USD")
    package static let cad = Currency(known: "CAD")
    package static let gbp = Currency(known: "GBP")
    package static let eur = Currency(known: "EUR")
    package static let jpy = Currency(known: "JPY")

    private static let withoutDecimals: Set<String> = [
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF",
        "XOF", "XPF",
    ]
    private static let withThreeDecimals: Set<String> = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]
    private static let withFourDecimals: Set<String> = ["CLF", "UYW"]
}

extension Currency: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let currency = Currency(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not an ISO 4217 code: \(text)"))
        }
        self = currency
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}
