package import Bookkeeping
import Commerce
import ConnectorKit
import Storage
import Sync

/// Reads and changes what is set for a store and its books.
package struct StorePolicy: Sendable {
    private let office: Office

    package init(_ office: Office) {
        self.office = office
    }

    package func policy(of store: String) async throws(FeatureProblem) -> Policy? {
        let archive = office.archive
        let row = try await kept { () async throws(StorageProblem) in try await archive.policy(of: store) }
        guard let row else { return nil }
        do {
            var policy = try RecordText.decode(Policy.self, from: row.body)
            policy.version = row.version
            return policy
        } catch { throw .storage(.unusable("policy of \(store)")) }
    }

    /// Keeps a new version; orders that need a person are decided again with it.
    package func save(_ policy: Policy, of store: String) async throws(FeatureProblem) -> Int {
        let body: String
        do { body = try RecordText.encode(policy) } catch { throw .storage(.failed(String(describing: error))) }
        let (archive, now) = (office.archive, office.world.clock.now())
        let note = try AuditNote(.policy, by: office, of: store, SavedPolicy(store: store, policy: policy))
        return try await kept { () async throws(StorageProblem) in
            try await archive.save(policy: body, of: store, note: note, now: now)
        }
    }
}

/// Settings as the audit keeps them.
private struct SavedPolicy: Encodable {
    var store: String
    var policy: Policy
}
