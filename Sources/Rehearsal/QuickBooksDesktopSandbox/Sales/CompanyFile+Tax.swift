/// Sales tax: one tax item for the document in the US, a tax code for each line elsewhere.
///
/// Source: quickbooks-desktop.md §3.4 and §4.3.
extension CompanyFile {
    /// The tax of a sale.
    func tax(of draft: SaleDraft) -> TaxResult {
        guard preferences.chargesSalesTax else {
            return TaxResult(included: draft.lines.map { _ in .zero })
        }
        guard profile.edition == .us else {
            return tax(
                amounts: draft.lines.map(\.amount), codes: draft.codes, field: "ItemSalesTaxRef",
                isIncluded: draft.isTaxIncluded)
        }
        var result = TaxResult(included: draft.lines.map { _ in .zero })
        let items = rateItems(draft.reference("ItemSalesTaxRef"))
        let rate = items.reduce(Exact.zero) { $0 + (records[$1]?.exact("TaxRate") ?? .zero) }
        result.rate = draft.reference("ItemSalesTaxRef") == nil ? nil : rate
        guard isTaxable(draft.reference("CustomerSalesTaxCodeRef") ?? preferences.taxableCode) else { return result }
        var base = Cents.zero
        for (line, code) in zip(draft.lines, draft.codes) where isTaxable(code) { base += line.amount }
        result.parts = split(base.percent(rate), items)
        return result
    }

    /// Tax by the codes of lines: one rounding for each tax item of the document.
    func tax(amounts: [Cents], codes: [Int?], field: String, isIncluded: Bool) -> TaxResult {
        var result = TaxResult(included: amounts.map { _ in .zero })
        var order: [Int] = []
        var sums: [Int: Cents] = [:]
        for (amount, code) in zip(amounts, codes) {
            guard let code else { continue }
            if sums[code] == nil { order.append(code) }
            sums[code, default: .zero] += amount
        }
        var parts: [Int: Cents] = [:]
        var partOrder: [Int] = []
        for code in order {
            let items = rateItems(records[code]?.reference(field))
            let sum = sums[code] ?? .zero
            if isIncluded {
                let rate = items.reduce(Exact.zero) { $0 + (records[$1]?.exact("TaxRate") ?? .zero) }
                let tax = sum.included(rate)
                spread(tax, over: amounts, codes, code, &result.included)
                for part in split(tax, items) {
                    if parts[part.item] == nil { partOrder.append(part.item) }
                    parts[part.item, default: .zero] += part.amount
                }
            } else {
                for item in items {
                    if parts[item] == nil { partOrder.append(item) }
                    parts[item, default: .zero] += sum
                }
            }
        }
        result.parts = partOrder.map { item in
            let value = parts[item] ?? .zero
            return (item, isIncluded ? value : value.percent(records[item]?.exact("TaxRate") ?? .zero))
        }
        return result
    }

    /// Single rates of a tax item, or of the items of a group.
    func rateItems(_ number: Int?) -> [Int] {
        guard let record = record(number) else { return [] }
        guard record.kind == .itemSalesTaxGroup else { return [record.number] }
        return record.fields.filter { $0.name == "ItemSalesTaxRef" }.compactMap { Int($0.text) }
    }

    func isTaxable(_ code: Int?) -> Bool { record(code)?.value("IsTaxable") == "true" }

    /// A tax among the items that make it, in proportion to their rates, without losing a cent.
    private func split(_ tax: Cents, _ items: [Int]) -> [(item: Int, amount: Cents)] {
        let rates = items.map { records[$0]?.exact("TaxRate")?.units ?? 0 }
        let whole = rates.reduce(0, +)
        var done = Cents.zero
        var sum: Int128 = 0
        return zip(items, rates).map { item, rate in
            sum += rate
            let until = tax.share(sum, of: whole)
            defer { done = until }
            return (item, until - done)
        }
    }

    private func spread(_ tax: Cents, over amounts: [Cents], _ codes: [Int?], _ code: Int, _ result: inout [Cents]) {
        let whole = zip(amounts, codes).reduce(Int128(0)) { $1.1 == code ? $0 + Int128($1.0.count) : $0 }
        var sum: Int128 = 0
        var done = Cents.zero
        for index in amounts.indices where codes[index] == code {
            sum += Int128(amounts[index].count)
            let until = tax.share(sum, of: whole)
            result[index] = until - done
            done = until
        }
    }
}
