import Accounting
import Commerce
import ConnectorKit

/// The taxes and discounts of an order, shared out over what they were taken on and off.
struct OpenCartSharedTaxes: Sendable {
    var lines: [[TaxCharged]]
    var lineDiscounts: [[Discount]]
    /// By position of the row.
    var charges: [Int: [TaxCharged]] = [:]
    var chargeDiscounts: [Int: [Discount]] = [:]
    /// Discounts of which no tax was taken off, as those that run after the taxes.
    var rest: [Discount] = []

    init(lines count: Int) {
        lines = Array(repeating: [], count: count)
        lineDiscounts = Array(repeating: [], count: count)
    }
}

/// Finds what each tax row of an order was taken on, and says so in the order's currency.
///
/// Where the rows come out in no way, the taxes stay with the order, for the rules of bookkeeping to judge. Source: opencart.md §4.
struct OpenCartTaxes: Sendable {
    private let lines: [OpenCartLine]
    private let rows: [OpenCartTotalRow]
    private let details: OpenCartDetails
    private let rules: OpenCartTaxRules
    private let chargeRows: [Int]
    private let taxRows: [Int]
    private let discountRows: [Int]
    private let chargeClasses: [Int: String]

    init(
        _ lines: [OpenCartLine], _ rows: [OpenCartTotalRow], _ order: OpenCartRow, _ tables: OpenCartTables,
        _ details: OpenCartDetails
    ) {
        self.lines = lines
        self.rows = rows
        self.details = details
        rules = OpenCartTaxRules(order, details)
        chargeRows = rows.indices.filter { rows[$0].kind.charge != nil }
        taxRows = rows.indices.filter { rows[$0].kind == .tax }
        discountRows = rows.indices.filter { rows[$0].kind.discount != nil && !rows[$0].value.isZero }
        var classes: [Int: String] = [:]
        for index in chargeRows { classes[index] = Self.taxClass(of: rows[index], order, details) }
        chargeClasses = classes
    }

    /// `rounded` are all rows in the order's currency.
    func shared(_ rounded: [OpenCartRounded], _ currency: Currency) -> OpenCartSharedTaxes {
        let past = OpenCartPastRates(lines, rows, details)
        let titles = taxRows.map {
            OpenCartTitledTax(rows[$0].title, details, rules, guesses: past.guesses(of: rows[$0]))
        }
        var found = solve(titles, nothing: [])
        // A coupon of everything leaves a row of nothing, or none at all.
        for isAnyClass in [false, true] where found == nil {
            let hidden = hiddenTaxes(beside: titles, ofAnyClass: isAnyClass)
            if !hidden.isEmpty { found = solve(titles + hidden, nothing: hidden.indices.map { titles.count + $0 }) }
        }
        return OpenCartTaxSharing(
            lines: lines, rows: rows, rounded: rounded.map(\.amount), taxRows: taxRows, chargeRows: chargeRows,
            discountRows: discountRows, currency: currency
        ).shared(found)
    }

    private func solve(_ titles: [OpenCartTitledTax], nothing: [Int]) -> OpenCartFoundTaxes? {
        guard titles.count <= Self.rowsMax, var puzzle = puzzle(titles, nothing) else { return nil }
        var found = puzzle.solved()
        if found == nil, nothing.isEmpty, puzzle.looksRounded {
            puzzle.isRounded = true
            found = puzzle.solved()
        }
        guard let solution = found else { return nil }
        let taxes = OpenCartTitledTax.identified(titles, solution, classes: lines.map(\.taxClass), details, rules)
        return OpenCartFoundTaxes(solution: solution, taxes: taxes)
    }

    private func puzzle(_ titles: [OpenCartTitledTax], _ nothing: [Int]) -> OpenCartTaxPuzzle? {
        var puzzle = OpenCartTaxPuzzle(lines: [], charges: [], rows: [], discounts: [])
        for (index, title) in titles.enumerated() {
            guard let value = nothing.contains(index) ? 0 : rows[taxRows[index]].value.tenThousandths else {
                return nil
            }
            puzzle.rows.append(.init(value: value, rates: title.rates))
        }
        for line in lines {
            guard let total = line.total.tenThousandths, let price = line.price.tenThousandths,
                let unitTax = line.unitTax.tenThousandths, line.quantity.scale == 0
            else { return nil }
            puzzle.lines.append(
                .init(
                    total: total, price: price, quantity: line.quantity.coefficient, unitTax: unitTax,
                    hint: hint(line.taxClass, titles)))
        }
        let taxOrder = taxRows.map { rows[$0].sortOrder }.min() ?? .max
        for index in chargeRows {
            guard let value = rows[index].value.tenThousandths else { return nil }
            puzzle.charges.append(
                .init(
                    value: value, isShipping: rows[index].kind == .shipping,
                    isAfterTax: rows[index].sortOrder > taxOrder,
                    hint: hint(chargeClasses[index], titles)))
        }
        for index in discountRows {
            guard let value = rows[index].value.tenThousandths else { return nil }
            puzzle.discounts.append(.init(value: -value, isAfterTax: rows[index].sortOrder > taxOrder))
        }
        return puzzle
    }

    /// The rows that a class has by the rules of today.
    private func hint(_ taxClass: String?, _ titles: [OpenCartTitledTax]) -> UInt32? {
        guard let taxClass, rules.areKnown else { return nil }
        let own = rules.rates(of: taxClass)
        return titles.indices.reduce(UInt32(0)) { mask, index in
            titles[index].candidates.contains { own.contains($0.id) } ? mask | 1 << UInt32(index) : mask
        }
    }

    /// Taxes of the lines' classes that no row tells of; a product may have had another class when it was sold.
    private func hiddenTaxes(beside titles: [OpenCartTitledTax], ofAnyClass isAnyClass: Bool) -> [OpenCartTitledTax] {
        let own = Set(lines.compactMap(\.taxClass)).reduce(into: Set<String>()) { $0.formUnion(rules.rates(of: $1)) }
        return details.rates.filter { rate in
            (isAnyClass ? rules.applies(rate) : own.contains(rate.id))
                && !titles.contains { $0.title == rate.name && $0.candidates.count == 1 }
        }.compactMap { OpenCartTitledTax($0) }
    }

    /// Stated by the order in 4.x, else by the settings of today.
    private static func taxClass(of row: OpenCartTotalRow, _ order: OpenCartRow, _ details: OpenCartDetails) -> String?
    {
        guard row.kind == .shipping else { return details.chargeClasses["total_\(row.code)"] }
        if let stated = order.object(in: "shipping_method").flatMap({ OpenCartRow($0)["tax_class_id"]?.unlessEmpty }) {
            return stated
        }
        let code = order["shipping_code"] ?? ""
        return details.chargeClasses["shipping_\(code.prefix { $0 != "." })"]
    }

    /// More tax rows than any order has; each doubles the ways to look through.
    private static let rowsMax = 8
}

/// What was found, with the tax that each row is.
struct OpenCartFoundTaxes: Sendable {
    var solution: OpenCartTaxSolution
    var taxes: [StoreTax]
}
