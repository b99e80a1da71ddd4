package import Accounting

/// Companies, their connections, settings, secrets and leases.
package protocol CompanyArchive: Sendable {
    func companies() async throws(StorageProblem) -> [CompanyRow]

    /// Throws `unusable` when what is kept of companies and connections is damaged: what seems not to be there may be lost.
    func checkConnections() async throws(StorageProblem)

    func save(_ company: CompanyRow) async throws(StorageProblem)

    func connections(of company: String) async throws(StorageProblem) -> [ConnectionRow]
    /// The connections of several companies, each in the order of their names.
    func connections(ofAll companies: [String]) async throws(StorageProblem) -> [ConnectionRow]
    /// The same of one company with the newest settings of each store, as ``policy(of:)`` tells them.
    func connectionsWithPolicies(of company: String) async throws(StorageProblem) -> [ConnectionWithPolicy]
    func connection(_ id: String) async throws(StorageProblem) -> ConnectionRow?
    /// Keeps a connection without the dates of its sign-in. It never changes its company, its side or its kind: that fails, and nothing is kept.
    func save(_ connection: ConnectionRow) async throws(StorageProblem)

    /// A secret of a connection, unsealed; `nil` when there is none.
    func secret(_ name: String, of connection: String) async throws(StorageProblem) -> String?
    /// Secrets of a connection whose names begin with `prefix`, unsealed, by name.
    func secrets(beginning prefix: String, of connection: String) async throws(StorageProblem) -> [String: String]
    /// Removes a secret of a connection; nothing happens when there is none.
    func remove(secret name: String, of connection: String) async throws(StorageProblem)
    /// Seals and keeps a secret; it is on disk when the call returns.
    func save(secret: String, _ name: String, of connection: String) async throws(StorageProblem)

    /// Seals and keeps the tokens of a sign-in under that name, with its dates beside them in plain, all at once.
    func save(
        tokens: String, _ name: String, lasting dates: SignInDates, of connection: String
    ) async throws(StorageProblem)

    /// Notes the dates of a sign-in that is older than their columns; those that are there stay.
    func note(dates: SignInDates, of connection: String) async throws(StorageProblem)

    /// Whether anything came of a connection: orders, products, runs, records in the books.
    func hasHistory(_ connection: String) async throws(StorageProblem) -> Bool

    /// Forgets how far a store was read, so that another store may be read from its beginning.
    ///
    /// `false`, and nothing is forgotten, when orders or products of it are kept.
    func forgetStore(_ connection: String) async throws(StorageProblem) -> Bool

    /// Forgets the lists of the books, what was to be written there, and the settings of `stores`, whose orders are decided again.
    ///
    /// `false`, and nothing is forgotten, when something was written to these books or may have been.
    func forgetBooks(
        _ connection: String, stores: [String], note: AuditNote, now: Instant
    ) async throws(StorageProblem) -> Bool

    /// Ends a connection with a note in the audit: its secrets go, the workflows of `stores` stop, its history stays.
    func uninstall(
        _ connection: String, stores: [String], note: AuditNote, now: Instant
    ) async throws(StorageProblem)

    /// Removes a connection of which nothing came; `false`, and nothing is removed, when it has a history.
    func remove(connection: String, note: AuditNote, now: Instant) async throws(StorageProblem) -> Bool

    /// Removes a company without connections; `false`, and nothing is removed, when it has some. Its audit stays.
    func remove(company: String, note: AuditNote, now: Instant) async throws(StorageProblem) -> Bool

    /// The newest policy of a store as JSON with its version; `nil` when there is none, or when it was forgotten.
    func policy(of store: String) async throws(StorageProblem) -> (version: Int, body: String)?
    /// One version of the settings of a store as JSON; `nil` when there is none of that number, or when it was forgotten.
    func policy(of store: String, version: Int) async throws(StorageProblem) -> String?
    /// The versions of the settings of a store, newest first, below the version `before`.
    func policyVersions(
        of store: String, before: Int?, limit: Int
    ) async throws(StorageProblem) -> [PolicyVersionRow]
    /// Keeps a new version, with `note` in the audit; orders that need a person are decided again.
    ///
    /// `readsAnew`: it reaches further back than the one before, so the store's orders are read from the beginning, and those that
    /// were too old are decided again.
    func save(
        policy body: String, of store: String, readsAnew: Bool, note: AuditNote?, now: Instant
    ) async throws(StorageProblem) -> Int

    /// Takes or prolongs a lease; `false` when another owner holds it.
    func lease(
        _ name: String, owner: String, now: Instant, until: Instant
    ) async throws(StorageProblem) -> Bool
    /// Who holds a lease, also when it has run out; `nil` when nobody does.
    func holder(of lease: String) async throws(StorageProblem) -> String?
    func release(_ name: String, owner: String) async throws(StorageProblem)
}

/// A connection and what is set for it.
package struct ConnectionWithPolicy: Hashable, Sendable {
    /// Settings as they are kept.
    package struct Policy: Hashable, Sendable {
        package var version: Int
        package var body: String

        package init(version: Int, body: String) {
            self.version = version
            self.body = body
        }
    }

    package var connection: ConnectionRow
    /// `nil` where nothing is set, and for books.
    package var policy: Policy?

    package init(connection: ConnectionRow, policy: Policy?) {
        self.connection = connection
        self.policy = policy
    }
}
