import Accounting
import Bookkeeping
import ConnectorKit
import Features
import Sync

/// A company whose store and books are stand-ins, connected through the same features as everybody's.
struct RehearsalCompany {
    let services: Services
    let country: DemoCountry
    let storeValues: [String: String]
    let booksValues: [String: String]

    static let company = "demo"
    static let store = "demo-store"
    static let books = "demo-books"
    private static let redirect = "http://127.0.0.1/callback"

    /// Connects store and books and keeps the suggested policy, changed by `change`; what was set before stays.
    func connect(policy change: (inout Policy) -> Void = { _ in }) async throws {
        try await Companies(services).create(Self.company, name: "Demo")
        let scope = try await services.scope(Self.company)
        _ = try await Integrations(scope).connectStore(Self.store, kind: "ecwid", values: storeValues)
        try await connectBooks(scope)
        let store = ID<Store>(Self.store)
        guard try await StorePolicy(scope).policy(of: store) == nil else { return }
        var (policy, _) = try await SetUp(scope).suggestion(for: store)
        change(&policy)
        _ = try await StorePolicy(scope).save(policy, of: store)
        try await Feeds(scope).schedule(.orders, of: store, .every(seconds: 3600))
    }

    /// Ports differ from start to start: settings are renewed, the sign-in is kept.
    private func connectBooks(_ scope: CompanyScope) async throws {
        let vault = ArchiveVault(archive: services.archive, connection: Self.books, world: services.world)
        let (integrations, books) = (Integrations(scope), ID<Books>(Self.books))
        try await integrations.prepareBooks(Self.books, kind: "quickbooks-online", values: booksValues)
        if try await vault.tokens() != nil {
            do throws(FeatureProblem) {
                _ = try await integrations.finishBooks(books)
                return
            } catch {
                // A start that was killed between the two may have left tokens of a sign-in that was not finished.
                guard error.isSignInNeeded else { throw error }
            }
        }
        let signIn = BooksSignIn(scope)
        let page = try await signIn.begin(books, redirectURI: Self.redirect)
        let consent = OutgoingRequest(.get, page + "&sandbox_consent=\(country.rawValue)", cost: .signIn)
        let answer = try await services.world.network.send(consent)
        guard let callback = answer.header("Location") else {
            throw FeatureProblem.outside(ConnectorProblem(.unreadable, status: answer.status))
        }
        _ = try await signIn.finish(books, callback: callback, redirectURI: Self.redirect)
    }
}

extension FeatureProblem {
    fileprivate var isSignInNeeded: Bool {
        if case .outside(let problem) = self { return problem.cause == .signInNeeded }
        if case .connection(.notSignedIn) = self { return true }
        return false
    }
}
