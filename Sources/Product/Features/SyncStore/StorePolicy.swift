package import Accounting
package import Bookkeeping
import Commerce
import ConnectorKit
import Storage
import Sync

/// Reads and changes what is set for a store and its books.
package struct StorePolicy: Sendable {
    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// What is set for a store; `nil` when nothing is.
    package func policy(of store: ID<Store>) async throws(FeatureProblem) -> Policy? {
        let access = try scope.open(.seeSettings)
        _ = try await access.store(store)
        return try await access.policy(of: store)
    }

    /// Keeps a new version when it fits the books: accounts, items, codes and classes are there and of a fitting type.
    ///
    /// Throws `FeatureProblem.settingsRefused` with all that does not fit; nothing is kept then.
    package func saveChecked(_ policy: Policy, of store: ID<Store>) async throws(FeatureProblem) -> Int {
        let context = try await scope.open(.changeSettings).context(store)
        let mirror = MirrorKeeper(archive: context.archive, connection: context.booksConnection, books: context.books)
        let catalogue = try await withFeatureProblem {
            try await mirror.catalogue(naming: CatalogueLookups(policy: policy))
        }
        let problems = policy.problems(in: catalogue, isOfDocuments: context.store.description.isOfDocuments)
        guard problems.isEmpty else { throw .settingsRefused(problems) }
        return try await save(policy, of: store)
    }

    /// Keeps a new version; orders that need a person are decided again with it. An earlier start date has the store read again.
    package func save(_ policy: Policy, of store: ID<Store>) async throws(FeatureProblem) -> Int {
        let access = try scope.open(.changeSettings)
        let id = try await access.store(store).id
        let body = try json(policy)
        let before = try await before(store, access)
        // The store was read as settings said that hold no more, too.
        let last: Policy? = if let before { before } else { try await access.forgottenPolicy(of: store) }
        let readsAnew = last.map { policy.reachesFurtherBack(than: $0) } ?? false
        let (archive, now) = (access.archive, access.now)
        let note = try access.note(.policy, of: id, SavedPolicy(store: id, policy: policy))
        let version = try await withFeatureProblem {
            try await archive.save(policy: body, of: id, readsAnew: readsAnew, note: note, now: now)
        }
        if before == nil { try await access.followSentOrders(of: store) }
        return version
    }

    /// The version that holds now; `nil` where there is none, or none that can be read.
    private func before(_ store: ID<Store>, _ access: CompanyAccess) async throws(FeatureProblem) -> Policy? {
        do { return try await access.policy(of: store) } catch {
            guard case .storage(.unusable) = error else { throw error }
            return nil
        }
    }
}

extension CompanyAccess {
    /// Where orders are sent one by one, what was sent is followed every hour from the beginning: late payments, papers of suppliers,
    /// changes. Nothing is sent by it. A schedule that somebody set stays.
    fileprivate func followSentOrders(of store: ID<Store>) async throws(FeatureProblem) {
        let (archive, company, row) = (archive, company, try await self.store(store))
        guard row.storeProfile?.conventions?.postsOnlyWhenAsked == true else { return }
        let schedules = try await withFeatureProblem { try await archive.schedules(of: company) }
        guard !schedules.contains(where: { $0.store == row.id && $0.workflow == Workflow.orders.rawValue }) else {
            return
        }
        let schedule = Workflow.orders.usualSchedule
        let due = schedule.next(after: now, timeZone: try await policy(of: store)?.timeZone ?? "UTC")
        let kept = ScheduleRow(
            company: company, store: row.id, workflow: Workflow.orders.rawValue, rule: schedule.text, dueAt: due)
        try await withFeatureProblem { try await archive.save(kept) }
    }
}

extension Policy {
    /// Whether orders count that were too old before.
    fileprivate func reachesFurtherBack(than before: Policy) -> Bool {
        guard let last = before.startDate else { return false }
        return startDate.map { $0 < last } ?? true
    }
}

/// Settings as the audit keeps them.
private struct SavedPolicy: Encodable {
    var store: String
    var policy: Policy
}
