import Accounting
import LinkLedger

/// The documents that one order has in the books.
struct OwnDocuments: Sendable {
    private(set) var names: Set<DocumentName> = []
    private var byKey: [RecordKey: DocumentName] = [:]

    init(_ links: some Sequence<Link> = []) {
        for link in links {
            guard let name = DocumentName(link) else { continue }
            names.insert(name)
            byKey[link.key] = name
        }
    }

    /// The document of that key; `nil` when it is not in the books.
    subscript(key: RecordKey) -> DocumentName? { byKey[key] }
}

extension DocumentName {
    /// `nil` for a list record.
    init?(_ link: Link) {
        guard let kind = link.kind.document else { return nil }
        self.init(kind: kind, id: link.booksID)
    }
}

extension FiledDocument {
    /// Whether what counts is not what was posted: amounts, number, day, currency, party, lines, where money went, what a
    /// payment settles; `own` are the documents of the same order.
    ///
    /// What the books work out or name by themselves is not compared. Of what a payment does not settle any more only documents
    /// that are `standing` count: one that is voided or deleted lets go of its payments without anybody's hand on them.
    func differs(from document: Document, _ own: OwnDocuments, standing: Set<DocumentName>) -> Bool {
        if total != document.total || currency != document.currency || date != document.date { return true }
        if let given = document.number, given != number { return true }
        if let lines = LineFacts.posted(document), !LineFacts.agree(lines, LineFacts.filed(self)) { return true }
        switch document {
        case .sale(let sale):
            return tax != sale.taxTotal || isOther(party, than: sale.customer)
                || !sale.kind.isOnAccount && isOther(settlementAccount, than: sale.settlementAccount)
        case .payment(let payment): return differs(from: payment, own, standing)
        case .purchase(let purchase):
            // Written over, a cost that was billed would be offered to be billed again.
            return isOther(party, than: purchase.vendor) || lines.contains { $0.isBilled == true }
        case .journalEntry: return false
        }
    }

    private func differs(from payment: Payment, _ own: OwnDocuments, _ standing: Set<DocumentName>) -> Bool {
        if isOther(party, than: payment.customer) { return true }
        if !payment.total.isZero, isOther(settlementAccount, than: payment.depositAccount) { return true }
        var settled: [DocumentName: Money] = [:]
        for application in payment.applications {
            guard let name = own[application.document] else { return false }
            settled[name] = application.amount
        }
        let now = self.settled
        return now.contains { settled[$0.key] != $0.value }
            || settled.keys.contains { now[$0] == nil && standing.contains($0) }
    }

    private func isOther<Subject>(_ filed: FiledName?, than posted: Reference<Subject>) -> Bool {
        if let id = posted.identifier(), let filed { filed.id != id } else { false }
    }
}
