import Accounting
import Commerce

/// What a refund takes back, in net amounts and tax.
enum RefundPart {
    /// An order line with its discounts, whole.
    case line(Int)
    /// So much of an order line, after its discounts.
    case partOfLine(Int, quantity: ExactDecimal?, TaxBucket)
    case charge(Int, TaxBucket)
    /// Nobody said what for.
    case unitemised(TaxBucket)
    /// The sale as it stands, line by line.
    case wholeSale
}

/// Keeps account of what refunds have taken back of a sale, so that the parts of many refunds add up to the whole.
///
/// Reckons cumulatively: each refund is taken from what is left of net and of each tax, so tax given back never exceeds tax
/// charged, and the last refund takes exactly the rest. Source: what-users-expect.md §3 (invariants), ecwid.md §2.9.
struct RefundLedger {
    private let reckoning: Reckoning
    private let order: Order
    private var left: [TaxBucket]
    private var refundedLines: Set<Int> = []
    private var refundedCharges: Set<Int> = []
    private(set) var refunded: Int64 = 0

    init(_ reckoning: Reckoning, _ order: Order) {
        self.reckoning = reckoning
        self.order = order
        left = reckoning.buckets
    }

    /// The parts of a refund of `amount`, which must not exceed what is left.
    mutating func take(_ amount: Int64, itemised lines: [RefundLine]?) -> [RefundPart] {
        defer { refunded += amount }
        if refunded == 0, amount == order.total.minorUnits { return [.wholeSale] }
        if let lines, let parts = itemised(lines, amount), takeAway(parts) { return parts }
        if lines == nil, let parts = recognised(amount), takeAway(parts) { return parts }
        let parts = proRata(amount).map { RefundPart.unitemised($0) }
        _ = takeAway(parts)
        return parts
    }

    private func bucket(_ part: RefundPart) -> TaxBucket? {
        switch part {
        case .line(let index): reckoning.entries[index].charged
        case .partOfLine(_, _, let bucket), .charge(_, let bucket), .unitemised(let bucket): bucket
        case .wholeSale: nil
        }
    }

    /// Takes the parts from what is left, unless they would give back more net or tax of a kind than was charged.
    private mutating func takeAway(_ parts: [RefundPart]) -> Bool {
        var rest = left
        for part in parts { bucket(part).map { TaxBucket.subtract($0, from: &rest) } }
        let isOverdrawn = rest.contains { bucket in
            let before = left.first { $0.set == bucket.set }
            return bucket.net < min(0, before?.net ?? 0)
                || zip(bucket.taxes, before?.taxes ?? []).contains { $0 < min(0, $1) }
        }
        guard !isOverdrawn else { return false }
        left = rest
        for part in parts {
            if case .line(let index) = part { refundedLines.insert(index) }
            if case .partOfLine(let index, _, _) = part { refundedLines.insert(index) }
            if case .charge(let index, _) = part { refundedCharges.insert(index) }
        }
        return true
    }

    /// One line after discount with its tax, or one charge with its tax, when exactly that was given back.
    private func recognised(_ amount: Int64) -> [RefundPart]? {
        let lines = reckoning.entries.indices.filter {
            !refundedLines.contains($0) && reckoning.entries[$0].charged.gross == amount
        }
        if let first = lines.first {
            let isOneKind = lines.allSatisfy { reckoning.entries[$0].bucket.set == reckoning.entries[first].bucket.set }
            return isOneKind ? [.line(first)] : nil
        }
        let charges = order.charges.indices.filter { index in
            !refundedCharges.contains(index) && chargeParts { $0 == index }.reduce(0) { $0 + $1.bucket.gross } == amount
        }
        guard charges.count == 1 else { return nil }
        return chargeParts { $0 == charges[0] }.map { .charge($0.charge, $0.bucket) }
    }

    private func chargeParts(_ admits: (Int) -> Bool) -> [Reckoning.ChargePart] {
        reckoning.charges.filter { admits($0.charge) }
    }

    /// The parts that the store names; what they lack of the amount goes over the sale.
    private func itemised(_ lines: [RefundLine], _ amount: Int64) -> [RefundPart]? {
        var parts: [RefundPart] = []
        for line in lines where !line.amount.isZero {
            guard let found = self.parts(of: line) else { return nil }
            parts += found
        }
        let rest = amount - parts.compactMap(bucket).reduce(0) { $0 + $1.gross }
        guard rest >= 0 else { return nil }
        if rest == 0 { return parts }
        var after = self
        guard after.takeAway(parts) else { return nil }
        return parts + after.proRata(rest).map { .unitemised($0) }
    }

    private func parts(of line: RefundLine) -> [RefundPart]? {
        let amount = line.amount.minorUnits
        switch line.subject {
        case .line(let id):
            guard let index = order.lines.firstIndex(where: { $0.id == id }) else { return nil }
            let charged = reckoning.entries[index].charged
            if amount >= charged.gross, !refundedLines.contains(index) { return [.line(index)] }
            return [.partOfLine(index, quantity: line.quantity, Self.portion(min(amount, charged.gross), of: charged))]
        case .charge(let kind):
            let parts = chargeParts { order.charges[$0].kind == kind }
            guard !parts.isEmpty else { return nil }
            let shares = RateArithmetic.split(amount, over: parts.map(\.bucket.gross))
            return zip(parts, shares).map { part, share in
                .charge(part.charge, Self.portion(min(share, part.bucket.gross), of: part.bucket))
            }
        }
    }

    private func proRata(_ amount: Int64) -> [TaxBucket] {
        if amount == left.reduce(0, { $0 + $1.gross }) { return left.filter { !$0.isEmpty } }
        let weights = left.flatMap { [$0.net] + $0.taxes }
        var shares = RateArithmetic.split(amount, over: weights)[...]
        return left.map { bucket in
            let mine = shares.prefix(1 + bucket.taxes.count)
            shares = shares.dropFirst(mine.count)
            return TaxBucket(set: bucket.set, net: mine.first ?? 0, taxes: Array(mine.dropFirst()))
        }
        .filter { !$0.isEmpty }
    }

    /// So much of a part, its taxes in proportion.
    static func portion(_ amount: Int64, of bucket: TaxBucket) -> TaxBucket {
        let shares = RateArithmetic.split(amount, over: [bucket.net] + bucket.taxes)
        return TaxBucket(set: bucket.set, net: shares[0], taxes: Array(shares.dropFirst()))
    }
}

extension TaxBucket {
    var isEmpty: Bool { net == 0 && taxes.allSatisfy { $0 == 0 } }
}
