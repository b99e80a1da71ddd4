import ConnectorKit

/// Keeps tokens in memory and remembers each that was saved.
actor MemoryVault: TokenVault {
    private(set) var saved: [Tokens]

    init(_ tokens: Tokens? = nil) {
        saved = tokens.map { [$0] } ?? []
    }

    private var arriving: (tokens: Tokens, afterReads: Int)?

    /// Another process saves tokens once these have been read so many times.
    func replaceQuietly(_ tokens: Tokens, afterReads reads: Int) { arriving = (tokens, reads) }

    func tokens() async throws(ConnectorProblem) -> Tokens? {
        if let arriving {
            if arriving.afterReads == 0 { saved = [arriving.tokens] }
            self.arriving = arriving.afterReads == 0 ? nil : (arriving.tokens, arriving.afterReads - 1)
        }
        return saved.last
    }

    func save(_ tokens: Tokens) async throws(ConnectorProblem) { saved.append(tokens) }

    func exclusively(
        _ refresh: @Sendable () async throws(ConnectorProblem) -> Tokens
    ) async throws(ConnectorProblem) -> Tokens {
        try await refresh()
    }
}
