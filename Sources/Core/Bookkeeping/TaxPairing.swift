import Accounting
import Commerce
import Foundation

/// Finds the tax code of the books that stands for a set of store taxes (W13).
///
/// An explicit pair counts first, then the one code with the same rates. A rate alone proves nothing where several authorities take
/// it: a code that by its name stands for another tax does not count, and of several the one whose name speaks for it must be alone.
/// Everything else is left to a person.
struct TaxPairing: Sendable {
    private let codes: [TaxCodeRecord]
    private let policy: TaxPolicy
    /// The country of the books; codes that name no country are for its taxes.
    private let country: String
    /// The code of lines without any tax.
    let codeWithoutTax: TaxCodeRecord?
    /// The code of what is no supply at all; that without tax where the settings name none.
    let codeOutOfScope: TaxCodeRecord?

    init(policy: TaxPolicy, codes: [TaxCodeRecord], country: String) {
        self.policy = policy
        self.country = country
        self.codes = codes.filter { $0.isActive && !Self.pseudoCodes.contains($0.id.rawValue) }.sorted(
            by: Self.precedes)
        if let chosen = policy.codeWithoutTax {
            codeWithoutTax = self.codes.first { $0.id == chosen }
        } else {
            codeWithoutTax = Self.zeroCode(among: self.codes)
        }
        if let chosen = policy.codeOutOfScope {
            codeOutOfScope = self.codes.first { $0.id == chosen }
        } else {
            codeOutOfScope = codeWithoutTax
        }
    }

    func code(_ id: ID<TaxCode>) -> TaxCodeRecord? { codes.first { $0.id == id } }

    func code(for taxes: [StoreTax]) -> TaxCodeRecord? {
        guard !taxes.isEmpty else { return codeWithoutTax }
        if let pair = policy.pairs.first(where: { Self.isSame($0.taxes, taxes) }) { return code(pair.code) }
        guard policy.pairsByRate else { return nil }
        // A tax of nothing beside another has no part in it.
        let counted = taxes.filter { $0.rate?.isZero != true }
        let taxes = counted.isEmpty ? taxes : counted
        let rates = taxes.compactMap(\.rate).sorted()
        guard rates.count == taxes.count else { return nil }
        let names = taxes.map { TaxName($0.name, home: country) }
        let candidates = codes(of: rates).filter { code in
            let own = name(of: code)
            return names.allSatisfy { !$0.contradicts(code: own, home: country) }
        }
        if Self.sum(rates).isZero {
            let isReverseCharge = names.contains(where: \.isReverseCharge)
            let named = named(taxes, names, among: candidates, atLeast: isReverseCharge ? 1 : 2 * taxes.count)
            return named ?? (isReverseCharge ? nil : codeWithoutTax)
        }
        if candidates.count == 1 { return candidates.first }
        if !candidates.isEmpty { return named(taxes, names, among: candidates, atLeast: 1) }
        return combined(names, of: rates)
    }

    /// Whether some code bears the rates of these taxes, be it for another tax.
    func knowsRates(of taxes: [StoreTax]) -> Bool { !codes(of: taxes.compactMap(\.rate).sorted()).isEmpty }

    private func codes(of rates: [ExactDecimal]) -> [TaxCodeRecord] {
        codes.filter { $0.salesRates.map(\.percent).sorted() == rates }
    }

    /// The one code whose name says most of the taxes; `nil` when none says anything or several say as much.
    private func named(
        _ taxes: [StoreTax], _ names: [TaxName], among candidates: [TaxCodeRecord], atLeast least: Int
    ) -> TaxCodeRecord? {
        let scores = candidates.map { similarity($0, taxes, names) }
        guard let most = scores.max(), most >= least else { return nil }
        let best = candidates.indices.filter { scores[$0] == most }
        return best.count == 1 ? candidates[best[0]] : nil
    }

    /// The one code with the same sum of rates that names the same kinds of tax: the store tells one tax where the books tell its
    /// parts, or the other way round.
    private func combined(_ names: [TaxName], of rates: [ExactDecimal]) -> TaxCodeRecord? {
        let sum = Self.sum(rates)
        let all = names.reduce(into: TaxName()) { $0.formUnion($1) }
        let fitting = codes.filter { code in
            guard Self.sum(code.salesRates.map(\.percent)) == sum else { return false }
            let own = name(of: code)
            return all.names(sameKindsAs: own) && !all.contradicts(code: own, home: country)
        }
        return fitting.count == 1 ? fitting.first : nil
    }

    /// What a code and its rates are called.
    private func name(of code: TaxCodeRecord) -> TaxName {
        code.salesRates.reduce(into: TaxName(code.name, home: country)) {
            $0.formUnion(TaxName($1.name, home: country))
        }
    }

    /// For each tax, three points for a rate or code of the same name, two for the same words, one for words that are all in the other.
    private func similarity(_ code: TaxCodeRecord, _ taxes: [StoreTax], _ names: [TaxName]) -> Int {
        let texts = [code.name] + code.salesRates.map(\.name)
        return zip(taxes, names).reduce(0) { sum, tax in
            sum
                + (texts.map { Self.similarity($0, TaxName($0, home: country).words, tax.0.name, tax.1.words) }.max()
                    ?? 0)
        }
    }

    private static func similarity(_ text: String, _ words: Set<String>, _ other: String, _ others: Set<String>) -> Int
    {
        if NameKey(text) == NameKey(other) { return 3 }
        if words.isEmpty || others.isEmpty { return 0 }
        return words == others ? 2 : words.isSubset(of: others) || others.isSubset(of: words) ? 1 : 0
    }

    private static func isSame(_ pair: Set<StoreTax>, _ taxes: [StoreTax]) -> Bool {
        pair.count == taxes.count
            && taxes.allSatisfy { tax in
                pair.contains(tax) || pair.contains { $0.rate == tax.rate && isSameTax($0, tax) }
            }
    }

    /// By identifier where both have one, else by name. Source: ecwid.md §3.5 rule 4.
    private static func isSameTax(_ one: StoreTax, _ other: StoreTax) -> Bool {
        if let id = one.id, let otherID = other.id { return id == otherID }
        return NameKey(one.name) == NameKey(other.name)
    }

    private static func sum(_ rates: [ExactDecimal]) -> ExactDecimal {
        rates.reduce(.zero) { $0.adding($1) ?? $0 }
    }

    /// The code by whose name a thing is outside of the tax's scope; `nil` where the books have none.
    static func outOfScopeCode(among codes: [TaxCodeRecord]) -> TaxCodeRecord? {
        let names = [
            "out of scope", "outside the scope", "no vat", "no gst", "hors champ", "hors du champ", "fuera de ambito",
            "fuera del ambito", "no sujet",
        ]
        return codes.filter { code in
            let name = NameKey(code.name).text.folding(options: .diacriticInsensitive, locale: nil)
            return code.isActive && code.salesRates.allSatisfy(\.percent.isZero) && names.contains { name.contains($0) }
        }.min(by: precedes)
    }

    private static func zeroCode(among codes: [TaxCodeRecord]) -> TaxCodeRecord? {
        let free = codes.filter { $0.salesRates.allSatisfy(\.percent.isZero) }
        return free.first { isZeroRated($0) } ?? free.first { isExempt($0) } ?? free.first
    }

    private static func isZeroRated(_ code: TaxCodeRecord) -> Bool {
        let name = NameKey(code.name).text
        return !code.salesRates.isEmpty && (name.contains("zero") || name.hasPrefix("0") || name.contains(" 0"))
    }

    private static func isExempt(_ code: TaxCodeRecord) -> Bool {
        let name = NameKey(code.name).text
        return name.contains("exempt") || name.contains("exon") || name.contains("exent")
    }

    /// Marks of US companies that are no codes.
    private static let pseudoCodes: Set<String> = ["TAX", "NON"]

    private static func precedes(_ one: TaxCodeRecord, _ other: TaxCodeRecord) -> Bool {
        let (left, right) = (one.id.rawValue, other.id.rawValue)
        return left.utf8.count == right.utf8.count ? left < right : left.utf8.count < right.utf8.count
    }
}
