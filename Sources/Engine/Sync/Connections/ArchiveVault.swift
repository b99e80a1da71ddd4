import Accounting
package import ConnectorKit
package import Storage

/// Keeps the tokens of a connection in the archive, sealed, and lets one process at a time refresh them.
package struct ArchiveVault: TokenVault {
    private let archive: any Archive
    private let connection: String
    private let clock: any WorldClock
    private let owner: String

    package init(archive: any Archive, connection: String, world: World) {
        self.archive = archive
        self.connection = connection
        clock = world.clock
        owner = world.identifiers.next()
    }

    package func tokens() async throws(ConnectorProblem) -> Tokens? {
        let text = try await withConnectorProblem {
            try await archive.secret(Self.secret, of: connection)
        }
        guard let text else { return nil }
        do { return try RecordText.decode(Tokens.self, from: text) } catch {
            throw ConnectorProblem(.signInNeeded, text: "the kept sign-in cannot be read")
        }
    }

    package func save(_ tokens: Tokens) async throws(ConnectorProblem) {
        let text: String
        do { text = try RecordText.encode(tokens) } catch {
            throw ConnectorProblem(.unreadable, text: "the sign-in cannot be kept")
        }
        try await withConnectorProblem {
            try await archive.save(tokens: text, Self.secret, lasting: SignInDates(tokens), of: connection)
        }
    }

    package func exclusively(
        _ refresh: @Sendable () async throws(ConnectorProblem) -> Tokens
    ) async throws(ConnectorProblem) -> Tokens {
        try await takeLease()
        let result: Result<Tokens, ConnectorProblem>
        do { result = .success(try await refresh()) } catch { result = .failure(error) }
        try await withConnectorProblem { try await archive.release(leaseName, owner: owner) }
        return try result.get()
    }

    private func takeLease() async throws(ConnectorProblem) {
        for _ in 0..<Self.attemptsMax {
            let now = clock.now()
            let isTaken = try await withConnectorProblem {
                try await archive.lease(
                    leaseName, owner: owner, now: now, until: now.advanced(bySeconds: Self.leaseSeconds))
            }
            if isTaken { return }
            do { try await clock.sleep(milliseconds: Self.pauseMilliseconds) } catch {
                throw ConnectorProblem(.unreachable, text: "cancelled")
            }
        }
        throw ConnectorProblem(.unreachable, text: "another process is renewing the sign-in")
    }

    private var leaseName: String { "tokens:\(connection)" }

    private func withConnectorProblem<Value>(
        _ call: () async throws -> Value
    ) async throws(ConnectorProblem) -> Value {
        do { return try await call() } catch {
            throw ConnectorProblem(.unreachable, text: "storage: \(error)")
        }
    }

    private static let secret = "tokens"
    /// A refresh answers within its time-out of about two minutes; a process that died holds nobody up longer than this.
    private static let leaseSeconds: Int64 = 150
    private static let pauseMilliseconds: Int64 = 250
    private static let attemptsMax = 700
}

extension SignInDates {
    package init(_ tokens: Tokens) {
        self.init(
            givenAt: tokens.consentGivenAt, endsAt: tokens.endsAt, consentEndsAt: tokens.consentExpiresAt)
    }
}
