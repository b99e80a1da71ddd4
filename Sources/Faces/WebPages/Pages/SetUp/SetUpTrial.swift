import Accounting
import Commerce
import Features
import Sync

/// What a dry run over the last days came to, with the first orders that it would post.
actor SetUpTrial {
    private(set) var tally = DryRunTally()
    /// By identifier in the store, with their numbers; the latest three.
    private(set) var first: [(id: String, number: String)] = []

    func add(_ order: DryRunOrder) {
        tally.add(order)
        guard order.outcome == .create, let sale = order.decision.order else { return }
        first.append((order.decision.id, sale.number))
        if first.count > Self.ordersMax { first.removeFirst() }
    }

    /// Decides the orders of the last thirty days by the settings that hold, or, when there were none, all since the start date; writes
    /// nothing.
    static func run(_ scope: CompanyScope, _ store: StoreRef, at now: Instant) async throws -> SetUpTrial {
        let trial = SetUpTrial()
        let today = BusinessDate(now, in: store.timeZone)
        let range = DryRunScope(from: today.adding(days: -daysBack), isRefreshed: true)
        try await SyncStore(scope).dryRun(of: store.id, range) { await trial.add($0) }
        if await trial.tally.orders == 0 { try await SyncStore(scope).dryRun(of: store.id) { await trial.add($0) } }
        return trial
    }

    private static let ordersMax = 3
    private static let daysBack = 30
}
