package import Accounting
import Bookkeeping
import ConnectorKit
import Foundation
import Storage
import Sync

/// Signing in to the books: sent out with a state, taken back only with the same state (I3, I4, I5).
///
/// A connection leads to one company of the books for ever, once something was written there; and no two lead to one.
package struct BooksSignIn: Sendable {
    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// Where the person's browser must go; the state is kept until a sign-in went well.
    ///
    /// With a `browser`, some word that names it, the sign-in must end in that one, within the hour; its state then names the connection.
    package func begin(
        _ connection: ID<Books>, redirectURI: String, in browser: String? = nil
    ) async throws(FeatureProblem) -> String {
        let books = try await opened(connection)
        let world = books.access.world
        var wish = SignInWish(state: world.identifiers.next())
        if let browser {
            wish = SignInWish(
                state: "\(wish.state).\(books.row.id)", browser: browser,
                endsAt: books.access.now.advanced(bySeconds: SignInWish.browserSeconds))
        }
        try await keep(try wish.text(), of: books)
        return books.oauth.address(books.settings, redirectURI, wish.state, world)
    }

    /// The connection that a state names which was sent out with a browser; `nil` for what none of ours can be.
    package static func connection(inState state: String) -> ID<Books>? {
        let parts = state.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[1].isEmpty ? ID(String(parts[1])) : nil
    }

    /// Where the sign-in page stands, `https://appcenter.intuit.com`: forms of ours lead there.
    package func origin(of connection: ID<Books>) async throws(FeatureProblem) -> String? {
        let books = try await opened(connection)
        let address = books.oauth.address(books.settings, "", "", books.access.world)
        guard let parts = URLComponents(string: address), let scheme = parts.scheme, let host = parts.host,
            ["http", "https"].contains(scheme)
        else { return nil }
        return "\(scheme)://\(host)\(parts.port.map { ":\($0)" } ?? "")"
    }

    /// Takes the whole address, or its query, that the browser came back to; then reads the company and its lists at once.
    ///
    /// Whatever goes wrong, nothing of it is kept, and the sign-in that was begun can be finished with the right address.
    ///
    /// Without `readsLists` the lists are left to ``BooksLists``. Throws `signInElsewhere` for another `browser`, `signInExpired` when it
    /// comes too late.
    package func finish(
        _ connection: ID<Books>, callback: String, redirectURI: String, in browser: String? = nil,
        readsLists: Bool = true, progress: @Sendable (Int) -> Void = { _ in }
    ) async throws(FeatureProblem) -> FinishedSignIn {
        let books = try await opened(connection)
        let (access, world) = (books.access, books.access.world)
        let answer = try await read(callback, in: browser, of: books)
        var settings = books.settings
        settings.merge(answer.settings) { _, new in new }
        try await BooksOwners(access.services).checkFree(settings, books.row, books.kind)
        let tokens: Tokens
        do { tokens = try await books.oauth.exchange(settings, answer, redirectURI, world) } catch {
            throw .signIn(error)
        }
        let vault = PassingVault(tokens)
        let company: BooksCompany
        do throws(ConnectorProblem) {
            company = try await books.kind.open(settings, vault, world).company()
        } catch { throw .connection(.booksRefused(error, name: books.kind.name)) }
        var finished = FinishedSignIn(company: company, replaced: nil, storesWithoutSettings: [])
        try await leave(books, for: settings, await vault.held, &finished)
        let kept = try await keep(answer, company, await vault.held, of: books)
        if readsLists { try await access.mirror(kept, progress: progress) }
        return finished
    }

    /// The connection with what a sign-in needs of it.
    private struct Opened {
        var access: CompanyAccess
        var row: ConnectionRow
        var kind: BooksKind
        var oauth: OAuthSignIn
        /// With the unsealed secrets of the form.
        var settings: [String: String]
    }

    private func opened(_ connection: ID<Books>) async throws(FeatureProblem) -> Opened {
        let access = try scope.open(.changeConnections)
        let row = try await access.connection(connection.rawValue)
        guard row.side == .books else { throw .connection(.noSignIn(row.id)) }
        guard row.state != .uninstalled else { throw .connection(.uninstalled(row.id, side: .books)) }
        let kind = try access.services.booksKind(row.kind)
        guard case .oauth(let oauth) = kind.signIn else { throw .connection(.noSignIn(row.id)) }
        return Opened(
            access: access, row: row, kind: kind, oauth: oauth,
            settings: try await access.settings(of: row, form: kind.form))
    }

    private func read(
        _ callback: String, in browser: String?, of books: Opened
    ) async throws(FeatureProblem) -> SignInReturn {
        let (archive, id) = (books.access.archive, books.row.id)
        let kept = try await withFeatureProblem {
            try await archive.secret(Self.stateName, of: id)
        }
        guard let wish = SignInWish(kept: kept) else { throw .signInNotBegun(id) }
        let query = callback.split(separator: "?", maxSplits: 1).last.map(String.init) ?? callback
        let answer: SignInReturn
        do { answer = try books.oauth.read(query, wish.state) } catch { throw .signIn(error) }
        guard wish.browser == browser else { throw .connection(.signInElsewhere(id)) }
        if let end = wish.endsAt, end < books.access.now { throw .connection(.signInExpired(id)) }
        return answer
    }

    /// Forgets another company of the books to which the connection led, when nothing was written there; else refuses.
    private func leave(
        _ books: Opened, for settings: [String: String], _ tokens: Tokens, _ finished: inout FinishedSignIn
    ) async throws(FeatureProblem) {
        let (known, chosen) = (books.kind.identity(books.settings), books.kind.identity(settings))
        guard let known, known != chosen else { return }
        let (access, archive, row, now) = (books.access, books.access.archive, books.row, books.access.now)
        let rows = try await access.allConnections()
        let stores = rows.filter { $0.side == .store }.map(\.id)
        var withSettings: [String] = []
        for store in stores where try await access.policy(of: ID(store)) != nil {
            withSettings.append(store)
        }
        let facts = ["connection": row.id, "left": row.name, "for": finished.company.name]
        let note = try access.note(.connection, of: row.id, facts)
        let isForgotten = try await withFeatureProblem {
            try await archive.forgetBooks(row.id, stores: stores, note: note, now: now)
        }
        guard isForgotten else {
            await giveUp(tokens, settings, books)
            throw .connection(.otherBooks(row.id, kept: row.name, chosen: finished.company.name))
        }
        finished.replaced = row.name
        finished.storesWithoutSettings = withSettings
    }

    /// Nobody is to hold a sign-in to books that no connection leads to; one that the vendor does not hear of is held by nobody either.
    private func giveUp(_ tokens: Tokens, _ settings: [String: String], _ books: Opened) async {
        do { try await books.oauth.revoke(settings, tokens, books.access.world) } catch { return }
    }

    /// Tokens first: with those of another company nothing can be written under the old name.
    private func keep(
        _ answer: SignInReturn, _ company: BooksCompany, _ tokens: Tokens, of books: Opened
    ) async throws(FeatureProblem) -> ConnectionRow {
        let (access, row) = (books.access, books.row)
        var saved = row
        saved.settings = try json(
            try row.plainSettings().merging(answer.settings) { _, new in new })
        saved.name = company.name
        saved.profile = try json(company)
        saved.state = .active
        let active = saved
        try await access.tell(.signIn, active)
        let archive = access.archive
        let vault = ArchiveVault(archive: archive, connection: row.id, world: access.world)
        do { try await vault.save(tokens) } catch { throw .outside(error) }
        try await withFeatureProblem { try await archive.save(active) }
        try await keep("", of: books)
        return active
    }

    private func keep(_ wish: String, of books: Opened) async throws(FeatureProblem) {
        let (archive, connection) = (books.access.archive, books.row.id)
        try await withFeatureProblem {
            try await archive.save(secret: wish, Self.stateName, of: connection)
        }
    }

    private static let stateName = "signIn.state"
}
