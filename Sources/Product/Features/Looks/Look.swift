package import Accounting
import ConnectorKit
import Storage
package import Sync

/// A comparison that somebody asked the server to make, and its progress.
package struct Look<Result: Hashable & Sendable>: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        case goingOn
        case done(Result)
        case stopped(RunStop)
        /// The store or books that it concerns are no longer there.
        case gone
    }

    package var askedBy: String
    package var askedAt: Instant
    package var finishedAt: Instant?
    package var state: State

    package init(askedBy: String, askedAt: Instant, finishedAt: Instant? = nil, state: State) {
        (self.askedBy, self.askedAt, self.finishedAt, self.state) = (askedBy, askedAt, finishedAt, state)
    }

    package var result: Result? { if case .done(let result) = state { result } else { nil } }
    package var isGoingOn: Bool { state == .goingOn }

    init(_ errand: ErrandRow, _ result: (ErrandOutcome) -> Result?) {
        let state: State =
            switch errand.end {
            case nil: .goingOn
            case .stopped(let stop)?: .stopped(stop)
            case let end?: result(end).map { State.done($0) } ?? .gone
            }
        self.init(askedBy: errand.askedBy, askedAt: errand.askedAt, finishedAt: errand.finishedAt, state: state)
    }
}

extension CompanyAccess {
    /// The latest errand of a kind for a store; `nil` when there never was one.
    func latest(_ kind: ErrandRow.Kind, of store: ID<Store>) async throws(FeatureProblem) -> ErrandRow? {
        try await latest(kind, of: try await self.store(store), limit: 1).first
    }

    /// The latest errands of a kind for a store, newest first.
    func latest(
        _ kind: ErrandRow.Kind, of store: ConnectionRow, limit: Int
    ) async throws(FeatureProblem) -> [ErrandRow] {
        if limit <= SetUp.errandsMost, let known = glance?.errands(kind, of: store.id) {
            return Array(known.prefix(limit))
        }
        let archive = archive
        return try await withFeatureProblem { try await archive.errands(of: store.id, kind: kind, limit: limit) }
    }

    /// Asks the server for a comparison, where the store offers the workflow.
    func askLook(_ errand: Errand, for workflow: Workflow, of store: ID<Store>) async throws(FeatureProblem) {
        let row = try await self.store(store)
        guard row.state != .uninstalled else { throw .connection(.uninstalled(row.id, side: .store)) }
        if let need = unmetNeed(of: workflow, row) { throw .stopped(.notOffered(need)) }
        guard try await books() != nil else { throw await services.absent(.booksMissing(company: company)) }
        _ = try await ask(errand, of: row.id)
    }
}
