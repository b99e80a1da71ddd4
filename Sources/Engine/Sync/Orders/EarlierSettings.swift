import Bookkeeping
import Storage

/// Settings of earlier versions, by which posted records were planned.
struct EarlierSettings {
    let policies: [Int: Policy]

    /// Reads these versions; those that were forgotten or cannot be understood are left out.
    init(_ versions: Set<Int>, of context: SyncContext) async throws(RunStop) {
        let (archive, store) = (context.archive, context.storeConnection)
        var policies: [Int: Policy] = [:]
        for version in versions {
            let body = try await withRunStop { try await archive.policy(of: store, version: version) }
            guard let body, var policy = Self.policy(body) else { continue }
            policy.version = version
            policies[version] = policy
        }
        self.policies = policies
    }

    private static func policy(_ body: String) -> Policy? {
        do { return try RecordText.decode(Policy.self, from: body) } catch { return nil }
    }
}
