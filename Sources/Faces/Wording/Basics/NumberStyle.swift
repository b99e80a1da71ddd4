/// How numbers are written: the signs between groups of three digits and before the decimals.
package struct NumberStyle: Hashable, Sendable, Codable {
    package let group: String
    package let decimal: String

    /// `1,234.50`
    package static let point = NumberStyle(group: ",", decimal: ".")
    /// `1 234,50`, with a narrow no-break space; ISO 80000 and the Spanish academy write so.
    package static let comma = NumberStyle(group: "\u{202F}", decimal: ",")

    /// What readers of a tag are used to: the comma in French and Spanish, but the point in Spanish of North and Central America.
    package static func usual(forTag tag: some StringProtocol) -> NumberStyle {
        switch Language(tag: tag) ?? .english {
        case .english: .point
        case .french: .comma
        case .spanish: regionsWithPoint.contains(region(of: tag)) ? .point : .comma
        }
    }

    private static func region(of tag: some StringProtocol) -> String {
        let parts = tag.prefix { $0 != "." && $0 != "@" }.split(whereSeparator: { "-_".contains($0) })
        return parts.dropFirst().first { $0.count == 2 || $0.count == 3 }?.uppercased() ?? ""
    }

    /// Source: Unicode CLDR, Spanish of Latin America (419) and of the regions that inherit it.
    private static let regionsWithPoint: Set<String> = [
        "419", "DO", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "SV", "US",
    ]
}
