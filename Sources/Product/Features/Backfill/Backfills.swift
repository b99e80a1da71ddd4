package import Accounting
import Bookkeeping
import ConnectorKit
import Storage
package import Sync

/// Bringing in history from before the start date: seen first, then done beside everything else (X9).
package struct Backfills: Sendable {
    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// Reads the range and plans it. Without a last day, up to the day before the start date. Nothing is posted.
    ///
    /// A paused backfill of the same range is looked at again, without what it has brought in already.
    package func estimate(
        of store: ID<Store>, from: BusinessDate, to: BusinessDate?, ordersPerHour: Int?,
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws(FeatureProblem) -> BackfillProgress {
        let access = try scope.open(.bringInHistory)
        let context = try await access.context(store)
        let last = try await lastDay(access, store, from: from, to: to)
        let proposal = BackfillProposal(context, progress: progress)
        guard var open = try await underWay(access, store) else {
            return try await withFeatureProblem {
                let row = try await proposal.make(from: from, to: last, ordersPerHour: ordersPerHour)
                return try await BackfillProgress.look(at: row, context.archive, context.world, context.process)
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
    package func confirm(of store: ID<Store>, token: String?) async throws(FeatureProblem) -> ID<Backfill> {
        let access = try scope.open(.bringInHistory)
        let context = try await access.context(store)
        guard let row = try await latest(access, store), row.state.isOpen else { throw .backfill(.noneUnderWay) }
        let isSeen = !row.token.isEmpty && token == row.token
        switch row.state {
        case .proposed where !isSeen: throw .backfill(.unseen(token: row.token))
        case .paused where row.reason == BackfillRun.outdated && !isSeen:
            let fresh = try await lookAgain(row, BackfillProposal(context), context)
            throw .backfill(.outdated(token: fresh.row.token))
        case .proposed, .paused, .running, .finished, .cancelled: break
        }
        guard try await move(row, from: [row.state], to: .running, access) else { throw .backfill(.noneUnderWay) }
        return ID(row.id)
    }

    /// Works on it until it ends or is paused, in this process.
    package func run(
        _ id: ID<Backfill>, of store: ID<Store>, ordersMax: Int? = nil,
        progress: @escaping @Sendable (RunProgress) -> Void = { _ in }
    ) async throws(FeatureProblem) -> RunReport {
        let access = try scope.open(.bringInHistory)
        let context = try await access.context(store)
        let archive = access.archive
        let row = try await withFeatureProblem { try await archive.backfill(id.rawValue) }
        guard let row, row.store == context.storeConnection else { throw .backfill(.noneUnderWay) }
        return try await withFeatureProblem {
            try await BackfillRun(context, backfill: row.id, ordersMax: ordersMax, progress: progress)
                .perform(trigger: access.actor)
        }
    }

    /// Leaves an estimate for the server to make.
    package func askEstimate(of store: ID<Store>, _ question: BackfillQuestion) async throws(FeatureProblem) {
        let access = try scope.open(.bringInHistory)
        let known = try await access.store(store)
        _ = try await lastDay(access, store, from: question.from, to: question.to)
        _ = try await access.ask(.estimate(question), of: known.id)
    }

    /// Lets it run on the server: `token` is that of the estimate that a person has seen; after a pause none is needed.
    ///
    /// Throws `outdated` where settings or closing date have changed since: it is to be estimated anew then.
    package func begin(of store: ID<Store>, token: String?) async throws(FeatureProblem) {
        let access = try scope.open(.bringInHistory)
        guard let row = try await latest(access, store), row.state.isOpen else { throw .backfill(.noneUnderWay) }
        if row.state == .paused, row.reason == BackfillRun.outdated, token == nil || token != row.token {
            throw .backfill(.outdated(token: row.token))
        }
        if row.state != .running { _ = try await confirm(of: store, token: token) }
        _ = try await access.ask(.backfill, of: row.store)
    }

    /// Goes on with what was begun and is not paused by a person; `nil` when there is nothing to do.
    func goOn(of store: ID<Store>) async throws(FeatureProblem) -> RunReport? {
        let access = try scope.open(.bringInHistory)
        guard let row = try await latest(access, store) else { return nil }
        switch row.state {
        case .running: break
        // The process that worked on it was asked to end.
        case .paused where row.reason == RunStop.onRequest.code: _ = try await confirm(of: store, token: nil)
        case .paused, .proposed, .finished, .cancelled: return nil
        }
        let (board, id) = (access.services.progress, ID<Backfill>(row.id))
        return try await board.watching(BackfillRun.workflow, of: row.store) { note throws(FeatureProblem) in
            try await run(id, of: store, progress: note)
        }
    }

    /// How the backfill of a store stands, with an estimate that is being made, or could not be; `nil` when there never was one.
    package func standing(of store: ID<Store>) async throws(FeatureProblem) -> BackfillStanding {
        let access = try scope.open(.seeBackfills)
        let known = try await access.store(store)
        let (archive, id) = (access.archive, known.id)
        let errand = try await withFeatureProblem { try await archive.errands(of: id, kind: .estimate, limit: 1) }.first
        let latest = try await latest(access, store) == nil ? nil : try await look(of: store)
        let reading = access.services.progress.progress(of: ErrandRow.Kind.estimate.rawValue, store)?.read
        return BackfillStanding(errand, reading: reading, latest)
    }

    /// Asks the process that works on it, wherever it is, to end its page and stop.
    package func pause(of store: ID<Store>) async throws(FeatureProblem) -> BackfillProgress {
        let access = try scope.open(.bringInHistory)
        guard let row = try await latest(access, store), try await move(row, from: [.running], to: .paused, access)
        else { throw .backfill(.noneUnderWay) }
        return try await look(of: store)
    }

    /// Gives up what is not brought in yet; what is in the books stays.
    package func cancel(of store: ID<Store>) async throws(FeatureProblem) -> BackfillProgress {
        let access = try scope.open(.bringInHistory)
        guard let row = try await latest(access, store),
            try await move(row, from: [.proposed, .running, .paused], to: .cancelled, access)
        else { throw .backfill(.noneUnderWay) }
        return try await look(of: store)
    }

    /// The latest backfill of the store.
    package func look(of store: ID<Store>) async throws(FeatureProblem) -> BackfillProgress {
        let access = try scope.open(.seeBackfills)
        guard let row = try await latest(access, store) else { throw .backfill(.noneUnderWay) }
        let (archive, world, process) = (access.archive, access.world, access.services.process)
        return try await withFeatureProblem { try await BackfillProgress.look(at: row, archive, world, process) }
    }

    private func lookAgain(
        _ row: BackfillRow, _ proposal: BackfillProposal, _ context: SyncContext
    ) async throws(FeatureProblem) -> BackfillProgress {
        try await withFeatureProblem {
            try await BackfillProgress.look(
                at: try await proposal.lookAgain(row), context.archive, context.world, context.process)
        }
    }

    private func latest(
        _ access: CompanyAccess, _ store: ID<Store>
    ) async throws(FeatureProblem) -> BackfillRow? {
        let (archive, known) = (access.archive, try await access.store(store))
        return try await withFeatureProblem { try await archive.backfills(of: known.id) }.first
    }

    private func underWay(
        _ access: CompanyAccess, _ store: ID<Store>
    ) async throws(FeatureProblem) -> BackfillRow? {
        let row = try await latest(access, store)
        return row?.state == .running || row?.state == .paused ? row : nil
    }

    private func move(
        _ row: BackfillRow, from: Set<BackfillRow.State>, to state: BackfillRow.State, _ access: CompanyAccess
    ) async throws(FeatureProblem) -> Bool {
        let (archive, now) = (access.archive, access.now)
        let facts = MovedBackfill(
            store: row.store, from: row.firstDay, to: row.lastDay, orders: row.found, state: state.rawValue)
        let note = try access.note(.backfill, of: row.store, facts)
        return try await withFeatureProblem {
            try await archive.move(backfill: row.id, from: from, to: state, reason: nil, note: note, now: now)
        }
    }

    /// The last day of the range, which ends before the start date.
    private func lastDay(
        _ access: CompanyAccess, _ store: ID<Store>, from: BusinessDate, to: BusinessDate?
    ) async throws(FeatureProblem) -> BusinessDate {
        guard let policy = try await access.policy(of: store) else {
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
