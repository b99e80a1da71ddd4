import Bookkeeping
import Commerce
import ConnectorKit
import Storage

extension SyncContext {
    /// The settings of the store as they were kept last; `nil` before its set-up.
    func keptPolicy() async throws(RunStop) -> Policy? {
        let (archive, store) = (archive, storeConnection)
        guard let kept = try await withRunStop({ try await archive.policy(of: store) }) else { return nil }
        var policy = try decoded { try RecordText.decode(Policy.self, from: kept.body) }
        policy.version = kept.version
        return policy
    }

    /// The settings of the store as they were kept last.
    ///
    /// - Throws: `RunStop.notSetUp` before its set-up.
    func policy() async throws(RunStop) -> Policy {
        guard let policy = try await keptPolicy() else { throw .notSetUp }
        return policy
    }

    /// What the store says about itself now.
    func profile() async throws(RunStop) -> StoreProfile {
        do { return try await store.profile() } catch { throw .store(error) }
    }

    /// What the store said about itself as it was asked last.
    func keptProfile() async throws(RunStop) -> StoreProfile? {
        let (archive, store) = (archive, storeConnection)
        let row = try await withRunStop { try await archive.connection(store) }
        return try decoded { try row?.profile.map { try RecordText.decode(StoreProfile.self, from: $0) } }
    }
}
