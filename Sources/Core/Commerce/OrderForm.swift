package import Accounting

/// What a record of a store's sales is: an order that becomes a document, or a document that the store has made and numbered itself.
package enum OrderForm: Hashable, Sendable, Codable {
    case order
    /// `dueOn` is the store's own due date, where it has one.
    case invoice(dueOn: BusinessDate?)
    /// Takes back a part of an invoice; `nil` for a credit of nothing in particular.
    case creditMemo(of: InvoiceReference?)

    /// Whether the store has made and numbered the document.
    package var isDocument: Bool { self != .order }

    /// Whether it takes a sale back.
    package var isCreditMemo: Bool { if case .creditMemo = self { true } else { false } }
}

/// How a credit memo names its invoice.
package struct InvoiceReference: Hashable, Sendable, Codable {
    /// The store's identifier of the invoice, or its number where the store tells that in its place.
    package var invoice: String?
    /// Its number, where the store tells that beside.
    package var number: String?
    /// How the identifiers of the invoices of the same order begin.
    package var order: String?

    package init(invoice: String? = nil, number: String? = nil, order: String? = nil) {
        (self.invoice, self.number, self.order) = (invoice, number, order)
    }

    /// By what people know it: its number, where that is known.
    package var name: String? { number ?? invoice }

    /// The invoices that it may mean: that of the identifier, else that of the number; else those of the order that may bear either,
    /// since the store's identifier of them is not at hand. One that names no invoice means all of its order.
    ///
    /// `ids` are those by which an invoice is known, and that of the store; `nil` where the store's is not at hand.
    package func meant<Invoice>(
        among invoices: [Invoice], ids: (Invoice) -> [String?], number: (Invoice) -> String
    ) -> [Invoice] {
        if let invoice {
            let exact = invoices.filter { ids($0).contains(invoice) }
            if !exact.isEmpty { return exact }
        }
        guard let order else { return [] }
        let ofOrder = invoices.filter { ids($0).contains { $0?.hasPrefix(order) ?? false } }
        guard let name else { return ofOrder }
        let numbered = ofOrder.filter { Self.isSame(number($0), name) }
        return numbered.isEmpty ? ofOrder.filter { ids($0).contains(nil) } : numbered
    }

    /// Spreadsheets take leading zeros from numbers.
    private static func isSame(_ number: String, _ other: String) -> Bool {
        number == other || (!number.isEmpty && number.drop { $0 == "0" } == other.drop { $0 == "0" })
    }
}

extension ID<Order> {
    /// Of a credit memo that the store has made: a name space of its own among the orders, since a store counts both from 1.
    package static func creditMemo(_ id: String) -> ID<Order> { ID(creditMemoMark + id) }

    /// How the identifiers of credit memos begin.
    package static let creditMemoMark = "creditmemo:"
}
