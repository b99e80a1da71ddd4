import Accounting

/// A company in the United States that keeps sales tax by hand names one code for each document, and takes no tax without one.
///
/// Source: quickbooks-online.md §8.1.
extension TaxPolicy {
    /// Whether tax would be sent as the document's without saying under which code.
    var lacksCode: Bool { unitedStatesMode != .totalAsItem && unitedStatesCode == nil }

    /// The only code that there is; where there are several, none can be guessed, and the tax is an item of its own.
    mutating func chooseForTaxByHand(_ codes: [TaxCodeRecord]) {
        let usable = codes.filter { $0.isActive && !$0.salesRates.isEmpty }
        if usable.count == 1, let only = usable.first {
            unitedStatesCode = only.id
        } else {
            unitedStatesMode = .totalAsItem
        }
    }
}
