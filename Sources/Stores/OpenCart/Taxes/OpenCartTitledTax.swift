import Accounting
import Commerce

/// A tax row by its title, with the rates that it may be.
struct OpenCartTitledTax: Sendable {
    let title: String
    /// Rates of that name, those first that apply at the order's addresses.
    let candidates: [OpenCartDetails.Rate]
    let rates: [OpenCartTaxPuzzle.Rate]

    /// The rates of that name as they are today, and then what the rate may have been when the order was placed: shops change, rename and
    /// delete rates, and orders keep none. Each is proven by the amounts or not taken.
    init(_ title: String, _ details: OpenCartDetails, _ rules: OpenCartTaxRules, guesses: [ExactDecimal]) {
        self.title = title
        let named = details.rates.filter { $0.name == title }
        candidates = named.filter { rules.applies($0) } + named.filter { !rules.applies($0) }
        let own = candidates.map { ($0.rate, $0.isFixed) } + guesses.map { ($0, false) }
        var rates: [OpenCartTaxPuzzle.Rate] = []
        for (rate, isFixed) in own {
            guard let rate = rate.tenThousandths, !rates.contains(.init(rate: rate, isFixed: isFixed)) else { continue }
            rates.append(.init(rate: rate, isFixed: isFixed))
        }
        self.rates = rates
    }

    /// Of a rate that no row tells of.
    init?(_ rate: OpenCartDetails.Rate) {
        guard let percent = rate.rate.tenThousandths else { return nil }
        title = rate.name
        candidates = [rate]
        rates = [.init(rate: percent, isFixed: rate.isFixed)]
    }

    // MARK: Which rate a row is

    /// The taxes of all rows. A row that may be several rates bears its title alone, for a person to pair.
    static func identified(
        _ rows: [OpenCartTitledTax], _ solution: OpenCartTaxSolution, classes: [String?], _ details: OpenCartDetails,
        _ rules: OpenCartTaxRules
    ) -> [StoreTax] {
        var taken: Set<String> = []
        return rows.indices.map { row in
            let rate = solution.rates[row]
            let percent = rate.isFixed ? nil : ExactDecimal(coefficient: rate.rate, scale: 4)
            let plain = StoreTax(name: rows[row].title, rate: percent)
            let fitting = rows[row].candidates.filter {
                $0.isFixed == rate.isFixed && $0.rate.tenThousandths == rate.rate && !taken.contains($0.id)
            }
            let applying = fitting.filter { rules.applies($0) }
            let pool = applying.isEmpty ? fitting : applying
            let bearers = solution.lines.indices.filter { solution.lines[$0] >> UInt32(row) & 1 == 1 }
            let consistent = pool.filter { candidate in
                bearers.allSatisfy { classes[$0].map { rules.rates(of: $0).contains(candidate.id) } ?? true }
            }
            let alike = rows.indices.filter { rows[$0].title == rows[row].title && solution.rates[$0] == rate }.count
            let choice =
                pool.count <= alike ? consistent.first ?? pool.first : consistent.count == 1 ? consistent.first : nil
            guard let choice else { return plain }
            taken.insert(choice.id)
            return choice.tax(among: details.rates, zones: details.zones)
        }
    }
}
