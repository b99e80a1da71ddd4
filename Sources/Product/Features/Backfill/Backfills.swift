package import Accounting
import Bookkeeping
import ConnectorKit
package import Storage
package import Sync

/// Bringing in history from before the start date: seen first, then done beside everything else (X9).
package struct Backfills: Sendable {
    private let services: Services

    package init(_ services: Services) {
        self.services = services
    }

    /// Reads the range and plans it. Without a last day, up to the day before the start date. Nothing is posted.
    ///
    /// A paused backfill of the same range is looked at again, without what it has brought in already.
    package func estimate(
        at context: SyncContext, from: BusinessDate, to: BusinessDate?, ordersPerHour: Int?,
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws(FeatureProblem) -> BackfillProgress {
        let last = try await lastDay(at: context, from: from, to: to)
        let proposal = BackfillProposal(context, progress: progress)
        guard var open = try await underWay(at: context) else {
            return try await withFeatureProblem {
                let row = try await proposal.make(from: from, to: last, ordersPerHour: ordersPerHour)
                return try await BackfillProgress.look(at: row, context)
            }
        }
        guard open.state == .paused, open.firstDay == from, open.lastDay == last else {
            throw .backfill(.underWay(from: open.firstDay, to: open.lastDay))
        }
        if let ordersPerHour { open.ordersPerHour = ordersPerHour }
        return try await lookAgain(open, proposal, context)
    }

    /// Lets it run: `token` is that of the estimate, and says that a person has seen it. After a pause none is needed, unless
    /// settings or closing date have changed meanwhile; then it is planned once more, and must be seen again.
    package func confirm(at context: SyncContext, token: String?) async throws(FeatureProblem) -> BackfillRow {
        guard let row = try await latest(at: context), row.state.isOpen else { throw .backfill(.noneUnderWay) }
        let isSeen = !row.token.isEmpty && token == row.token
        switch row.state {
        case .proposed where !isSeen: throw .backfill(.unseen(token: row.token))
        case .paused where row.reason == BackfillRun.outdated && !isSeen:
            let fresh = try await lookAgain(row, BackfillProposal(context), context)
            throw .backfill(.outdated(token: fresh.row.token))
        case .proposed, .paused, .running, .finished, .cancelled: break
        }
        guard try await move(row, from: [row.state], to: .running) else { throw .backfill(.noneUnderWay) }
        return row
    }

    /// Works on it until it ends or is paused, in this process.
    package func run(
        _ id: String, at context: SyncContext, ordersMax: Int? = nil, trigger: String,
        progress: @escaping @Sendable (RunProgress) -> Void = { _ in }
    ) async throws(FeatureProblem) -> RunReport {
        try await withFeatureProblem {
            try await BackfillRun(context, backfill: id, ordersMax: ordersMax, progress: progress)
                .perform(trigger: trigger)
        }
    }

    /// Asks the process that works on it, wherever it is, to end its page and stop.
    package func pause(at context: SyncContext) async throws(FeatureProblem) -> BackfillProgress {
        guard let row = try await latest(at: context), try await move(row, from: [.running], to: .paused) else {
            throw .backfill(.noneUnderWay)
        }
        return try await look(at: context)
    }

    /// Gives up what is not brought in yet; what is in the books stays.
    package func cancel(at context: SyncContext) async throws(FeatureProblem) -> BackfillProgress {
        guard let row = try await latest(at: context),
            try await move(row, from: [.proposed, .running, .paused], to: .cancelled)
        else { throw .backfill(.noneUnderWay) }
        return try await look(at: context)
    }

    /// The latest backfill of the store.
    package func look(at context: SyncContext) async throws(FeatureProblem) -> BackfillProgress {
        guard let row = try await latest(at: context) else { throw .backfill(.noneUnderWay) }
        return try await withFeatureProblem { try await BackfillProgress.look(at: row, context) }
    }

    private func lookAgain(
        _ row: BackfillRow, _ proposal: BackfillProposal, _ context: SyncContext
    ) async throws(FeatureProblem) -> BackfillProgress {
        try await withFeatureProblem {
            try await BackfillProgress.look(at: try await proposal.lookAgain(row), context)
        }
    }

    private func latest(at context: SyncContext) async throws(FeatureProblem) -> BackfillRow? {
        let (archive, store) = (services.archive, context.storeConnection)
        return try await withFeatureProblem { try await archive.backfills(of: store) }.first
    }

    private func underWay(at context: SyncContext) async throws(FeatureProblem) -> BackfillRow? {
        let row = try await latest(at: context)
        return row?.state == .running || row?.state == .paused ? row : nil
    }

    private func move(
        _ row: BackfillRow, from: Set<BackfillRow.State>, to state: BackfillRow.State
    ) async throws(FeatureProblem) -> Bool {
        let (archive, now) = (services.archive, services.world.clock.now())
        let facts = MovedBackfill(
            store: row.store, from: row.firstDay, to: row.lastDay, orders: row.found, state: state.rawValue)
        let note = try AuditNote(.backfill, by: services, of: row.store, facts)
        return try await withFeatureProblem {
            try await archive.move(backfill: row.id, from: from, to: state, reason: nil, note: note, now: now)
        }
    }

    /// The last day of the range, which ends before the start date.
    private func lastDay(
        at context: SyncContext, from: BusinessDate, to: BusinessDate?
    ) async throws(FeatureProblem) -> BusinessDate {
        guard let policy = try await StorePolicy(services).policy(of: context.storeConnection) else {
            throw .stopped(.notSetUp)
        }
        guard let start = policy.startDate else { throw .backfill(.nothingBefore) }
        guard from < start else { throw .backfill(.afterStartDate(start)) }
        let before = start.adding(days: -1)
        let last = to.map { min($0, before) } ?? before
        guard from <= last else { throw .backfill(.rangeEmpty(from: from, to: last)) }
        return last
    }
}

/// What a person did with a backfill, as the audit keeps it.
private struct MovedBackfill: Encodable {
    var store: String
    var from: BusinessDate
    var to: BusinessDate
    var orders: Int
    var state: String
}
