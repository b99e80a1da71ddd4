import Accounting
import Bookkeeping
import ConnectorKit
import Foundation
import Storage
package import Sync

/// The stores of a company with their books, opened with their secrets; what runs are made with.
package struct SyncContexts: Sendable {
    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// Of each store, in the order of their names.
    package func all() async throws(FeatureProblem) -> [SyncContext] {
        try await scope.open(.syncStores).contexts()
    }
}

extension CompanyAccess {
    /// Of each store, in the order of their names.
    func contexts() async throws(FeatureProblem) -> [SyncContext] {
        let (stores, books) = try await parties()
        try await lookAtAudit()
        var contexts: [SyncContext] = []
        let identities = try await storeIdentities()
        for store in stores { contexts.append(try await open(store, books, identities)) }
        return contexts
    }

    /// The stores in use, in the order of their names, and the books; throws what a person must do where one is missing.
    func parties() async throws(FeatureProblem) -> (stores: [ConnectionRow], books: ConnectionRow) {
        let rows = try await connections()
        guard let books = try Self.inUse(.books, rows).first else {
            throw await services.absent(.booksMissing(company: company))
        }
        let stores = try Self.inUse(.store, rows)
        if stores.isEmpty { throw await services.absent(.storeMissing(company: company)) }
        return (stores, books)
    }

    /// The connections of one side that were not ended; throws when all of them were.
    private static func inUse(
        _ side: ConnectionRow.Side, _ rows: [ConnectionRow]
    ) throws(FeatureProblem) -> [ConnectionRow] {
        let ours = rows.filter { $0.side == side }
        let used = ours.filter { $0.state != .uninstalled }
        if used.isEmpty, let ended = ours.last { throw .connection(.uninstalled(ended.id, side: side)) }
        return used
    }

    /// The other stores that sell from the same books, also those that the person does not see.
    func others(beside context: SyncContext) async throws(FeatureProblem) -> [SyncContext] {
        let (rows, identities) = (try await allConnections(), try await storeIdentities())
        var others: [SyncContext] = []
        for books in rows where books.id == context.booksConnection {
            for store in rows where store.side == .store && store.state != .uninstalled {
                if store.id != context.storeConnection { others.append(try await open(store, books, identities)) }
            }
        }
        return others
    }

    /// Of one store.
    func context(_ id: ID<Store>) async throws(FeatureProblem) -> SyncContext {
        let (rows, store) = (try await connections(), try await store(id))
        try await lookAtAudit()
        guard store.state != .uninstalled else { throw .connection(.uninstalled(store.id, side: .store)) }
        guard let books = try Self.inUse(.books, rows).first else {
            throw await services.absent(.booksMissing(company: company))
        }
        return try await open(store, books, try await storeIdentities())
    }

    private func open(
        _ store: ConnectionRow, _ books: ConnectionRow, _ identities: [String: String]
    ) async throws(FeatureProblem) -> SyncContext {
        let kind = try services.storeKind(store.kind)
        let settings = try await settings(of: store, form: kind.description.form)
        let meter = MeteredNetwork(services.world.network)
        let world = World(
            clock: services.world.clock, chance: services.world.chance, identifiers: services.world.identifiers,
            network: meter)
        let opened: StoreConnector
        do { opened = try kind.open(settings, world) } catch { throw .outside(error) }
        return SyncContext(
            company: store.company, storeConnection: store.id, storeIdentities: identities, store: opened,
            booksConnection: books.id, books: try await openBooks(books, world: world), archive: services.archive,
            world: world, process: services.process, stopWish: services.stopWish, requests: { meter.count })
    }

    /// Of every store of the company, also of those that were uninstalled: what they left in the outbox is still found by its marker.
    private func storeIdentities() async throws(FeatureProblem) -> [String: String] {
        var identities: [String: String] = [:]
        for row in try await allConnections() where row.side == .store {
            identities[row.id] = try services.storeKind(row.kind).identity(try row.plainSettings())
        }
        return identities
    }

    func openBooks(_ row: ConnectionRow, world: World) async throws(FeatureProblem) -> any BooksConnector {
        let kind = try services.booksKind(row.kind)
        let settings = try await settings(of: row, form: kind.form)
        let vault = ArchiveVault(archive: services.archive, connection: row.id, world: world)
        guard try await isSignedIn(row, kind, vault) else { throw .connection(.notSignedIn(row.id)) }
        if let period = signInPeriod(of: row), let end = period.consentEndsAt, period.consentEnds(soonAfter: now) {
            services.notices.post(.signInEnds(connection: row.id, name: row.name, at: end))
        }
        let opened: any BooksConnector
        do { opened = try kind.open(settings, vault, world) } catch { throw .outside(error) }
        guard let company = kind.identity(settings) else { return opened }
        return opened.keeping(await services.paces.shared(opened.pace, by: company))
    }

    /// Whether there are tokens, where the kind of books needs them.
    ///
    /// The dates of a sign-in that is older than their columns are noted on the way.
    private func isSignedIn(
        _ row: ConnectionRow, _ kind: BooksKind, _ vault: ArchiveVault
    ) async throws(FeatureProblem) -> Bool {
        guard case .oauth = kind.signIn else { return true }
        let tokens: Tokens?
        do throws(ConnectorProblem) { tokens = try await vault.tokens() } catch {
            if error.cause == .signInNeeded { return false }
            throw .outside(error)
        }
        guard let tokens else { return false }
        if row.signIn == nil {
            let archive = archive
            try await withFeatureProblem { try await archive.note(dates: SignInDates(tokens), of: row.id) }
        }
        return true
    }

    /// A broken audit stops no work, but is reported everywhere.
    private func lookAtAudit() async throws(FeatureProblem) {
        let (archive, company) = (archive, company)
        let isSound = try await withFeatureProblem { try await archive.isAuditSound(of: company) }
        if !isSound { services.notices.post(.auditBroken(company: company)) }
    }

    /// Plain settings and unsealed secrets together.
    func settings(of row: ConnectionRow, form: [FormField]) async throws(FeatureProblem) -> [String: String] {
        var settings = try row.plainSettings()
        let (archive, secret) = (archive, form.filter { $0.kind == .secret })
        guard !secret.isEmpty else { return settings }
        let kept = try await withFeatureProblem { try await archive.secrets(beginning: "form.", of: row.id) }
        for field in secret { if let value = kept["form.\(field.key)"] { settings[field.key] = value } }
        return settings
    }
}
