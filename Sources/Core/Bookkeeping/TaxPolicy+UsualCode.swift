package import Commerce

extension TaxPolicy {
    /// The code that stands for these taxes without a pair of their own, by rates and names; `nil` when a person must choose.
    package func usualCode(for taxes: [StoreTax], in books: BooksCatalogue) -> TaxCodeRecord? {
        var policy = self
        policy.pairs.removeAll { $0.taxes == Set(taxes) }
        return TaxPairing(policy: policy, codes: books.taxCodes, country: books.company.country).code(for: taxes)
    }
}
