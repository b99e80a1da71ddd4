package import Accounting

/// One field of a document that says something else than before, both as plain text: what a person compares before it is written.
package struct DocumentFieldChange: Hashable, Sendable, Codable {
    package enum Field: String, Sendable, Codable, CaseIterable {
        case kind, number, date, dueDate, party, exchangeRate, tax, total, account, method, reference
        /// One line, or one document that a payment is applied to.
        case line
        case message, note, trackingClass, location, terms
        /// E-mail, addresses, shipping, online payment.
        case details
    }

    package var field: Field
    /// What stands there before and after; empty when nothing does. Amounts are decimals in the document's currency.
    package var before: String
    package var after: String

    package init(_ field: Field, _ before: String, _ after: String) {
        self.field = field
        self.before = before
        self.after = after
    }
}

extension Document {
    /// What `other` says that this document does not, field by field, in the order in which a document is read.
    package func changes(to other: Document) -> [DocumentFieldChange] {
        let (old, new) = (fields, other.fields)
        var changes: [DocumentFieldChange] = []
        for field in DocumentFieldChange.Field.allCases {
            let (before, after) = (old[field] ?? [], new[field] ?? [])
            for place in 0..<max(before.count, after.count) {
                let (left, right) = (before.text(at: place), after.text(at: place))
                if left != right { changes.append(DocumentFieldChange(field, left, right)) }
            }
        }
        return changes
    }

    private var fields: [DocumentFieldChange.Field: [String]] {
        var fields: [DocumentFieldChange.Field: [String]] = [
            .kind: [kind.rawValue], .date: [date.description], .total: [total.description], .note: [privateNote],
            .number: [number ?? ""], .party: [partyName ?? ""],
        ]
        switch self {
        case .sale(let sale): fields.merge(sale.fields) { $1 }
        case .payment(let payment): fields.merge(payment.fields) { $1 }
        case .purchase(let purchase):
            fields[.dueDate] = [purchase.dueDate?.description ?? ""]
            fields[.account] = [purchase.payableAccount.name]
            fields[.line] = purchase.lines.map {
                DocumentFieldChange.Field.line($0.quantity, $0.item.name, $0.description, $0.amount, $0.taxCode?.name)
            }
        case .journalEntry(let entry):
            fields[.line] = entry.journal.lines.map { "\($0.account.name) \($0.amount)" }
        }
        return fields
    }
}

extension SalesDocument {
    fileprivate var fields: [DocumentFieldChange.Field: [String]] {
        [
            .dueDate: [dueDate?.description ?? ""], .exchangeRate: [exchangeRate?.description ?? ""],
            .tax: [taxTotal.description], .account: [settlementAccount.name], .method: [paymentMethod?.name ?? ""],
            .reference: [paymentReference ?? ""],
            .line: lines.map {
                DocumentFieldChange.Field.line($0.quantity, $0.item.name, $0.description, $0.amount, $0.taxCode?.name)
            },
            .message: [details.customerMessage ?? ""], .trackingClass: [details.trackingClass?.name ?? ""],
            .location: [details.location?.name ?? ""], .terms: [details.terms?.name ?? ""],
            .details: [
                details.email ?? "", details.billingAddress?.text ?? "", details.shippingAddress?.text ?? "",
                details.shippingMethod ?? "", String(details.allowsCardPayment), String(details.allowsBankPayment),
            ],
        ]
    }
}

extension Payment {
    fileprivate var fields: [DocumentFieldChange.Field: [String]] {
        [
            .exchangeRate: [exchangeRate?.description ?? ""], .account: [depositAccount.name],
            .method: [method?.name ?? ""], .reference: [reference ?? ""],
            .line: applications.map { "\($0.kind.rawValue) \($0.amount)" },
        ]
    }
}

extension DocumentFieldChange.Field {
    /// `2 × Mug, blue = 20.00 (TAX)`.
    fileprivate static func line(
        _ quantity: ExactDecimal?, _ item: String, _ description: String, _ amount: Money, _ code: String?
    ) -> String {
        let count = quantity.map { "\($0) × " } ?? ""
        let text = description.isEmpty || description == item ? item : "\(item), \(description)"
        return "\(count)\(text) = \(amount)" + (code.map { " (\($0))" } ?? "")
    }
}

extension PostalAddress {
    fileprivate var text: String {
        (lines + [city, region, postalCode, country]).filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

extension [String] {
    fileprivate func text(at place: Int) -> String { indices.contains(place) ? self[place] : "" }
}
