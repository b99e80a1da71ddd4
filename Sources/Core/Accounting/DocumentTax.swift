/// Tax of one rate of the books on a document.
package struct TaxRateAmount: Hashable, Sendable, Codable {
    package let rate: ID<TaxRate>
    package let name: String
    package let percent: ExactDecimal
    /// What the tax is reckoned on, net.
    package let net: Money
    package let amount: Money
    /// The liability account that the tax goes to, for the journal.
    package let account: Reference<Account>

    package init(
        rate: ID<TaxRate>, name: String, percent: ExactDecimal, net: Money, amount: Money, account: Reference<Account>
    ) {
        self.rate = rate
        self.name = name
        self.percent = percent
        self.net = net
        self.amount = amount
        self.account = account
    }
}

/// How the tax of a document reaches the books; the store's tax is the truth.
///
/// Source: quickbooks-online.md §8, S4.
package enum DocumentTax: Hashable, Sendable, Codable {
    /// The document has no tax of its own: the books keep none, or the tax is an item line.
    case none
    /// US: one total for the document, lines marked taxable or not; `code` names the rate where the company keeps rates by hand.
    case total(Money, code: Reference<TaxCode>?, account: Reference<Account>)
    /// US: the books compute it; what they compute is compared with the expected amount.
    case computedByBooks(expected: Money, account: Reference<Account>)
    /// Other countries: a code on each line, and the amount of each rate; `linesHoldTax` when documents show prices with tax.
    case perRate([TaxRateAmount], linesHoldTax: Bool)

    /// All tax that the document adds to its lines.
    package func total(_ currency: Currency) -> Money {
        switch self {
        case .none: .zero(currency)
        case .total(let amount, _, _), .computedByBooks(let amount, _): amount
        case .perRate(let rates, _): rates.map(\.amount).sum(currency)
        }
    }

    /// The tax by account, positive amounts.
    var byAccount: [(account: Reference<Account>, amount: Money)] {
        switch self {
        case .none: []
        case .total(let amount, _, let account), .computedByBooks(let amount, let account): [(account, amount)]
        case .perRate(let rates, _): rates.map { ($0.account, $0.amount) }
        }
    }
}
