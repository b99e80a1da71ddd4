package import Accounting
package import Storage
import Sync

/// What runs did, when, and who started them (F4).
package struct RunHistory: Sendable {
    package struct Page: Sendable {
        package var runs: [RunFacts]
        /// Where the older ones begin; `nil` on the last page.
        package var next: RunPlace?
    }

    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// Runs of the stores that the person sees, newest first, before all those that were asked for and not begun.
    package func page(after last: RunPlace? = nil, limit: Int) async throws(FeatureProblem) -> Page {
        let access = try scope.open(.seeRuns)
        let names = try await access.storeNames()
        let (archive, company) = (access.archive, access.company)
        let rows = try await withFeatureProblem { try await archive.runs(of: company, after: last, limit: limit + 1) }
        let shown = rows.prefix(limit)
        let runs = shown.compactMap { row in names[row.store].map { access.facts(row, $0) } }
        let open = last == nil ? try await access.askedRuns(names) : []
        let begun = Set(runs.map(\.id))
        let end = rows.count > limit ? shown.last.map { RunPlace(startedAt: $0.startedAt, id: $0.id) } : nil
        return Page(runs: open.filter { !begun.contains($0.id) } + runs, next: end)
    }

    /// One run, also before it is begun; throws `runUnknown`.
    package func run(_ id: ID<Run>) async throws(FeatureProblem) -> RunFacts {
        let access = try scope.open(.seeRuns)
        let names = try await access.storeNames()
        let (archive, company) = (access.archive, access.company)
        let row = try await withFeatureProblem { try await archive.run(id.rawValue) }
        if let row, row.company == company, let name = names[row.store] {
            var facts = access.facts(row, name)
            facts.isStopOver = try await access.isOver(facts.stop, of: row.store)
            return facts
        }
        let errand = row == nil ? try await withFeatureProblem { try await archive.errand(id.rawValue) } : nil
        guard let errand, errand.company == company, errand.kind.isRun, let name = names[errand.store] else {
            throw .runUnknown(id.rawValue)
        }
        return RunFacts(errand, storeName: name)
    }

    /// How many results of each outcome a run has, also while it goes on.
    package func counts(of run: RunFacts) async throws(FeatureProblem) -> [String: Int] {
        let archive = try scope.open(.seeRuns).archive
        return try await withFeatureProblem { try await archive.counts(of: run.id.rawValue) }
    }

    /// The results of a run, a line each; with `outcome` those alone.
    package func results(
        of run: RunFacts, outcome: RunResult.Outcome?, after subject: String?, limit: Int
    ) async throws(FeatureProblem) -> [RunResult] {
        let archive = try scope.open(.seeRuns).archive
        return try await withFeatureProblem {
            try await archive.results(of: run.id.rawValue, outcome: outcome?.word, after: subject, limit: limit)
        }.map { RunResult($0) }
    }

    /// When the company was last synced, when it will be, and how many orders need a person, in the stores that they see.
    package func syncTimes() async throws(FeatureProblem) -> SyncTimes {
        let access = try scope.open(.seeRuns)
        let (archive, company) = (access.archive, access.company)
        let stores = try await access.seenStores().map(\.id)
        return try await withFeatureProblem { try await archive.syncTimes(of: company, stores: stores) }
    }
}

extension CompanyAccess {
    /// The names of the stores that the person sees, by their identifiers.
    func storeNames() async throws(FeatureProblem) -> [String: String] {
        let stores = try await connections().filter { $0.side == .store }
        return Dictionary(stores.map { ($0.id, $0.name) }) { first, _ in first }
    }

    func facts(_ row: RunRow, _ storeName: String) -> RunFacts {
        RunFacts(
            row, storeName: storeName, progress: services.progress.progress(of: row.workflow, ID(row.store)))
    }

    /// Whether what stopped a run of a store is no longer so. What else may be mended only the next run knows.
    func isOver(_ stop: RunStop?, of store: String) async throws(FeatureProblem) -> Bool {
        guard let stop else { return false }
        switch stop.restingSide {
        case .store?: return try await connections().contains { $0.id == store && $0.state == .active }
        case .books?: return try await books()?.state == .active
        case nil:
            guard stop == .notSetUp else { return false }
            return try await keptPolicies()[store] != nil
        }
    }

    /// Runs that were asked for and are not begun.
    fileprivate func askedRuns(_ names: [String: String]) async throws(FeatureProblem) -> [RunFacts] {
        let (archive, company) = (archive, company)
        return try await withFeatureProblem { try await archive.openErrands(of: company) }
            .filter(\.kind.isRun).reversed()
            .compactMap { errand in names[errand.store].map { RunFacts(errand, storeName: $0) } }
    }
}

extension ErrandRow.Kind {
    /// Whether it becomes a run of its own name.
    fileprivate var isRun: Bool {
        switch self {
        case .orders, .products, .stock, .productUpdates, .customers, .invoices, .creditMemos: true
        case .dryRun, .estimate, .backfill, .stockLook, .productLook, .sending, .sendingAsked, .undoing, .undoingAsked,
            .importLook,
            .importing:
            false
        }
    }
}
