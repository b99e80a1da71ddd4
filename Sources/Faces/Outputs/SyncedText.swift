package import Features
package import Wording

/// Records of the books beside a store, for people: a line each.
package struct SyncedText {
    private let sentences: Sentences

    package init(_ sentences: Sentences) { self.sentences = sentences }

    package func line(of product: SyncedProduct) -> String {
        let why = product.reason.map { sentences.explain($0) }
        return line([
            product.item.map { sentences.plain($0.id) } ?? "–",
            sentences.plain(product.sku.isEmpty ? product.name : product.sku), sentences.name(of: product.state),
            why.map { "\($0.what) \($0.meaning)" },
        ])
    }

    /// One that is not in the books yet, with why, or with what must be there first.
    package func line(of record: AwaitedRecord) -> String {
        let why = record.reason.map { sentences.explain($0) }
        return line([
            "–", sentences.plain(record.name), sentences.name(of: record.state),
            why.map { "\($0.what) \($0.meaning)" } ?? sentences.list(record.waitsFor.map { sentences.plain($0) }),
        ])
    }

    package func line(of record: SyncedRecord) -> String {
        line([
            sentences.plain(record.booksID), sentences.plain(record.name), record.date.map { sentences.date($0) },
            record.total.map { sentences.amount($0) }, sentences.name(of: record.state),
        ])
    }

    private func line(_ parts: [String?]) -> String {
        parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "  ")
    }
}
