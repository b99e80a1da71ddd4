import Accounting
import LinkLedger
package import Sync
package import Wording

/// A report as `undo --json` prints it, a line for each store.
package struct UndoOutput: Encodable {
    struct Order: Encodable {
        var id: String
        var number: String
        var outcome: String
        var documents: [Document]
        var reason: String?
        var message: String?
        var remedy: String?
    }

    struct Document: Encodable {
        var kind: String
        var number: String?
        var id: String
        var total: String?
        var currency: String?
    }

    var run: String?
    var orders: [Order]
    var staying: [String: Int]
    var stop: String?

    package init(_ report: UndoReport, _ sentences: Sentences) {
        run = report.run
        staying = report.staying
        stop = report.stopped?.code
        orders = report.orders.map { order in
            let why = order.reason.map { sentences.explain($0) }
            return Order(
                id: order.id, number: order.number, outcome: order.outcome.rawValue,
                documents: order.documents.map(Document.init), reason: order.reason?.code,
                message: why.map { "\($0.what) \($0.meaning)" }, remedy: why?.remedy)
        }
    }
}

extension UndoOutput.Document {
    fileprivate init(_ document: UndoneDocuments.Document) {
        self.init(
            kind: document.kind.rawValue, number: document.number, id: document.booksID,
            total: document.total?.description, currency: document.total?.currency.code)
    }
}
