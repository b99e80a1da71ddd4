import Accounting

/// What of a line is compared: its item or account, and its amount.
struct LineFacts: Hashable {
    /// `nil` when nobody knows any more which record was meant; then any fits.
    let id: String?
    let amount: Money

    init(_ id: String?, _ amount: Money) {
        self.id = id
        self.amount = amount
    }

    /// The lines of a document as it was posted; `nil` of a payment, which has none.
    static func posted(_ document: Document, _ identifiers: [RecordKey: String] = [:]) -> [LineFacts]? {
        switch document {
        case .sale(let sale): sale.lines.map { LineFacts($0.item.identifier(in: identifiers), $0.amount) }
        case .purchase(let purchase): purchase.lines.map { LineFacts($0.item.identifier(in: identifiers), $0.amount) }
        case .journalEntry(let entry):
            entry.journal.lines.map { LineFacts($0.account.identifier(in: identifiers), $0.amount) }
        case .payment: nil
        }
    }

    /// The lines of a document as it stands in the books.
    static func filed(_ filed: FiledDocument) -> [LineFacts] {
        filed.lines.map { LineFacts(filed.kind == .journalEntry ? $0.account?.id : $0.item?.id, $0.amount) }
    }

    /// Whether both say the same: their order and their words do not matter.
    static func agree(_ before: [LineFacts], _ after: [LineFacts]) -> Bool {
        guard before.count == after.count else { return false }
        var left = after
        for line in before.sorted(by: { $0.id != nil && $1.id == nil }) {
            let found = left.firstIndex { $0.amount == line.amount && (line.id == nil || $0.id == line.id) }
            guard let found else { return false }
            left.remove(at: found)
        }
        return true
    }
}

extension Reference {
    /// The books' identifier; of a record that was planned by key `nil` unless the key is among those known.
    func identifier(in identifiers: [RecordKey: String] = [:]) -> String? {
        switch self {
        case .existing(let id, _): id.rawValue
        case .planned(let key, _): identifiers[key]
        }
    }
}
