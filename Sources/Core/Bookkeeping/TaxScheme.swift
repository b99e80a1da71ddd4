import Accounting
import Commerce

/// How tax reaches the documents of one order: two strategies of one contract, and the tax as an item (S4).
///
/// Source: quickbooks-online.md §8.
enum TaxScheme: Sendable {
    /// US: one tax for the document, lines marked taxable or not.
    case documentTotal(code: Reference<TaxCode>?, account: Reference<Account>)
    case computedByBooks(account: Reference<Account>)
    /// A line "Total Sales Tax"; `showsZero` keeps it when there is no tax, `marksLines` says that lines bear US marks.
    case asItem(showsZero: Bool, lineCode: Reference<TaxCode>?, zeroRates: [TaxRateRecord])
    /// Other countries: a code on each line.
    case perRate(linesHoldTax: Bool)

    var isPerRate: Bool { if case .perRate = self { true } else { false } }
    var isAsItem: Bool { if case .asItem = self { true } else { false } }
}

/// A line of a document in the making, with the tax that belongs to it.
struct DraftLine {
    var line: SalesLine
    var bucket: TaxBucket
}

extension DraftLine {
    /// Neither goods nor a service, and no tax was charged on it: the tax return does not count it.
    ///
    /// A gift card is no supply before it is used, a tip that nobody asked for never is.
    var isOutOfScope: Bool { bucket.set == 0 && line.purpose.isNoSupply }
}

extension SalesLine.Purpose {
    fileprivate var isNoSupply: Bool {
        switch self {
        case .giftCard, .tip, .rounding: true
        case .goods, .discount, .shipping, .handling, .fee, .salesTax, .refund: false
        }
    }
}

/// Puts codes on lines and makes the tax of a document.
struct TaxDressing {
    let scheme: TaxScheme
    let marks: BooksTraits.TaxMarks
    let currency: Currency
    let sets: [[StoreTax]]
    /// The code of each set of taxes of the order, where each line bears one.
    let codes: [TaxCodeRecord?]
    /// The code of what is no supply and bears no tax.
    let outOfScope: TaxCodeRecord?
    /// The sets on which tax was charged at all.
    let taxedSets: [Bool]
    /// How the books reckon tax themselves; `nil` where a document states it.
    var reckoning: BooksReckoning?

    func dress(
        _ drafts: [DraftLine], sharing sale: [DraftLine]
    ) -> (lines: [SalesLine], tax: DocumentTax) {
        var lines = drafts.map { draft in
            var line = draft.line
            line.taxCode = code(of: draft)
            if case .perRate = scheme { line.tax = Money(minorUnits: draft.bucket.tax, currency) }
            return line
        }
        let excess = excess(drafts, sharing: sale)
        if excess != 0 { shift(excess, on: &lines) }
        return (lines, documentTax(drafts, excess))
    }

    private func code(of draft: DraftLine) -> Reference<TaxCode>? {
        switch scheme {
        case .documentTotal, .computedByBooks: taxedSets[draft.bucket.set] ? marks.taxable : marks.notTaxable
        case .asItem(_, let code, _): code
        case .perRate: (draft.isOutOfScope ? outOfScope : codes[draft.bucket.set])?.reference
        }
    }

    private func documentTax(_ drafts: [DraftLine], _ excess: Int64) -> DocumentTax {
        let amount = Money(minorUnits: drafts.reduce(excess) { $0 + $1.bucket.tax }, currency)
        switch scheme {
        case .documentTotal(let code, let account):
            return .total(amount, code: amount.isZero ? nil : code, account: account)
        case .computedByBooks(let account): return .computedByBooks(expected: amount, account: account)
        case .asItem(_, _, let rates):
            guard !rates.isEmpty else { return .none }
            let net = drafts.reduce(0) { $0 + $1.line.amount.minorUnits }
            return .perRate(rates.map { self.rate($0, net: net, amount: 0) }, linesHoldTax: false)
        case .perRate(let linesHoldTax):
            let rates = excess == 0 ? rates(drafts) : reckonedRates(drafts)
            return .perRate(rates.map { rate($0.rate, net: $0.net, amount: $0.amount) }, linesHoldTax: linesHoldTax)
        }
    }

    /// Each rate of the codes in use once, with the store's tax and the net of its lines.
    private func rates(_ drafts: [DraftLine]) -> [(rate: TaxRateRecord, net: Int64, amount: Int64)] {
        var order: [(rate: TaxRateRecord, net: Int64, amount: Int64)] = []
        for (bucket, code) in coded(drafts) {
            for (rate, amount) in zip(code.salesRates, Self.spread(bucket, of: sets[bucket.set], over: code)) {
                if let known = order.firstIndex(where: { $0.rate.id == rate.id }) {
                    order[known].net += bucket.net
                    order[known].amount += amount
                } else {
                    order.append((rate, bucket.net, amount))
                }
            }
        }
        return order
    }

    /// What bears each code, the store's taxes on it beside.
    func coded(_ drafts: [DraftLine]) -> [(bucket: TaxBucket, code: TaxCodeRecord)] {
        let supplies = TaxBucket.sum(drafts.lazy.filter { !$0.isOutOfScope }.map(\.bucket)).map { ($0, codes[$0.set]) }
        let others = TaxBucket.sum(drafts.lazy.filter(\.isOutOfScope).map(\.bucket)).map { ($0, outOfScope) }
        return (supplies + others).compactMap { bucket, code in code.map { (bucket, $0) } }
    }

    private func rate(_ rate: TaxRateRecord, net: Int64, amount: Int64) -> TaxRateAmount {
        TaxRateAmount(
            rate: rate.id, name: rate.name, percent: rate.percent, net: Money(minorUnits: net, currency),
            amount: Money(minorUnits: amount, currency), account: rate.account)
    }

    /// The store's taxes on the rates of the code: one to one in order of rate, else in proportion to the rates.
    static func spread(_ bucket: TaxBucket, of taxes: [StoreTax], over code: TaxCodeRecord) -> [Int64] {
        guard taxes.count == code.salesRates.count else {
            return bucket.tax.split(over: code.salesRates.map { millionths($0.percent) })
        }
        if taxes.count == 1 { return bucket.taxes }
        let taxOrder = taxes.indices.sorted { (taxes[$0].rate ?? .zero, $0) < (taxes[$1].rate ?? .zero, $1) }
        let rateOrder = code.salesRates.indices.sorted {
            (code.salesRates[$0].percent, $0) < (code.salesRates[$1].percent, $1)
        }
        var amounts = [Int64](repeating: 0, count: taxes.count)
        for (tax, rate) in zip(taxOrder, rateOrder) { amounts[rate] = bucket.taxes[tax] }
        return amounts
    }

    static func millionths(_ percent: ExactDecimal) -> Int64 {
        let rounded = percent.rounded(toScale: 6)
        return rounded.coefficient * ExactDecimal.powerOfTen(6 - rounded.scale)
    }
}
