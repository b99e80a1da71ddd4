package import Accounting
package import Bookkeeping
package import Commerce
package import ConnectorKit

/// What became of one pushed record; the others of its batch are judged by themselves.
package struct PushResult: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
        case new, changed
        /// The very same is kept already.
        case unchanged
        case refused(PushRefusal)
    }

    /// Its place among what was sent, from 0.
    package var index: Int
    /// The sender's identifier; `nil` where none can be read.
    package var id: String?
    package var outcome: Outcome
    /// What is doubtful about a record that is taken all the same.
    package var warnings: [PushWarning]

    package init(index: Int, id: String?, outcome: Outcome, warnings: [PushWarning] = []) {
        self.index = index
        self.id = id
        self.outcome = outcome
        self.warnings = warnings
    }

    package var refusal: PushRefusal? { if case .refused(let refusal) = outcome { refusal } else { nil } }
}

/// What a sender should look at, although the record is taken: it will wait for a person, or says less than it seems to.
package enum PushWarning: Hashable, Sendable {
    /// Costs of a supplier stand in none of the purchase orders that are told of them: no bill of what was ordered holds them.
    case costsNotOrdered(supplier: String, amount: Money)
    /// A supplier invoiced so much else than was ordered that a person must see it first.
    case supplierInvoiceDiffers(supplier: String, number: String, ordered: Money, invoiced: Money)
    /// More came in than the order amounts to: the rest is the customer's credit.
    case paymentsExceedTotal(paid: Money, total: Money)

    /// For programs; it never changes.
    package var code: String {
        switch self {
        case .costsNotOrdered: "costs_not_ordered"
        case .supplierInvoiceDiffers: "supplier_invoice_differs"
        case .paymentsExceedTotal: "payments_exceed_total"
        }
    }

    /// All that is doubtful about an order of a store that keeps payments and purchases itself.
    static func all(of order: Order) -> [PushWarning] {
        var all = order.costsNotOrdered.map {
            PushWarning.costsNotOrdered(supplier: $0.supplier.name, amount: $0.amount)
        }
        for supplied in order.supplies {
            let invoices = supplied.invoices.filter { !$0.total(order.currency).isNegative }
            let ordered = supplied.total(order.currency)
            let invoiced = invoices.map { $0.total(order.currency) }.sum(order.currency)
            guard SupplierTolerance.isExceeded(ordered: ordered, invoiced: invoiced),
                invoices.count == 1 || !invoices.isEmpty && ordered < invoiced
            else { continue }
            all.append(
                .supplierInvoiceDiffers(
                    supplier: supplied.supplier.name, number: invoices.map(\.number).joined(separator: " + "),
                    ordered: ordered, invoiced: invoiced))
        }
        if order.hasPaymentLedger == true, order.paid > order.total {
            all.append(.paymentsExceedTotal(paid: order.paid, total: order.total))
        }
        return all
    }
}

/// Why one pushed record was not taken.
package enum PushRefusal: Hashable, Sendable, Codable {
    /// Not as records of its kind are.
    case unfit(PushFault)
    /// A later version is kept; 0 where the sender does not count and the time it tells is earlier.
    case older(kept: Int64)
    /// Other content is kept under the same version.
    case contradicts(version: Int64)
    /// Its lines do not make what it says, with both numbers.
    case sumsDiffer([Refusal])
    /// Its sums agree, and yet it says two things.
    case contradictory(OrderContradiction)
    /// It was sent to the address of another.
    case otherRecord(address: String, body: String)

    /// The place in the record, as a JSON pointer.
    package var path: String? {
        switch self {
        case .unfit(.shape(let fault)): fault.path
        case .unfit(.unreadable(let fault)): fault.field.hasPrefix("/") ? fault.field : nil
        case .older(kept: 0): "/updatedAt"
        case .older, .contradicts: "/version"
        case .sumsDiffer: "/total"
        case .contradictory(let found): found.path
        case .otherRecord: "/id"
        }
    }

    /// For programs; it never changes.
    package var code: String {
        switch self {
        case .unfit(.shape(let fault)): fault.code
        case .unfit(.unreadable): "value_unreadable"
        case .older: "version_older"
        case .contradicts: "version_contradicts"
        case .sumsDiffer: "sums_differ"
        case .contradictory: "figures_contradict"
        case .otherRecord: "id_differs"
        }
    }
}

extension ShapeFault {
    /// For programs; it never changes.
    package var code: String {
        switch cause {
        case .missing, .empty: "field_missing"
        case .unknown: "field_unknown"
        case .twice: "field_twice"
        case .notText, .notFlag, .notObject, .notList: "type_unfit"
        case .tooLong, .tooMany: "too_long"
        case .notIdentifier, .notChoice, .notAmount, .notDecimal, .notInstant, .notCurrency, .notLike, .notWhole:
            "value_unfit"
        }
    }
}

/// Nothing that was sent could be looked at.
package enum PushProblem: Hashable, Sendable {
    /// The store takes no such records.
    case notTaken(kind: String, stream: RecordStream, takes: [RecordStream])
    case notJSON(JSONFault)
    /// Neither a list of records nor an object with one under `records`.
    case noRecords
    case tooMany(count: Int, max: Int)
    /// The one record that was sent was not taken.
    case refused(PushRefusal)
}
