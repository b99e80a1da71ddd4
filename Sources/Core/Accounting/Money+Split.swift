extension Money {
    /// Splits the amount in proportion to `weights` by largest remainder, so that the parts always add up to it.
    ///
    /// Weights below zero count as zero; when all are zero the first part takes everything. An empty list gives an empty list.
    package func split(over weights: [Int64]) -> [Money] {
        minorUnits.split(over: weights).map { Money(minorUnits: $0, currency) }
    }

    /// Splits by largest remainder in proportion to weights of either sign, as ``Swift/Int64`` does.
    package func signedSplit(over weights: [Int64]) -> [Money] {
        minorUnits.signedSplit(over: weights).map { Money(minorUnits: $0, currency) }
    }
}
