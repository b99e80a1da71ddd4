import Accounting
import ConnectorKit

/// Gives out the access token of one connection and refreshes it, one refresh at a time.
///
/// Refresh tokens rotate: the new one is saved before the new access token is used by anyone. Source: quickbooks-online.md §1.3.
actor TokenKeeper {
    private let signIn: QuickBooksSignIn
    private let vault: any TokenVault
    private let clock: any WorldClock
    private var known: Tokens?
    private var refreshing: Task<Result<Tokens, ConnectorProblem>, Never>?

    init(signIn: QuickBooksSignIn, vault: any TokenVault, clock: any WorldClock) {
        self.signIn = signIn
        self.vault = vault
        self.clock = clock
    }

    /// A token that is good for some minutes yet; `refused` is one that the service just turned down.
    func accessToken(refused: String? = nil) async throws(ConnectorProblem) -> String {
        if let known, isUsable(known, refused) { return known.accessToken }
        let saved = try await vault.tokens()
        guard let saved else { throw ConnectorProblem(.signInNeeded, code: "no_tokens") }
        if isUsable(saved, refused) {
            known = saved
            return saved.accessToken
        }
        return try await refreshed(refused).accessToken
    }

    private func isUsable(_ tokens: Tokens, _ refused: String?) -> Bool {
        tokens.accessToken != refused && tokens.accessExpiresAt > soon
    }

    private var soon: Instant { clock.now().advanced(bySeconds: Self.refreshMarginSeconds) }

    /// A request may wait in line and then take two minutes; its token must outlive both.
    private static let refreshMarginSeconds: Int64 = 300

    private func refreshed(_ refused: String?) async throws(ConnectorProblem) -> Tokens {
        let task = refreshing ?? Task(executorPreference: Self.callersExecutor) { await self.refresh(refused) }
        refreshing = task
        let result = await task.value
        if refreshing == task { refreshing = nil }
        let tokens = try result.get()
        known = tokens
        return tokens
    }

    /// A task of its own, but where the caller runs: the simulation decides what comes first, here too.
    private static var callersExecutor: (any TaskExecutor)? {
        withUnsafeCurrentTask { $0?.unownedTaskExecutor?.asTaskExecutor() }
    }

    /// Not cancelled with the caller: a rotated token that is not saved would end the connection.
    private func refresh(_ refused: String?) async -> Result<Tokens, ConnectorProblem> {
        let (signIn, vault, soon) = (self.signIn, self.vault, self.soon)
        do throws(ConnectorProblem) {
            return .success(
                try await vault.exclusively { () throws(ConnectorProblem) -> Tokens in
                    guard let current = try await vault.tokens() else {
                        throw ConnectorProblem(.signInNeeded, code: "no_tokens")
                    }
                    if current.accessToken != refused, current.accessExpiresAt > soon { return current }
                    let fresh = try await signIn.refresh(current)
                    try await vault.save(fresh)
                    return fresh
                })
        } catch {
            return .failure(error)
        }
    }
}
