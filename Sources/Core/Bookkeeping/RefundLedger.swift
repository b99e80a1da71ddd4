import Accounting
import Commerce

/// A part of the sale that refunds take back: signed, what was taken off a price is negative.
struct RefundPiece {
    enum Source: Hashable {
        /// An order line before its discounts, by position.
        case goods(Int)
        /// What was taken off that line.
        case discount(Int)
        /// A part of a charge, by its position in the reckoning.
        case charge(Int)
        case rounding
    }

    let source: Source
    var bucket: TaxBucket
}

/// What one refund takes back.
struct RefundTaking {
    /// Nothing else was taken back before or after it.
    var isWholeSale = false
    /// Parts that are known to be meant.
    var named: [RefundPiece] = []
    /// Shares of everything, because nobody said what for.
    var spread: [RefundPiece] = []
    /// What the store says about pieces of goods that came back, by the line's position.
    var quantities: [Int: ExactDecimal] = [:]
    /// The tax alone: what was sold with it is now sold without it.
    var isTaxAlone = false
}

/// Keeps account of what refunds have taken back of a sale, so that the parts of many refunds add up to the whole.
///
/// Reckons cumulatively and piece by piece: each refund is taken from what is left of each net amount and each tax, so none is given
/// back twice, and the last refund takes exactly the rest of every account. Source: what-users-expect.md §3 (invariants), ecwid.md §2.9.
struct RefundLedger {
    private let order: Order
    private let charges: [Int]
    private var untouched: [RefundPiece]
    private(set) var left: [RefundPiece]
    /// The account that each order line posts to.
    private let accounts: [Reference<Account>?]
    /// Money given back so far.
    private(set) var refunded: Int64 = 0
    /// Pieces of goods that came back with a refund, by the line's position.
    private var returned: [Int: ExactDecimal] = [:]

    init(_ reckoning: Reckoning, _ order: Order, accounts: [Reference<Account>?]) {
        self.order = order
        self.accounts = accounts
        charges = reckoning.charges.map(\.charge)
        var pieces: [RefundPiece] = []
        for (index, entry) in reckoning.entries.enumerated() {
            pieces.append(RefundPiece(source: .goods(index), bucket: entry.bucket))
            let discount = entry.discount
            if !discount.isEmpty {
                pieces.append(RefundPiece(source: .discount(index), bucket: discount.negated))
            }
        }
        for (index, part) in reckoning.charges.enumerated() {
            pieces.append(RefundPiece(source: .charge(index), bucket: part.bucket))
        }
        if reckoning.rounding != 0 {
            let bucket = TaxBucket(set: 0, net: reckoning.rounding, taxes: [])
            pieces.append(RefundPiece(source: .rounding, bucket: bucket))
        }
        left = pieces
        untouched = pieces
    }

    /// What of the sale is not taken back yet, tax included.
    var leftGross: Int64 { left.reduce(0) { $0 + $1.bucket.gross } }

    /// What a refund of `money` takes back, which must not exceed what is left; `isRest` takes all that is left of the sale.
    mutating func take(_ money: Int64, of refund: Refund, isRest: Bool) -> RefundTaking {
        defer { refunded += money }
        let taking = isRest || money == leftGross ? takeRest(isNamed: refund.restocks) : takePart(money, of: refund)
        if refund.restocks { noteReturned(taking) }
        return taking
    }

    private mutating func takePart(_ money: Int64, of refund: Refund) -> RefundTaking {
        var taking = RefundTaking()
        if let lines = refund.extent.lines {
            for line in lines { take(line, most: money - taking.gross, into: &taking) }
        } else {
            let places = recognised(money)
            if isAllTax(money) {
                if places.isEmpty { return takeTax() }
            } else if let first = places.first, places.allSatisfy({ isAlike($0, first) }) {
                taking.named = take(money, at: first)
            }
        }
        let rest = money - taking.gross
        if rest != 0 { taking.spread = take(rest, at: Array(left.indices)) }
        return taking
    }

    private mutating func takeRest(isNamed: Bool) -> RefundTaking {
        var taking = RefundTaking()
        taking.isWholeSale = refunded == 0
        if taking.isWholeSale {
            taking.named = left
        } else if isNamed {
            for piece in left { takeRest(piece, into: &taking) }
        } else {
            taking.spread = left
        }
        for index in left.indices { left[index].bucket.subtract(left[index].bucket) }
        return taking
    }

    /// Goods of which pieces came back before bring back the others only, and of none that are left only their money.
    private func takeRest(_ piece: RefundPiece, into taking: inout RefundTaking) {
        guard case .goods(let index) = piece.source, let before = returned[index] else {
            return taking.named.append(piece)
        }
        guard let rest = order.lines[index].quantity.adding(-before), rest > .zero else {
            if !piece.bucket.isEmpty { taking.spread.append(piece) }
            return
        }
        taking.quantities[index] = rest
        taking.named.append(piece)
    }

    private mutating func noteReturned(_ taking: RefundTaking) {
        for piece in taking.named {
            guard case .goods(let index) = piece.source else { continue }
            let pieces = taking.quantities[index] ?? order.lines[index].quantity
            returned[index] = (returned[index] ?? .zero).adding(pieces) ?? pieces
        }
    }

    /// A part that the store names; what it says too much goes over the whole sale.
    private mutating func take(_ line: RefundLine, most: Int64, into taking: inout RefundTaking) {
        let places = places(of: line.subject)
        let whole = places.reduce(0) { $0 + left[$1].bucket.gross }
        let amount = min(line.amount.minorUnits, whole, most)
        guard amount > 0 else { return }
        taking.named += take(amount, at: places)
        if case .line(let id) = line.subject, let index = order.lines.firstIndex(where: { $0.id == id }) {
            let isWhole = amount == whole && line.quantity == nil
            taking.quantities[index] = isWhole ? order.lines[index].quantity : line.quantity ?? .zero
        }
    }

    private func places(of subject: RefundLine.Subject) -> [Int] {
        left.indices.filter { place in
            switch (left[place].source, subject) {
            case (.goods(let index), .line(let id)), (.discount(let index), .line(let id)):
                order.lines[index].id == id
            case (.charge(let part), .charge(let kind)): order.charges[charges[part]].kind == kind
            case (.goods, .charge), (.discount, .charge), (.charge, .line), (.rounding, _): false
            }
        }
    }

    /// All the tax of the order, of which nothing went back yet.
    private func isAllTax(_ money: Int64) -> Bool {
        left.reduce(0) { $0 + $1.bucket.tax } == money
            && left.indices.allSatisfy { left[$0].bucket.taxes == untouched[$0].bucket.taxes }
    }

    /// What was sold with tax moves to what is sold without: so the tax goes back, and the tax return knows of what.
    private mutating func takeTax() -> RefundTaking {
        var taking = RefundTaking()
        taking.isTaxAlone = true
        for index in left.indices where left[index].bucket.tax != 0 {
            let (source, bucket) = (left[index].source, left[index].bucket)
            let untaxed = TaxBucket(set: 0, net: bucket.net, taxes: [])
            taking.spread.append(left[index])
            taking.spread.append(RefundPiece(source: source, bucket: untaxed.negated))
            left[index].bucket = untaxed
            if untouched[index].bucket == bucket { untouched[index].bucket = untaxed }
        }
        return taking
    }

    /// The lines and charges of each of which exactly that much was charged.
    ///
    /// Several that fit are one only where they are lines of the same kind: an amount that can be read in two ways is not decided
    /// silently.
    private func recognised(_ money: Int64) -> [[Int]] {
        var readings: [[Int]] = []
        for index in order.lines.indices { readings.append(left.indices.filter { isOf(line: index, left[$0].source) }) }
        for charge in order.charges.indices {
            readings.append(left.indices.filter { isOf(charge: charge, left[$0].source) })
        }
        return readings.filter { places in
            !places.isEmpty && places.reduce(0) { $0 + left[$1].bucket.gross } == money
                && places.allSatisfy { left[$0].bucket == untouched[$0].bucket }
        }
    }

    private func isOf(line: Int, _ source: RefundPiece.Source) -> Bool {
        source == .goods(line) || source == .discount(line)
    }

    private func isOf(charge: Int, _ source: RefundPiece.Source) -> Bool {
        if case .charge(let part) = source { charges[part] == charge } else { false }
    }

    private func isAlike(_ one: [Int], _ other: [Int]) -> Bool {
        one == other
            || one.count == other.count
                && zip(one, other).allSatisfy { one, other in
                    guard left[one].bucket == left[other].bucket else { return false }
                    switch (left[one].source, left[other].source) {
                    case (.goods(let one), .goods(let other)), (.discount(let one), .discount(let other)):
                        return accounts[one] == accounts[other]
                    case (.goods, _), (.discount, _), (.charge, _), (.rounding, _): return false
                    }
                }
    }

    /// Takes the amount from the pieces in proportion to what is left of them.
    private mutating func take(_ amount: Int64, at places: [Int]) -> [RefundPiece] {
        let weights = places.flatMap { [left[$0].bucket.net] + left[$0].bucket.taxes }
        var shares = amount.signedSplit(over: weights)[...]
        return places.compactMap { place in
            let count = 1 + left[place].bucket.taxes.count
            let mine = shares.prefix(count)
            shares = shares.dropFirst(count)
            var piece = left[place]
            (piece.bucket.net, piece.bucket.taxes) = (mine.first ?? 0, Array(mine.dropFirst()))
            left[place].bucket.subtract(piece.bucket)
            return piece.bucket.isEmpty ? nil : piece
        }
    }
}

extension RefundTaking {
    /// What it takes of the sale, tax included.
    var gross: Int64 { (named + spread).reduce(0) { $0 + $1.bucket.gross } }
}

extension TaxBucket {
    var isEmpty: Bool { net == 0 && taxes.allSatisfy { $0 == 0 } }

    mutating func subtract(_ other: TaxBucket) {
        net -= other.net
        for index in other.taxes.indices { taxes[index] -= other.taxes[index] }
    }
}
