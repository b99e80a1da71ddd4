import LinkLedger
import Storage

/// The trouble for which the last run of a store's orders stopped, while nobody did anything about it.
struct StandingTrouble: Sendable {
    private let context: SyncContext

    init(_ context: SyncContext) {
        self.context = context
    }

    /// `nil` when the last run did not stop so, the settings were changed since, or the orders are no longer held for it.
    func find() async throws(RunStop) -> CommonTrouble? {
        guard case .sameTrouble(let trouble)? = try await lastStop() else { return nil }
        let (archive, store) = (context.archive, context.storeConnection)
        let policy = try await withRunStop { try await archive.policy(of: store) }
        guard policy?.version == trouble.policyVersion else { return nil }
        let held = try await withRunStop {
            try await archive.orders(of: store, state: .needsYou, search: nil, after: nil, limit: Self.ordersMax)
        }
        return held.contains { $0.reasonCode == trouble.reason.code } ? trouble : nil
    }

    private func lastStop() async throws(RunStop) -> RunStop? {
        let (archive, company, store) = (context.archive, context.company, context.storeConnection)
        let runs = try await withRunStop {
            try await archive.runs(of: company, limit: Self.runsMax)
        }
        let last = runs.first { $0.store == store && $0.workflow == "orders" && $0.hasReport }
        guard let last else { return nil }
        // A report that cannot be read tells of no trouble; if there is one, the brake finds it anew.
        return (try? RecordText.decode(RunReport.self, from: last.summary))?.stopped
    }

    /// Among these the last run of the orders is found, also where other workflows run more often.
    private static let runsMax = 200
    private static let ordersMax = 500
}

extension RunRow {
    /// Whether it came to its own end: a run that is under way, or died, tells nothing of what it did.
    fileprivate var hasReport: Bool {
        switch state {
        case .finished, .failed: true
        case .running, .interrupted: false
        }
    }
}
