import Accounting

/// What the rate of a tax row may have been when its order was placed, the likeliest first: an order keeps the title and the amount alone.
struct OpenCartPastRates: Sendable {
    private let lines: [OpenCartLine]
    private let rows: [OpenCartTotalRow]
    private let details: OpenCartDetails

    init(_ lines: [OpenCartLine], _ rows: [OpenCartTotalRow], _ details: OpenCartDetails) {
        self.lines = lines
        self.rows = rows
        self.details = details
    }

    /// What the title says; what the tax of a piece makes of its price, alone, by the share of the row in all rows, and beside other rows as
    /// they are today; what the row makes of goods. Of each kind, the likeliest of every line comes before what else rounding allows.
    func guesses(of row: OpenCartTotalRow) -> [ExactDecimal] {
        let ofLines = ofLines(nearest: row)
        var kinds: [[Estimate?]] = [ofLines]
        let all = rows.filter { $0.kind == .tax }.reduce(Int64(0)) { $0 + ($1.value.tenThousandths ?? 0) }
        if let own = row.value.tenThousandths, own < all { kinds.append(ofLines.map { $0.share(own, of: all) }) }
        kinds += sums(beside: row).map { others in ofLines.map { $0.less(others) } }
        kinds.append(bases.map { Estimate(row.value.tenThousandths, of: $0, roundings: Int64(lines.count + 2)) })
        var rates: [ExactDecimal] = Self.percent(in: row.title).map { [$0] } ?? []
        for kind in kinds {
            let guesses = kind.compactMap { $0?.rates }
            for rate in guesses.compactMap(\.first) + guesses.flatMap({ $0.dropFirst() }) where !rates.contains(rate) {
                rates.append(rate)
            }
        }
        return Array(rates.prefix(Self.guessesMax))
    }

    /// What the tax of a piece makes of its price, of each line: first that by which the lines that it may be of come nearest to the row.
    private func ofLines(nearest row: OpenCartTotalRow) -> [Estimate] {
        let value = Int128(row.value.tenThousandths ?? 0) * Estimate.whole
        var taxes: [Int64: Int128] = [:]
        var estimates: [Estimate] = []
        for line in lines {
            let estimate = Estimate(line.unitTax.tenThousandths, of: line.price.tenThousandths, roundings: 1)
            guard let estimate else { continue }
            estimates.append(estimate)
            taxes[estimate.likeliest, default: 0] += Int128(line.total.tenThousandths ?? 0) * Int128(estimate.likeliest)
        }
        func distance(_ place: Int) -> UInt128 { ((taxes[estimates[place].likeliest] ?? 0) - value).magnitude }
        return estimates.indices.sorted { (distance($0), $0) < (distance($1), $1) }.map { estimates[$0] }
    }

    /// What rates of the other rows make together, as they are today.
    private func sums(beside row: OpenCartTotalRow) -> [Int64] {
        let others = Set(rows.filter { $0.kind == .tax && $0.title != row.title }.map(\.title))
        let rates = details.rates.filter { others.contains($0.name) && !$0.isFixed }.compactMap(\.rate.tenThousandths)
        var sums: [Int64] = [0]
        for rate in rates.prefix(Self.othersMax) { sums += sums.map { $0 + rate } }
        return Array(sums.dropFirst())
    }

    /// Taxed goods, with and without charges and discounts, and each line of them alone.
    private var bases: [Int64] {
        func sum(_ values: [ExactDecimal]) -> Int64 { values.reduce(0) { $0 + ($1.tenThousandths ?? 0) } }
        let taxed = lines.filter { !$0.unitTax.isZero }.map(\.total)
        let goods = sum(taxed)
        let charges = sum(rows.filter { $0.kind.charge != nil }.map(\.value))
        let off = sum(rows.filter { $0.kind.discount != nil }.map(\.value))
        return [goods, goods + charges, goods + off, goods + charges + off] + taxed.compactMap(\.tenThousandths)
    }

    /// `VAT 20%` says 20.
    private static func percent(in title: String) -> ExactDecimal? {
        guard let end = title.firstIndex(of: "%") else { return nil }
        let before = title[..<end].reversed().drop { $0 == " " }
        let digits = String(before.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }.reversed())
        return ExactDecimal(digits.replacing(",", with: "."))
    }

    private static let guessesMax = 40
    /// Eight sums: more rates beside a row no shop has at one place.
    private static let othersMax = 3
}

/// A rate that was reckoned back from rounded amounts, in ten-thousandths of a per cent, and by how much it may be off.
private struct Estimate {
    let rate: Int64
    let slack: Int64

    private init?(rate: Int64, slack: Int64) {
        guard rate > 0, rate <= Self.rateMax else { return nil }
        (self.rate, self.slack) = (rate, slack)
    }

    /// What a tax makes of its price, both rounded to ten-thousandths, as many times as is said.
    init?(_ tax: Int64?, of price: Int64?, roundings: Int64) {
        guard let tax, tax > 0, let price, price > 0,
            let rate = Int64(exactly: Rounding.halfUp.divide(Int128(tax) * Self.whole, by: Int128(price)))
        else { return nil }
        // Half a ten-thousandth of tax, and as much of the price at this rate.
        let slack = Int64(clamping: Int128(roundings) * (Self.whole + Int128(rate)) / (2 * Int128(price)))
        self.init(rate: rate, slack: slack + 1)
    }

    /// The part of it that one row has of all.
    func share(_ own: Int64, of all: Int64) -> Estimate? {
        let part = Int64(clamping: Rounding.halfUp.divide(Int128(rate) * Int128(own), by: Int128(all)))
        return Estimate(
            rate: part,
            slack: Int64(clamping: Int128(slack) * Int128(own) / Int128(all) + Int128(rate) / Int128(all)) + 1)
    }

    func less(_ others: Int64) -> Estimate? { Estimate(rate: rate - others, slack: slack) }

    /// The rates that it may be, those with fewest digits first.
    var rates: [ExactDecimal] {
        let exact = ExactDecimal(coefficient: rate, scale: 4)
        return (0...4).compactMap { digits in
            let rounded = exact.rounded(toScale: digits)
            guard let value = rounded.tenThousandths, value > 0 else { return nil }
            return (value - rate).magnitude <= UInt64(slack) ? rounded : nil
        }
    }

    var likeliest: Int64 { rates.first?.tenThousandths ?? rate }

    /// A hundred per cent.
    static let whole: Int128 = 1_000_000
    /// No tax takes ten times the price.
    private static let rateMax: Int64 = 10_000_000
}
