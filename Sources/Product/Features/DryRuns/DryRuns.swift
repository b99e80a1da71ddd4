package import Accounting
package import Bookkeeping
import ConnectorKit
import Foundation
import Storage
package import Sync
import Synchronization

/// What a dry run is asked, as it is kept until the server makes it.
package struct DryRunQuestion: Hashable, Sendable, Codable {
    package var from: BusinessDate?
    package var to: BusinessDate?
    /// Reads the orders of these days from the store anew.
    package var isRefreshed: Bool
    /// Other settings, as if they held.
    package var policy: Policy?
    /// The settings that held when it was asked.
    package var version: Int?
    /// Looks at all orders where there are none of these days.
    package var isWidened: Bool?

    package init(
        from: BusinessDate? = nil, to: BusinessDate? = nil, isRefreshed: Bool = false, policy: Policy? = nil,
        version: Int? = nil, isWidened: Bool? = nil
    ) {
        self.from = from
        self.to = to
        self.isRefreshed = isRefreshed
        self.policy = policy
        self.version = version
        self.isWidened = isWidened
    }
}

/// A dry run that somebody asked for.
package struct DryRunFacts: Hashable, Sendable {
    /// What it is, as things are looked for by.
    package enum Key {}

    package enum State: Hashable, Sendable {
        /// Orders looked at so far.
        case goingOn(orders: Int)
        case done(DryRunDifference)
        case stopped(RunStop)
        /// The store or its books were disconnected meanwhile.
        case gone
    }

    package var id: ID<Key>
    package var store: ID<Store>
    package var storeName: String
    package var askedBy: String
    package var askedAt: Instant
    package var finishedAt: Instant?
    package var question: DryRunQuestion
    package var state: State

    package init(
        id: ID<Key>, store: ID<Store>, storeName: String, askedBy: String, askedAt: Instant, finishedAt: Instant? = nil,
        question: DryRunQuestion = DryRunQuestion(), state: State
    ) {
        (self.id, self.store, self.storeName) = (id, store, storeName)
        (self.askedBy, self.askedAt, self.finishedAt) = (askedBy, askedAt, finishedAt)
        (self.question, self.state) = (question, state)
    }
}

/// Dry runs that the server makes, and what they came to (X3).
package struct DryRuns: Sendable {
    private let scope: CompanyScope
    /// Those with other settings are listed among those with the present ones.
    static let latestMost = 3

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// Asks the server for a dry run; returns the open one of the store where there is one. Settings equal to the present ones are ignored.
    package func ask(
        of store: ID<Store>, _ question: DryRunQuestion
    ) async throws(FeatureProblem) -> ID<DryRunFacts.Key> {
        let access = try scope.open(.previewRuns)
        let row = try await access.store(store)
        guard row.state != .uninstalled else { throw .connection(.uninstalled(row.id, side: .store)) }
        let now = try await access.policy(of: store)
        guard let now else { throw .stopped(.notSetUp) }
        var question = question
        question.version = now.version
        question.policy?.version = now.version
        if question.policy == now { question.policy = nil }
        return ID(try await access.ask(.dryRun(question), of: row.id).id)
    }

    /// The latest dry runs of a store, newest first.
    package func latest(of store: ID<Store>, limit: Int) async throws(FeatureProblem) -> [DryRunFacts] {
        let access = try scope.open(.previewRuns)
        let row = try await access.store(store)
        return try await access.latest(.dryRun, of: row, limit: limit).compactMap { access.facts($0, row.name) }
    }

    /// The latest by the settings that hold; `nil` when there is none, or the settings were changed since.
    package func latestOfNow(of store: ID<Store>) async throws(FeatureProblem) -> DryRunFacts? {
        let version = try await scope.open(.previewRuns).policy(of: store)?.version
        return try await latest(of: store, limit: Self.latestMost).first {
            $0.question.policy == nil && $0.question.version == version
        }
    }

    /// One dry run; throws `runUnknown`.
    package func dryRun(_ id: ID<DryRunFacts.Key>) async throws(FeatureProblem) -> DryRunFacts {
        let access = try scope.open(.previewRuns)
        let names = try await access.storeNames()
        let archive = access.archive
        let errand = try await withFeatureProblem { try await archive.errand(id.rawValue) }
        guard let errand, errand.company == access.company, errand.kind == .dryRun, let name = names[errand.store],
            let facts = access.facts(errand, name)
        else { throw .runUnknown(id.rawValue) }
        return facts
    }

    /// The differences between the settings that were asked about and the present ones, by path.
    package func settings(of dryRun: DryRunFacts) async throws(FeatureProblem) -> [SettingDifference] {
        let access = try scope.open(.previewRuns)
        guard let other = dryRun.question.policy, let now = try await access.policy(of: dryRun.store) else { return [] }
        return try SettingsFile.differences(from: now, to: other)
    }

    /// Keeps the settings that were asked about, as a new version.
    ///
    /// Throws `dryRunOutdated` when others were saved since it was asked.
    package func save(_ dryRun: DryRunFacts) async throws(FeatureProblem) -> Int {
        let access = try scope.open(.changeSettings)
        guard let policy = dryRun.question.policy, let now = try await access.policy(of: dryRun.store),
            now.version == dryRun.question.version
        else { throw .dryRunOutdated }
        // What was amiss before stays as it is.
        let books = try await access.booksLists(named: policy)
        let isOfDocuments = access.description(of: try await access.store(dryRun.store))?.isOfDocuments ?? false
        let known = now.problems(in: books, isOfDocuments: isOfDocuments)
        let problems = policy.problems(in: books, isOfDocuments: isOfDocuments).filter { !known.contains($0) }
        guard problems.isEmpty else { throw .settingsRefused(problems) }
        return try await StorePolicy(scope).save(policy, of: dryRun.store)
    }

    /// The settings that hold, as people write them; empty where there are none.
    package func settingsText(of store: ID<Store>) async throws(FeatureProblem) -> String {
        let access = try scope.open(.previewRuns)
        guard let policy = try await access.policy(of: store) else { return "" }
        return try SettingsFile.text(policy)
    }

    /// Settings as a person wrote them; throws `settingsBroken` and `settingsUnfit`.
    package func read(_ text: String, for store: ID<Store>) async throws(FeatureProblem) -> Policy {
        try SettingsFile.read(
            Data(text.utf8), called: store.rawValue, books: try await SetUp(scope).catalogue(for: store))
    }
}

extension CompanyAccess {
    fileprivate func facts(_ errand: ErrandRow, _ storeName: String) -> DryRunFacts? {
        guard case .dryRun(let question)? = errand.errand else { return nil }
        let done = services.progress.progress(of: ErrandRow.Kind.dryRun.rawValue, ID(errand.store))?.read ?? 0
        let state: DryRunFacts.State =
            switch errand.end {
            case nil: .goingOn(orders: done)
            case .dryRun(let difference)?: .done(difference)
            case .stopped(let stop)?: .stopped(stop)
            case .done?, .gone?, .backfill?, .stock?, .products?: .gone
            }
        return DryRunFacts(
            id: ID(errand.id), store: ID(errand.store), storeName: storeName, askedBy: errand.askedBy,
            askedAt: errand.askedAt, finishedAt: errand.finishedAt, question: question, state: state)
    }
}

extension CompanyScope {
    /// Makes a dry run that was asked for.
    func make(_ question: DryRunQuestion, of store: ID<Store>) async throws(FeatureProblem) -> DryRunDifference {
        let range = DryRunScope(
            from: question.from, to: question.to, isRefreshed: question.isRefreshed, policy: question.policy)
        let difference = try await look(range, of: store)
        guard difference.orders == 0, question.isWidened == true else { return difference }
        var whole = try await look(DryRunScope(policy: question.policy), of: store)
        whole.isWidened = true
        return whole
    }

    private func look(_ range: DryRunScope, of store: ID<Store>) async throws(FeatureProblem) -> DryRunDifference {
        let sum = Mutex(DryRunSum(asksOtherwise: range.policy != nil))
        let board = try open(.previewRuns).services.progress
        let (scope, work) = (self, ErrandRow.Kind.dryRun.rawValue)
        try await board.watching(work, of: store.rawValue) { note throws(FeatureProblem) in
            let seen = Mutex(RunProgress(phase: .reading))
            try await SyncStore(scope).dryRun(of: store, range) { order in
                sum.withLock { $0.add(order) }
                note(
                    seen.withLock { progress in
                        progress.read += 1
                        return progress
                    })
            }
        }
        return sum.withLock { $0.whole }
    }
}
