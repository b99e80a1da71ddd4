package import Accounting
package import Bookkeeping
package import Commerce
import ConnectorKit
import Storage
import Sync

/// What a person changes settings from: the version that they see, and what can be chosen.
package struct SettingsDraft: Sendable {
    package var policy: Policy
    /// The version that holds; 0 while there is only a suggestion.
    package var version: Int
    /// What the suggestion could not find; empty once something is kept.
    package var missing: [MissingChoice]
    /// The short lists of the books, as they were read last.
    package var books: BooksCatalogue
    /// What the store said about itself last.
    package var store: StoreProfile?
    /// The dry run whose settings these are, not kept yet; `nil` for those that hold.
    package var dryRun: ID<DryRunFacts.Key>?

    package init(
        policy: Policy, version: Int, missing: [MissingChoice] = [], books: BooksCatalogue, store: StoreProfile? = nil
    ) {
        self.policy = policy
        self.version = version
        self.missing = missing
        self.books = books
        self.store = store
    }

    /// What does not fit the books, or was not chosen yet.
    package var problems: [UnfitSetting] { policy.problems(in: books, isOfDocuments: isOfDocuments) }

    /// The store makes its documents itself: its products become items of four accounts (F1).
    package var isOfDocuments: Bool { store?.conventions?.isOfDocuments ?? false }
}

/// A version of the settings of a store: when and by whom it was kept.
package struct SettingsVersion: Hashable, Sendable {
    package var number: Int
    /// `nil` of versions that are older than this knowledge.
    package var savedAt: Instant?
    package var savedBy: String?
    /// It named records of other books, and holds no more.
    package var isForgotten: Bool

    package init(number: Int, savedAt: Instant?, savedBy: String?, isForgotten: Bool = false) {
        self.number = number
        self.savedAt = savedAt
        self.savedBy = savedBy
        self.isForgotten = isForgotten
    }
}

/// The settings of a store as a person changes them, some at a time; read as strictly as a file of settings.
package struct StoreSettings: Sendable {
    let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// What holds now; before anything was kept, what is suggested from what store and books say about themselves.
    ///
    /// Throws `notSetUp` before the lists of the books were read.
    package func draft(of store: ID<Store>) async throws(FeatureProblem) -> SettingsDraft {
        let access = try scope.open(.seeSettings)
        let row = try await access.store(store)
        if let kept = try await access.policy(of: store) {
            let books = try await access.booksLists(named: kept)
            return SettingsDraft(policy: kept, version: kept.version, books: books, store: row.toldProfile())
        }
        guard scope.may(.changeSettings) else { throw .stopped(.notSetUp) }
        let proposal = try await SetUp(scope).proposal(for: store)
        return SettingsDraft(
            policy: proposal.policy, version: 0, missing: proposal.missing,
            books: try await access.booksLists(named: proposal.policy), store: row.toldProfile())
    }

    /// The settings that a dry run tried, to be changed further or kept; those that hold when others were kept since.
    package func draft(
        of store: ID<Store>, triedBy dryRun: ID<DryRunFacts.Key>
    ) async throws(FeatureProblem) -> SettingsDraft {
        var draft = try await draft(of: store)
        let facts = try await DryRuns(scope).dryRun(dryRun)
        guard facts.store == store, facts.question.version == draft.version, var policy = facts.question.policy else {
            return draft
        }
        policy.version = draft.version
        draft.policy = policy
        draft.books = try await scope.open(.seeSettings).booksLists(named: policy)
        draft.dryRun = dryRun
        return draft
    }

    /// Keeps a new version with these changes; gives its number, or the old one when nothing is other than it was.
    ///
    /// Throws `settingsMoved` when another version holds by now than the person saw, `settingsUnfit` with the places of what cannot be so,
    /// `settingsRefused` with what does not fit the books and did before. What was amiss elsewhere stays as it is.
    package func save(
        _ edits: [SettingEdit], over version: Int, of store: ID<Store>
    ) async throws(FeatureProblem) -> Int {
        let (held, changed) = try await changed(by: edits, over: version, of: store)
        if changed == held, version > 0 { return version }
        return try await StorePolicy(scope).save(changed, of: store)
    }

    /// Leaves a dry run that shows what these changes would do to the orders since a day, as ``save(_:over:of:)`` would keep them.
    ///
    /// Throws as saving does, and `settingsUnchanged` when nothing would be other than it is.
    package func tryOut(
        _ edits: [SettingEdit], over version: Int, of store: ID<Store>, since day: BusinessDate
    ) async throws(FeatureProblem) -> ID<DryRunFacts.Key> {
        let (held, changed) = try await changed(by: edits, over: version, of: store)
        guard changed != held else { throw .settingsUnchanged }
        return try await DryRuns(scope).ask(
            of: store, DryRunQuestion(from: day, policy: changed, isWidened: true))
    }

    private func changed(
        by edits: [SettingEdit], over version: Int, of store: ID<Store>
    ) async throws(FeatureProblem) -> (held: Policy, changed: Policy) {
        let draft = try await draft(of: store)
        guard draft.version == version else { throw .settingsMoved(to: draft.version) }
        let access = try scope.open(.changeSettings)
        let found = try await access.found(edits)
        let changed = try SettingsFile.apply(found, to: draft.policy, books: draft.books)
        if draft.isOfDocuments, changed.lacksStockStart(in: draft.books.company),
            version == 0 || !draft.policy.lacksStockStart(in: draft.books.company)
        {
            throw .settingsUnfit(file: "", [SettingFault("products.inventoryStart", .stockStartUnsaid)])
        }
        let known = draft.problems
        let books = try await access.booksLists(named: changed)
        let problems = changed.problems(in: books, isOfDocuments: draft.isOfDocuments).filter { !known.contains($0) }
        guard problems.isEmpty else { throw .settingsRefused(problems) }
        return (draft.policy, changed)
    }

    /// The versions that were kept, newest first.
    package func versions(of store: ID<Store>, limit: Int) async throws(FeatureProblem) -> [SettingsVersion] {
        let access = try scope.open(.seeSettings)
        let (archive, row) = (access.archive, try await access.store(store))
        return try await withFeatureProblem {
            try await archive.policyVersions(of: row.id, before: nil, limit: limit)
        }.map {
            SettingsVersion(number: $0.version, savedAt: $0.savedAt, savedBy: $0.savedBy, isForgotten: $0.isForgotten)
        }
    }

    /// Keeps an earlier version again, as a new one, when it still fits the books; `nil` when there is none of that number.
    package func goBack(to number: Int, of store: ID<Store>) async throws(FeatureProblem) -> Int? {
        let access = try scope.open(.changeSettings)
        let (archive, row) = (access.archive, try await access.store(store))
        let body = try await withFeatureProblem { try await archive.policy(of: row.id, version: number) }
        guard let body else { return nil }
        let policy: Policy
        do { policy = try RecordText.decode(Policy.self, from: body) } catch {
            throw .storage(.unusable("policy of \(store): \(error.description)"))
        }
        return try await StorePolicy(scope).saveChecked(policy, of: store)
    }
}

extension CompanyAccess {
    /// The short lists of the books as they were read last; throws `notSetUp` before the first reading.
    func booksLists() async throws(FeatureProblem) -> BooksCatalogue {
        guard let books = try await books() else { throw await services.absent(.booksMissing(company: company)) }
        let kind = try services.booksKind(books.kind)
        let archive = archive
        let rows = try await withFeatureProblem { try await archive.shortLists(of: books.id) }
        // The mirror is a copy: a row that cannot be understood is read anew by the next run.
        let records = rows.compactMap { row in try? RecordText.decode(CatalogueRecord.self, from: row.body) }
        guard let catalogue = BooksCatalogue(records, traits: kind.traits) else { throw .stopped(.notSetUp) }
        return catalogue
    }

    /// The short lists with those items and customers that settings name.
    func booksLists(named policy: Policy) async throws(FeatureProblem) -> BooksCatalogue {
        var lists = try await booksLists()
        guard let books = try await books() else { return lists }
        let (archive, ids) = (archive, CatalogueLookups(policy: policy).itemIDs)
        let rows = try await withFeatureProblem {
            try await archive.longLists(of: books.id, ids: Array(ids), names: [], others: [])
        }
        lists.add(records(rows))
        return lists
    }
}
