import Features
import LinkLedger
import Wording

/// A link to a record as the books, or the store, show it; it opens beside the page.
struct OutsideLink: Sendable {
    var address: String
    var text: String

    static let template = Template(
        "outside",
        #"""
        <a class="outside" href="{{.address}}" target="_blank" rel="noopener noreferrer">{{.text}}</a>
        """#)
}

extension Exchange {
    /// `nil` where such a record has no page.
    func inBooks(_ kind: BooksRecordKind, _ id: String?, text: String? = nil) -> OutsideLink? {
        guard let id, let address = outside.inBooks(kind, id) else { return nil }
        return OutsideLink(address: address, text: text ?? sentences.open(in: outside.booksName ?? sentences.booksName))
    }

    func inStore(_ order: OrderRef, number: String, text: String? = nil) -> OutsideLink? {
        guard let address = outside.inStore(order, number: number) else { return nil }
        return OutsideLink(address: address, text: text ?? sentences.open(in: outside.storeName(order.store) ?? ""))
    }
}
