/// Which documents of the books belong together, told from their own texts.
package enum Belonging {
    /// Documents of ours that stand without the sale of their order: its payments, refunds, journals and credits say nothing true
    /// alone.
    package static func orphans(in documents: [BookedDocument]) -> [BookedDocument] {
        let live = documents.filter { $0.marker != nil && !$0.isVoided }
        let sold = Set(live.filter(\.isSale).compactMap(\.order))
        return live.filter { document in
            guard !document.isSale, let order = document.order else { return false }
            return !sold.contains(order)
        }
    }
}

extension BookedDocument {
    /// An order's own invoice or receipt, not one for a difference.
    package var isSale: Bool {
        (kind == "Invoice" || kind == "SalesReceipt") && order != nil
            && !Self.differenceMarks.contains(where: note.contains)
    }

    /// In each language that documents speak.
    static let differenceMarks = ["Difference to ", "Différence sur ", "Diferencia sobre "]
}
