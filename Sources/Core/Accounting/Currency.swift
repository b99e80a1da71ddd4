/// A currency by its ISO 4217 code, with the number of decimals of its minor unit.
///
/// Source: ISO 4217 (list one); what-users-expect.md §3.2 ("currencies have 0, 2 or 3 decimals").
package struct Currency: Hashable, Sendable {
    /// The letters as one number, so that an amount of money is copied and compared without counting references.
    private let letters: UInt32
    private let digits: UInt8

    /// Takes a three-letter code in either case; `nil` when it is not three ASCII letters.
    package init?(_ code: some StringProtocol) {
        let letters = code.utf8
        guard letters.count == 3, letters.allSatisfy({ (65...90).contains($0) || (97...122).contains($0) }) else {
            return nil
        }
        self.init(letters: Self.packed(letters.lazy.map { $0 & ~32 }))
    }

    private init(known code: StaticString) {
        self.init(letters: code.withUTF8Buffer { Self.packed($0) })
    }

    private init(letters: UInt32) {
        self.letters = letters
        digits = Self.unusualDigits[letters] ?? 2
    }

    private static func packed(_ capitals: some Sequence<UInt8>) -> UInt32 {
        capitals.reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// The three capital letters of ISO 4217, `USD`.
    package var code: String {
        String(unsafeUninitializedCapacity: 3) { bytes in
            for place in 0..<3 { bytes[place] = UInt8(truncatingIfNeeded: letters >> (16 - 8 * UInt32(place))) }
            return 3
        }
    }

    /// Decimals of the minor unit: 2 for most, 0 for the yen, 3 for the Kuwaiti dinar.
    package var minorUnitDigits: Int { Int(digits) }

    /// How many minor units make one unit: 100 for the dollar.
    package var minorUnitsPerUnit: Int64 { ExactDecimal.powerOfTen(minorUnitDigits) }

    package static let usd = Currency(known: "USD")
    package static let cad = Currency(known: "CAD")
    package static let gbp = Currency(known: "GBP")
    package static let eur = Currency(known: "EUR")
    package static let jpy = Currency(known: "JPY")

    /// By the letters of the currency; two elsewhere.
    private static let unusualDigits: [UInt32: UInt8] = {
        let codes: [UInt8: String] = [
            0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
            3: "BHD IQD JOD KWD LYD OMR TND", 4: "CLF UYW",
        ]
        var digits: [UInt32: UInt8] = [:]
        for (count, codes) in codes {
            for code in codes.split(separator: " ") { digits[packed(code.utf8)] = count }
        }
        return digits
    }()
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
