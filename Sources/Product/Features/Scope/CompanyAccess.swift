import Accounting
import Bookkeeping
import ConnectorKit
import Foundation
import Storage
import Sync

/// What a feature works with once the permission was checked: archive and world, limited to one company.
struct CompanyAccess: Sendable {
    let company: String
    var requester: Requester
    let services: Services
    /// The cache of a page that only reads; `nil` where something is changed.
    let glance: CompanyGlance?

    var archive: any Archive { services.archive }
    var world: World { services.world }
    var now: Instant { services.world.clock.now() }
    /// As the audit names them.
    var actor: String { requester.name }

    // MARK: Connections

    /// The company's connections that the person sees, in the order of their names.
    func connections() async throws(FeatureProblem) -> [ConnectionRow] {
        try await allConnections().filter { $0.side == .books || requester.sees($0.id) }
    }

    /// Also those that the person does not see, for what must not be made twice.
    func allConnections() async throws(FeatureProblem) -> [ConnectionRow] {
        guard glance == nil else { return try await glanced().map(\.connection) }
        let (archive, company) = (archive, company)
        return try await withFeatureProblem { try await archive.connections(of: company) }
    }

    /// The connections with what is set for each, looked up once for a page that only shows.
    private func glanced() async throws(FeatureProblem) -> [ConnectionWithPolicy] {
        if let known = glance?.connections { return known }
        let (archive, company) = (archive, company)
        let rows = try await withFeatureProblem { try await archive.connectionsWithPolicies(of: company) }
        glance?.note(rows)
        return rows
    }

    func connection(_ id: String) async throws(FeatureProblem) -> ConnectionRow {
        guard let row = try await connections().first(where: { $0.id == id }) else {
            throw await services.absent(.connectionUnknown(id))
        }
        return row
    }

    /// The stores, in the order of their names; throws when there is none.
    func stores() async throws(FeatureProblem) -> [ConnectionRow] {
        let stores = try await connections().filter { $0.side == .store }
        if stores.isEmpty { throw await services.absent(.storeMissing(company: company)) }
        return stores
    }

    func store(_ id: ID<Store>) async throws(FeatureProblem) -> ConnectionRow {
        let row = try await connection(id.rawValue)
        guard row.side == .store else { throw .connectionUnknown(id.rawValue) }
        return row
    }

    /// The books in use; `nil` when there are none.
    func books() async throws(FeatureProblem) -> ConnectionRow? {
        try await connections().first { $0.side == .books && $0.state != .uninstalled }
    }

    // MARK: Settings

    /// What is set for a store; `nil` when nothing is.
    func policy(of store: ID<Store>) async throws(FeatureProblem) -> Policy? {
        let kept: ConnectionWithPolicy.Policy?
        if glance == nil {
            let archive = archive
            kept = try await withFeatureProblem { try await archive.policy(of: store.rawValue) }
                .map { ConnectionWithPolicy.Policy(version: $0.version, body: $0.body) }
        } else {
            kept = try await keptPolicies()[store.rawValue]
        }
        guard let row = kept else { return nil }
        do throws(Unreadable) {
            var policy = try RecordText.decode(Policy.self, from: row.body)
            policy.version = row.version
            return policy
        } catch { throw .storage(.unusable("policy of \(store): \(error.description)")) }
    }

    /// The last settings of a store that are no longer valid because they named other books; parts of them do not depend on the books.
    func forgottenPolicy(of store: ID<Store>) async throws(FeatureProblem) -> Policy? {
        let archive = archive
        let body = try await withFeatureProblem { () async throws -> String? in
            let versions = try await archive.policyVersions(
                of: store.rawValue, before: nil, limit: Self.forgottenInARowMost)
            guard let last = versions.first(where: { !$0.isForgotten }) else { return nil }
            return try await archive.policy(of: store.rawValue, version: last.version)
        }
        // What cannot be understood says nothing that has to hold again.
        return body.flatMap { try? RecordText.decode(Policy.self, from: $0) }
    }

    /// How many times in a row other books may have been chosen, without new settings in between, for old settings to count.
    private static let forgottenInARowMost = 20

    /// What is kept of the settings of all stores of the company.
    func keptPolicies() async throws(FeatureProblem) -> [String: ConnectionWithPolicy.Policy] {
        try await glanced().reduce(into: [:]) { $0[$1.connection.id] = $1.policy }
    }

    /// The time zone in which the store's documents are dated.
    func zone(of store: ID<Store>) async throws(FeatureProblem) -> TimeZone {
        try await policy(of: store)?.zone ?? .gmt
    }

    // MARK: Orders and runs

    /// An order by its identifier in its store; throws `orderUnknown`.
    func order(_ order: OrderRef) async throws(FeatureProblem) -> OrderRow {
        let (archive, store) = (archive, try await store(order.store))
        let rows = try await withFeatureProblem {
            try await archive.orders(named: order.id.rawValue, of: [store.id])
        }
        guard let row = rows.first(where: { $0.id == order.id.rawValue }) else {
            throw .orderUnknown(order.id.rawValue)
        }
        return row
    }

    /// A run of a store that the person sees; throws `runUnknown`.
    func run(_ id: ID<Run>) async throws(FeatureProblem) -> RunRow {
        let archive = archive
        let run = try await withFeatureProblem { try await archive.run(id.rawValue) }
        guard let run, run.company == company, requester.sees(run.store) else { throw .runUnknown(id.rawValue) }
        return run
    }

    // MARK: Audit

    func add(_ note: AuditNote) async throws(FeatureProblem) {
        let (archive, company, now) = (archive, company, now)
        try await withFeatureProblem { try await archive.add(note, to: company, now: now) }
    }

    /// Writes what the person does to the audit, as JSON; it is found by the connection or company that it concerns.
    func note(
        _ action: AuditAction, of connection: String, _ content: some Encodable, by subjects: [AuditSubject] = []
    ) throws(FeatureProblem) -> AuditNote {
        AuditNote(
            action, actor: actor, subjects: Set([.connection(connection)] + subjects), content: try json(content))
    }
}

/// A value as it is kept.
func json(_ value: some Encodable) throws(FeatureProblem) -> String {
    do { return try RecordText.encode(value) } catch {
        throw .storage(.failed("a record cannot be written as JSON"))
    }
}
