/// One rate of a tax code.
struct TaxRateShare: Sendable {
    var rate: Int
    var name: String
    var percent: Exact
    /// The account the agency's tax is kept in.
    var account: Int
}

/// What a document owes per rate.
struct TaxRow {
    var share: TaxRateShare
    var base: Cents
    var amount: Cents
}

/// The tax of a document and how it is shown.
struct SaleTax {
    var rows: [TaxRow] = []
    var code: Int?
    var isOverridden = false

    var total: Cents { rows.reduce(.zero) { $0 + $1.amount } }

    /// `TaxLine[]` as the service answers it. Source: quickbooks-online.md §8.2.
    var lines: JSONValue {
        .array(
            rows.map { row in
                [
                    "Amount": row.amount.json, "DetailType": "TaxLineDetail",
                    "TaxLineDetail": [
                        "TaxRateRef": .reference(String(row.share.rate)), "PercentBased": true,
                        "TaxPercent": row.share.percent.json, "NetAmountTaxable": row.base.json,
                    ],
                ]
            })
    }

    /// Spreads a total over the rows by their percentages; the last row takes what rounding leaves.
    mutating func override(with total: Cents) {
        isOverridden = true
        let whole = rows.reduce(Int128(0)) { $0 + $1.share.percent.units }
        var left = total
        for index in rows.indices {
            let isLast = index == rows.count - 1
            let part = whole == 0 ? Cents.zero : total.share(rows[index].share.percent.units, of: whole)
            rows[index].amount = isLast ? left : part
            left = left - rows[index].amount
        }
    }
}
