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
    package var problems: [UnfitSetting] { policy.problems(in: books) }
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
        let books = try await access.booksLists()
        if let kept = try await access.policy(of: store) {
            return SettingsDraft(policy: kept, version: kept.version, books: books, store: row.toldProfile())
        }
        guard scope.may(.changeSettings) else { throw .stopped(.notSetUp) }
        let proposal = try await SetUp(scope).proposal(for: store)
        return SettingsDraft(
            policy: proposal.policy, version: 0, missing: proposal.missing, books: books, store: row.toldProfile())
    }

    /// Keeps a new version with these changes; gives its number, or the old one when nothing is other than it was.
    ///
    /// Throws `settingsMoved` when another version holds by now than the person saw, `settingsUnfit` with the places of what cannot be so,
    /// `settingsRefused` with what does not fit the books and did before. What was amiss elsewhere stays as it is.
    package func save(
        _ edits: [SettingEdit], over version: Int, of store: ID<Store>
    ) async throws(FeatureProblem) -> Int {
        let draft = try await draft(of: store)
        guard draft.version == version else { throw .settingsMoved(to: draft.version) }
        let changed = try SettingsFile.apply(edits, to: draft.policy, books: draft.books)
        if changed == draft.policy, version > 0 { return version }
        let known = draft.problems
        let problems = changed.problems(in: draft.books).filter { !known.contains($0) }
        guard problems.isEmpty else { throw .settingsRefused(problems) }
        return try await StorePolicy(scope).save(changed, of: store)
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
        guard let kind = services.connectors.books(books.kind) else {
            throw .connectorUnknown(kind: books.kind, known: services.connectors.books.map(\.kind))
        }
        let archive = archive
        let rows = try await withFeatureProblem { try await archive.shortLists(of: books.id) }
        // The mirror is a copy: a row that cannot be understood is read anew by the next run.
        let records = rows.compactMap { row in try? RecordText.decode(CatalogueRecord.self, from: row.body) }
        guard let catalogue = BooksCatalogue(records, traits: kind.traits) else { throw .stopped(.notSetUp) }
        return catalogue
    }
}
