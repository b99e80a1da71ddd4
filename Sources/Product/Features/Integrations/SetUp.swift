package import Accounting
package import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import Storage
import Sync

/// The first settings of a store and its books, suggested from what both say about themselves (W22).
package struct SetUp: Sendable {
    /// Settings with what a person must still choose, and what a person should know about them.
    package struct Proposal: Sendable {
        package var policy: Policy
        package var missing: [MissingChoice]
        package var remarks: [SettingRemark]
    }

    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// Looks up at once what the set-up of a store asked the server to do, for a page that shows all of it.
    package func glance(at store: ID<Store>) async throws(FeatureProblem) {
        let access = try scope.open(.previewRuns)
        let (archive, row) = (access.archive, try await access.store(store))
        let errands = try await withFeatureProblem {
            try await archive.latestErrands(of: row.id, kinds: Self.errands, limit: Self.errandsMost)
        }
        access.glance?.note(errands.merging(Self.errands.map { ($0, []) }) { found, _ in found }, of: row.id)
    }

    /// A policy with every choice filled in as far as the books have what it needs, and what a person must still choose.
    package func suggestion(
        for store: ID<Store>
    ) async throws(FeatureProblem) -> (policy: Policy, missing: [MissingChoice]) {
        try await suggestion(at: try await scope.open(.changeSettings).context(store))
    }

    private func suggestion(
        at context: SyncContext
    ) async throws(FeatureProblem) -> (policy: Policy, missing: [MissingChoice]) {
        let profile: StoreProfile
        do { profile = try await context.store.profile() } catch { throw .stopped(.store(error)) }
        do throws(RunStop) {
            let mirror = MirrorKeeper(
                archive: context.archive, connection: context.booksConnection, books: context.books)
            let first = Policy.suggested(for: profile, catalogue: try await mirror.shortCatalogue())
            let catalogue = try await mirror.catalogue(naming: CatalogueLookups(policy: first))
            return Policy.suggestion(for: profile, catalogue: catalogue)
        } catch { throw FeatureProblem(error) }
    }

    /// The suggestion for a person: it begins today, so that nothing of the past is posted unseen, unless somebody chose when; what was
    /// chosen before the books were replaced counts, too.
    package func proposal(
        for store: ID<Store>, startingOn start: StartDate? = nil
    ) async throws(FeatureProblem) -> Proposal {
        let access = try scope.open(.changeSettings)
        let context = try await access.context(store)
        var (policy, missing) = try await suggestion(at: context)
        let kept = try await access.policy(of: store)
        var chosen = start ?? kept?.startDate.map { .day($0) }
        if start == nil, kept == nil { chosen = try await access.forgottenPolicy(of: store).map { StartDate(of: $0) } }
        let today = BusinessDate(access.now, in: policy.zone ?? .gmt)
        policy.startDate = (chosen ?? .day(today)).day
        let remarks = try await remarks(on: policy, at: context)
        return Proposal(
            policy: policy, missing: missing,
            remarks: (chosen == nil ? [.startProposed(today)] : []) + remarks)
    }

    /// What a person should know about settings that fit.
    package func remarks(
        on policy: Policy, for store: ID<Store>
    ) async throws(FeatureProblem) -> [SettingRemark] {
        try await remarks(on: policy, at: try await scope.open(.changeSettings).context(store))
    }

    private func remarks(on policy: Policy, at context: SyncContext) async throws(FeatureProblem) -> [SettingRemark] {
        let profile: StoreProfile
        do { profile = try await context.store.profile() } catch { throw .stopped(.store(error)) }
        let (archive, store) = (context.archive, context.storeConnection)
        let rows = try await withFeatureProblem {
            try await archive.orders(of: store, state: nil, search: nil, after: nil, limit: Self.numbersMax)
        }
        let catalogue = try await context.shortCatalogue()
        let today = BusinessDate(context.world.clock.now(), in: policy.zone ?? .gmt)
        return policy.remarks(for: profile, catalogue: catalogue, numbers: rows.map(\.number), today: today)
    }

    /// The books' short lists, in which settings find records by name.
    package func catalogue(for store: ID<Store>) async throws(FeatureProblem) -> BooksCatalogue {
        try await scope.open(.previewRuns).context(store).shortCatalogue()
    }

    /// Enough orders to know how long their numbers are.
    private static let numbersMax = 200

    private static let errands: [ErrandRow.Kind] = [.productLook, .stockLook, .dryRun, .sending, .undoing]
    /// As many as any feature asks for of one kind.
    static let errandsMost = DryRuns.latestMost
}

extension SyncContext {
    fileprivate func shortCatalogue() async throws(FeatureProblem) -> BooksCatalogue {
        let mirror = MirrorKeeper(archive: archive, connection: booksConnection, books: books)
        return try await withFeatureProblem { try await mirror.shortCatalogue() }
    }
}

/// From when on orders are posted, as a person says it.
package enum StartDate: Hashable, Sendable {
    case day(BusinessDate)
    case wholeHistory

    /// What was said in settings that were kept.
    init(of policy: Policy) {
        self = policy.startDate.map { .day($0) } ?? .wholeHistory
    }

    package var day: BusinessDate? { if case .day(let day) = self { day } else { nil } }
}
