package import Accounting
import Bookkeeping
package import ConnectorKit
package import Storage
package import Sync

/// The workflows of a company's stores with their schedules and last results (F2, F3, F4).
package struct Feeds: Sendable {
    package struct Feed: Sendable {
        package var store: ID<Store>
        package var workflow: Workflow
        package var schedule: Schedule
        /// When it runs next by itself; `nil` when it does not.
        package var dueAt: Instant?
        package var lastRun: RunFacts?
        /// When a run of it came to its end last.
        package var lastEnd: Instant?
        /// What the workflow needs and the store lacks; `nil` when it is offered (W20).
        package var unmet: StoreNeed?
        /// Of a store that makes its documents itself.
        package var isOfDocuments = false
        /// What is proposed while nobody has saved a schedule; `nil` once somebody has.
        package var proposal: Schedule?
        /// Products and customers were never brought into the books: documents would wait for them.
        package var isEarly = false
        /// Of a feed of documents: those from before are not read; `nil` without a start date.
        package var startDate: BusinessDate?

        package init(
            store: ID<Store>, workflow: Workflow, schedule: Schedule, dueAt: Instant? = nil, lastRun: RunFacts? = nil,
            lastEnd: Instant? = nil, unmet: StoreNeed? = nil
        ) {
            self.lastEnd = lastEnd
            (self.store, self.workflow, self.schedule) = (store, workflow, schedule)
            (self.dueAt, self.lastRun, self.unmet) = (dueAt, lastRun, unmet)
        }
    }

    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    package func list() async throws(FeatureProblem) -> [Feed] {
        let access = try scope.open(.seeFeeds)
        return try await access.feeds(of: try await access.connections().filter { $0.side == .store })
    }

    /// The workflows of one store.
    package func list(of store: ID<Store>) async throws(FeatureProblem) -> [Feed] {
        let access = try scope.open(.seeFeeds)
        var feeds = try await access.feeds(of: [try await access.store(store)])
        guard feeds.contains(where: \.isOfDocuments) else { return feeds }
        let start = try await access.policy(of: store)?.startDate
        for index in feeds.indices where feeds[index].workflow.isOfSales { feeds[index].startDate = start }
        return feeds
    }

    /// What the workflows of a store need and it lacks; nothing of those that are offered (W20).
    package func unmet(of store: ID<Store>) async throws(FeatureProblem) -> [Workflow: StoreNeed] {
        let access = try scope.open(.seeFeeds)
        let row = try await access.store(store)
        var unmet: [Workflow: StoreNeed] = [:]
        for workflow in Workflow.allCases { unmet[workflow] = access.unmetNeed(of: workflow, row) }
        return unmet
    }

    /// Sets when a workflow of one of the company's stores runs by itself; it counts at once. Gives the next time.
    ///
    /// Throws `scheduleNotOffered` for a workflow that the store cannot serve; such a one can only be off.
    @discardableResult
    package func schedule(
        _ workflow: Workflow, of store: ID<Store>, _ schedule: Schedule
    ) async throws(FeatureProblem) -> Instant? {
        let access = try scope.open(.changeFeeds)
        let known = try await access.store(store)
        if schedule != .off, let need = access.unmetNeed(of: workflow, known) { throw .scheduleNotOffered(need) }
        let archive = access.archive
        let zone = try await access.policy(of: store)?.timeZone ?? "UTC"
        let due = schedule.next(after: access.now, timeZone: zone)
        let row = ScheduleRow(
            company: access.company, store: known.id, workflow: workflow.rawValue, rule: schedule.text, dueAt: due)
        try await withFeatureProblem { try await archive.save(row) }
        return due
    }

    /// One run of the company, whatever it did.
    package func run(_ id: ID<Run>) async throws(FeatureProblem) -> RunRow {
        try await scope.open(.seeRuns).run(id)
    }

    /// The last runs of the stores that the person sees, newest first.
    package func runs(limit: Int) async throws(FeatureProblem) -> [RunRow] {
        let access = try scope.open(.seeRuns)
        let (archive, company) = (access.archive, access.company)
        let runs = try await withFeatureProblem {
            try await archive.runs(of: company, limit: limit)
        }
        return runs.filter { access.requester.sees($0.store) }
    }

    /// The results of one run, a line each (F4).
    package func results(
        of run: ID<Run>, after subject: String?, limit: Int
    ) async throws(FeatureProblem) -> [RunResultRow] {
        let access = try scope.open(.seeRuns)
        let (archive, known) = (access.archive, try await access.run(run))
        return try await withFeatureProblem {
            try await archive.results(of: known.id, after: subject, limit: limit)
        }
    }
}

extension CompanyAccess {
    fileprivate func feeds(of stores: [ConnectionRow]) async throws(FeatureProblem) -> [Feeds.Feed] {
        let (archive, company, ids) = (archive, company, stores.map(\.id))
        let (schedules, runs) = try await withFeatureProblem {
            (
                try await archive.schedules(of: company),
                try await archive.lastRuns(of: ids, workflows: Workflow.allCases.map(\.rawValue))
            )
        }
        var feeds: [Feeds.Feed] = stores.flatMap { store in
            let description = description(of: store)
            let isOfDocuments = description?.isOfDocuments ?? false
            func hasSucceeded(_ workflow: Workflow) -> Bool {
                runs.contains {
                    $0.store == store.id && $0.workflow == workflow.rawValue && $0.state == .finished
                }
            }
            let lacksNames = isOfDocuments && !(hasSucceeded(.products) && hasSucceeded(.customers))
            return Workflow.all(of: description).map { workflow in
                let row = schedules.first { $0.store == store.id && $0.workflow == workflow.rawValue }
                let own = runs.filter { $0.store == store.id && $0.workflow == workflow.rawValue }
                let (last, end) = (own.first, own.first { $0.state == .finished })
                var feed = Feeds.Feed(
                    store: ID(store.id), workflow: workflow, schedule: row.flatMap { Schedule($0.rule) } ?? .off,
                    dueAt: row?.dueAt, lastRun: last.map { facts($0, store.name) },
                    lastEnd: end.map { $0.finishedAt ?? $0.startedAt },
                    unmet: unmetNeed(of: workflow, store))
                feed.isOfDocuments = isOfDocuments
                feed.proposal = isOfDocuments && row == nil ? workflow.usualSchedule : nil
                feed.isEarly = lacksNames && workflow.isOfSales
                return feed
            }
        }
        for (index, feed) in feeds.enumerated() {
            feeds[index].lastRun?.isStopOver = try await isOver(feed.lastRun?.stop, of: feed.store.rawValue)
        }
        return feeds
    }
}
