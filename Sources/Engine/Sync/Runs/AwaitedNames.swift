import Accounting
import Commerce
import ConnectorKit
import LinkLedger
import Storage

/// Documents that wait for products, customers or their invoice, and credit memos whose invoice was not known: each run decides those
/// of its feed again, by what is there now (F7). The others stay where people see them.
struct AwaitedNames {
    private let context: SyncContext
    private let feed: SaleFeed

    init(_ context: SyncContext, of feed: SaleFeed) {
        self.context = context
        self.feed = feed
    }

    func decideAgain() async throws(RunStop) {
        let (archive, store, now) = (context.archive, context.storeConnection, context.world.clock.now())
        for (state, codes) in [
            (OrderState.waiting, [ReasonCode.names, ReasonCode.invoice]),
            (.needsYou, [ReasonCode.creditWithoutInvoice]),
        ] {
            try await withRunStop {
                var last: OrderRow?
                while true {
                    let rows = try await archive.orders(
                        of: [store], in: state, codes: Set(codes), after: last, limit: Self.pageSize)
                    guard let end = rows.last else { return }
                    let own = rows.map(\.id).filter {
                        context.store.description.saleStream(of: ID($0)) == feed.stream
                    }
                    if !own.isEmpty { _ = try await archive.decideAgain(own, of: store, note: nil, now: now) }
                    last = end
                }
            }
        }
    }

    private static let pageSize = 500
}
