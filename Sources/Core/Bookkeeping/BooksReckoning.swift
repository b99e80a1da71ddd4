import Accounting
import Commerce

/// How books reckon tax that a document cannot state: by the codes of its lines, each rate on the sum of what bears it, rounded once.
///
/// What they come to may be some minor units off what a store rounded line by line. The document then bears their tax, and the total
/// stays the store's. Source: quickbooks-desktop.md §3.4, §4.3.
struct BooksReckoning {
    /// The rate of the one tax of a document; `nil` where lines bear codes, or the books choose it.
    var documentPercent: ExactDecimal?
    /// What a small order may be off in any case; an order of many lines as much as their roundings come to.
    var unitsMax: Int
}

extension TaxDressing {
    /// What the books will reckon on these lines above what the store charged; zero where the document states its tax, and where it is
    /// more than rounding: then their answer tells.
    ///
    /// `sale` are the lines that these are shares of: what was rounded in them is in the shares too.
    func excess(_ drafts: [DraftLine], sharing sale: [DraftLine] = []) -> Int64 {
        guard let reckoning, let reckoned = reckoned(drafts) else { return 0 }
        let excess = reckoned - drafts.reduce(0) { $0 + $1.bucket.tax }
        let roundings = max(1, (drafts + sale).reduce(0) { $0 + self.roundings($1) })
        // Each of them moves half a unit at most.
        let most = min(roundings, max(reckoning.unitsMax, (roundings + 1) / 2, 1))
        return abs(excess) <= Int64(most) ? excess : 0
    }

    /// How often the tax of a line was rounded: once for each rate of its code.
    private func roundings(_ draft: DraftLine) -> Int {
        guard draft.bucket.tax != 0 else { return 0 }
        return scheme.isPerRate ? max(1, codes[draft.bucket.set]?.salesRates.count ?? 1) : 1
    }

    var linesHoldTax: Bool { if case .perRate(linesHoldTax: true) = scheme { true } else { false } }

    private func reckoned(_ drafts: [DraftLine]) -> Int64? {
        switch scheme {
        case .perRate: return reckonedRates(drafts).reduce(0) { $0 + $1.amount }
        case .documentTotal:
            guard let percent = reckoning?.documentPercent else { return nil }
            let net = drafts.lazy.filter { taxedSets[$0.bucket.set] }.reduce(0) { $0 + $1.bucket.net }
            return RateArithmetic.onTop(net, percent)
        case .computedByBooks, .asItem: return nil
        }
    }

    /// Each rate of the codes in use once, with what the books will reckon.
    func reckonedRates(_ drafts: [DraftLine]) -> [(rate: TaxRateRecord, net: Int64, amount: Int64)] {
        var sums: [(code: TaxCodeRecord, net: Int64, gross: Int64)] = []
        for (bucket, code) in coded(drafts) {
            if let known = sums.firstIndex(where: { $0.code.id == code.id }) {
                sums[known].net += bucket.net
                sums[known].gross += bucket.gross
            } else {
                sums.append((code, bucket.net, bucket.gross))
            }
        }
        var order: [(rate: TaxRateRecord, net: Int64, amount: Int64)] = []
        for sum in sums {
            for (rate, amount) in zip(sum.code.salesRates, inside(sum.gross, sum.code)) {
                if let known = order.firstIndex(where: { $0.rate.id == rate.id }) {
                    order[known].net += sum.net
                    order[known].amount += amount
                } else {
                    order.append((rate, sum.net, amount))
                }
            }
        }
        if linesHoldTax { return order }
        return order.map { ($0.rate, $0.net, RateArithmetic.onTop($0.net, $0.rate.percent)) }
    }

    /// The tax of each rate of a code inside an amount.
    private func inside(_ gross: Int64, _ code: TaxCodeRecord) -> [Int64] {
        let all = code.salesRates.reduce(ExactDecimal.zero) { $0.adding($1.percent) ?? $0 }
        return RateArithmetic.inside(gross, all, all: all)
            .split(over: code.salesRates.map { Self.millionths($0.percent) })
    }

    /// Charges of which the store taxed a part only, as shipping of goods that bear tax beside goods that bear none, on two lines:
    /// the books can reckon the rate on all of a line or on nothing of it.
    func parted(_ drafts: [DraftLine]) -> [DraftLine] {
        guard reckoning != nil, scheme.isPerRate, !linesHoldTax, codes[0] != nil else { return drafts }
        return drafts.flatMap { draft in
            guard draft.line.quantity == nil, draft.bucket.tax != 0, let code = codes[draft.bucket.set] else {
                return [draft]
            }
            let percent = code.salesRates.reduce(ExactDecimal.zero) { $0.adding($1.percent) ?? $0 }
            let whole = RateArithmetic.onTop(draft.bucket.net, percent)
            // Each rate may round by one.
            guard whole.magnitude > draft.bucket.tax.magnitude + UInt64(code.salesRates.count) else { return [draft] }
            let taxed = RateArithmetic.net(of: draft.bucket.tax, percent)
            return [
                draft.part(TaxBucket(set: draft.bucket.set, net: taxed, taxes: draft.bucket.taxes), currency),
                draft.part(TaxBucket(set: 0, net: draft.bucket.net - taxed, taxes: []), currency),
            ]
        }
    }

    /// The line with the most tax bears what the books reckon more; where lines hold it, what is left of the price is as much less.
    func shift(_ excess: Int64, on lines: inout [SalesLine]) {
        guard scheme.isPerRate,
            let place = lines.indices.max(by: { lines[$0].tax.magnitude < lines[$1].tax.magnitude })
        else { return }
        let more = Money(minorUnits: excess, currency)
        lines[place].tax += more
        guard linesHoldTax else { return }
        lines[place].amount -= more
        guard let quantity = lines[place].quantity, let price = lines[place].unitPrice else { return }
        lines[place].unitPrice =
            UnitPricing.fit(lines[place].amount, quantity: quantity, preferred: price) ?? price
    }
}

extension Planning {
    /// Puts codes on lines and makes the tax of a document; what the books reckon above the store's tax, or below, leaves by a line of
    /// its own where prices do not hold it.
    ///
    /// `sale` are the lines of the sale that a refund gives back shares of.
    mutating func dressed(
        _ drafts: [DraftLine], _ dressing: TaxDressing, sharing sale: [DraftLine] = []
    ) -> (lines: [SalesLine], tax: DocumentTax) {
        var drafts = dressing.parted(drafts)
        let excess = dressing.excess(drafts, sharing: sale)
        guard excess != 0, !dressing.linesHoldTax else { return dressing.dress(drafts, sharing: sale) }
        if dressing.scheme.isPerRate { checkCodeOutOfScope() }
        let bucket = TaxBucket(set: 0, net: -excess, taxes: [])
        addAmount(.rounding, books.policy.serviceItems.rounding, "", bucket, to: &drafts)
        return dressing.dress(drafts, sharing: sale)
    }
}

extension DraftLine {
    /// The same line with a part of its amount.
    fileprivate func part(_ bucket: TaxBucket, _ currency: Currency) -> DraftLine {
        var part = DraftLine(line: line, bucket: bucket)
        part.line.amount = Money(minorUnits: bucket.net, currency)
        return part
    }
}
