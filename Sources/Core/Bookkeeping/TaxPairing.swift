import Accounting
import Commerce

/// Finds the tax code of the books that stands for a set of store taxes (W13).
///
/// An explicit pair counts first, then a code with the same rates, then one with the same sum of rates; among equals the one
/// with the most similar name, then the lowest identifier, so that the choice never depends on the order of the list.
struct TaxPairing: Sendable {
    private let codes: [TaxCodeRecord]
    private let policy: TaxPolicy
    /// The code of lines without any tax.
    let codeWithoutTax: TaxCodeRecord?

    init(policy: TaxPolicy, codes: [TaxCodeRecord]) {
        self.policy = policy
        self.codes = codes.filter { $0.isActive && !Self.pseudoCodes.contains($0.id.rawValue) }.sorted(
            by: Self.precedes)
        if let chosen = policy.codeWithoutTax {
            codeWithoutTax = self.codes.first { $0.id == chosen }
        } else {
            codeWithoutTax = Self.zeroCode(among: self.codes)
        }
    }

    func code(_ id: ID<TaxCode>) -> TaxCodeRecord? { codes.first { $0.id == id } }

    func code(for taxes: [StoreTax]) -> TaxCodeRecord? {
        guard !taxes.isEmpty else { return codeWithoutTax }
        if let pair = policy.pairs.first(where: { Self.isSame($0.taxes, taxes) }) { return code(pair.code) }
        guard policy.pairsByRate else { return nil }
        let rates = taxes.compactMap(\.rate).sorted()
        guard rates.count == taxes.count else { return nil }
        if let exact = best(codes.filter { $0.salesRates.map(\.percent).sorted() == rates }, for: taxes) {
            return exact
        }
        let sum = Self.sum(rates)
        if sum.isZero { return codeWithoutTax }
        return best(codes.filter { Self.sum($0.salesRates.map(\.percent)) == sum }, for: taxes)
    }

    private func best(_ candidates: [TaxCodeRecord], for taxes: [StoreTax]) -> TaxCodeRecord? {
        guard let first = candidates.first, candidates.count > 1 else { return candidates.first }
        var best = (code: first, similarity: -1)
        for code in candidates {
            let similarity = Self.similarity(code, taxes)
            if similarity > best.similarity { best = (code, similarity) }
        }
        return best.code
    }

    /// Two points for a rate or code of the same name, one for a name that holds the other.
    private static func similarity(_ code: TaxCodeRecord, _ taxes: [StoreTax]) -> Int {
        let names = ([code.name] + code.salesRates.map(\.name)).map { NameKey($0).text }
        return taxes.reduce(0) { sum, tax in
            let name = NameKey(tax.name).text
            if names.contains(name) { return sum + 2 }
            return names.contains { !name.isEmpty && ($0.contains(name) || name.contains($0)) } ? sum + 1 : sum
        }
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
