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
        let integrations = Integrations(services)
        try await integrations.create(company: Self.company, name: "Demo")
        _ = try await integrations.connectStore(
            Self.store, kind: "ecwid", company: Self.company, values: storeValues)
        try await connectBooks(integrations)
        guard try await StorePolicy(services).policy(of: Self.store) == nil else { return }
        for context in try await SyncContexts(services).all(of: Self.company) {
            var (policy, _) = try await SetUp(services).suggestion(for: context)
            change(&policy)
            _ = try await StorePolicy(services).save(policy, of: Self.store)
        }
        try await Feeds(services).schedule(
            .orders, of: Self.store, company: Self.company, .every(seconds: 3600), timeZone: "UTC")
    }

    /// Ports differ from start to start: settings are renewed, the sign-in is kept.
    private func connectBooks(_ integrations: Integrations) async throws {
        let vault = ArchiveVault(archive: services.archive, connection: Self.books, world: services.world)
        try await integrations.prepareBooks(
            Self.books, kind: "quickbooks-online", company: Self.company, values: booksValues)
        if try await vault.tokens() != nil {
            do throws(FeatureProblem) {
                _ = try await integrations.finishBooks(Self.books)
                return
            } catch {
                // A start that was killed between the two may have left tokens of a sign-in that was not finished.
                guard error.isSignInNeeded else { throw error }
            }
        }
        let signIn = BooksSignIn(services)
        let page = try await signIn.begin(Self.books, redirectURI: Self.redirect)
        let consent = OutgoingRequest(.get, page + "&sandbox_consent=\(country.rawValue)", cost: .signIn)
        let answer = try await services.world.network.send(consent)
        guard let callback = answer.header("Location") else {
            throw FeatureProblem.outside(ConnectorProblem(.unreadable, status: answer.status))
        }
        _ = try await signIn.finish(Self.books, callback: callback, redirectURI: Self.redirect)
    }
}

extension FeatureProblem {
    fileprivate var isSignInNeeded: Bool {
        if case .outside(let problem) = self { return problem.cause == .signInNeeded }
        if case .connection(.notSignedIn) = self { return true }
        return false
    }
}
