import Accounting
import Bookkeeping
import LinkLedger
import Storage

/// Holds a document as it stands in the books against what was posted, field by field.
///
/// What the books do not tell is not compared. Source: what-users-expect.md §4.11.
struct DocumentComparison {
    let posted: PostedDocument
    let filed: FiledDocument
    let matter: ReconciliationMatter

    /// Everything but what a payment settles, the weightiest first.
    var changes: [HandEdit] {
        amounts + [date, number, party, account, method, lines, mark].compactMap { $0 }
    }

    private var document: Document { posted.document }

    private var amounts: [HandEdit] {
        guard filed.currency == document.currency else {
            return [
                HandEdit(field: .currency, from: .text(document.currency.code), to: .text(filed.currency.code))
            ]
        }
        var changes: [HandEdit] = []
        if filed.total != document.total {
            changes.append(HandEdit(field: .total, from: .money(document.total), to: .money(filed.total)))
        }
        if filed.isSale, filed.tax != document.tax {
            changes.append(HandEdit(field: .tax, from: .money(document.tax), to: .money(filed.tax)))
        }
        return changes
    }

    private var date: HandEdit? {
        guard filed.date != document.date else { return nil }
        return HandEdit(field: .date, from: .date(document.date), to: .date(filed.date))
    }

    /// The number that the books answered when it was posted.
    private var number: HandEdit? {
        guard let number = posted.link.number ?? document.number, filed.number != number else { return nil }
        return HandEdit(field: .number, from: .text(number), to: filed.number.map { .text($0) } ?? .nothing)
    }

    private var party: HandEdit? {
        guard let (id, name) = postedParty, let id, filed.party?.id != id else { return nil }
        return HandEdit(field: .party, from: .text(name), to: filed.party.map { .text($0.name) } ?? .nothing)
    }

    private var postedParty: (id: String?, name: String)? {
        switch document {
        case .sale(let sale): (id(sale.customer), sale.customer.name)
        case .payment(let payment): (id(payment.customer), payment.customer.name)
        case .purchase(let purchase): (id(purchase.vendor), purchase.vendor.name)
        case .journalEntry(let entry): entry.customer.map { (id($0), $0.name) }
        }
    }

    /// The books choose the receivable account of a foreign currency, and an application of credit has none that counts.
    private var account: HandEdit? {
        let account: Reference<Account>
        switch document {
        case .sale(let sale):
            let isForeign = sale.currency != matter.catalogue.company.homeCurrency
            if sale.kind.isOnAccount, isForeign { return nil }
            account = sale.settlementAccount
        case .payment(let payment) where !payment.total.isZero: account = payment.depositAccount
        case .payment, .purchase, .journalEntry: return nil
        }
        guard let known = id(account), let now = filed.settlementAccount, now.id != known else { return nil }
        return HandEdit(field: .account, from: .text(account.name), to: .text(now.name))
    }

    private var method: HandEdit? {
        let method: Reference<PaymentMethod>?
        switch document {
        case .sale(let sale) where !sale.kind.isOnAccount: method = sale.paymentMethod
        case .payment(let payment): method = payment.method
        case .sale, .purchase, .journalEntry: method = nil
        }
        guard let method, let known = id(method), filed.paymentMethod?.id != known else { return nil }
        return HandEdit(
            field: .paymentMethod, from: .text(method.name),
            to: filed.paymentMethod.map { .text($0.name) } ?? .nothing)
    }

    /// Lines as a set of items and amounts: their order and their words do not matter.
    private var lines: HandEdit? {
        guard let before = LineFacts.posted(document, matter.identifiers) else { return nil }
        let after = LineFacts.filed(filed)
        guard !LineFacts.agree(before, after), filed.currency == document.currency else { return nil }
        return HandEdit(
            field: .lines, from: .lines(before.count, before.map(\.amount).sum(document.currency)),
            to: .lines(after.count, after.map(\.amount).sum(document.currency)))
    }

    private var mark: HandEdit? {
        guard !filed.privateNote.contains(posted.marker) else { return nil }
        return HandEdit(field: .mark, from: .nothing, to: .nothing)
    }

    private func id<Subject>(_ reference: Reference<Subject>) -> String? {
        reference.identifier(in: matter.identifiers)
    }
}
