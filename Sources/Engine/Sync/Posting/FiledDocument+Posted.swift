import Accounting
import LinkLedger

/// The documents that one order has in the books.
struct OwnDocuments: Sendable {
    private(set) var places: Set<FiledPlace> = []
    private var byKey: [RecordKey: FiledPlace] = [:]

    init(_ links: some Sequence<Link> = []) {
        for link in links {
            guard let place = FiledPlace(link) else { continue }
            places.insert(place)
            byKey[link.key] = place
        }
    }

    /// Where the document of that key is; `nil` when it is not in the books.
    subscript(key: RecordKey) -> FiledPlace? { byKey[key] }
}

extension FiledDocument {
    /// Whether what counts is not what was posted: amounts, number, day, currency, party, lines, where money went, what a
    /// payment settles; `own` are the documents of the same order.
    ///
    /// What the books work out or name by themselves is not compared. Of what a payment does not settle any more only documents
    /// that are `standing` count: one that is voided or deleted lets go of its payments without anybody's hand on them.
    func differs(from document: Document, _ own: OwnDocuments, standing: Set<FiledPlace>) -> Bool {
        if total != document.total || currency != document.currency || date != document.date { return true }
        if let given = document.number, given != number { return true }
        switch document {
        case .sale(let sale): return differs(from: sale)
        case .payment(let payment): return differs(from: payment, own, standing)
        case .purchase(let purchase):
            return isOther(party, than: purchase.vendor)
                || differ(purchase.lines.map { LineFacts($0.item.existing, $0.amount) }) { $0.item?.id }
        case .journalEntry(let entry):
            return differ(entry.journal.lines.map { LineFacts($0.account.existing, $0.amount) }) { $0.account?.id }
        }
    }

    private func differs(from sale: SalesDocument) -> Bool {
        tax != sale.taxTotal || isOther(party, than: sale.customer)
            || !sale.kind.isOnAccount && isOther(settlementAccount, than: sale.settlementAccount)
            || differ(sale.lines.map { LineFacts($0.item.existing, $0.amount) }) { $0.item?.id }
    }

    private func differs(from payment: Payment, _ own: OwnDocuments, _ standing: Set<FiledPlace>) -> Bool {
        if isOther(party, than: payment.customer) { return true }
        if !payment.total.isZero, isOther(settlementAccount, than: payment.depositAccount) { return true }
        var settled: [FiledPlace: Money] = [:]
        for application in payment.applications {
            guard let place = own[application.document] else { return false }
            settled[place] = application.amount
        }
        var now: [FiledPlace: Money] = [:]
        for tie in ties {
            if let kind = tie.kind, let amount = tie.amount { now[FiledPlace(kind: kind, id: tie.id)] = amount }
        }
        return now.contains { settled[$0.key] != $0.value }
            || settled.keys.contains { now[$0] == nil && standing.contains($0) }
    }

    private func isOther<Subject>(_ filed: FiledName?, than posted: Reference<Subject>) -> Bool {
        if let id = posted.existing, let filed { filed.id != id } else { false }
    }

    private func differ(_ posted: [LineFacts], by id: (FiledLine) -> String?) -> Bool {
        !LineFacts.agree(posted, lines.map { LineFacts(id($0), $0.amount) })
    }
}

extension Reference {
    /// The identifier of a record that was in the books before the document was planned.
    fileprivate var existing: String? {
        if case .existing(let id, name: _) = self { id.rawValue } else { nil }
    }
}
