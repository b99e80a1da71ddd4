import Accounting
package import Features
package import Foundation
import LinkLedger
package import Wording

/// An order as programs get it; money in decimal strings of its currency, times in RFC 3339.
package struct OrderSummaryOutput: Encodable, Sendable {
    struct Document: Encodable {
        var kind: String
        var number: String?
        /// The books' identifier.
        var id: String
    }

    var id: String
    var store: String
    var number: String
    var customer: String
    /// The day in the store's zone.
    var date: String?
    var placedAt: String?
    var currency: String?
    var total: String?
    var state: String
    /// Something of it is on its way into the books.
    var isOpen: Bool
    var reason: String?
    var message: String?
    var remedy: String?
    var documents: [Document]

    package init(_ order: OrderSummary, _ sentences: Sentences, _ zone: TimeZone) {
        let why = order.cause.map { sentences.explain($0) }
        id = order.ref.id.rawValue
        store = order.ref.store.rawValue
        number = order.number
        customer = order.customer
        date = order.placedAt.map { BusinessDate($0, in: zone).description }
        placedAt = order.placedAt?.date.formatted(.iso8601)
        currency = order.total?.currency.code
        total = order.total?.description
        state = order.state.rawValue
        isOpen = order.isOpen
        reason = order.causeCode
        message = why.map { "\($0.what) \($0.meaning)" }
        remedy = why?.remedy
        documents = order.documents.map { Document(kind: $0.kind.apiName, number: $0.number, id: $0.booksID) }
    }
}

/// All that is known of one order, as programs get it.
package struct OrderReportOutput: Encodable, Sendable {
    struct Document: Encodable {
        var kind: String
        var number: String?
        /// The books' identifier; none for one that is only planned.
        var id: String?
        var date: String
        var currency: String
        var tax: String
        var total: String
        var settingsVersion: Int?
        /// None of a payment or a journal entry.
        var lines: [PlanOutput.Line]
        /// Of an invoice: what payments settle of it, and what is left.
        var paymentsApplied: String?
        var balance: String?
        var journal: [PlanOutput.JournalEntry]
    }

    var summary: OrderSummaryOutput
    /// What is in the books, or would be there.
    var documents: [Document]
    /// The documents are not in the books: they would be there.
    var isPlanned: Bool
    /// What a person can answer about money by which the order differs from what was received.
    var settlement: String?
    /// Refunds of which the amount is asked for.
    var refundsAsked: [String]
    var deletedAt: String?

    package init(_ report: OrderReport, _ sentences: Sentences) {
        summary = OrderSummaryOutput(report.summary, sentences, report.store.timeZone)
        documents = report.shownDocuments.map { Document($0, beside: report.shownDocuments) }
        isPlanned = report.isPlanned
        settlement = report.settlement?.answer.rawValue
        refundsAsked = report.refundsAsked
        deletedAt = report.deletedAt?.date.formatted(.iso8601)
    }
}

extension OrderReportOutput.Document {
    fileprivate init(_ shown: DocumentInBooks, beside all: [DocumentInBooks]) {
        let document = shown.document
        let applied = all.applied(to: shown)
        self.init(
            kind: document.kind.apiName, number: document.number, id: shown.booksID, date: document.date.description,
            currency: document.currency.code, tax: document.tax.description, total: document.total.description,
            settingsVersion: shown.settingsVersion, lines: PlanOutput.Line.all(document),
            paymentsApplied: applied?.description, balance: applied.map { (document.total - $0).description },
            journal: document.journal.lines.map {
                PlanOutput.JournalEntry(
                    account: $0.account.name, debit: $0.debit?.description ?? "", credit: $0.credit?.description ?? "")
            })
    }
}

extension OrderReportOutput {
    /// Its documents as people read them: lines, total, what is paid and left, debits and credits.
    package func lines(_ sentences: Sentences) -> [String] {
        documents.flatMap { document in
            let kind = DocumentKind(rawValue: document.kind.prefix(1).lowercased() + document.kind.dropFirst())
            let heading = [kind.map { sentences.name(of: $0) } ?? document.kind, document.number ?? "", document.date]
            var lines = ["  " + heading.filter { !$0.isEmpty }.joined(separator: "  ")]
            for line in document.lines {
                let quantity = line.quantity.map { "\($0) × \(line.unitPrice ?? "")" } ?? ""
                lines.append("    \(line.item.padded(32)) \(quantity.padded(18)) \(line.amount.aligned(12))")
            }
            let sums = [
                ("\(sentences.heading(.total)) \(document.currency)", Optional(document.total)),
                (OrderWord.paymentsApplied.text(sentences), document.paymentsApplied),
                (OrderWord.balanceDue.text(sentences), document.balance),
            ]
            for case (let name, let amount?) in sums { lines.append("    \(name.padded(51)) \(amount.aligned(12))") }
            return lines
                + document.journal.map {
                    "      \($0.account.padded(40)) \($0.debit.aligned(12)) \($0.credit.aligned(12))"
                }
        }
    }
}
