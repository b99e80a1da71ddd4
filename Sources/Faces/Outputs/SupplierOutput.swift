import Accounting
import Bookkeeping
import Commerce
package import Features
import Foundation
package import Wording

/// How a supplier is reached, without its secrets.
package struct SupplierWayOutput: Encodable {
    var supplier: String
    var values: [String: String]
    /// Secrets that are kept.
    var secrets: [String]

    package init(_ way: Suppliers.Way) {
        (supplier, values, secrets) = (way.supplier, way.values, way.secrets.sorted())
    }

    package var line: String {
        ([supplier] + values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }).joined(separator: "  ")
    }
}

/// A purchase order and what became of it at its supplier.
package struct SupplierOrderOutput: Encodable {
    var number: String
    var supplier: String
    var supplierName: String
    var total: String
    var currency: String
    var isReached: Bool
    /// `sending`, `sent` or `refused`; without, it was not sent.
    var state: String?
    var sentAt: String?
    var transaction: String?
    /// Whether it was changed since it was sent.
    var isChanged: Bool
    /// How far the supplier says to be: `received`, `inProduction`, `shipped` …
    var progress: String?
    /// The supplier's word for why it does not go on.
    var hold: String?
    var shipsOn: String?
    var words: [String]

    package init(_ standing: SupplierOrders.Standing) {
        number = standing.supplied.number
        (supplier, supplierName) = (standing.supplied.supplier.id, standing.supplied.supplier.name)
        (total, currency) = (standing.ordered.description, standing.ordered.currency.code)
        isReached = standing.isReached
        state = standing.send?.state.rawValue
        sentAt = standing.send?.at.date.formatted(.iso8601)
        transaction = standing.send?.transaction
        isChanged = standing.isChanged
        progress = standing.send?.progress?.stage.rawValue
        hold = standing.send?.progress?.hold
        shipsOn = standing.send?.progress?.shipsOn?.description
        words = (standing.send?.words ?? []) + [standing.send?.progress?.words].compactMap { $0 }
    }

    package func line(_ sentences: Sentences, _ standing: SupplierOrders.Standing) -> String {
        "\(sentences.plain(number))  \(sentences.plain(supplierName))  \(sentences.amount(standing.ordered))  \(sentences.text(standing))"
    }
}

/// What suppliers handed out.
package struct SupplierPapersOutput: Encodable {
    var at: String
    var attached: [String]
    var known: Int
    /// Invoices of whose purchase order there is no order, until a person says what becomes of them.
    var unmatched: [String]
    var credits: [String]
    /// Invoices that suppliers took back.
    var voided: [String]
    var progressed: [String]
    var faults: [String]

    package init(_ fetched: SupplierPapers.Fetched, _ sentences: Sentences) {
        at = fetched.at.date.formatted(.iso8601)
        (attached, known) = (fetched.attached, fetched.known)
        let isUnmatched = { (waiting: SupplierPapers.Waiting) in waiting.cause == .noOrder }
        unmatched = fetched.waiting.filter(isUnmatched).map(\.name)
        (credits, voided, progressed) = (fetched.credits, fetched.voided, fetched.progressed)
        faults =
            fetched.waiting.filter { !isUnmatched($0) }.map { sentences.text($0) }
            + fetched.faults.map { sentences.text($0) }
    }
}
