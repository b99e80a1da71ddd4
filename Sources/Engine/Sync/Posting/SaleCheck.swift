import Accounting
import Bookkeeping
import ConnectorKit
import LinkLedger
import Storage

/// Looks whether the sales of late documents still stand in the books.
///
/// A refund, a credit memo or a journal names its sale in no field, so the books take it also when somebody has deleted the sale. A
/// payment names its invoice, and the books themselves refuse it. Sales of the same run are not read again.
struct SaleCheck: Sendable {
    let context: SyncContext
    let company: BooksCompany
    let run: String

    /// A sale that is not in the books any more, by the order, or the daily summary, whose documents need it.
    func removed(_ writes: [OutboxWrite]) async throws(RunStop) -> [String: Link] {
        let late = writes.filter { $0.posting.needsStandingSale }.map(\.ready)
        var needed: [(order: String, sale: Link)] = []
        for (store, intents) in Dictionary(grouping: late, by: \.store) {
            let (archive, books, run) = (context.archive, context.booksConnection, run)
            let ids = Set(intents.map(\.intent.key.id)).sorted()
            let sales = try await withRunStop {
                try await archive.salesNeeded(by: ids, of: store, books: books, notMadeBy: run)
            }
            for (id, links) in sales { needed += links.map { ("\(store)/\(id)", $0) } }
        }
        guard !needed.isEmpty else { return [:] }
        let standing = try await FiledByName.read(needed.map(\.sale), context, company).standing
        let gone = needed.filter { need in DocumentName(need.sale).map { !standing.contains($0) } ?? false }
        return Dictionary(gone.map { ($0.order, $0.sale) }, uniquingKeysWith: { first, _ in first })
    }
}

extension Posting {
    /// Whether it says nothing true without a sale that it does not name: also a summary of refunds, of which each has its own.
    var needsStandingSale: Bool {
        guard !takesBack, case .document(let document) = body else { return false }
        return switch document {
        case .sale(let sale):
            operation == .create && self.body.owner(as: key) != nil
                || sale.kind.isReversal && key.role != .sale
        case .journalEntry: operation == .create && self.body.owner(as: key) != nil
        case .payment, .purchase: false
        }
    }
}
