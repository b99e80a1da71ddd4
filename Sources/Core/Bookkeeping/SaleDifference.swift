import Accounting
import Commerce

/// What a sale says now beyond what is posted of it, line by line and tax by tax.
struct SaleDifference {
    private let now: SalesDocument
    /// `key` is the line with its references resolved, `line` as people read it.
    private var lines: [(key: SalesLine, line: SalesLine, units: Int64, tax: Int64)] = []
    private var tax: Int64
    private var rates: [TaxRateAmount] = []
    private var isComparable = true

    private let links: Links

    init(_ now: SalesDocument, _ links: Links) {
        self.now = now
        self.links = links
        tax = now.taxTotal.minorUnits
        if case .perRate(let rates, _) = now.tax { self.rates = rates }
        for line in now.lines { add(line, sign: 1) }
    }

    /// What takes a whole sale back.
    init(takingBack sale: SalesDocument, _ links: Links) {
        var nothing = sale
        (nothing.lines, nothing.tax) = ([], sale.tax.ofNothing(sale.currency))
        self.init(nothing, links)
        subtract(sale, sign: 1)
    }

    /// Takes off what a posted document says already; `sign` is −1 for one that takes back.
    mutating func subtract(_ posted: SalesDocument, sign: Int64) {
        for line in posted.lines { add(line, sign: -sign) }
        tax -= sign * posted.taxTotal.minorUnits
        switch (now.tax, posted.tax) {
        case (.none, .none), (.total, .total), (.computedByBooks, .computedByBooks): break
        case (.perRate, .perRate(let posted, _)): for rate in posted { add(rate, sign: -sign) }
        default: isComparable = false
        }
    }

    /// Total and tax agree; lines alone are not worth a document.
    var isSettled: Bool { total == 0 && tax == 0 && rates.allSatisfy(\.amount.isZero) }

    private var total: Int64 { lines.reduce(0) { $0 + $1.units } + tax }

    /// An extra document of the sale's kind for more, a credit for less; `nil` when no single document says it.
    func document(ordinal: Int, date: BusinessDate, _ books: Bookkeeper) -> SalesDocument? {
        guard isComparable else { return nil }
        let sign: Int64 = total < 0 ? -1 : 1
        guard sign * tax >= 0 else { return nil }
        var document = now
        document.kind = kind(isLess: total < 0)
        document.number = now.number.map {
            Naming.cutDistinctly("\($0).D\(ordinal)", to: books.catalogue.traits.lengths.documentNumber)
        }
        document.date = date
        document.dueDate = document.kind == .invoice ? date : nil
        document.lines = lines.filter { $0.units != 0 || $0.tax != 0 }.map { part in
            var line = part.line
            line.amount = money(sign * part.units)
            line.tax = money(sign * part.tax)
            (line.quantity, line.unitPrice) = (nil, nil)
            return line
        }
        document.tax = taxDifference(sign)
        document.details.privateNote = books.policy.texts.difference(to: now.number ?? now.details.privateNote)
        return document.lines.isEmpty ? nil : document
    }

    private func kind(isLess: Bool) -> SalesDocument.Kind {
        switch now.kind {
        case .salesReceipt, .refundReceipt: isLess ? .refundReceipt : .salesReceipt
        case .invoice, .creditMemo: isLess ? .creditMemo : .invoice
        }
    }

    private func taxDifference(_ sign: Int64) -> DocumentTax {
        switch now.tax {
        case .none: .none
        case .total(_, let code, let account): .total(money(sign * tax), code: code, account: account)
        case .computedByBooks(_, let account): .computedByBooks(expected: money(sign * tax), account: account)
        case .perRate(_, let linesHoldTax):
            .perRate(
                rates.filter { !$0.net.isZero || !$0.amount.isZero }.map { scaled($0, sign) },
                linesHoldTax: linesHoldTax)
        }
    }

    private func scaled(_ rate: TaxRateAmount, _ sign: Int64) -> TaxRateAmount {
        TaxRateAmount(
            rate: rate.rate, name: rate.name, percent: rate.percent, net: money(sign * rate.net.minorUnits),
            amount: money(sign * rate.amount.minorUnits), account: rate.account)
    }

    private func money(_ units: Int64) -> Money { Money(minorUnits: units, now.currency) }

    private mutating func add(_ line: SalesLine, sign: Int64) {
        let key = line.resolved(by: links)
        let place = lines.firstIndex {
            $0.key.purpose == key.purpose && $0.key.item == key.item && $0.key.account == key.account
                && $0.key.taxCode == key.taxCode
        }
        let (units, tax) = (sign * line.amount.minorUnits, sign * line.tax.minorUnits)
        if let place {
            lines[place].units += units
            lines[place].tax += tax
        } else {
            lines.append((key, line, units, tax))
        }
    }

    private mutating func add(_ rate: TaxRateAmount, sign: Int64) {
        let place = rates.firstIndex { $0.rate == rate.rate }
        let before = place.map { rates[$0] } ?? scaled(rate, 0)
        let sum = TaxRateAmount(
            rate: rate.rate, name: before.name, percent: before.percent,
            net: money(before.net.minorUnits + sign * rate.net.minorUnits),
            amount: money(before.amount.minorUnits + sign * rate.amount.minorUnits), account: before.account)
        if let place { rates[place] = sum } else { rates.append(sum) }
    }
}

extension DocumentTax {
    /// The same kind of tax without an amount.
    fileprivate func ofNothing(_ currency: Currency) -> DocumentTax {
        switch self {
        case .none: .none
        case .total(_, let code, let account): .total(.zero(currency), code: code, account: account)
        case .computedByBooks(_, let account): .computedByBooks(expected: .zero(currency), account: account)
        case .perRate(_, let linesHoldTax): .perRate([], linesHoldTax: linesHoldTax)
        }
    }
}
