import Accounting
import ConnectorKit
package import Storage

/// Invitations and password links: made once, told once, used once.
extension People {
    /// Invites somebody to a company; whoever opens the link joins it with that role.
    package func invite(_ email: String, to company: String, as role: Role) async throws(FeatureProblem) -> Link {
        _ = try await services.scope(company)
        let address = try Self.address(email)
        if try await members(of: company).contains(where: { UserRow.key(of: $0.user.email) == UserRow.key(of: address) }
        ) {
            throw .people(.alreadyInCompany(address))
        }
        let secret = OneTimeSecret.long(by: services.world.chance)
        let pass = pass(.invitation, secret, seconds: Self.invitationSeconds) {
            $0.company = company
            $0.role = role
            $0.email = address
        }
        let note = try PersonNote(.invited, address, role: role).note(by: actor)
        try await store { try await services.archive.save(pass, note: note, now: $0) }
        return Link(pass: pass, secret: secret)
    }

    /// Open invitations of a company, newest first.
    package func invitations(of company: String) async throws(FeatureProblem) -> [PassRow] {
        try await store { try await services.archive.invitations(of: company, now: $0) }
    }

    package func withdrawInvitation(_ id: String, of company: String) async throws(FeatureProblem) {
        guard let pass = try await invitations(of: company).first(where: { $0.id == id }) else {
            throw .people(.linkSpent)
        }
        let note = try PersonNote(.invitationWithdrawn, pass.email).note(by: actor)
        try await store { try await services.archive.removeInvitation(id, of: company, note: note, now: $0) }
    }

    /// Makes a link by which a person chooses a new password.
    package func passwordLink(for user: UserRow) async throws(FeatureProblem) -> Link {
        let secret = OneTimeSecret.long(by: services.world.chance)
        let pass = pass(.passwordReset, secret, seconds: Self.resetSeconds) { $0.user = user.id }
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

    private func pass(
        _ purpose: PassRow.Purpose, _ secret: OneTimeSecret, seconds: Int64, _ fill: (inout PassRow) -> Void
    ) -> PassRow {
        let now = services.world.clock.now()
        var pass = PassRow(
            id: services.world.identifiers.next(), hash: secret.hash, purpose: purpose, madeBy: actor, createdAt: now,
            endsAt: now.advanced(bySeconds: seconds))
        fill(&pass)
        return pass
    }

    /// A week: people are on holiday.
    private static let invitationSeconds: Int64 = 7 * 86_400
    /// A day: whoever has it can sign in as that person.
    private static let resetSeconds: Int64 = 86_400
}
