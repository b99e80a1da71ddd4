import LinkLedger
import Storage

/// The trouble for which the last run of a store's orders stopped, while nobody did anything about it.
struct StandingTrouble: Sendable {
    private let context: SyncContext
    private let feed: SaleFeed

    init(_ context: SyncContext, _ feed: SaleFeed) {
        self.context = context
        self.feed = feed
    }

    /// `nil` when the last run did not stop so, the settings were changed since, or no order is held for it any more: all were settled, or
    /// are to be tried again.
    func find() async throws(RunStop) -> CommonTrouble? {
        guard case .sameTrouble(let trouble)? = try await lastStop() else { return nil }
        let (archive, store) = (context.archive, context.storeConnection)
        let policy = try await withRunStop { try await archive.policy(of: store) }
        guard policy?.version == trouble.policyVersion else { return nil }
        let held = try await withRunStop {
            try await archive.orders(of: [store], in: .needsYou, codes: [trouble.reason.code], after: nil, limit: 1)
        }
        return held.isEmpty ? nil : trouble
    }

    private func lastStop() async throws(RunStop) -> RunStop? {
        let (archive, store, word) = (context.archive, context.storeConnection, feed.workflow)
        // One that is under way, or died, tells nothing of what it did.
        let last = try await withRunStop {
            try await archive.lastRun(of: store, workflow: word, in: [.finished, .failed])
        }
        guard let last else { return nil }
        // A report that cannot be read tells of no trouble; if there is one, the brake finds it anew.
        return (try? last.report)?.stopped
    }
}
