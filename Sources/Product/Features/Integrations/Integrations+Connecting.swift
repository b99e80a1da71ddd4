import Accounting
package import Commerce
import ConnectorKit
import Foundation
import Storage
import Sync

extension Integrations {
    /// Connects a store: checks the form, reads the profile, tries to read orders, and keeps settings and secrets apart.
    ///
    /// Connecting again under the same name replaces settings and keeps everything that was synced (I6). A connection never changes its
    /// company, and never its store once orders of it are kept.
    package func connectStore(
        _ id: String, kind: String, values: [String: String]
    ) async throws(FeatureProblem) -> StoreProfile {
        let access = try scope.open(.changeConnections)
        let services = access.services
        let store = try services.storeKind(kind)
        let before = try await access.free(id, side: .store, kind: kind)
        let filled = try ConnectionForm(fields: store.description.form, reach: services.reach).filled(values)
        try await access.checkShared(id, store, filled)
        let profile: StoreProfile
        do throws(ConnectorProblem) {
            let opened = try store.open(filled, services.world)
            profile = try await opened.profile()
            // Whether the token may read orders shows only when it does.
            for feed in SaleFeed.allCases where opened.reads(feed.stream) {
                _ = try await opened.records(of: feed.stream, after: nil, since: services.world.clock.now())
            }
        } catch { throw .connection(.storeRefused(error, name: store.description.name)) }
        if let before { try await access.checkSame(before, store, filled, profile) }
        let row = ConnectionRow(
            id: id, company: access.company, side: .store, kind: kind, name: profile.name, settings: "",
            profile: try json(profile))
        try await access.save(row, form: store.description.form, filled)
        return profile
    }

    /// Keeps the settings of the books before the sign-in; the sign-in itself saves its tokens in the connection's vault.
    ///
    /// What an earlier sign-in told (which company it is) is kept, so that changed addresses lead to no other company (I6).
    /// Returns whether that sign-in goes on with these settings. What the vendor refuses is thrown as `booksRefused`, and the settings
    /// stay as they were.
    @discardableResult
    package func prepareBooks(
        _ id: String, kind: String, values: [String: String]
    ) async throws(FeatureProblem) -> Bool {
        let access = try scope.open(.changeConnections)
        let services = access.services
        let books = try services.booksKind(kind)
        let before = try await access.free(id, side: .books, kind: kind)
        let others = try await access.allConnections().filter { $0.side == .books && $0.id != id }
        if let other = others.first(where: { $0.state != .uninstalled }) {
            throw .connection(.booksTwice(connection: other.id, company: access.company))
        }
        var filled = try ConnectionForm(fields: books.form, reach: services.reach).filled(values)
        let isSignedIn = try await access.check(books, filled, before)
        if books.comesByVisits {
            // Made once, and for ever: the company file remembers it. Source: quickbooks-desktop.md §1.2.
            let known = try before?.plainSettings()[VisitorSettings.fileID]
            filled[VisitorSettings.fileID] = known ?? BooksKind.newFileID(by: access.world.chance)
        }
        let row = ConnectionRow(
            id: id, company: access.company, side: .books, kind: kind, name: before?.name ?? books.name, settings: "",
            profile: before?.profile, state: isSignedIn ? .active : .signInNeeded)
        try await access.save(row, form: books.form, filled)
        return isSignedIn
    }
}

extension CompanyAccess {
    /// The connection of that name as it was; `nil` when the name is free.
    fileprivate func free(
        _ id: String, side: ConnectionRow.Side, kind: String
    ) async throws(FeatureProblem) -> ConnectionRow? {
        let archive = archive
        guard let row = try await withFeatureProblem({ try await archive.connection(id) }) else {
            try ConnectionName.check(id)
            return nil
        }
        guard row.company == company else { throw .connection(.nameTaken(id, company: row.company)) }
        guard row.side == side, row.kind == kind else {
            throw .connection(.kindFixed(id, side: row.side, kind: row.kind))
        }
        return row
    }

    /// One store by two connections would bring every order into the books twice.
    fileprivate func checkShared(
        _ id: String, _ store: StoreKind, _ filled: [String: String]
    ) async throws(FeatureProblem) {
        for other in try await allConnections() where other.side == .store && other.id != id {
            guard other.kind == store.description.kind,
                try store.identity(other.plainSettings()) == store.identity(filled)
            else { continue }
            // What was posted for its orders is still there, and only its own connection knows it.
            guard other.state != .uninstalled else { throw .connection(.uninstalled(other.id, side: .store)) }
            throw .connection(.storeShared(connection: other.id, store: other.name))
        }
    }

    /// Another store under the same name is a mistake, or at least another connection, once orders are kept.
    fileprivate func checkSame(
        _ before: ConnectionRow, _ store: StoreKind, _ filled: [String: String], _ profile: StoreProfile
    ) async throws(FeatureProblem) {
        let known = store.identity(try before.plainSettings())
        guard known != store.identity(filled) else { return }
        let archive = archive
        let isForgotten = try await withFeatureProblem {
            try await archive.forgetStore(before.id)
        }
        guard isForgotten else {
            throw .connection(.otherStore(before.id, kept: before.name, chosen: profile.name))
        }
    }

    /// Tries settings at the vendor before they replace others: the application, and the company to which a sign-in leads already.
    ///
    /// Whether that company can be read with them; without a sign-in, or with one of another application, it cannot be yet.
    fileprivate func check(
        _ kind: BooksKind, _ filled: [String: String], _ before: ConnectionRow?
    ) async throws(FeatureProblem) -> Bool {
        // The visitor itself tells which company it is.
        if kind.comesByVisits { return before?.state == .active }
        guard case .oauth(let oauth) = kind.signIn else { return true }
        do { try await oauth.check(filled, world) } catch {
            throw .connection(.booksRefused(error, name: kind.name))
        }
        guard let before, before.state != .uninstalled else { return false }
        let settings = filled.merging(try told(before, besides: kind.form)) { new, _ in new }
        guard kind.identity(settings) != nil else { return false }
        do throws(ConnectorProblem) {
            let vault = ArchiveVault(archive: archive, connection: before.id, world: world)
            _ = try await kind.open(settings, vault, world).company()
            return true
        } catch {
            if error.cause == .signInNeeded { return false }
            throw .connection(.booksRefused(error, name: kind.name))
        }
    }

    /// What was not asked for but told by the other side, as the company at a sign-in.
    private func told(_ row: ConnectionRow, besides form: [FormField]) throws(FeatureProblem) -> [String: String] {
        let formKeys = Set(form.map(\.key))
        return try row.plainSettings().filter { !formKeys.contains($0.key) }
    }

    /// Keeps a connection with a note in the audit, its secrets apart.
    func save(
        _ row: ConnectionRow, form: [FormField], _ filled: [String: String]
    ) async throws(FeatureProblem) {
        let archive = archive
        let secretKeys = Set(form.filter { $0.kind == .secret }.map(\.key))
        let kept = try await withFeatureProblem { try await archive.connection(row.id) }
        var told: [String: String] = [:]
        if let kept { told = try self.told(kept, besides: form) }
        var row = row
        row.settings = try json(filled.filter { !secretKeys.contains($0.key) }.merging(told) { new, _ in new })
        let plain = row
        try await tell(.connection, plain)
        try await withFeatureProblem { try await archive.save(plain) }
        for (key, value) in filled where secretKeys.contains(key) {
            try await withFeatureProblem {
                try await archive.save(secret: value, "form.\(key)", of: plain.id)
            }
        }
    }

    /// Tells the audit what is about to be kept of a connection; neither settings nor secrets.
    func tell(_ action: AuditAction, _ row: ConnectionRow) async throws(FeatureProblem) {
        try await add(try note(action, row))
    }

    func note(_ action: AuditAction, _ row: ConnectionRow) throws(FeatureProblem) -> AuditNote {
        let facts = [
            "connection": row.id, "kind": row.kind, "name": row.name, "side": row.side.rawValue,
            "state": row.state.rawValue,
        ]
        return try note(action, of: row.id, facts)
    }
}

extension ConnectionRow {
    /// The settings that are no secrets.
    func plainSettings() throws(FeatureProblem) -> [String: String] {
        do { return try RecordText.decode([String: String].self, from: settings) } catch {
            throw .storage(.unusable("settings of \(id)"))
        }
    }
}
