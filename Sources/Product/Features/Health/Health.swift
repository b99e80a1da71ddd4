package import Accounting
import ConnectorKit
import Storage
package import Sync

/// Something that keeps a company from being synced, or soon will (an *ailment*).
package enum Ailment: Hashable, Sendable {
    /// The connection waits for a person.
    case signInNeeded(connection: String, name: String)
    case signInEnded(connection: String, name: String, at: Instant)
    /// It ends soon; until then everything goes on.
    case signInEnds(connection: String, name: String, at: Instant)
    case booksMissing(company: String)
    case notSetUp(store: String)
    /// The last scheduled run stopped early, by something that may still be so.
    case stopped(store: String, workflow: Workflow, RunStop)
    case auditBroken(company: String)

    /// Whether it keeps something from being synced now.
    package var hinders: Bool {
        switch self {
        case .signInNeeded, .signInEnded, .booksMissing, .notSetUp, .stopped: true
        case .signInEnds, .auditBroken: false
        }
    }
}

/// The health of the installation, for monitoring.
package struct Health: Sendable {
    private let services: Services

    package init(_ services: Services) {
        self.services = services
    }

    /// All ailments, company by company; empty when all is well.
    package func ailments() async throws(FeatureProblem) -> [Ailment] {
        var found: [Ailment] = []
        for company in try await Companies(services).list() {
            found += try await ailments(of: services.scope(company))
        }
        return found
    }

    /// The ailments of one company.
    package func ailments(of scope: CompanyScope) async throws(FeatureProblem) -> [Ailment] {
        try await ailments(of: scope, try await Feeds(scope).list())
    }

    /// The same where the workflows are known already.
    func ailments(of scope: CompanyScope, _ feeds: [Feeds.Feed]) async throws(FeatureProblem) -> [Ailment] {
        let access = try scope.open(.seeConnections)
        let rows = try await access.connections().filter { $0.state != .uninstalled }
        var found: [Ailment] = []
        for row in rows { found += try await ailments(of: row, access) }
        return try await found + ailments(of: feeds, access, rows)
    }

    private func ailments(
        of row: ConnectionRow, _ access: CompanyAccess
    ) async throws(FeatureProblem) -> [Ailment] {
        if row.state == .signInNeeded { return [.signInNeeded(connection: row.id, name: row.name)] }
        guard let period = access.signInPeriod(of: row) else { return [] }
        switch period.standing {
        case .good: return []
        case .ending: return [.signInEnds(connection: row.id, name: row.name, at: period.endsAt)]
        case .ended: return [.signInEnded(connection: row.id, name: row.name, at: period.endsAt)]
        }
    }

    private func ailments(
        of feeds: [Feeds.Feed], _ access: CompanyAccess, _ rows: [ConnectionRow]
    ) async throws(FeatureProblem) -> [Ailment] {
        let (archive, company) = (access.archive, access.company)
        var found: [Ailment] = []
        if try await !withFeatureProblem({ try await archive.isAuditSound(of: company) }) {
            found.append(.auditBroken(company: company))
        }
        let feeds = feeds.filter { feed in
            feed.schedule != .off && rows.contains { $0.id == feed.store.rawValue }
        }
        if !feeds.isEmpty, !rows.contains(where: { $0.side == .books }) {
            found.append(.booksMissing(company: company))
        }
        let stores = Set(feeds.map(\.store.rawValue)).sorted()
        let kept = stores.isEmpty ? [:] : try await access.keptPolicies()
        found += stores.filter { kept[$0] == nil }.map { .notSetUp(store: $0) }
        // What waits for a person has said so already.
        let resting = rows.contains { $0.state == .signInNeeded }
        return resting ? found : found + feeds.compactMap { stop(of: $0) }
    }

    private func stop(of feed: Feeds.Feed) -> Ailment? {
        guard let run = feed.lastRun, run.state == .failed, let stop = run.stop, !run.isStopOver else { return nil }
        return .stopped(store: feed.store.rawValue, workflow: feed.workflow, stop)
    }
}
