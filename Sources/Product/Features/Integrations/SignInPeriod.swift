package import Accounting
import ConnectorKit
import Storage
import Sync

/// How long a sign-in has been there, and when it ends (I5).
package struct SignInPeriod: Hashable, Sendable {
    package enum Standing: Hashable, Sendable { case good, ending, ended }

    /// Unknown of sign-ins that are older than this knowledge.
    package var begunAt: Instant?
    /// When it ends if it is not used any more.
    package var endsAt: Instant
    /// When the consent ends, however often it is used.
    package var consentEndsAt: Instant?

    /// Seven days before the end people are told.
    package static let warningSeconds: Int64 = 7 * 86_400

    package var standing: Standing

    /// Whether it ends within the time of the warning, or has ended.
    package var isEnding: Bool { standing != .good }

    private static func standing(_ endsAt: Instant, at now: Instant) -> Standing {
        if endsAt <= now { return .ended }
        return endsAt <= now.advanced(bySeconds: Self.warningSeconds) ? .ending : .good
    }

    init(_ tokens: Tokens, at now: Instant) {
        standing = Self.standing(tokens.endsAt, at: now)
        begunAt = tokens.consentGivenAt
        endsAt = tokens.endsAt
        consentEndsAt = tokens.consentExpiresAt
    }

    /// Whether the consent itself ends soon: then no use helps.
    func consentEnds(soonAfter now: Instant) -> Bool {
        consentEndsAt.map { $0 <= now.advanced(bySeconds: Self.warningSeconds) } ?? false
    }
}

extension CompanyAccess {
    /// The sign-in of a connection to books; `nil` where nobody signed in, or where the key that sealed it is not there.
    func signInPeriod(of row: ConnectionRow) async throws(FeatureProblem) -> SignInPeriod? {
        guard row.side == .books else { return nil }
        let now = now
        let vault = ArchiveVault(archive: archive, connection: row.id, world: world)
        do throws(ConnectorProblem) { return try await vault.tokens().map { SignInPeriod($0, at: now) } } catch {
            return nil
        }
    }
}
