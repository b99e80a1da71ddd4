/// Which document pays, credits or refunds which.
extension CompanyFile {
    mutating func apply(_ new: [Application]) {
        for one in new {
            applications[one.payer, default: []].append(one)
            payers[one.payee, default: []].insert(one.payer)
            touchTxn(one.payee)
        }
    }

    /// Takes back what a document pays, or what a payment brought together.
    mutating func unapply(payer: Int) {
        for one in applications[payer] ?? [] { touchTxn(one.payee) }
        let payees = Set((applications[payer] ?? []).map(\.payee))
        applications[payer] = nil
        for payee in payees { payers[payee]?.remove(payer) }
        for (other, list) in applications where list.contains(where: { $0.through == payer }) {
            for one in list where one.through == payer { touchTxn(one.payee) }
            applications[other] = list.filter { $0.through != payer }
            for payee in Set(list.map(\.payee))
            where applications[other]?.contains(where: { $0.payee == payee }) != true {
                payers[payee]?.remove(other)
            }
            touchTxn(other)
        }
    }

    /// Takes back whatever pays a document.
    mutating func unapply(payee: Int) {
        for payer in payers[payee] ?? [] {
            applications[payer]?.removeAll { $0.payee == payee }
            touchTxn(payer)
        }
        payers[payee] = nil
    }

    func applications(to payee: Int) -> [Application] {
        (payers[payee] ?? []).sorted().flatMap { (applications[$0] ?? []).filter { $0.payee == payee } }
    }

    /// What is open of a document: to be paid of an invoice or bill, to be used of a credit or payment.
    func open(_ transaction: Transaction) -> Cents {
        let number = transaction.number
        let paid = applications(to: number).reduce(Cents.zero) { $0 + $1.amount + $1.discount }
        let used = (applications[number] ?? []).reduce(Cents.zero) { $0 + $1.amount }
        switch transaction.kind {
        case .invoice, .bill: return transaction.isPending ? .zero : transaction.total - paid
        case .creditMemo, .receivePayment, .vendorCredit: return transaction.total - used - paid
        case .journalEntry: return receivablesCredited(by: transaction) - used - paid
        default: return .zero
        }
    }

    /// The applications that a `SetCredit` asks for; the payee is filled in when it has a number.
    func credits(
        _ elements: [Element], for invoice: Transaction, through: Int? = nil
    ) throws(Refusal) -> [Application] {
        var result: [Application] = []
        var left = invoice.number == 0 ? invoice.total : open(invoice)
        for element in elements {
            let id = element.value("CreditTxnID") ?? ""
            guard let credit = transaction(id: id), Self.creditKinds.contains(credit.kind) else { throw .notFound(id) }
            guard isSameFamily(credit.entity ?? creditedCustomer(of: credit), invoice.entity) else {
                throw .invalid("CreditTxnID", id, "The credit belongs to another customer.")
            }
            let amount = element.amount("AppliedAmount") ?? .zero
            let taken = result.filter { $0.payer == credit.number }.reduce(Cents.zero) { $0 + $1.amount }
            guard amount > .zero, amount <= open(credit) - taken, amount <= left else {
                throw .invalid("SetCredit AppliedAmount", amount.text, "You cannot apply more than is open.")
            }
            left -= amount
            result.append(
                Application(payer: credit.number, payee: invoice.number, amount: amount, through: through))
        }
        return result
    }

    /// What *Apply Credits* offers in the program, journal entries among them.
    private static let creditKinds: Set<TxnKind> = [.creditMemo, .receivePayment, .journalEntry]

    /// What a journal entry credits to receivables.
    private func receivablesCredited(by transaction: Transaction) -> Cents {
        transaction.postings.filter { type($0.account) == "AccountsReceivable" }.reduce(.zero) {
            $0 - ($1.own ?? $1.debit)
        }
    }

    private func creditedCustomer(of transaction: Transaction) -> Int? {
        transaction.postings.first { type($0.account) == "AccountsReceivable" }?.entity
    }

    /// A customer, or a job and the customer above it.
    func isSameFamily(_ one: Int?, _ two: Int?) -> Bool {
        guard let one, let two else { return false }
        return root(one) == root(two)
    }

    private func root(_ number: Int) -> Int {
        guard let parent = records[number]?.parent else { return number }
        return root(parent)
    }
}
