/// A document of the books.
package enum Document: Hashable, Sendable, Codable {
    case sale(SalesDocument)
    case payment(Payment)
    case purchase(PurchaseDocument)
    case journalEntry(JournalEntry)
}

/// The kinds of documents by their names in the trade.
package enum DocumentKind: String, Sendable, Codable, CaseIterable {
    case invoice, salesReceipt, creditMemo, refundReceipt, payment, bill, purchaseOrder, vendorCredit, journalEntry

    package init(_ kind: SalesDocument.Kind) {
        switch kind {
        case .invoice: self = .invoice
        case .salesReceipt: self = .salesReceipt
        case .creditMemo: self = .creditMemo
        case .refundReceipt: self = .refundReceipt
        }
    }

    package init(_ kind: PurchaseDocument.Kind) {
        switch kind {
        case .bill: self = .bill
        case .purchaseOrder: self = .purchaseOrder
        case .vendorCredit: self = .vendorCredit
        }
    }
}

extension Document {
    package var kind: DocumentKind {
        switch self {
        case .sale(let sale): DocumentKind(sale.kind)
        case .payment: .payment
        case .purchase(let purchase): DocumentKind(purchase.kind)
        case .journalEntry: .journalEntry
        }
    }

    package var number: String? {
        switch self {
        case .sale(let sale): sale.number
        case .payment: nil
        case .purchase(let purchase): purchase.number
        case .journalEntry(let entry): entry.number
        }
    }

    package var date: BusinessDate {
        switch self {
        case .sale(let sale): sale.date
        case .payment(let payment): payment.date
        case .purchase(let purchase): purchase.date
        case .journalEntry(let entry): entry.date
        }
    }

    package var currency: Currency {
        switch self {
        case .sale(let sale): sale.currency
        case .payment(let payment): payment.currency
        case .purchase(let purchase): purchase.currency
        case .journalEntry(let entry): entry.currency
        }
    }

    package var total: Money {
        switch self {
        case .sale(let sale): sale.total
        case .payment(let payment): payment.total
        case .purchase(let purchase): purchase.total
        case .journalEntry(let entry): entry.total
        }
    }

    package var tax: Money {
        if case .sale(let sale) = self { sale.taxTotal } else { .zero(currency) }
    }

    /// Debits and credits; empty for a purchase order.
    package var journal: Journal {
        switch self {
        case .sale(let sale): sale.journal
        case .payment(let payment): payment.journal
        case .purchase(let purchase): purchase.journal
        case .journalEntry(let entry): entry.journal
        }
    }

    package var privateNote: String {
        switch self {
        case .sale(let sale): sale.details.privateNote
        case .payment(let payment): payment.privateNote
        case .purchase(let purchase): purchase.privateNote
        case .journalEntry(let entry): entry.privateNote
        }
    }

    /// The name of the customer or vendor, when there is one.
    package var partyName: String? {
        switch self {
        case .sale(let sale): sale.customer.name
        case .payment(let payment): payment.customer.name
        case .purchase(let purchase): purchase.vendor.name
        case .journalEntry(let entry): entry.customer?.name
        }
    }
}
