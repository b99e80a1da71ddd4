/// The words by which names of taxes tell their kind and their place, in lower case and without accents.
enum TaxWords {
    enum Mark: Hashable, Sendable {
        case kind(String)
        case province(String)
        case country(String)
    }

    /// Of the words here, those that make the longest phrase.
    static let phraseWordsMax = 6

    static let phrases: [String: Mark] = {
        var phrases: [String: Mark] = [:]
        for (kind, words) in kinds { for word in words { phrases[word] = .kind(kind) } }
        for words in valueAdded.values { for word in words { phrases[word] = .kind("vat") } }
        for (code, names) in provinces { for name in names { phrases[name] = .province(code) } }
        for (code, names) in countries { for name in names { phrases[name] = .country(code) } }
        return phrases
    }()

    private static let kinds: [String: [String]] = [
        "gst": ["gst", "tps", "goods and services tax", "goods services tax", "taxe sur les produits et services"],
        "hst": ["hst", "tvh", "harmonized sales tax", "harmonised sales tax", "taxe de vente harmonisee"],
        "pst": ["pst", "tvp", "provincial sales tax", "taxe de vente provinciale"],
        "qst": ["qst", "tvq", "quebec sales tax", "taxe de vente du quebec"],
        "rst": ["rst", "tvd", "retail sales tax"],
        "vat": [
            "vat", "value added tax", "taxe sur la valeur ajoutee", "impuesto sobre el valor anadido",
            "impuesto al valor agregado", "imposta sul valore aggiunto",
        ],
        "igic": ["igic"],
        // Sales on which the buyer, a business in another country, owes the tax.
        "reverse charge": [
            "reverse charge", "rc", "autoliquidation", "inversion del sujeto pasivo", "isp", "inversione contabile",
            "verlegd", "btw verlegd", "steuerschuldnerschaft des leistungsempfangers", "intra community",
            "intracommunity", "intracommunautaire", "intracomunitaria", "intracomunitario",
        ],
        "ipsi": ["ipsi"],
    ]

    /// The word for value added tax beside `VAT`, by the country that uses it.
    static let valueAdded: [String: Set<String>] = [
        "AT": ["mwst", "ust", "mehrwertsteuer", "umsatzsteuer"], "BE": ["btw", "tva", "mwst"], "BG": ["dds", "ддс"],
        "CH": ["mwst", "tva", "iva", "mehrwertsteuer"], "CY": ["fpa", "φπα"], "CZ": ["dph"],
        "DE": ["mwst", "ust", "mehrwertsteuer", "umsatzsteuer"], "DK": ["moms"], "EE": ["kaibemaks"],
        "ES": ["iva"], "FI": ["alv", "moms"], "FR": ["tva"], "GB": [], "GR": ["fpa", "φπα"], "HR": ["pdv"],
        "HU": ["afa"], "IE": [], "IT": ["iva"], "LI": ["mwst", "mehrwertsteuer"], "LT": ["pvm"],
        "LU": ["tva", "mwst"], "LV": ["pvn"], "MC": ["tva"], "MT": [], "NL": ["btw"], "NO": ["mva"], "PL": ["ptu"],
        "PT": ["iva"], "RO": ["tva"], "SE": ["moms"], "SI": ["ddv"], "SK": ["dph"],
    ]

    static let provinceCodes = Set(provinces.keys)

    private static let provinces: [String: [String]] = [
        "AB": ["alberta", "alta"], "BC": ["british columbia", "colombie britannique", "c b"],
        "MB": ["manitoba", "man"],
        "NB": ["new brunswick", "nouveau brunswick", "n b"],
        "NL": ["newfoundland and labrador", "newfoundland", "terre neuve et labrador", "terre neuve", "t n l"],
        "NS": ["nova scotia", "nouvelle ecosse", "n e"], "NT": ["northwest territories", "t n o"], "NU": ["nunavut"],
        "ON": ["ontario", "ont"], "PE": ["prince edward island", "ile du prince edouard", "pei", "i p e"],
        "QC": ["quebec", "que"],
        "SK": ["saskatchewan", "sask"], "YT": ["yukon"],
    ]

    /// Two capitals in a name, with the country that they stand for. `NO` is left out: it is a word.
    static let countryCodes: [String: String] = {
        var codes = Dictionary(uniqueKeysWithValues: countries.keys.map { ($0, $0) })
        codes["NO"] = nil
        codes["UK"] = "GB"
        codes["EL"] = "GR"
        return codes
    }()

    /// English, French, Spanish and own names. The one-stop schemes stand for "some country abroad".
    private static let countries: [String: [String]] = [
        "AT": ["austria", "autriche", "osterreich"], "AU": ["australia", "australie"],
        "BE": ["belgium", "belgique", "belgica", "belgie", "belgien"], "BG": ["bulgaria", "bulgarie"],
        "CA": ["canada"], "CH": ["switzerland", "suisse", "suiza", "schweiz", "svizzera"],
        "CY": ["cyprus", "chypre", "chipre"],
        "CZ": ["czechia", "czech republic", "republique tcheque", "tchequie", "republica checa", "chequia"],
        "DE": ["germany", "allemagne", "alemania", "deutschland"],
        "DK": ["denmark", "danemark", "dinamarca", "danmark"],
        "EE": ["estonia", "estonie", "eesti"], "ES": ["spain", "espagne", "espana", "spanien"],
        "FI": ["finland", "finlande", "finlandia", "suomi"], "FR": ["france", "francia", "frankreich"],
        "GB": [
            "united kingdom", "royaume uni", "reino unido", "great britain", "grande bretagne", "gran bretana",
        ], "GR": ["greece", "grece", "grecia"], "HR": ["croatia", "croatie", "croacia", "hrvatska"],
        "HU": ["hungary", "hongrie", "hungria"], "IE": ["ireland", "irlande", "irlanda"],
        "IT": ["italy", "italie", "italia", "italien"], "LI": ["liechtenstein"],
        "LT": ["lithuania", "lituanie", "lituania"], "LU": ["luxembourg", "luxemburgo", "luxemburg"],
        "LV": ["latvia", "lettonie", "letonia"], "MC": ["monaco"], "MT": ["malta", "malte"],
        "MX": ["mexico", "mexique"],
        "NL": ["netherlands", "pays bas", "paises bajos", "nederland", "niederlande", "holland"],
        "NO": ["norway", "norvege", "noruega", "norge"], "NZ": ["new zealand", "nouvelle zelande", "nueva zelanda"],
        "OSS": ["oss", "ioss", "moss"], "PL": ["poland", "pologne", "polonia", "polska"], "PT": ["portugal"],
        "RO": ["romania", "roumanie", "rumania"], "SE": ["sweden", "suede", "suecia", "sverige"],
        "SI": ["slovenia", "slovenie", "eslovenia"], "SK": ["slovakia", "slovaquie", "eslovaquia"],
        "US": ["united states", "etats unis", "estados unidos"],
    ]
}
