import Accounting
import Commerce

extension Planning {
    /// The way tax takes in the books of this company, unless the person sending the order chose another (S4).
    mutating func taxScheme() -> TaxScheme {
        switch books.company.taxModel {
        case .global: globalScheme()
        case .unitedStatesAutomated, .unitedStatesManual: unitedStatesScheme()
        case .none: .asItem(showsZero: wantsTaxItem, lineCode: nil, zeroRates: [])
        }
    }

    private var wantsTaxItem: Bool {
        switch sending?.tax {
        case .totalAsItem: true
        case .customerSetting, .booksDefault: false
        case nil: books.policy.tax.unitedStatesMode == .totalAsItem
        }
    }

    private mutating func globalScheme() -> TaxScheme {
        guard case .totalAsItem = sending?.tax else { return .perRate(linesHoldTax: books.policy.tax.linesHoldTax) }
        guard let code = books.pairing.codeWithoutTax else {
            refuse(.taxUnpaired([Self.noTax]))
            return .asItem(showsZero: true, lineCode: nil, zeroRates: [])
        }
        return .asItem(showsZero: true, lineCode: code.reference, zeroRates: code.salesRates)
    }

    private mutating func unitedStatesScheme() -> TaxScheme {
        if wantsTaxItem {
            return .asItem(showsZero: true, lineCode: books.catalogue.traits.taxMarks.notTaxable, zeroRates: [])
        }
        guard let account = books.usSalesTaxAccount else {
            if !order.tax.isZero { refuse(.accountMissing(name: "Sales Tax Payable")) }
            return .asItem(showsZero: false, lineCode: books.catalogue.traits.taxMarks.notTaxable, zeroRates: [])
        }
        switch sending?.tax {
        case .booksDefault: return .computedByBooks(account: account)
        case .customerSetting(let code): return .documentTotal(code: reference(code), account: account)
        case .totalAsItem, nil: break
        }
        if books.company.taxModel == .unitedStatesManual, books.policy.tax.lacksCode, !order.tax.isZero {
            refuse(.taxCodeNotChosen)
        }
        if books.policy.tax.unitedStatesMode == .computedByBooks { return .computedByBooks(account: account) }
        return .documentTotal(code: books.policy.tax.unitedStatesCode.flatMap { reference($0) }, account: account)
    }

    private mutating func reference(_ id: ID<TaxCode>) -> Reference<TaxCode>? {
        guard let code = books.pairing.code(id) else {
            refuse(.taxCodeMissing(id))
            return nil
        }
        return code.reference
    }

    /// Pairs each set of taxes in use with its code; refuses once with all that have none (W13).
    mutating func dressing(_ scheme: TaxScheme, _ reckoning: Reckoning) -> TaxDressing {
        let sets = reckoning.sets.sets
        let buckets = reckoning.buckets
        let codes = scheme.isPerRate ? pair(sets, of: reckoning) : []
        var taxed = [Bool](repeating: false, count: sets.count)
        for bucket in buckets where bucket.taxes.contains(where: { $0 != 0 }) { taxed[bucket.set] = true }
        return TaxDressing(
            scheme: scheme, marks: books.catalogue.traits.taxMarks, currency: currency, sets: sets, codes: codes,
            outOfScope: books.pairing.codeOutOfScope, taxedSets: taxed, reckoning: booksReckoning(scheme))
    }

    /// Books that reckon tax themselves do so by the rates that their catalogue tells.
    private func booksReckoning(_ scheme: TaxScheme) -> BooksReckoning? {
        guard books.catalogue.traits.reckonsTax else { return nil }
        var percent: ExactDecimal?
        if case .documentTotal(.existing(let id, _)?, _) = scheme, let code = books.pairing.code(id) {
            percent = code.salesRates.reduce(ExactDecimal.zero) { $0.adding($1.percent) ?? $0 }
        }
        return BooksReckoning(documentPercent: percent, unitsMax: books.policy.roundingUnitsMax)
    }

    /// Sets that have no code are told apart: each is one choice of a person.
    private mutating func pair(_ sets: [[StoreTax]], of reckoning: Reckoning) -> [TaxCodeRecord?] {
        var codes = [TaxCodeRecord?](repeating: nil, count: sets.count)
        let zero = books.pairing.codeWithoutTax
        if let missing = books.policy.tax.codeWithoutTax, zero == nil { refuse(.taxCodeMissing(missing)) }
        codes[0] = zero
        let (supplies, holdsOthers) = reckoning.supplies(of: order)
        if holdsOthers { checkCodeOutOfScope() }
        for bucket in supplies {
            let set = sets[bucket.set]
            let code = chosenCode(set) ?? books.pairing.code(for: set)
            codes[bucket.set] = code
            let hasRoom = code.map { !$0.salesRates.isEmpty || bucket.tax == 0 } ?? false
            if !hasRoom { refuse(.taxUnpaired(set.isEmpty ? [Self.noTax] : set)) }
        }
        return codes
    }

    /// What is no supply needs a code all the same.
    mutating func checkCodeOutOfScope() {
        guard books.pairing.codeOutOfScope == nil else { return }
        let chosen = books.policy.tax.codeOutOfScope
        refuse(chosen.map { .taxCodeMissing($0) } ?? .taxUnpaired([Self.noTax]))
    }

    /// The customer's own tax setting, for what is taxed at all.
    private mutating func chosenCode(_ set: [StoreTax]) -> TaxCodeRecord? {
        guard case .customerSetting(let id) = sending?.tax, !set.isEmpty else { return nil }
        guard let code = books.pairing.code(id) else {
            refuse(.taxCodeMissing(id))
            return nil
        }
        return code
    }

    /// Stands in a refusal for sales that bear no tax, where the books have no code for them.
    static let noTax = StoreTax(name: "", rate: .zero)
}
