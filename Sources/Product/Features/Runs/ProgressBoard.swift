package import Accounting
package import Sync
import Synchronization

/// The progress of the runs of this process, for pages. Of other processes only what they have stored is known.
package final class ProgressBoard: Sendable {
    private struct Place: Hashable {
        var store: String
        var work: String
    }

    private let runs = Mutex<[Place: RunProgress]>([:])

    package init() {}

    /// `nil` when nothing of the kind goes on here.
    package func progress(of work: String, _ store: ID<Store>) -> RunProgress? {
        runs.withLock { $0[Place(store: store.rawValue, work: work)] }
    }

    /// Notes the progress of a piece of work until it is done.
    func watching<Value: Sendable>(
        _ work: String, of store: String,
        _ body: (@escaping @Sendable (RunProgress) -> Void) async throws(FeatureProblem) -> Value
    ) async throws(FeatureProblem) -> Value {
        let place = Place(store: store, work: work)
        defer { runs.withLock { $0[place] = nil } }
        return try await body { [self] progress in runs.withLock { $0[place] = progress } }
    }
}
