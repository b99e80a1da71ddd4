package import Accounting
package import Commerce
package import ConnectorKit
import Storage

/// Which records of a store's sales a run reads and decides.
package enum SaleFeed: Sendable, CaseIterable {
    /// Orders, of which the books make documents.
    case orders
    /// Documents that the store has made itself.
    case invoices, creditMemos

    package var stream: RecordStream {
        switch self {
        case .orders: .orders
        case .invoices: .invoices
        case .creditMemos: .creditMemos
        }
    }

    package var needs: [StoreNeed] { [.has(stream)] }

    /// The word by which its runs are kept.
    package var workflow: String {
        switch self {
        case .orders: "orders"
        case .invoices: "invoices"
        case .creditMemos: "credit-memos"
        }
    }

    /// The name of the cursor behind which it is read.
    var cursor: String {
        switch self {
        case .orders: ReadStream.orders
        case .invoices: ReadStream.invoices
        case .creditMemos: ReadStream.creditMemos
        }
    }

    /// What it decides of all that is to be decided.
    var decides: UndecidedKind {
        switch self {
        case .orders: .all
        case .invoices: .others
        case .creditMemos: .creditMemos
        }
    }
}

extension StoreDescription {
    /// The feeds by which its sales come.
    package var saleFeeds: [SaleFeed] { SaleFeed.allCases.filter { streams.contains($0.stream) } }
}

extension StoreDescription {
    /// The stream to which an order, or a document of the store, belongs.
    package func saleStream(of order: ID<Order>) -> RecordStream {
        guard isOfDocuments else { return .orders }
        return order.rawValue.hasPrefix(ID<Order>.creditMemoMark) ? .creditMemos : .invoices
    }
}
