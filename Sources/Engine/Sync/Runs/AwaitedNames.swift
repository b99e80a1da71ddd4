import Accounting
import ConnectorKit
import LinkLedger
import Storage

/// Documents that wait for products, customers or their invoice, and credit memos whose invoice was not known: each run decides them
/// again, by what is there now (F7).
struct AwaitedNames {
    private let context: SyncContext

    init(_ context: SyncContext) { self.context = context }

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
                    _ = try await archive.decideAgain(rows.map(\.id), of: store, note: nil, now: now)
                    last = end
                }
            }
        }
    }

    private static let pageSize = 500
}
