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
    /// Of a second store, an OpenCart installation, where there is one.
    var shopValues: [String: String]?
    let booksValues: [String: String]
    /// Books on a desktop, which call here; with their visitor they are read at once, without one at its first call.
    var isDesktop = false
    var visitor: DemoVisitor?

    static let company = "demo"
    static let store = "demo-store"
    static let shop = "demo-shop"
    static let books = "demo-books"
    private static let redirect = "http://127.0.0.1/callback"

    /// Connects store and books and keeps the suggested policy, changed by `change`; what was set before stays.
    func connect(policy change: (inout Policy) -> Void = { _ in }) async throws {
        try await Companies(services).create(Self.company, name: "Demo")
        let scope = try await services.scope(Self.company)
        _ = try await Integrations(scope).connectStore(Self.store, kind: "ecwid", values: storeValues)
        if let shopValues {
            _ = try await Integrations(scope).connectStore(Self.shop, kind: "opencart", values: shopValues)
        }
        if isDesktop {
            try await Integrations(scope).prepareBooks(Self.books, kind: "quickbooks-desktop", values: [:])
            guard let visitor else { return }
            try await visitor.connect(scope)
        } else {
            try await connectBooks(scope)
        }
        try await settle(policy: change)
    }

    /// Keeps the suggested policy of each store, once the books were read; what was set before stays.
    func settle(policy change: (inout Policy) -> Void = { _ in }) async throws {
        let scope = try await services.scope(Self.company)
        try await settle(Self.store, scope, change)
        guard shopValues != nil else { return }
        // Both stores count their orders from the beginning.
        try await settle(Self.shop, scope) {
            change(&$0)
            $0.numbering.prefix = "OC"
        }
    }

    private func settle(_ name: String, _ scope: CompanyScope, _ change: (inout Policy) -> Void) async throws {
        let store = ID<Store>(name)
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
