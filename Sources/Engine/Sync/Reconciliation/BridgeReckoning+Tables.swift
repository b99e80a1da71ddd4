import Accounting
import Bookkeeping
import LinkLedger
import Storage

extension BridgeReckoning {
    // MARK: Tax by rate

    private struct Rate: Hashable {
        /// `nil` where documents bear one tax for all, and for a tax of the store that has no code.
        var id: String?
        /// The store's name of a tax that has no code.
        var name: String?
        var currency: Currency
    }

    /// What the store charged, posted or not, beside what the books hold.
    ///
    /// Of what went back the store tells no tax: as much counts as was posted with it.
    func taxes() -> [TaxCompared] {
        var rows: [Rate: TaxCompared] = [:]
        for order in matter.orders where order.isDue && !order.isOldSale { addCharged(order, to: &rows) }
        for posted in matter.posted {
            let isHere = matter.days.contains(posted.document.date)
            if isHere, isReversal(posted) || isCorrectionOfOthers(posted) { addPosted(posted.document, 1, to: &rows) }
            if let filed = matter.filed[posted.name], matter.days.contains(filed.date) {
                addFiled(filed, like: posted.document, to: &rows)
            }
        }
        return rows.sorted {
            ($0.key.currency.code, $0.key.id ?? "", $0.key.name ?? "")
                < ($1.key.currency.code, $1.key.id ?? "", $1.key.name ?? "")
        }.map(\.value).filter { !$0.store.isZero || !$0.books.isZero }
    }

    /// What the order comes to now, less what documents of other periods say of it.
    private func addCharged(_ order: ReconciledOrder, to rows: inout [Rate: TaxCompared]) {
        guard order.figures != nil, isInPeriod(.sale, order.placedOn, of: order) else { return }
        for tax in order.taxes {
            let rate = Rate(
                id: tax.rate?.rawValue, name: tax.rate == nil ? tax.name : nil, currency: tax.amount.currency)
            change(rate, &rows) { row in
                (row.name, row.percent) = (tax.name, tax.percent)
                row.store += tax.amount
            }
        }
        for other in elsewhere[order.id] ?? [] where other.key.role.isDifference {
            addPosted(other.document, -1, to: &rows)
        }
    }

    /// What went back for an order; a credit memo that the store has made is an order of its own here, with its tax.
    private func isReversal(_ posted: PostedDocument) -> Bool {
        guard case .sale(let sale) = posted.document, posted.key.role != .sale else { return false }
        return sale.kind.isReversal && !posted.key.role.isDifference
    }

    /// A document of this period that corrects a sale of another.
    private func isCorrectionOfOthers(_ posted: PostedDocument) -> Bool {
        guard posted.key.role.isDifference, let order = posted.order else { return false }
        return !(byOrder[order] ?? []).contains { $0.key.role == .sale && matter.days.contains($0.document.date) }
    }

    private func addPosted(_ document: Document, _ factor: Int64, to rows: inout [Rate: TaxCompared]) {
        guard case .sale(let sale) = document else { return }
        let sign = (sale.kind.isReversal ? -1 : 1) * factor
        let asItem = sale.lines.filter { $0.purpose == .salesTax }.map(\.amount).sum(sale.currency)
        guard case .perRate(let rates, _) = sale.tax else {
            return change(Rate(currency: sale.currency), &rows) { $0.store += (sale.taxTotal + asItem).signed(sign) }
        }
        if !asItem.isZero { change(Rate(currency: sale.currency), &rows) { $0.store += asItem.signed(sign) } }
        for rate in rates {
            change(Rate(id: rate.rate.rawValue, currency: sale.currency), &rows) { row in
                row.name = rate.name
                row.percent = rate.percent
                row.store += rate.amount.signed(sign)
            }
        }
    }

    private func addFiled(_ filed: FiledDocument, like posted: Document, to rows: inout [Rate: TaxCompared]) {
        guard case .sale(let sale) = posted, filed.isSale else { return }
        let asItem = lines(of: filed, by: matter.policy.serviceItems.salesTax).map(\.amount).sum(filed.currency)
        guard case .perRate = sale.tax else {
            return change(Rate(currency: filed.currency), &rows) {
                $0.books += (filed.tax + asItem).signed(filed.saleSign)
            }
        }
        if !asItem.isZero {
            change(Rate(currency: filed.currency), &rows) { $0.books += asItem.signed(filed.saleSign) }
        }
        for tax in filed.taxByRate {
            change(Rate(id: tax.rate.rawValue, currency: filed.currency), &rows) { row in
                row.percent = row.percent ?? tax.percent
                row.books += tax.amount.signed(filed.saleSign)
            }
        }
    }

    private func change(_ rate: Rate, _ rows: inout [Rate: TaxCompared], _ body: (inout TaxCompared) -> Void) {
        let zero = Money.zero(rate.currency)
        body(&rows[rate, default: TaxCompared(name: nil, percent: nil, store: zero, books: zero)])
    }

    // MARK: Payments by method

    func payments() -> [PaymentsCompared] {
        guard matter.policy.payments.isEnabled else { return [] }
        var rows: [String: PaymentsCompared] = [:]
        for order in matter.orders where order.isDue {
            for (index, payment) in order.payments.enumerated() {
                add(payment, of: order, isFirst: index == 0, to: &rows)
            }
        }
        for posted in matter.posted { addSummary(posted, to: &rows) }
        return rows.sorted { $0.key < $1.key }.map(\.value)
    }

    /// A summary holds the money of all its orders, which bring the store's side themselves.
    private func addSummary(_ posted: PostedDocument, to rows: inout [String: PaymentsCompared]) {
        guard let summary = posted.summary, let filed = matter.filed[posted.name], filed.kind == .salesReceipt,
            matter.days.contains(filed.date)
        else { return }
        let zero = Money.zero(filed.currency)
        let key = "\(summary.methodName) \(filed.currency.code)"
        var row = rows[key] ?? PaymentsCompared(method: summary.methodName, accounts: [], store: zero, books: zero)
        row.books += filed.total
        if let account = filed.settlementAccount?.name, !row.accounts.contains(account) {
            row.accounts.append(account)
        }
        rows[key] = row
    }

    private func add(
        _ payment: (id: String, day: BusinessDate, amount: Money, method: String), of order: ReconciledOrder,
        isFirst: Bool, to rows: inout [String: PaymentsCompared]
    ) {
        let documents = byOrder[order.id] ?? []
        let posted = documents.first { $0.key.role == .payment(payment.id) } ?? receipt(among: documents)
        let currency = payment.amount.currency
        let zero = Money.zero(currency)
        var row =
            rows["\(payment.method) \(currency.code)"]
            ?? PaymentsCompared(method: payment.method, accounts: [], store: zero, books: zero)
        let elsewhere =
            matter.datedElsewhere[RecordKey(.order, order.id, role: .payment(payment.id))]?.document.date
            ?? (documents.contains { $0.key.role == .sale }
                ? nil : matter.datedElsewhere[RecordKey(.order, order.id, role: .sale)]?.document.date)
        if matter.days.contains(posted?.document.date ?? elsewhere ?? summaryDay(of: order) ?? payment.day) {
            row.store += payment.amount
        }
        // One receipt holds the money of all payments of its order.
        let isCounted = posted?.key.role == .sale && !isFirst
        if let filed = posted.flatMap({ matter.filed[$0.name] }), filed.currency == currency,
            matter.days.contains(filed.date), !isCounted
        {
            row.books += filed.total
            if let account = filed.settlementAccount?.name, !row.accounts.contains(account) {
                row.accounts.append(account)
            }
        }
        if let filed = inBooks(payment.id), filed.currency == currency, matter.days.contains(filed.date) {
            row.books += payment.amount
            if let account = filed.settlementAccount?.name, !row.accounts.contains(account) {
                row.accounts.append(account)
            }
        }
        rows["\(payment.method) \(currency.code)"] = row
    }

    /// The payment that somebody entered in the books.
    private func inBooks(_ id: String) -> FiledDocument? {
        PaymentInBooks.id(ofPayment: id).flatMap { matter.filed[DocumentName(kind: .payment, id: $0)] }
    }

    private func receipt(among documents: [PostedDocument]) -> PostedDocument? {
        documents.first { $0.key.role == .sale && $0.document.kind == .salesReceipt }
    }

    // MARK: Timing

    func timing() -> [TimingLine] {
        let invoices = matter.posted.compactMap { matter.filed[$0.name] }
            .filter { $0.kind == .invoice && matter.days.contains($0.date) }
        let open = invoices.compactMap(\.balance).filter(\.isPositive)
        return lines(.openInvoices, open) + lines(.datedElsewhere, datedElsewhere)
            + lines(.paymentsOfOtherPeriods, paymentsOfOtherPeriods)
    }

    private var datedElsewhere: [Money] {
        matter.orders.compactMap { order in
            guard let placedOn = order.placedOn, matter.days.contains(placedOn) else { return nil }
            let sale = byOrder[order.id]?.first { $0.key.role == .sale }
            return sale.flatMap { matter.days.contains($0.document.date) ? nil : $0.document.total }
        }
    }

    private var paymentsOfOtherPeriods: [Money] {
        let placed = Dictionary(
            matter.orders.map { ($0.id, $0.placedOn) }, uniquingKeysWith: { first, _ in first })
        return matter.posted.compactMap { posted in
            guard case .payment(let payment) = posted.document, !payment.total.isZero,
                matter.days.contains(payment.date), let order = posted.order,
                let day = placed[order].flatMap({ $0 }), !matter.days.contains(day)
            else { return nil }
            return payment.total
        }
    }

    private func lines(_ kind: TimingLine.Kind, _ amounts: [Money]) -> [TimingLine] {
        Dictionary(grouping: amounts, by: \.currency).sorted { $0.key.code < $1.key.code }.map { currency, amounts in
            TimingLine(kind: kind, count: amounts.count, amount: amounts.sum(currency))
        }
    }
}
