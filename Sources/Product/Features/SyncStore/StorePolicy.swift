package import Bookkeeping
import Commerce
import ConnectorKit
import Storage
package import Sync

/// Reads and changes what is set for a store and its books.
package struct StorePolicy: Sendable {
    private let services: Services

    package init(_ services: Services) {
        self.services = services
    }

    package func policy(of store: String) async throws(FeatureProblem) -> Policy? {
        let archive = services.archive
        let row = try await withFeatureProblem { try await archive.policy(of: store) }
        guard let row else { return nil }
        do throws(Unreadable) {
            var policy = try RecordText.decode(Policy.self, from: row.body)
            policy.version = row.version
            return policy
        } catch { throw .storage(.unusable("policy of \(store): \(error.description)")) }
    }

    /// Keeps a new version when it fits the books: accounts, items, codes and classes are there and of a fitting type.
    ///
    /// Throws `FeatureProblem.settingsRefused` with all that does not fit; nothing is kept then.
    package func saveChecked(_ policy: Policy, at context: SyncContext) async throws(FeatureProblem) -> Int {
        let mirror = MirrorKeeper(archive: context.archive, connection: context.booksConnection, books: context.books)
        let catalogue = try await withFeatureProblem {
            try await mirror.catalogue(naming: CatalogueLookups(policy: policy))
        }
        let problems = policy.problems(in: catalogue)
        guard problems.isEmpty else { throw .settingsRefused(problems) }
        return try await save(policy, of: context.storeConnection)
    }

    /// Keeps a new version; orders that need a person are decided again with it. An earlier start date has the store read again.
    package func save(_ policy: Policy, of store: String) async throws(FeatureProblem) -> Int {
        let body: String
        do { body = try RecordText.encode(policy) } catch {
            throw .storage(.failed("a record cannot be written as JSON"))
        }
        let readsAnew = try await before(store).map { policy.reachesFurtherBack(than: $0) } ?? false
        let (archive, now) = (services.archive, services.world.clock.now())
        let note = try AuditNote(.policy, by: services, of: store, SavedPolicy(store: store, policy: policy))
        return try await withFeatureProblem {
            try await archive.save(policy: body, of: store, readsAnew: readsAnew, note: note, now: now)
        }
    }

    /// The version that holds now; `nil` where there is none, or none that can be read.
    private func before(_ store: String) async throws(FeatureProblem) -> Policy? {
        do { return try await policy(of: store) } catch {
            guard case .storage(.unusable) = error else { throw error }
            return nil
        }
    }
}

extension Policy {
    /// Whether orders count that were too old before.
    fileprivate func reachesFurtherBack(than before: Policy) -> Bool {
        guard let last = before.startDate else { return false }
        return startDate.map { $0 < last } ?? true
    }
}

/// Settings as the audit keeps them.
private struct SavedPolicy: Encodable {
    var store: String
    var policy: Policy
}
