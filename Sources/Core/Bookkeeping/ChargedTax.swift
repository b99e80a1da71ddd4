package import Accounting
package import Commerce

/// Tax that the store charged, as the books would count it.
package struct ChargedTax: Hashable, Sendable {
    /// The books' rate; `nil` where documents bear one tax for all, or where no code of the books stands for it.
    package var rate: ID<TaxRate>?
    /// The books' name of the rate, or the store's of a tax without a code; `nil` for all tax of a document.
    package var name: String?
    package var percent: ExactDecimal?
    package var amount: Money
}

extension Bookkeeper {
    /// The tax of an order by the rates on which a plan would put it, whether or not the order may be posted. A credit memo of the store
    /// takes it back.
    ///
    /// Source: what-users-expect.md §7 (tax by rate).
    package func chargedTax(of order: Order) -> [ChargedTax] {
        var taxes = tax(on: order)
        guard order.form.isCreditMemo else { return taxes }
        for index in taxes.indices { taxes[index].amount = -taxes[index].amount }
        return taxes
    }

    private func tax(on order: Order) -> [ChargedTax] {
        guard company.taxModel == .global else { return [ChargedTax(amount: order.tax)] }
        let check = StaleTaxCheck(isOn: false, allowsLess: false, pricesIncludeTax: order.pricesIncludeTax)
        var calculator = AmountCalculator(
            order, roundingUnitsMax: policy.roundingUnitsMax, splitsCharges: true, acceptsUnsharedTax: false,
            check: check
        )
        let reckoning = calculator.reckon()
        guard AmountCheck(order).refusals.isEmpty, calculator.refusals.isEmpty else {
            return [ChargedTax(amount: order.tax)]
        }
        let sets = reckoning.sets.sets
        return reckoning.buckets.filter { $0.set != 0 }.flatMap { bucket in
            charged(bucket, sets[bucket.set], in: order.currency)
        }
    }

    private func charged(_ bucket: TaxBucket, _ taxes: [StoreTax], in currency: Currency) -> [ChargedTax] {
        func money(_ units: Int64) -> Money { Money(minorUnits: units, currency) }
        guard let code = pairing.code(for: taxes), !code.salesRates.isEmpty else {
            return zip(taxes, bucket.taxes).map {
                ChargedTax(name: $0.name, percent: $0.rate, amount: money($1))
            }
        }
        return zip(code.salesRates, TaxDressing.spread(bucket, of: taxes, over: code)).map { rate, units in
            ChargedTax(rate: rate.id, name: rate.name, percent: rate.percent, amount: money(units))
        }
    }
}
