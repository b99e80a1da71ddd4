/// Where a party lives, as written; every part may be empty.
package struct PostalAddress: Hashable, Sendable, Codable {
    /// Street lines in order, without the city.
    package var lines: [String]
    package var city: String
    /// State, province or region, as a code where the source has one.
    package var region: String
    package var postalCode: String
    /// ISO 3166 two-letter code, or the name when no code is known.
    package var country: String

    package init(
        lines: [String] = [], city: String = "", region: String = "", postalCode: String = "", country: String = ""
    ) {
        self.lines = lines
        self.city = city
        self.region = region
        self.postalCode = postalCode
        self.country = country
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        try row.read(.lines, into: &lines)
        try row.read(.city, into: &city)
        try row.read(.region, into: &region)
        try row.read(.postalCode, into: &postalCode)
        try row.read(.country, into: &country)
    }

    package var isEmpty: Bool {
        lines.allSatisfy(\.isEmpty) && city.isEmpty && region.isEmpty && postalCode.isEmpty && country.isEmpty
    }
}
