import Accounting
import Bookkeeping
import ConnectorKit
import Foundation
import Storage
import Sync

/// Signing in to the books: sent out with a state, taken back only with the same state (I3, I4, I5).
///
/// A connection leads to one company of the books for ever, once something was written there; and no two lead to one.
package struct BooksSignIn: Sendable {
    private let services: Services

    package init(_ services: Services) {
        self.services = services
    }

    /// Where the person's browser must go; the state is kept until a sign-in went well.
    package func begin(_ connection: String, redirectURI: String) async throws(FeatureProblem) -> String {
        let place = try await opened(connection)
        let state = services.world.identifiers.next()
        try await keep(state: state, of: connection)
        return place.kind.signIn.address(place.settings, redirectURI, state, services.world)
    }

    /// Takes the whole address, or its query, that the browser came back to; then reads the company and its lists at once.
    ///
    /// Whatever goes wrong, nothing of it is kept, and the sign-in that was begun can be finished with the right address.
    package func finish(
        _ connection: String, callback: String, redirectURI: String,
        progress: @Sendable (Int) -> Void = { _ in }
    ) async throws(FeatureProblem) -> FinishedSignIn {
        let place = try await opened(connection)
        let answer = try await read(callback, of: place)
        var settings = place.settings
        settings.merge(answer.settings) { _, new in new }
        try await BooksOwners(services).checkFree(settings, place.row, place.kind)
        let tokens: Tokens
        do { tokens = try await place.kind.signIn.exchange(settings, answer, redirectURI, services.world) } catch {
            throw .signIn(error)
        }
        let vault = PassingVault(tokens)
        let company: BooksCompany
        do throws(ConnectorProblem) {
            company = try await place.kind.open(settings, vault, services.world).company()
        } catch { throw .connection(.booksUnread(error, name: place.kind.name)) }
        var finished = FinishedSignIn(company: company, replaced: nil, storesWithoutSettings: [])
        try await leave(place, for: settings, await vault.held, &finished)
        try await keep(answer, company, await vault.held, of: place.row)
        try await Integrations(services).mirror(connection, progress: progress)
        return finished
    }

    private struct Place {
        var row: ConnectionRow
        var kind: BooksKind
        /// With the unsealed secrets of the form.
        var settings: [String: String]
    }

    private func opened(_ connection: String) async throws(FeatureProblem) -> Place {
        let row = try await Integrations(services).connection(connection)
        guard row.side == .books else { throw .connection(.noSignIn(connection)) }
        guard row.state != .uninstalled else { throw .connection(.uninstalled(connection, side: .books)) }
        guard let kind = services.connectors.books(row.kind) else {
            throw .connectorUnknown(kind: row.kind, known: services.connectors.books.map(\.kind))
        }
        return Place(
            row: row, kind: kind, settings: try await SyncContexts(services).settings(of: row, form: kind.form))
    }

    private func read(_ callback: String, of place: Place) async throws(FeatureProblem) -> SignInReturn {
        let (archive, id) = (services.archive, place.row.id)
        let state = try await withFeatureProblem {
            try await archive.secret(Self.stateName, of: id)
        }
        guard let state, !state.isEmpty else { throw .signInNotBegun(id) }
        let query = callback.split(separator: "?", maxSplits: 1).last.map(String.init) ?? callback
        do { return try place.kind.signIn.read(query, state) } catch { throw .signIn(error) }
    }

    /// Forgets another company of the books to which the connection led, when nothing was written there; else refuses.
    private func leave(
        _ place: Place, for settings: [String: String], _ tokens: Tokens, _ finished: inout FinishedSignIn
    ) async throws(FeatureProblem) {
        let (known, chosen) = (place.kind.identity(place.settings), place.kind.identity(settings))
        guard let known, known != chosen else { return }
        let (archive, row, now) = (services.archive, place.row, services.world.clock.now())
        let rows = try await Integrations(services).connections(of: row.company)
        let stores = rows.filter { $0.side == .store }.map(\.id)
        var withSettings: [String] = []
        for store in stores where try await StorePolicy(services).policy(of: store) != nil {
            withSettings.append(store)
        }
        let facts = ["connection": row.id, "left": row.name, "for": finished.company.name]
        let note = try AuditNote(.connection, by: services, of: row.id, facts)
        let isForgotten = try await withFeatureProblem {
            try await archive.forgetBooks(row.id, stores: stores, note: note, now: now)
        }
        guard isForgotten else {
            await giveUp(tokens, settings, place.kind)
            throw .connection(.otherBooks(row.id, kept: row.name, chosen: finished.company.name))
        }
        finished.replaced = row.name
        finished.storesWithoutSettings = withSettings
    }

    /// Nobody is to hold a sign-in to books that no connection leads to; one that the vendor does not hear of is held by nobody either.
    private func giveUp(_ tokens: Tokens, _ settings: [String: String], _ kind: BooksKind) async {
        do { try await kind.signIn.revoke(settings, tokens, services.world) } catch { return }
    }

    /// Tokens first: with those of another company nothing can be written under the old name.
    private func keep(
        _ answer: SignInReturn, _ company: BooksCompany, _ tokens: Tokens, of row: ConnectionRow
    ) async throws(FeatureProblem) {
        let integrations = Integrations(services)
        var saved = row
        saved.settings = try integrations.text(
            try row.plainSettings().merging(answer.settings) { _, new in new })
        saved.name = company.name
        saved.profile = try integrations.text(company)
        saved.state = .active
        let active = saved
        try await integrations.note(.signIn, active)
        let archive = services.archive
        let vault = ArchiveVault(archive: archive, connection: row.id, world: services.world)
        do { try await vault.save(tokens) } catch { throw .outside(error) }
        try await withFeatureProblem { try await archive.save(active) }
        try await keep(state: "", of: row.id)
    }

    private func keep(state: String, of connection: String) async throws(FeatureProblem) {
        let archive = services.archive
        try await withFeatureProblem {
            try await archive.save(secret: state, Self.stateName, of: connection)
        }
    }

    private static let stateName = "signIn.state"
}
