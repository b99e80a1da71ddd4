/// Where companies may be: currency, time zone, word for the tax, and the usual rates.
enum CountryTable {
    struct Place: Sendable {
        var currency: String
        var zone: String
        /// The word the service uses for the tax in its messages.
        var taxWord = "VAT"
        var agency = "Tax Office"
        /// Standard and reduced rates in percent, highest first.
        var rates: [String] = []
        var city = "Capital"
    }

    static let places: [String: Place] = [
        "us": Place(currency: "USD", zone: "America/Los_Angeles", taxWord: "sales tax", city: "San Pablo"),
        "ca": Place(
            currency: "CAD", zone: "America/Toronto", taxWord: "GST/HST", agency: "Canada Revenue Agency",
            city: "Toronto"),
        "gb": Place(
            currency: "GBP", zone: "Europe/London", agency: "HM Revenue & Customs (VAT)",
            rates: ["20", "5"], city: "London"),
        "fr": Place(
            currency: "EUR", zone: "Europe/Paris", taxWord: "VAT", agency: "DGFiP",
            rates: ["20", "10", "5.5", "2.1"], city: "Paris"),
        "nl": Place(
            currency: "EUR", zone: "Europe/Amsterdam", agency: "Belastingdienst", rates: ["21", "9"],
            city: "Amsterdam"),
        "de": Place(currency: "EUR", zone: "Europe/Berlin", agency: "Finanzamt", rates: ["19", "7"], city: "Berlin"),
        "es": Place(
            currency: "EUR", zone: "Europe/Madrid", agency: "Agencia Tributaria", rates: ["21", "10", "4"],
            city: "Madrid"),
        "ie": Place(
            currency: "EUR", zone: "Europe/Dublin", agency: "Revenue Commissioners",
            rates: ["23", "13.5", "9", "4.8"], city: "Dublin"),
        "it": Place(
            currency: "EUR", zone: "Europe/Rome", agency: "Agenzia delle Entrate",
            rates: ["22", "10", "5", "4"], city: "Roma"),
        "be": Place(
            currency: "EUR", zone: "Europe/Brussels", agency: "SPF Finances", rates: ["21", "12", "6"],
            city: "Bruxelles"),
        "at": Place(
            currency: "EUR", zone: "Europe/Vienna", agency: "Finanzamt Österreich",
            rates: ["20", "13", "10"], city: "Wien"),
        "pt": Place(
            currency: "EUR", zone: "Europe/Lisbon", agency: "Autoridade Tributária",
            rates: ["23", "13", "6"], city: "Lisboa"),
        "lu": Place(
            currency: "EUR", zone: "Europe/Luxembourg", agency: "AED", rates: ["17", "14", "8", "3"],
            city: "Luxembourg"),
        "fi": Place(
            currency: "EUR", zone: "Europe/Helsinki", agency: "Verohallinto",
            rates: ["25.5", "14", "13.5", "10"], city: "Helsinki"),
        "gr": Place(currency: "EUR", zone: "Europe/Athens", agency: "AADE", rates: ["24", "13", "6"], city: "Athens"),
        "ee": Place(
            currency: "EUR", zone: "Europe/Tallinn", agency: "EMTA", rates: ["24", "22", "13", "9"],
            city: "Tallinn"),
        "lv": Place(currency: "EUR", zone: "Europe/Riga", agency: "VID", rates: ["21", "12", "5"], city: "Riga"),
        "lt": Place(
            currency: "EUR", zone: "Europe/Vilnius", agency: "VMI", rates: ["21", "12", "9", "5"],
            city: "Vilnius"),
        "si": Place(
            currency: "EUR", zone: "Europe/Ljubljana", agency: "FURS", rates: ["22", "9.5", "5"],
            city: "Ljubljana"),
        "sk": Place(
            currency: "EUR", zone: "Europe/Bratislava", agency: "Finančná správa",
            rates: ["23", "19", "5"], city: "Bratislava"),
        "hr": Place(
            currency: "EUR", zone: "Europe/Zagreb", agency: "Porezna uprava", rates: ["25", "13", "5"],
            city: "Zagreb"),
        "pl": Place(
            currency: "PLN", zone: "Europe/Warsaw", agency: "Urząd Skarbowy", rates: ["23", "8", "5"],
            city: "Warszawa"),
        "cz": Place(
            currency: "CZK", zone: "Europe/Prague", agency: "Finanční správa", rates: ["21", "12"],
            city: "Praha"),
        "hu": Place(
            currency: "HUF", zone: "Europe/Budapest", agency: "NAV", rates: ["27", "18", "5"],
            city: "Budapest"),
        "ro": Place(
            currency: "RON", zone: "Europe/Bucharest", agency: "ANAF", rates: ["21", "19", "11", "9", "5"],
            city: "Bucuresti"),
        "bg": Place(currency: "EUR", zone: "Europe/Sofia", agency: "NRA", rates: ["20", "9"], city: "Sofia"),
        "se": Place(
            currency: "SEK", zone: "Europe/Stockholm", agency: "Skatteverket", rates: ["25", "12", "6"],
            city: "Stockholm"),
        "no": Place(
            currency: "NOK", zone: "Europe/Oslo", agency: "Skatteetaten", rates: ["25", "15", "12"],
            city: "Oslo"),
        "dk": Place(
            currency: "DKK", zone: "Europe/Copenhagen", agency: "Skattestyrelsen", rates: ["25"],
            city: "København"),
        "ch": Place(
            currency: "CHF", zone: "Europe/Zurich", agency: "ESTV", rates: ["8.1", "3.8", "2.6"],
            city: "Zürich"),
        "jp": Place(
            currency: "JPY", zone: "Asia/Tokyo", taxWord: "consumption tax", agency: "National Tax Agency",
            rates: ["10", "8"], city: "Tokyo"),
        "kr": Place(currency: "KRW", zone: "Asia/Seoul", agency: "National Tax Service", rates: ["10"], city: "Seoul"),
        "au": Place(
            currency: "AUD", zone: "Australia/Sydney", taxWord: "GST", agency: "Australian Taxation Office",
            rates: ["10"], city: "Sydney"),
        "nz": Place(
            currency: "NZD", zone: "Pacific/Auckland", taxWord: "GST", agency: "Inland Revenue",
            rates: ["15"], city: "Auckland"),
        "sg": Place(
            currency: "SGD", zone: "Asia/Singapore", taxWord: "GST", agency: "IRAS", rates: ["9", "8"],
            city: "Singapore"),
        "my": Place(
            currency: "MYR", zone: "Asia/Kuala_Lumpur", taxWord: "SST", agency: "JKDM", rates: ["10", "8", "6"],
            city: "Kuala Lumpur"),
        "hk": Place(currency: "HKD", zone: "Asia/Hong_Kong", agency: "Inland Revenue Department", city: "Hong Kong"),
        "in": Place(
            currency: "INR", zone: "Asia/Kolkata", taxWord: "GST", agency: "GST Council",
            rates: ["28", "18", "12", "5"], city: "Delhi"),
        "ph": Place(currency: "PHP", zone: "Asia/Manila", agency: "BIR", rates: ["12"], city: "Manila"),
        "th": Place(
            currency: "THB", zone: "Asia/Bangkok", agency: "Revenue Department", rates: ["7"],
            city: "Bangkok"),
        "ae": Place(currency: "AED", zone: "Asia/Dubai", agency: "Federal Tax Authority", rates: ["5"], city: "Dubai"),
        "kw": Place(currency: "KWD", zone: "Asia/Kuwait", agency: "Ministry of Finance", city: "Kuwait"),
        "il": Place(
            currency: "ILS", zone: "Asia/Jerusalem", agency: "Tax Authority", rates: ["18"],
            city: "Jerusalem"),
        "tr": Place(
            currency: "TRY", zone: "Europe/Istanbul", agency: "GIB", rates: ["20", "10", "1"],
            city: "Istanbul"),
        "mx": Place(
            currency: "MXN", zone: "America/Mexico_City", agency: "SAT", rates: ["16", "8"],
            city: "Mexico"),
        "br": Place(
            currency: "BRL", zone: "America/Sao_Paulo", agency: "Receita Federal", rates: ["18", "12"],
            city: "Sao Paulo"),
        "cl": Place(currency: "CLP", zone: "America/Santiago", agency: "SII", rates: ["19"], city: "Santiago"),
        "za": Place(
            currency: "ZAR", zone: "Africa/Johannesburg", agency: "SARS", rates: ["15"],
            city: "Johannesburg"),
    ]
}

/// Currencies whose amounts have no cents, and a middle rate to the US dollar for each currency that is known.
enum CurrencyTable {
    static let withoutCents: Set<String> = ["JPY", "KRW", "CLP"]

    /// US dollars for one unit; fixed, so that a rehearsal can be repeated.
    static let dollars: [String: String] = [
        "USD": "1", "CAD": "0.73", "GBP": "1.27", "EUR": "1.09", "PLN": "0.255", "CZK": "0.0435", "HUF": "0.00278",
        "RON": "0.219", "SEK": "0.0955", "NOK": "0.0935", "DKK": "0.146", "CHF": "1.125", "JPY": "0.0067",
        "KRW": "0.00075", "AUD": "0.66", "NZD": "0.61", "SGD": "0.745", "MYR": "0.213", "HKD": "0.128",
        "INR": "0.012", "PHP": "0.0178", "THB": "0.028", "AED": "0.2723", "KWD": "3.25", "ILS": "0.27",
        "TRY": "0.031", "MXN": "0.0585", "BRL": "0.2", "CLP": "0.00105", "ZAR": "0.054",
    ]

    /// Home units for one foreign unit on a day, nine decimals: the middle rate and up to two in a hundred more or less.
    static func rate(from foreign: String, to home: String, on day: CalendarDay) -> Exact? {
        guard let middle = rate(from: foreign, to: home), foreign != home else { return foreign == home ? .one : nil }
        return Exact(units: Exact.divided(middle.units * Int128(1000 + day.number * 7919 % 41 - 20), by: 1000))
    }

    private static func rate(from foreign: String, to home: String) -> Exact? {
        guard let one = dollars[foreign].flatMap(Exact.init), let two = dollars[home].flatMap(Exact.init) else {
            return nil
        }
        return Exact(units: Exact.divided(one.units * Exact.scale, by: two.units))
    }
}
