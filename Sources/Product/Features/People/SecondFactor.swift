import Accounting
import ConnectorKit
package import Storage

/// The second factor: codes of an authenticator program, and recovery codes for who loses it.
package struct SecondFactor: Sendable {
    private let services: Services

    package init(_ services: Services) {
        self.services = services
    }

    package func isOn(for user: UserRow) async throws(FeatureProblem) -> Bool {
        try await withFeatureProblem { try await services.archive.secondFactor(of: user.id) } != nil
    }

    /// A new secret in Base32; it counts once a code of it was shown.
    package func newSecret() -> String {
        Base32.text(of: (0..<Self.secretBytes).map { _ in UInt8(services.world.chance.number(below: 256)) })
    }

    /// Turns it on when `code` is one of `secret`; answers the recovery codes, which are shown this once.
    ///
    /// Throws ``PeopleProblem/secondFactorPresent`` where one is on: it goes only by a password.
    package func turnOn(_ secret: String, code: String, for user: UserRow) async throws(FeatureProblem) -> [String] {
        let now = services.world.clock.now()
        guard let codes = TimeCode(secret: secret), codes.step(of: code, at: now) != nil else {
            throw .people(.codeRefused)
        }
        let recovery = (0..<Self.recoveryCount).map { _ in OneTimeSecret.typed(by: services.world.chance) }
        let row = SecondFactorRow(user: user.id, secret: secret, recoveryHashes: Set(recovery.map(\.hash)))
        let note = try PersonNote(.secondFactorOn, user.email).note(by: user.email)
        guard try await withFeatureProblem({ try await services.archive.save(row, note: note, now: now) }) else {
            throw .people(.secondFactorPresent)
        }
        return recovery.map(\.text)
    }

    /// Whether it is a code of now, or a recovery code; either counts once.
    func isRight(_ code: String, for user: UserRow) async throws(FeatureProblem) -> Bool {
        let (archive, now) = (services.archive, services.world.clock.now())
        return try await withFeatureProblem {
            guard let factor = try await archive.secondFactor(of: user.id) else { return false }
            if let step = TimeCode(secret: factor.secret)?.step(of: code, at: now) {
                return try await archive.use(step: step, of: user.id)
            }
            return try await archive.use(recoveryHash: OneTimeSecret.read(typed: code).hash, of: user.id)
        }
    }

    /// 160 bits. Source: RFC 4226 §4.
    private static let secretBytes = 20
    private static let recoveryCount = 8
}
