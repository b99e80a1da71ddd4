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
        _ id: String, kind: String, company: String, values: [String: String]
    ) async throws(FeatureProblem) -> StoreProfile {
        guard let store = services.connectors.store(kind) else {
            throw .connectorUnknown(kind: kind, known: services.connectors.stores.map(\.description.kind))
        }
        let before = try await free(id, for: company, side: .store, kind: kind)
        let filled = try ConnectionForm(fields: store.description.form).filled(values)
        try await checkShared(id, company: company, store, filled)
        let profile: StoreProfile
        do throws(ConnectorProblem) {
            let opened = try store.open(filled, services.world)
            profile = try await opened.profile()
            // Whether the token may read orders shows only when it does.
            _ = try await opened.orders(after: nil, since: services.world.clock.now())
        } catch { throw .connection(.storeRefused(error, name: store.description.name)) }
        if let before { try await checkSame(before, store, filled, profile) }
        let row = ConnectionRow(
            id: id, company: company, side: .store, kind: kind, name: profile.name, settings: "",
            profile: try text(profile))
        try await save(row, form: store.description.form, filled)
        return profile
    }

    /// Keeps the settings of the books before the sign-in; the sign-in itself saves its tokens in the connection's vault.
    ///
    /// What an earlier sign-in told (which company it is) is kept, so that changed addresses lead to no other company (I6).
    package func prepareBooks(
        _ id: String, kind: String, company: String, values: [String: String]
    ) async throws(FeatureProblem) {
        guard let books = services.connectors.books(kind) else {
            throw .connectorUnknown(kind: kind, known: services.connectors.books.map(\.kind))
        }
        let before = try await free(id, for: company, side: .books, kind: kind)
        let others = try await connections(of: company).filter { $0.side == .books && $0.id != id }
        if let other = others.first(where: { $0.state != .uninstalled }) {
            throw .connection(.booksTwice(connection: other.id, company: company))
        }
        let filled = try ConnectionForm(fields: books.form).filled(values)
        let row = ConnectionRow(
            id: id, company: company, side: .books, kind: kind, name: before?.name ?? books.name, settings: "",
            profile: before?.profile, state: .signInNeeded)
        try await save(row, form: books.form, filled)
    }

    /// The connection of that name as it was; `nil` when the name is free.
    private func free(
        _ id: String, for company: String, side: ConnectionRow.Side, kind: String
    ) async throws(FeatureProblem) -> ConnectionRow? {
        try await check(company: company)
        guard let row = try await keptConnection(id) else {
            try Self.checkName(id)
            return nil
        }
        guard row.company == company else { throw .connection(.nameTaken(id, company: row.company)) }
        guard row.side == side, row.kind == kind else {
            throw .connection(.kindFixed(id, side: row.side, kind: row.kind))
        }
        return row
    }

    /// One store by two connections would bring every order into the books twice.
    private func checkShared(
        _ id: String, company: String, _ store: StoreKind, _ filled: [String: String]
    ) async throws(FeatureProblem) {
        for other in try await connections(of: company) where other.side == .store && other.id != id {
            guard other.kind == store.description.kind,
                try store.identity(other.plainSettings()) == store.identity(filled)
            else { continue }
            // What was posted for its orders is still there, and only its own connection knows it.
            guard other.state != .uninstalled else { throw .connection(.uninstalled(other.id, side: .store)) }
            throw .connection(.storeShared(connection: other.id, store: other.name))
        }
    }

    /// Another store under the same name is a mistake, or at least another connection, once orders are kept.
    private func checkSame(
        _ before: ConnectionRow, _ store: StoreKind, _ filled: [String: String], _ profile: StoreProfile
    ) async throws(FeatureProblem) {
        let known = store.identity(try before.plainSettings())
        guard known != store.identity(filled) else { return }
        let archive = services.archive
        let isForgotten = try await withFeatureProblem {
            try await archive.forgetStore(before.id)
        }
        guard isForgotten else {
            throw .connection(.otherStore(before.id, kept: before.name, chosen: profile.name))
        }
    }

    /// Keeps a connection with a note in the audit, its secrets apart.
    func save(
        _ row: ConnectionRow, form: [FormField], _ filled: [String: String]
    ) async throws(FeatureProblem) {
        let archive = services.archive
        let secretKeys = Set(form.filter { $0.kind == .secret }.map(\.key))
        let formKeys = Set(form.map(\.key))
        let told = try await keptConnection(row.id)?.plainSettings() ?? [:]
        var row = row
        row.settings = try text(
            filled.filter { !secretKeys.contains($0.key) }
                .merging(told.filter { !formKeys.contains($0.key) }) { new, _ in new })
        let plain = row
        try await note(.connection, plain)
        try await withFeatureProblem { try await archive.save(plain) }
        for (key, value) in filled where secretKeys.contains(key) {
            try await withFeatureProblem {
                try await archive.save(secret: value, "form.\(key)", of: plain.id)
            }
        }
    }

    /// Tells the audit what is about to be kept of a connection; neither settings nor secrets.
    func note(_ action: AuditAction, _ row: ConnectionRow) async throws(FeatureProblem) {
        try await AuditTrail(services).add(try self.note(action, of: row), to: row.company)
    }

    func note(_ action: AuditAction, of row: ConnectionRow) throws(FeatureProblem) -> AuditNote {
        let facts = [
            "connection": row.id, "kind": row.kind, "name": row.name, "side": row.side.rawValue,
            "state": row.state.rawValue,
        ]
        return try AuditNote(action, by: services, of: row.id, facts)
    }

    func text(_ value: some Encodable) throws(FeatureProblem) -> String {
        do { return try RecordText.encode(value) } catch {
            throw .storage(.failed("a record cannot be written as JSON"))
        }
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
