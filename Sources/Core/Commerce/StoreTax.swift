package import Accounting

/// A tax of the store, as orders name it: the same name with another rate is another tax.
///
/// Source: ecwid.md §3.5 rule 4, W13.
package struct StoreTax: Hashable, Sendable, Codable {
    /// The store's identifier of the tax, when it has one that orders carry.
    package var id: String?
    package var name: String
    /// Per cent; `nil` for a tax of a fixed amount.
    package var rate: ExactDecimal?

    package init(id: String? = nil, name: String, rate: ExactDecimal?) {
        self.id = id
        self.name = name
        self.rate = rate
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(name: try row.value(.name), rate: nil)
        try row.read(.id, into: &id)
        try row.read(.rate, into: &rate)
    }

    /// Stands on what was sold without tax because the buyer owes it: neither exempt nor out of scope.
    package static let reverseCharge = StoreTax(name: "Reverse charge", rate: .zero)
}

/// What one tax took on one line or charge; zero amounts are kept, they say that a zero rate applied.
package struct TaxCharged: Hashable, Sendable, Codable {
    package var tax: StoreTax
    package var amount: Money

    package init(tax: StoreTax, amount: Money) {
        self.tax = tax
        self.amount = amount
    }
}
