import Accounting

/// Receipts of one kind added up line by line: what has item, account, tax code and purpose in common becomes one line.
///
/// Quantities are added too, so that stock moves as it would by single receipts. Sums are exact: the total is the sum of the totals,
/// and so is each tax.
struct ReceiptSum {
    private(set) var lines: [SalesLine] = []
    private(set) var tax = DocumentTax.none
    /// The rate that all receipts share; otherwise the books choose.
    private(set) var exchangeRate: ExactDecimal?
    /// `false` when taxes stand in the receipts in ways that cannot be added up.
    private(set) var isWhole = true

    init(_ receipts: [SalesDocument], _ links: Links) {
        var order: [Subject] = []
        var groups: [Subject: [SalesLine]] = [:]
        for line in receipts.lazy.flatMap(\.lines) {
            let resolved = line.resolved(by: links)
            let subject = Subject(resolved)
            if groups[subject] == nil { order.append(subject) }
            groups[subject, default: []].append(line.referring(to: resolved))
        }
        lines = order.sorted().flatMap { Self.sum(groups[$0] ?? []) }
        for receipt in receipts { add(receipt.tax, receipt.currency) }
        let rates = Set(receipts.map(\.exchangeRate))
        exchangeRate = rates.count == 1 ? rates.first ?? nil : nil
    }

    /// What lines must have in common to become one.
    private struct Subject: Hashable, Comparable {
        let purpose: String
        let item: String
        let account: String
        let code: String
        let hasQuantity: Bool

        init(_ line: SalesLine) {
            purpose = line.purpose.rank
            item = line.item.identity
            account = line.account.identity
            code = line.taxCode?.identity ?? ""
            hasQuantity = line.quantity != nil
        }

        static func < (left: Subject, right: Subject) -> Bool {
            if left.hasQuantity != right.hasQuantity { return left.hasQuantity }
            return (left.purpose, left.item, left.account, left.code)
                < (right.purpose, right.item, right.account, right.code)
        }
    }

    /// One line for all of them, none when they cancel out; the lines themselves when no unit price makes quantity and amount agree.
    private static func sum(_ group: [SalesLine]) -> [SalesLine] {
        guard var line = group.first else { return [] }
        let currency = line.amount.currency
        line.amount = group.map(\.amount).sum(currency)
        line.tax = group.map(\.tax).sum(currency)
        line.description = line.item.name
        if case .goods = line.purpose { line.purpose = .goods(lineID: line.item.name) }
        guard let unitPrice = line.unitPrice, line.quantity != nil else {
            return line.amount.isZero && line.tax.isZero ? [] : [line]
        }
        let quantity = group.reduce(ExactDecimal?.some(.zero)) { sum, one in
            sum.flatMap { $0.adding(one.quantity ?? .zero) }
        }
        if let quantity, quantity.isZero, line.amount.isZero, line.tax.isZero { return [] }
        guard let quantity, let price = UnitPricing.fit(line.amount, quantity: quantity, preferred: unitPrice) else {
            return group
        }
        (line.quantity, line.unitPrice) = (quantity, price)
        return [line]
    }

    private mutating func add(_ part: DocumentTax, _ currency: Currency) {
        switch (tax, part) {
        case (.total(let amount, let code, let account), .total(let more, let otherCode, _)):
            tax = .total(amount + more, code: code ?? otherCode, account: account)
        case (.perRate(let rates, let linesHoldTax), .perRate(let more, _)):
            tax = .perRate(Self.sum(rates, more), linesHoldTax: linesHoldTax)
        case (.none, _): tax = part
        case (.total, _), (.perRate, _), (.computedByBooks, _): isWhole = false
        }
    }

    private static func sum(_ rates: [TaxRateAmount], _ more: [TaxRateAmount]) -> [TaxRateAmount] {
        var rates = rates
        for one in more {
            guard let place = rates.firstIndex(where: { $0.rate == one.rate }) else {
                rates.append(one)
                continue
            }
            let known = rates[place]
            rates[place] = TaxRateAmount(
                rate: known.rate, name: known.name, percent: known.percent, net: known.net + one.net,
                amount: known.amount + one.amount, account: known.account)
        }
        return rates
    }
}

extension SalesLine {
    /// With references as they are in the books by now, and the names that people know.
    fileprivate func referring(to resolved: SalesLine) -> SalesLine {
        var line = self
        if case .existing(let id, _) = resolved.item { line.item = .existing(id, name: item.name) }
        return line
    }
}

extension Reference {
    /// What tells it from others, without the name.
    fileprivate var identity: String {
        switch self {
        case .existing(let id, _): id.rawValue
        case .planned(let key, _): "planned " + key.description
        }
    }
}

extension SalesLine.Purpose {
    /// The same for every line of that purpose; in the order in which documents show them.
    fileprivate var rank: String {
        switch self {
        case .goods: "0 goods"
        case .giftCard: "1 gift card"
        case .discount: "2 discount"
        case .shipping: "3 shipping"
        case .handling: "4 handling"
        case .fee: "5 fee"
        case .tip: "6 tip"
        case .salesTax: "7 sales tax"
        case .rounding: "8 rounding"
        case .refund: "9 refund"
        }
    }
}
