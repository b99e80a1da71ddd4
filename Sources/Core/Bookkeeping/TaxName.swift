import Foundation

/// What the name of a tax says about whose tax it is: the kind, the province, the country.
struct TaxName {
    /// Its words without numbers, each kind and place in one spelling: `T.V.Q. 9,975 %` and `QST` are the same.
    private(set) var words: Set<String> = []
    private var kinds: Set<String> = []
    private var provinces: Set<String> = []
    /// The countries that it names, by a word for value added tax too; empty for none.
    private var countries: Set<String> = []

    init() {}

    /// `home` is the country of the books; its own codes go first: `SK` is Saskatchewan in Canada, elsewhere Slovakia.
    init(_ name: String, home: String) {
        let spelled = Self.words(of: name)
        let folded = spelled.map { $0.lowercased() }
        var ofWords: Set<String> = []
        var place = 0
        while place < folded.count {
            if let mark = Self.code(in: spelled, at: place, home: home) {
                enter(mark)
                place += 1
            } else if let (length, mark) = Self.phrase(in: folded, at: place) {
                enter(mark)
                if mark == .kind("vat") { ofWords.formUnion(Self.countries(using: folded[place], home: home)) }
                place += length
            } else {
                words.insert(folded[place])
                place += 1
            }
        }
        if countries.isEmpty { countries = ofWords }
        // Manitoba and Quebec have names of their own for their provincial sales tax.
        if kinds.contains("pst"), provinces.contains("MB") { kinds.insert("rst") }
        if kinds.contains("pst"), provinces.contains("QC") { kinds.insert("qst") }
        if kinds.contains("rst") { provinces.insert("MB") }
        if kinds.contains("qst") { provinces.insert("QC") }
    }

    mutating func formUnion(_ other: TaxName) {
        words.formUnion(other.words)
        kinds.formUnion(other.kinds)
        provinces.formUnion(other.provinces)
        countries.formUnion(other.countries)
    }

    /// Whether a code of that name stands for another tax: both name kinds or provinces and share none, or the tax names a country
    /// and the code another. A code that names no country is for the country of the books.
    func contradicts(code: TaxName, home: String) -> Bool {
        let places = code.countries.isEmpty ? [home] : code.countries
        return Self.areApart(kinds, code.kinds) || Self.areApart(provinces, code.provinces)
            || Self.areApart(countries, places)
    }

    /// The buyer owes the tax: what bears it is not simply without tax.
    var isReverseCharge: Bool { kinds.contains("reverse charge") }

    /// Both name the same kinds of tax.
    func names(sameKindsAs other: TaxName) -> Bool { !kinds.isEmpty && kinds == other.kinds }

    private static func areApart(_ one: Set<String>, _ other: Set<String>) -> Bool {
        !one.isEmpty && !other.isEmpty && one.isDisjoint(with: other)
    }

    private mutating func enter(_ mark: TaxWords.Mark) {
        switch mark {
        case .kind(let text):
            kinds.insert(text)
            words.insert(text)
        case .province(let text):
            provinces.insert(text)
            words.insert(text)
        case .country(let text):
            countries.insert(text)
            words.insert(text)
        }
    }

    /// The place that two capitals stand for, unless they are a word of a sentence in capitals (`TAX ON SALES`).
    private static func code(in words: [String], at place: Int, home: String) -> TaxWords.Mark? {
        let word = words[place]
        guard word.count == 2, word == word.uppercased() else { return nil }
        let isWithin = place > 0 && place < words.count - 1
        if isWithin, words.allSatisfy({ $0 == $0.uppercased() }) { return nil }
        if home == "CA", TaxWords.provinceCodes.contains(word) { return .province(word) }
        return TaxWords.countryCodes[word].map { .country($0) }
    }

    /// The longest phrase that begins there.
    private static func phrase(in words: [String], at place: Int) -> (length: Int, mark: TaxWords.Mark)? {
        for length in (1...min(TaxWords.phraseWordsMax, words.count - place)).reversed() {
            let text = words[place..<place + length].joined(separator: " ")
            if let mark = TaxWords.phrases[text] { return (length, mark) }
        }
        return nil
    }

    /// The countries where that is the word for value added tax; the home country alone where it is among them, and none where its
    /// own word is not known.
    private static func countries(using word: String, home: String) -> Set<String> {
        guard TaxWords.valueAdded[home] != nil else { return [] }
        let users = TaxWords.valueAdded.filter { $0.value.contains(word) }.keys
        return users.contains(home) ? [home] : Set(users)
    }

    /// Runs of letters, without accents and without the dots of abbreviations.
    private static func words(of name: String) -> [String] {
        let plain = name.decomposedStringWithCanonicalMapping.unicodeScalars
            .filter { $0.properties.generalCategory != .nonspacingMark }
        return plain.split { $0 != "." && !$0.properties.isAlphabetic }.flatMap { run -> [String] in
            let parts = run.split(separator: ".").map { String(String.UnicodeScalarView($0)) }
            return parts.allSatisfy { $0.count == 1 } && !parts.isEmpty ? [parts.joined()] : parts
        }
    }
}
