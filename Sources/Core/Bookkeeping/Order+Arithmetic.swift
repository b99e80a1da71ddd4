package import Commerce

extension Order {
    /// What of the amounts does not add up, with both numbers: the same sums that a plan is held to, for who takes orders in.
    ///
    /// Tax that is told for the whole order only is allowed, as some books know no other; the plan says where it is not.
    package func sumsThatDiffer(roundingUnitsMax: Int) -> [Refusal] {
        let ranges = AmountCheck(self).refusals
        guard ranges.isEmpty else { return ranges }
        var calculator = AmountCalculator(
            self, roundingUnitsMax: roundingUnitsMax, splitsCharges: true, acceptsUnsharedTax: true,
            check: StaleTaxCheck(isOn: false, allowsLess: false, pricesIncludeTax: pricesIncludeTax))
        _ = calculator.reckon()
        return calculator.refusals
    }
}
