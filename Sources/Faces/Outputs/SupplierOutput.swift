import Accounting
package import Bookkeeping
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
    var words: [String]

    package init(_ standing: SupplierOrders.Standing) {
        number = standing.supplied.number
        (supplier, supplierName) = (standing.supplied.supplier.id, standing.supplied.supplier.name)
        (total, currency) = (standing.ordered.description, standing.ordered.currency.code)
        isReached = standing.isReached
        state = standing.send?.state.rawValue
        sentAt = standing.send?.at.date.formatted(.iso8601)
        transaction = standing.send?.transaction
        words = standing.send?.words ?? []
    }

    package func line(_ sentences: Sentences, _ send: SupplierSend?) -> String {
        "\(sentences.plain(number))  \(sentences.plain(supplierName))  \(total) \(currency)  \(sentences.text(send))"
    }
}

/// What suppliers handed out.
package struct SupplierPapersOutput: Encodable {
    var at: String
    var attached: [String]
    var known: Int
    var unmatched: [String]
    var credits: [String]
    var faults: [String]

    package init(_ fetched: SupplierPapers.Fetched) {
        at = fetched.at.date.formatted(.iso8601)
        (attached, known, unmatched) = (fetched.attached, fetched.known, fetched.unmatched)
        (credits, faults) = (fetched.credits, fetched.faults)
    }
}
