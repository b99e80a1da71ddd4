/// The taxes of an order as its rows tell them: which lines and charges each row was taken on is stored nowhere.
///
/// Amounts and rates are ten-thousandths; a product of both is a ten-thousand-millionth (`fine` below). Source: opencart.md §4.
struct OpenCartTaxPuzzle: Sendable {
    /// A rate that a row may have.
    struct Rate: Hashable, Sendable {
        /// Per cent, or an amount a piece.
        var rate: Int64
        var isFixed: Bool
    }

    struct Line: Hashable, Sendable {
        var total: Int64
        var price: Int64
        var quantity: Int64
        /// Tax of one piece before any coupon, all rates summed.
        var unitTax: Int64
        /// Rows that the line's tax class of today has, by position; a hint.
        var hint: UInt32?
    }

    struct Charge: Hashable, Sendable {
        var value: Int64
        var isShipping: Bool
        /// It runs after the taxes, so that none was taken on it.
        var isAfterTax: Bool
        var hint: UInt32?
    }

    struct Row: Hashable, Sendable {
        var value: Int64
        var rates: [Rate]
    }

    /// A coupon or points.
    struct Discount: Hashable, Sendable {
        /// Above zero.
        var value: Int64
        var isAfterTax: Bool
    }

    var lines: [Line]
    var charges: [Charge]
    var rows: [Row]
    var discounts: [Discount]
    /// The tax of each piece is rounded to money before it is multiplied, as modules do that many shops install against odd cents. Its
    /// rows come out less sharply.
    var isRounded = false

    /// Whether the amounts look like those of such a shop: nothing of its tax is a part of a hundredth.
    var looksRounded: Bool {
        lines.contains { $0.unitTax != 0 } && lines.allSatisfy { $0.unitTax % Self.hundredth == 0 }
            && rows.allSatisfy { $0.value % Self.hundredth == 0 }
    }

    /// In ten-thousandths.
    private static let hundredth: Int64 = 100
}

/// One way in which an order's taxes come out to the last digit.
struct OpenCartTaxSolution: Hashable, Sendable {
    /// The rate of each row.
    var rates: [OpenCartTaxPuzzle.Rate]
    /// The rows that each line bears, a bit for each.
    var lines: [UInt32]
    var charges: [UInt32]
    /// How each discount went over the lines, as weights, and what of it went to shipping; `nil` where no tax was taken off for it.
    var shares: [Share?]

    struct Share: Hashable, Sendable {
        var weights: [Int64]
        var shipping: Int64
    }
}

extension OpenCartTaxPuzzle {
    /// The first way that comes out, the likeliest tried first; `nil` where none does.
    func solved() -> OpenCartTaxSolution? {
        for rates in rateChoices {
            let fits = lines.map { fitting($0, rates) }
            guard fits.allSatisfy({ !$0.isEmpty }) else { continue }
            for masks in lineChoices(fits) {
                for charges in chargeChoices(masks) {
                    let search = Search(puzzle: self, rates: rates, lines: masks, charges: charges)
                    if let shares = search.shares() {
                        return OpenCartTaxSolution(rates: rates, lines: masks, charges: charges, shares: shares)
                    }
                }
            }
        }
        return nil
    }

    // MARK: Choices

    /// A rate for each row: the likeliest of all first, then those that differ from it least.
    private var rateChoices: [[Rate]] {
        let stepsMax = rows.reduce(0) { $0 + $1.rates.count - 1 }
        var choices: [[Rate]] = []
        for steps in 0...max(stepsMax, 0) where choices.count < Self.rateChoicesMax {
            choices += rates(from: rows[...], steps: steps).prefix(Self.rateChoicesMax - choices.count)
        }
        return choices
    }

    /// The choices that are together so many steps down the rows' lists.
    private func rates(from rows: ArraySlice<Row>, steps: Int) -> [[Rate]] {
        guard let row = rows.first else { return steps == 0 ? [[]] : [] }
        var choices: [[Rate]] = []
        for (place, rate) in row.rates.enumerated().prefix(steps + 1) where choices.count < Self.rateChoicesMax {
            choices += rates(from: rows.dropFirst(), steps: steps - place).map { [rate] + $0 }
        }
        return choices
    }

    /// The sets of rows that make a line's tax of one piece; that of its class first.
    private func fitting(_ line: Line, _ rates: [Rate]) -> [UInt32] {
        let fits = (0..<UInt32(1) << UInt32(rates.count)).filter { mask in
            var tax: Int128 = 0
            var sum: Int128 = 0
            for (row, rate) in rates.enumerated() where mask >> UInt32(row) & 1 == 1 {
                tax += rate.isFixed ? Int128(rate.rate) * Self.fine : Int128(line.price) * Int128(rate.rate)
                sum += rate.isFixed ? 0 : Int128(rate.rate)
            }
            // Price and tax of a piece are rounded to four decimals.
            let off = (tax - Int128(line.unitTax) * Self.fine).magnitude
            let rounding = isRounded ? Int128(mask.nonzeroBitCount) * Self.half : 0
            return off <= (Self.fine / 2 + sum / 2 + Self.dust + rounding).magnitude
        }
        guard let hint = line.hint, fits.contains(hint) else {
            return fits.sorted { $0.nonzeroBitCount < $1.nonzeroBitCount }
        }
        return [hint] + fits.filter { $0 != hint }
    }

    /// One set for each line. Where several fit, lines of the same choices are tried alike first, then by themselves.
    private func lineChoices(_ fits: [[UInt32]]) -> [[UInt32]] {
        var choices: [[UInt32]] = [fits.compactMap(\.first)]
        let open = fits.indices.filter { fits[$0].count > 1 }
        guard !open.isEmpty else { return choices }
        for (place, mask) in open.compactMap({ place in fits[place].dropFirst().map { (place, $0) } }).joined() {
            let alike = fits.indices.map { fits[$0] == fits[place] ? mask : fits[$0][0] }
            if !choices.contains(alike) { choices.append(alike) }
        }
        var all: [[UInt32]] = [[]]
        for fit in fits {
            all = all.flatMap { choice in fit.map { choice + [$0] } }
            if all.count > Self.choicesMax { all = Array(all.prefix(Self.choicesMax)) }
        }
        return choices + all.filter { !choices.contains($0) }
    }

    /// One set for each charge: that of its class, what the goods bear, nothing, everything, single rows.
    private func chargeChoices(_ lines: [UInt32]) -> [[UInt32]] {
        let everything = (UInt32(1) << UInt32(rows.count)) - 1
        var usual: [UInt32] = []
        for mask in lines + [0, everything] + rows.indices.map({ UInt32(1) << UInt32($0) }) where !usual.contains(mask)
        {
            usual.append(mask)
        }
        var choices: [[UInt32]] = [[]]
        for charge in charges {
            var masks = usual
            if charge.value == 0 || charge.isAfterTax {
                masks = [0]
            } else if let hint = charge.hint {
                masks = [hint] + usual.filter { $0 != hint }
            }
            choices = choices.flatMap { choice in masks.map { choice + [$0] } }
            if choices.count > Self.choicesMax { choices = Array(choices.prefix(Self.choicesMax)) }
        }
        return choices
    }

    /// Rates that make no line's tax of a piece are passed over at once, so that many may be tried: several rates that changed together.
    private static let rateChoicesMax = 2048
    /// More ways than this are not looked through: no order of a shop has them.
    private static let choicesMax = 256
    /// A ten-thousandth in fine units.
    static let fine: Int128 = 1_000_000
    /// Half a hundredth in fine units: what rounding to money adds or takes.
    static let half: Int128 = 50 * fine
    /// What floating point adds.
    static let dust: Int128 = 2_000
}

/// Holds the rows of one choice against their values, and finds how the discounts went over the lines.
private struct Search {
    let puzzle: OpenCartTaxPuzzle
    let rates: [OpenCartTaxPuzzle.Rate]
    let lines: [UInt32]
    let charges: [UInt32]

    /// `nil` when the rows do not come out in any way.
    func shares() -> [OpenCartTaxSolution.Share?]? {
        guard fixedRowsComeOut() else { return nil }
        let before = puzzle.discounts.indices.filter { !puzzle.discounts[$0].isAfterTax }
        for choice in choices(before) {
            if percentRowsComeOut(choice) {
                var shares = [OpenCartTaxSolution.Share?](repeating: nil, count: puzzle.discounts.count)
                for (place, discount) in before.enumerated() { shares[discount] = choice[place] }
                return shares
            }
        }
        return nil
    }

    private func fixedRowsComeOut() -> Bool {
        rates.indices.allSatisfy { row in
            guard rates[row].isFixed else { return true }
            let pieces = lines.indices.reduce(Int128(0)) {
                $0 + (has(lines[$1], row) ? Int128(puzzle.lines[$1].quantity) : 0)
            }
            let others = charges.indices.reduce(Int128(0)) { $0 + (has(charges[$1], row) ? 1 : 0) }
            let tax = (pieces + others) * Int128(rates[row].rate)
            return (tax - Int128(puzzle.rows[row].value)).magnitude <= 1 + pieces.magnitude / 1000
        }
    }

    /// What each discount may have done: over all lines, with shipping, over some of them, or nothing to any tax.
    private func choices(_ discounts: [Int]) -> [[OpenCartTaxSolution.Share?]] {
        var choices: [[OpenCartTaxSolution.Share?]] = [[]]
        for index in discounts {
            let ways = ways(
                puzzle.discounts[index].value, subsets: discounts.count == 1 ? Self.linesMax : Self.linesMax / 2)
            choices = choices.flatMap { choice in ways.map { choice + [$0] } }
        }
        return choices
    }

    private func ways(_ value: Int64, subsets linesMax: Int) -> [OpenCartTaxSolution.Share?] {
        let totals = puzzle.lines.map(\.total)
        let shipping = puzzle.charges.first { $0.isShipping }?.value ?? 0
        var ways: [OpenCartTaxSolution.Share?] = [.init(weights: totals, shipping: 0)]
        if shipping > 0, shipping <= value { ways.append(.init(weights: totals, shipping: shipping)) }
        if totals.count > 1 {
            let few = totals.count <= linesMax
            let masks = few ? Array(1..<(1 << totals.count) - 1) : totals.indices.map { 1 << $0 }
            for mask in masks {
                let weights = totals.indices.map { mask >> $0 & 1 == 1 ? totals[$0] : 0 }
                guard weights.reduce(Int128(0), { $0 + Int128($1) }) > 0 else { continue }
                ways.append(.init(weights: weights, shipping: 0))
                if shipping > 0, shipping <= value { ways.append(.init(weights: weights, shipping: shipping)) }
            }
        }
        return ways + [nil]
    }

    /// Two to the power of it ways are looked through.
    private static let linesMax = 8

    private func percentRowsComeOut(_ shares: [OpenCartTaxSolution.Share?]) -> Bool {
        let before = puzzle.discounts.filter { !$0.isAfterTax }
        return rates.indices.allSatisfy { row in
            let rate = Int128(rates[row].rate)
            guard !rates[row].isFixed else { return true }
            var gross: Int128 = 0
            var parts = 1
            var pieces: Int128 = 0
            for line in lines.indices where has(lines[line], row) {
                gross += Int128(puzzle.lines[line].total)
                parts += 1
                pieces += Int128(max(puzzle.lines[line].quantity, 0))
            }
            for charge in charges.indices where has(charges[charge], row) {
                gross += Int128(puzzle.charges[charge].value)
                parts += 1
            }
            var tax = gross * rate
            for (discount, share) in zip(before, shares) {
                guard let share else { continue }
                tax -= taken(discount.value, share, row) * rate
                parts += 1
            }
            let off = (tax - Int128(puzzle.rows[row].value) * OpenCartTaxPuzzle.fine).magnitude
            // Pieces and charges are rounded by themselves, and so is what each discount takes off each line.
            let roundings = pieces + Int128(charges.count) + Int128(lines.count * before.count)
            let rounding = puzzle.isRounded ? roundings * OpenCartTaxPuzzle.half : 0
            return off
                <= (OpenCartTaxPuzzle.fine / 2 + Int128(parts) * rate / 2 + rate + OpenCartTaxPuzzle.dust + rounding)
                .magnitude
        }
    }

    /// How much of a discount lies on what a row is taken on.
    private func taken(_ value: Int64, _ share: OpenCartTaxSolution.Share, _ row: Int) -> Int128 {
        let whole = share.weights.reduce(Int128(0)) { $0 + Int128($1) }
        let own = lines.indices.reduce(Int128(0)) { $0 + (has(lines[$1], row) ? Int128(share.weights[$1]) : 0) }
        let goods = whole > 0 ? Int128(value - share.shipping) * own / whole : 0
        let shipped = charges.indices.contains { puzzle.charges[$0].isShipping && has(charges[$0], row) }
        return goods + (shipped ? Int128(share.shipping) : 0)
    }

    private func has(_ mask: UInt32, _ row: Int) -> Bool { mask >> UInt32(row) & 1 == 1 }
}
