package import Accounting
package import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import Storage
package import Sync

/// The first settings of a store and its books, suggested from what both say about themselves (W22).
package struct SetUp: Sendable {
    /// Settings with what a person must still choose, and what a person should know about them.
    package struct Proposal: Sendable {
        package var policy: Policy
        package var missing: [MissingChoice]
        package var remarks: [SettingRemark]
    }

    private let services: Services

    package init(_ services: Services) {
        self.services = services
    }

    /// A policy with every choice filled in as far as the books have what it needs, and what a person must still choose.
    package func suggestion(
        for context: SyncContext
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

    /// The suggestion for a person: it begins today, so that nothing of the past is posted unseen, unless somebody chose a day.
    package func proposal(
        for context: SyncContext, startingOn start: StartDate? = nil
    ) async throws(FeatureProblem) -> Proposal {
        var (policy, missing) = try await suggestion(for: context)
        let kept = try await StorePolicy(services).policy(of: context.storeConnection)?.startDate
        let chosen = start ?? kept.map { .day($0) }
        let today = BusinessDate(services.world.clock.now(), in: policy.zone ?? .gmt)
        policy.startDate = (chosen ?? .day(today)).day
        let remarks = try await remarks(on: policy, at: context)
        return Proposal(
            policy: policy, missing: missing,
            remarks: (chosen == nil ? [.startProposed(today)] : []) + remarks)
    }

    /// What a person should know about settings that fit.
    package func remarks(on policy: Policy, at context: SyncContext) async throws(FeatureProblem) -> [SettingRemark] {
        let profile: StoreProfile
        do { profile = try await context.store.profile() } catch { throw .stopped(.store(error)) }
        let rows = try await OrderList(services).page(
            of: context.storeConnection, state: nil, search: nil, after: nil, limit: Self.numbersMax)
        let catalogue = try await catalogue(of: context)
        return policy.remarks(for: profile, catalogue: catalogue, numbers: rows.map(\.number))
    }

    /// The books' short lists, in which settings find records by name.
    package func catalogue(of context: SyncContext) async throws(FeatureProblem) -> BooksCatalogue {
        let mirror = MirrorKeeper(archive: context.archive, connection: context.booksConnection, books: context.books)
        return try await withFeatureProblem { try await mirror.shortCatalogue() }
    }

    /// Enough orders to know how long their numbers are.
    private static let numbersMax = 200
}

/// From when on orders are posted, as a person says it.
package enum StartDate: Hashable, Sendable {
    case day(BusinessDate)
    case wholeHistory

    package var day: BusinessDate? { if case .day(let day) = self { day } else { nil } }
}
