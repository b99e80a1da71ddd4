import Accounting
package import Commerce

extension BooksCatalogue {
    /// The same books with a tax code for each set of taxes that stands together on a line or charge of `orders` and whose rates no
    /// code of theirs bears: so that a plan can be rehearsed before any tax is paired. Source: design.md §6 (`plan`).
    ///
    /// Books with one tax per document need none. Taxes of a fixed amount cannot become a code. Where codes of theirs bear the rates
    /// for what may be another tax, the plan asks as the product does.
    package func rehearsed(for orders: [Order], policy: Policy) -> BooksCatalogue {
        guard company.taxModel == .global else { return self }
        var books = self
        let own = TaxPairing(policy: policy.tax, codes: taxCodes, country: company.country)
        for order in orders {
            for taxes in order.lines.map(\.taxes) + order.charges.map(\.taxes) {
                let taxes = taxes.map(\.tax)
                if !own.knowsRates(of: taxes) { books.addCode(for: taxes, policy.tax) }
            }
        }
        return books
    }

    private mutating func addCode(for taxes: [StoreTax], _ policy: TaxPolicy) {
        let rates = taxes.compactMap(\.rate)
        guard !taxes.isEmpty, rates.count == taxes.count else { return }
        guard TaxPairing(policy: policy, codes: taxCodes, country: company.country).code(for: taxes) == nil
        else { return }
        let account = taxCodes.lazy.flatMap(\.salesRates).first?.account
        guard let account = account ?? salesTaxPayable?.reference else { return }
        let number = taxCodes.count + 1
        let records = zip(taxes, rates).enumerated().map { place, tax in
            TaxRateRecord(
                id: ID("rehearsal-\(number).\(place + 1)"), name: tax.0.name, percent: tax.1, account: account)
        }
        taxCodes.append(
            TaxCodeRecord(
                id: ID("rehearsal-\(number)"), name: taxes.map(\.name).joined(separator: " + "), salesRates: records))
    }
}
