package import Accounting

/// How far a supplier's invoice may be from what was ordered before somebody must look at it: 2 per cent, or 5.00 where that is more.
///
/// Source: esp-orders.md §9.
package enum SupplierTolerance {
    package static func isExceeded(ordered: Money, invoiced: Money) -> Bool {
        let units = ordered.currency.minorUnitsPerUnit
        let most = max(ordered.share(2, of: 100).magnitude, Money(minorUnits: 5 * units, ordered.currency))
        return (invoiced - ordered).magnitude > most
    }
}
