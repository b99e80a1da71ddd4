import Accounting
import Commerce

/// Cuts rounded rows over the parts that they were found to be of, so that the cuts always make the row. Parts below zero, as what is
/// given for an old thing, bear tax and discounts below zero.
struct OpenCartTaxSharing: Sendable {
    let lines: [OpenCartLine]
    let rows: [OpenCartTotalRow]
    /// All rows in the order's currency.
    let rounded: [Money]
    let taxRows: [Int]
    let chargeRows: [Int]
    let discountRows: [Int]
    let currency: Currency

    func shared(_ found: OpenCartFoundTaxes?) -> OpenCartSharedTaxes {
        var shared = OpenCartSharedTaxes(lines: lines.count)
        for (place, row) in discountRows.enumerated() {
            share(row, found.map { $0.solution.shares[place] } ?? .some(overAll), &shared)
        }
        guard let found else { return shared }
        for row in found.taxes.indices { shareTax(row, found, &shared) }
        return shared
    }

    private var overAll: OpenCartTaxSolution.Share {
        .init(weights: lines.map { $0.total.tenThousandths ?? 0 }, shipping: 0)
    }

    private func share(_ row: Int, _ share: OpenCartTaxSolution.Share?, _ shared: inout OpenCartSharedTaxes) {
        guard let kind = rows[row].kind.discount else { return }
        let whole = -rounded[row]
        let label = rows[row].bracketed
        guard let share, share.weights.contains(where: { $0 > 0 }) else {
            shared.rest.append(Discount(kind: kind, label: label, amount: whole))
            return
        }
        var goods = whole
        if share.shipping > 0, let shipping = chargeRows.first(where: { rows[$0].kind == .shipping }) {
            let part = min(rounded[shipping], whole)
            shared.chargeDiscounts[shipping, default: []].append(Discount(kind: kind, label: label, amount: part))
            goods = whole - part
        }
        for (line, amount) in goods.signedSplit(over: share.weights).enumerated() where !amount.isZero {
            shared.lineDiscounts[line].append(Discount(kind: kind, label: label, amount: amount))
        }
    }

    private func shareTax(_ row: Int, _ found: OpenCartFoundTaxes, _ shared: inout OpenCartSharedTaxes) {
        let solution = found.solution
        let ownLines = lines.indices.filter { solution.lines[$0] >> UInt32(row) & 1 == 1 }
        let ownCharges = chargeRows.indices.filter { solution.charges[$0] >> UInt32(row) & 1 == 1 }
        let isFixed = solution.rates[row].isFixed
        let weights =
            ownLines.map { isFixed ? lines[$0].quantity.coefficient : base($0, solution) }
            + ownCharges.map { isFixed ? 1 : base(charge: $0, solution) }
        let whole = row < taxRows.count ? rounded[taxRows[row]] : .zero(currency)
        let parts = whole.signedSplit(over: weights)
        for (place, line) in ownLines.enumerated() {
            shared.lines[line].add(parts[place], of: found.taxes[row])
        }
        for (place, charge) in ownCharges.enumerated() {
            shared.charges[chargeRows[charge], default: []].add(parts[ownLines.count + place], of: found.taxes[row])
        }
    }

    /// What is left of a line after its discounts, in ten-thousandths.
    private func base(_ line: Int, _ solution: OpenCartTaxSolution) -> Int64 {
        var left = Int128(lines[line].total.tenThousandths ?? 0)
        for (place, share) in solution.shares.enumerated() {
            guard let share else { continue }
            let whole = share.weights.reduce(Int128(0)) { $0 + Int128($1) }
            let value = Int128(-(rows[discountRows[place]].value.tenThousandths ?? 0)) - Int128(share.shipping)
            if whole > 0 { left -= value * Int128(share.weights[line]) / whole }
        }
        return Int64(clamping: left)
    }

    private func base(charge: Int, _ solution: OpenCartTaxSolution) -> Int64 {
        let row = rows[chargeRows[charge]]
        let off = row.kind == .shipping ? solution.shares.reduce(Int64(0)) { $0 + ($1?.shipping ?? 0) } : 0
        return (row.value.tenThousandths ?? 0) - off
    }
}

extension [TaxCharged] {
    /// Two rows of one name and rate on the same part take both rates.
    fileprivate mutating func add(_ amount: Money, of tax: StoreTax) {
        guard let index = firstIndex(where: { $0.tax.name == tax.name && $0.tax.id == tax.id }),
            let own = self[index].tax.rate,
            let rate = tax.rate
        else { return append(TaxCharged(tax: tax, amount: amount)) }
        self[index].tax.rate = own.adding(rate)
        self[index].amount += amount
    }
}
