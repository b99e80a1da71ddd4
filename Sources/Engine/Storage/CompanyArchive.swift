package import Accounting

/// Companies, their connections, settings, secrets and leases.
package protocol CompanyArchive: Sendable {
    func companies() async throws(StorageProblem) -> [CompanyRow]
    func save(_ company: CompanyRow) async throws(StorageProblem)

    func connections(of company: String) async throws(StorageProblem) -> [ConnectionRow]
    func connection(_ id: String) async throws(StorageProblem) -> ConnectionRow?
    func save(_ connection: ConnectionRow) async throws(StorageProblem)

    /// A secret of a connection, unsealed; `nil` when there is none.
    func secret(_ name: String, of connection: String) async throws(StorageProblem) -> String?
    /// Seals and keeps a secret; it is on disk when the call returns.
    func save(secret: String, _ name: String, of connection: String) async throws(StorageProblem)

    /// The newest policy of a store as JSON with its version.
    func policy(of store: String) async throws(StorageProblem) -> (version: Int, body: String)?
    /// Keeps a new version, with `note` in the audit; orders that need a person are decided again.
    func save(policy body: String, of store: String, note: AuditNote?, now: Instant) async throws(StorageProblem) -> Int

    /// Takes or prolongs a lease; `false` when another owner holds it.
    func lease(
        _ name: String, owner: String, now: Instant, until: Instant
    ) async throws(StorageProblem) -> Bool
    /// Who holds a lease, also when it has run out; `nil` when nobody does.
    func holder(of lease: String) async throws(StorageProblem) -> String?
    func release(_ name: String, owner: String) async throws(StorageProblem)
}
