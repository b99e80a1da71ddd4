import Accounting
import ConnectorKit
package import Storage

/// Password links: made once, told once, used once.
extension People {
    /// Makes a link by which a person chooses a new password.
    package func passwordLink(for user: UserRow) async throws(FeatureProblem) -> Link {
        let secret = OneTimeSecret.long(by: services.world.chance)
        let now = services.world.clock.now()
        let pass = PassRow(
            id: services.world.identifiers.next(), hash: secret.hash, purpose: .passwordReset, user: user.id,
            madeBy: actor, createdAt: now, endsAt: now.advanced(bySeconds: Self.resetSeconds))
        let note = try PersonNote(.resetLinkMade, user.email).note(by: actor)
        try await store { try await services.archive.save(pass, note: note, now: $0) }
        return Link(pass: pass, secret: secret)
    }

    /// The same, asked for by an administrator: only for accounts that enter no company beyond theirs.
    ///
    /// Throws ``PeopleProblem/beyondRight(_:)``: whoever sets a password can sign in with it.
    package func passwordLink(for user: UserRow, askedBy administrator: UserRow) async throws(FeatureProblem) -> Link {
        if !administrator.isOwner {
            let theirs = try await companies(of: administrator).filter { $0.role == .administrator }.map(\.company.id)
            let entered = try await withFeatureProblem { try await services.archive.memberships(ofUser: user.id) }
            guard !user.isOwner, Set(entered.map(\.company)).isSubset(of: theirs) else {
                throw .people(.beyondRight(user.email))
            }
        }
        return try await passwordLink(for: user)
    }

    /// Takes the second factor of a person who lost it away.
    package func removeSecondFactor(of user: UserRow) async throws(FeatureProblem) {
        let note = try PersonNote(.secondFactorOff, user.email).note(by: actor)
        try await store { try await services.archive.removeSecondFactor(of: user.id, note: note, now: $0) }
    }

    /// A day: whoever has it can sign in as that person.
    private static let resetSeconds: Int64 = 86_400
}
