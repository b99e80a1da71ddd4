import Accounting
import ConnectorKit
package import Storage

/// The people of one company: their roles, teams and invitations (A1).
package struct CompanyPeople: Sendable {
    /// A person of a company.
    package struct Member: Hashable, Sendable {
        package var user: UserRow
        package var role: Role
        /// Teams of the company, by name.
        package var teams: [String]
    }

    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    // MARK: Roles

    /// In the order of their names; owners are among them, as administrators.
    package func members() async throws(FeatureProblem) -> [Member] { try await members(in: teams()) }

    /// The same, where the teams of the company are read already.
    package func members(in teams: [TeamRow]) async throws(FeatureProblem) -> [Member] {
        let access = try scope.open(.seePeople)
        let (archive, company) = (access.archive, access.company)
        let users = try await withFeatureProblem { try await archive.users() }
        let roles = try await withFeatureProblem { try await archive.memberships(ofCompany: company) }
        return users.compactMap { user in
            let own = roles.first { $0.user == user.id }?.role
            guard let role = user.isOwner ? .administrator : own else { return nil }
            return Member(user: user, role: role, teams: teams.filter { $0.members.contains(user.id) }.map(\.name))
        }.sorted { ($0.user.name.lowercased(), $0.user.id) < ($1.user.name.lowercased(), $1.user.id) }
    }

    /// Whom to ask for what one's own role does not allow, in the order of their names.
    package func administrators() async throws(FeatureProblem) -> [String] {
        try await members().filter { $0.role == .administrator }.map(\.user.name)
    }

    /// A person of the company by identifier; throws ``PeopleProblem/userUnknown(_:)`` for everybody else.
    package func member(_ id: String) async throws(FeatureProblem) -> Member {
        guard let member = try await members().first(where: { $0.user.id == id }) else {
            throw .people(.userUnknown(id))
        }
        return member
    }

    /// Gives a person a role in the company, or with `nil` takes theirs away.
    package func setRole(_ role: Role?, of user: UserRow) async throws(FeatureProblem) {
        let access = try scope.open(.changePeople)
        let (archive, company, now) = (access.archive, access.company, access.now)
        let rows = try await withFeatureProblem { try await archive.memberships(ofUser: user.id) }
        let was = rows.first { $0.company == company }?.role
        guard role != was else { return }
        guard let role else {
            let note = try PersonNote(.roleTaken, user.email, was: was).note(by: access.actor)
            return try await withFeatureProblem {
                try await archive.removeMembership(of: user.id, in: company, note: note, now: now)
            }
        }
        let note = try PersonNote(.roleGiven, user.email, role: role, was: was).note(by: access.actor)
        let row = MembershipRow(company: company, user: user.id, role: role)
        try await withFeatureProblem { try await archive.save(row, note: note, now: now) }
    }

    // MARK: Teams

    package func teams() async throws(FeatureProblem) -> [TeamRow] {
        let access = try scope.open(.seePeople)
        let (archive, company) = (access.archive, access.company)
        return try await withFeatureProblem { try await archive.teams(of: company) }
    }

    /// Keeps a team with these people of the company; `id` is `nil` for a new one.
    package func saveTeam(_ id: String?, named name: String, members: [String]) async throws(FeatureProblem) {
        let access = try scope.open(.changePeople)
        let (archive, now) = (access.archive, access.now)
        let team = TeamRow(
            id: id ?? access.world.identifiers.next(), company: access.company, name: try People.name(name),
            members: members)
        let note = try PersonNote(.teamSaved, team: team.name).note(by: access.actor)
        if let id, try await !teams().contains(where: { $0.id == id }) { throw .people(.teamUnknown(id)) }
        guard try await withFeatureProblem({ try await archive.save(team, note: note, now: now) }) else {
            throw .people(.teamNameTaken(team.name))
        }
    }

    package func removeTeam(_ id: String) async throws(FeatureProblem) {
        let access = try scope.open(.changePeople)
        let (archive, company, now) = (access.archive, access.company, access.now)
        guard let team = try await teams().first(where: { $0.id == id }) else { throw .people(.teamUnknown(id)) }
        let note = try PersonNote(.teamRemoved, team: team.name).note(by: access.actor)
        try await withFeatureProblem { try await archive.remove(team: id, of: company, note: note, now: now) }
    }

    // MARK: Invitations

    /// Invites somebody to the company; whoever opens the link joins it with that role.
    package func invite(_ email: String, as role: Role) async throws(FeatureProblem) -> People.Link {
        let access = try scope.open(.changePeople)
        let (archive, now) = (access.archive, access.now)
        let address = try People.address(email)
        let isMember = try await members().contains { UserRow.key(of: $0.user.email) == UserRow.key(of: address) }
        if isMember { throw .people(.alreadyInCompany(address)) }
        let secret = OneTimeSecret.long(by: access.world.chance)
        let pass = PassRow(
            id: access.world.identifiers.next(), hash: secret.hash, purpose: .invitation, company: access.company,
            role: role, email: address, madeBy: access.actor, createdAt: now,
            endsAt: now.advanced(bySeconds: Self.invitationSeconds))
        let note = try PersonNote(.invited, address, role: role).note(by: access.actor)
        try await withFeatureProblem { try await archive.save(pass, note: note, now: now) }
        return People.Link(pass: pass, secret: secret)
    }

    /// Open invitations of the company, newest first.
    package func invitations() async throws(FeatureProblem) -> [PassRow] {
        let access = try scope.open(.seePeople)
        let (archive, company, now) = (access.archive, access.company, access.now)
        return try await withFeatureProblem { try await archive.invitations(of: company, now: now) }
    }

    package func withdrawInvitation(_ id: String) async throws(FeatureProblem) {
        let access = try scope.open(.changePeople)
        let (archive, company, now) = (access.archive, access.company, access.now)
        guard let pass = try await invitations().first(where: { $0.id == id }) else { throw .people(.linkSpent) }
        let note = try PersonNote(.invitationWithdrawn, pass.email).note(by: access.actor)
        try await withFeatureProblem {
            try await archive.removeInvitation(id, of: company, note: note, now: now)
        }
    }

    /// A week: people are on holiday.
    private static let invitationSeconds: Int64 = 7 * 86_400
}
