/// The tax codes a company starts with.
struct TaxSeed: Sendable {
    struct Rate: Sendable {
        var name: String
        var percent: String
        var agency: String
    }

    var name: String
    var description: String
    var rates: [Rate]
    /// False for codes out of scope of the tax.
    var isTaxable = true

    static func codes(of profile: CompanyProfile) -> [TaxSeed] {
        switch (profile.taxModel, profile.country) {
        case (.global, "CA"): canada
        case (.global, _): global(profile)
        default: states
        }
    }

    /// One code per rate the country uses, then zero, exempt, reverse charge, out of scope.
    private static func global(_ profile: CompanyProfile) -> [TaxSeed] {
        guard let place = CountryTable.places[profile.country.lowercased()] else { return [] }
        func code(_ name: String, _ description: String, _ percent: String, isTaxable: Bool = true) -> TaxSeed {
            TaxSeed(
                name: name, description: description,
                rates: [Rate(name: name, percent: percent, agency: place.agency)], isTaxable: isTaxable)
        }
        let word = place.taxWord
        if profile.country == "GB" {
            return [
                code("20.0% S", "Standard", "20"), code("5.0% R", "Reduced", "5"), code("0.0% Z", "Zero rated", "0"),
                code("Exempt", "Exempt", "0"), code("20.0% RC", "Reverse charge", "0"),
                code("No VAT", "Out of scope", "0", isTaxable: false),
            ]
        }
        if profile.country == "AU" {
            return [
                code("GST", "GST 10%", "10"), code("GST free", "GST free", "0"),
                code("GST on capital", "GST on capital", "10"), code("Export", "Export", "0"),
                code("Out of Scope", "Out of scope", "0", isTaxable: false),
            ]
        }
        var codes = place.rates.map { code("\($0)% \(word)", "\(word) \($0)%", $0) }
        codes.append(code("0% \(word)", "Zero rated", "0"))
        codes.append(code("Exempt", "Exempt", "0"))
        codes.append(code("Reverse charge", "Reverse charge 0%", "0"))
        codes.append(code("Out of scope", "Out of scope", "0", isTaxable: false))
        return codes
    }

    private static let federal = "Canada Revenue Agency"

    private static let canada: [TaxSeed] = {
        func gst() -> Rate { Rate(name: "GST", percent: "5", agency: federal) }
        func rate(_ name: String, _ percent: String, _ agency: String) -> Rate {
            Rate(name: name, percent: percent, agency: agency)
        }
        let quebec = "Revenu Québec"
        return [
            TaxSeed(name: "GST", description: "GST 5%", rates: [gst()]),
            TaxSeed(name: "HST ON", description: "HST 13%", rates: [rate("HST ON", "13", federal)]),
            TaxSeed(name: "HST NS 2025", description: "HST 14%", rates: [rate("HST NS 2025", "14", federal)]),
            TaxSeed(name: "HST NB", description: "HST 15%", rates: [rate("HST 15", "15", federal)]),
            TaxSeed(
                name: "GST/QST QC - 9.975", description: "GST 5% + QST 9.975%",
                rates: [gst(), rate("QST 9.975", "9.975", quebec)]),
            TaxSeed(
                name: "GST/PST BC", description: "GST 5% + PST 7%",
                rates: [gst(), rate("PST BC", "7", "Minister of Finance (BC)")]),
            TaxSeed(
                name: "GST/PST SK", description: "GST 5% + PST 6%",
                rates: [gst(), rate("PST SK", "6", "Saskatchewan Finance")]),
            TaxSeed(
                name: "GST/PST MB", description: "GST 5% + RST 7%",
                rates: [gst(), rate("RST MB", "7", "Manitoba Finance")]),
            TaxSeed(
                name: "PST BC", description: "PST 7%", rates: [rate("PST BC", "7", "Minister of Finance (BC)")]),
            TaxSeed(name: "PST SK", description: "PST 6%", rates: [rate("PST SK", "6", "Saskatchewan Finance")]),
            TaxSeed(name: "RST MB", description: "RST 7%", rates: [rate("RST MB", "7", "Manitoba Finance")]),
            TaxSeed(name: "QST 9.975", description: "QST 9.975%", rates: [rate("QST 9.975", "9.975", quebec)]),
            TaxSeed(name: "Zero-rated", description: "Zero-rated 0%", rates: [rate("Zero-rated", "0", federal)]),
            TaxSeed(name: "Exempt", description: "Exempt", rates: [rate("Exempt", "0", federal)]),
            TaxSeed(
                name: "Out of Scope", description: "Out of scope", rates: [rate("Out of Scope", "0", federal)],
                isTaxable: false),
        ]
    }()

    /// State by two-letter code → tax code, for automated sales tax.
    static let stateCodes: [String: String] = [
        "CA": "California", "AZ": "Tucson", "NY": "New York", "TX": "Texas", "WA": "Washington", "FL": "Florida",
        "IL": "Illinois", "PA": "Pennsylvania", "OH": "Ohio", "NJ": "New Jersey",
    ]
    static let elsewhere = "Out of state"

    private static let states: [TaxSeed] = {
        func one(_ name: String, _ percent: String, _ agency: String) -> TaxSeed {
            TaxSeed(name: name, description: name, rates: [Rate(name: name, percent: percent, agency: agency)])
        }
        return [
            one("California", "8", "Board of Equalization"),
            TaxSeed(
                name: "Tucson", description: "Arizona and Tucson",
                rates: [
                    Rate(name: "AZ State tax", percent: "7.1", agency: "Arizona Dept. of Revenue"),
                    Rate(name: "Tucson City", percent: "2", agency: "Arizona Dept. of Revenue"),
                ]),
            one("New York", "8.875", "New York State"), one("Texas", "8.25", "Texas Comptroller"),
            one("Washington", "10.25", "Washington Revenue"), one("Florida", "7", "Florida Revenue"),
            one("Illinois", "10.25", "Illinois Revenue"), one("Pennsylvania", "6", "Pennsylvania Revenue"),
            one("Ohio", "7.25", "Ohio Taxation"), one("New Jersey", "6.625", "New Jersey Taxation"),
            one(elsewhere, "0", "Board of Equalization"),
        ]
    }()
}
