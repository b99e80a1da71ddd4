import Accounting
import ConnectorKit
package import Storage

/// Who may do what: accounts, roles in companies, invitations, teams (A1).
package struct People: Sendable {
    /// A person of a company.
    package struct Member: Hashable, Sendable {
        package var user: UserRow
        package var role: Role
        /// Teams of the company, by name.
        package var teams: [String]
    }

    /// A link that was made; its secret is told this once.
    package struct Link: Hashable, Sendable {
        package var pass: PassRow
        package var secret: OneTimeSecret
    }

    let services: Services
    /// Who changes something, as the audit names them.
    let actor: String

    /// `actor` is who works with these services when nobody is named.
    package init(_ services: Services, actor: String? = nil) {
        self.services = services
        self.actor = actor ?? services.actor
    }

    // MARK: Accounts

    package func users() async throws(FeatureProblem) -> [UserRow] {
        try await withFeatureProblem { try await services.archive.users() }
    }

    /// Throws ``PeopleProblem/userUnknown(_:)``.
    package func user(email: String) async throws(FeatureProblem) -> UserRow {
        let found = try await withFeatureProblem { try await services.archive.user(email: email) }
        guard let found else { throw .people(.userUnknown(email)) }
        return found
    }

    /// Makes an account without a password; a password link leads in.
    package func add(email: String, name: String, isOwner: Bool) async throws(FeatureProblem) -> UserRow {
        let user = UserRow(
            id: services.world.identifiers.next(), email: try Self.address(email), name: try Self.name(name),
            isOwner: isOwner, createdAt: services.world.clock.now())
        let note = try PersonNote(isOwner ? .ownerMade : .added, user.email).note(by: actor)
        guard try await store({ try await services.archive.add(user, note: note, now: $0) }) else {
            throw .people(.emailTaken(email))
        }
        return user
    }

    /// Makes an owner of a person, or ends that.
    package func setOwner(_ isOwner: Bool, _ user: UserRow) async throws(FeatureProblem) {
        guard user.isOwner != isOwner else { return }
        var changed = user
        changed.isOwner = isOwner
        let note = try PersonNote(isOwner ? .ownerMade : .ownerEnded, user.email).note(by: actor)
        guard try await store({ try await services.archive.save(changed, note: note, now: $0) }) else {
            throw .people(.lastOwner(user.email))
        }
    }

    /// Removes an account with its roles, sessions and links; without a confirmation nothing but the question.
    package func remove(_ user: UserRow, isConfirmed: Bool) async throws(FeatureProblem) {
        guard isConfirmed else { throw .people(.removalUnconfirmed(user.email)) }
        let note = try PersonNote(.removed, user.email).note(by: actor)
        guard try await store({ try await services.archive.remove(user: user.id, note: note, now: $0) }) else {
            throw .people(.lastOwner(user.email))
        }
    }

    // MARK: Roles

    /// The people of a company, in the order of their names; owners are among them, as administrators.
    package func members(of company: String) async throws(FeatureProblem) -> [Member] {
        let users = try await users()
        let roles = try await withFeatureProblem { try await services.archive.memberships(ofCompany: company) }
        let teams = try await teams(of: company)
        return users.compactMap { user in
            let own = roles.first { $0.user == user.id }?.role
            guard let role = user.isOwner ? .administrator : own else { return nil }
            return Member(user: user, role: role, teams: teams.filter { $0.members.contains(user.id) }.map(\.name))
        }.sorted { ($0.user.name.lowercased(), $0.user.id) < ($1.user.name.lowercased(), $1.user.id) }
    }

    /// The companies that a person may enter, in the order of their names, each with their role.
    package func companies(of user: UserRow) async throws(FeatureProblem) -> [(company: CompanyRow, role: Role)] {
        let companies = try await withFeatureProblem { try await services.archive.companies() }
        let own = try await withFeatureProblem { try await services.archive.memberships(ofUser: user.id) }
        return companies.compactMap { company in
            let role = user.isOwner ? .administrator : own.first { $0.company == company.id }?.role
            return role.map { (company, $0) }
        }.sorted { ($0.company.name.lowercased(), $0.company.id) < ($1.company.name.lowercased(), $1.company.id) }
    }

    /// Gives a person a role in a company, or with `nil` takes theirs away.
    package func setRole(_ role: Role?, of user: UserRow, in company: String) async throws(FeatureProblem) {
        _ = try await services.scope(company)
        let rows = try await withFeatureProblem { try await services.archive.memberships(ofUser: user.id) }
        let was = rows.first { $0.company == company }?.role
        guard role != was else { return }
        guard let role else {
            let note = try PersonNote(.roleTaken, user.email, was: was).note(by: actor)
            return try await store {
                try await services.archive.removeMembership(of: user.id, in: company, note: note, now: $0)
            }
        }
        let note = try PersonNote(.roleGiven, user.email, role: role, was: was).note(by: actor)
        let row = MembershipRow(company: company, user: user.id, role: role)
        try await store { try await services.archive.save(row, note: note, now: $0) }
    }

    /// A person of the company by identifier; throws ``PeopleProblem/userUnknown(_:)`` for everybody else.
    package func member(_ id: String, of company: String) async throws(FeatureProblem) -> Member {
        guard let member = try await members(of: company).first(where: { $0.user.id == id }) else {
            throw .people(.userUnknown(id))
        }
        return member
    }

    // MARK: Teams

    package func teams(of company: String) async throws(FeatureProblem) -> [TeamRow] {
        try await withFeatureProblem { try await services.archive.teams(of: company) }
    }

    /// Keeps a team with these people of the company; `id` is `nil` for a new one.
    package func saveTeam(
        _ id: String?, named name: String, members: [String], of company: String
    ) async throws(FeatureProblem) {
        let team = TeamRow(
            id: id ?? services.world.identifiers.next(), company: company, name: try Self.name(name), members: members)
        let note = try PersonNote(.teamSaved, team: team.name).note(by: actor)
        if let id, try await !teams(of: company).contains(where: { $0.id == id }) { throw .people(.teamUnknown(id)) }
        guard try await store({ try await services.archive.save(team, note: note, now: $0) }) else {
            throw .people(.teamNameTaken(team.name))
        }
    }

    package func removeTeam(_ id: String, of company: String) async throws(FeatureProblem) {
        guard let team = try await teams(of: company).first(where: { $0.id == id }) else {
            throw .people(.teamUnknown(id))
        }
        let note = try PersonNote(.teamRemoved, team: team.name).note(by: actor)
        try await store { try await services.archive.remove(team: id, of: company, note: note, now: $0) }
    }

    // MARK: Inside

    /// A call of the archive at the present time.
    func store<Answer>(_ call: (Instant) async throws -> Answer) async throws(FeatureProblem) -> Answer {
        let now = services.world.clock.now()
        return try await withFeatureProblem { try await call(now) }
    }

    static func address(_ text: String) throws(FeatureProblem) -> String {
        let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard let address = EmailAddress(trimmed) else { throw .people(.emailUnfit(trimmed)) }
        return address.text
    }

    static func name(_ text: String) throws(FeatureProblem) -> String {
        let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !trimmed.isEmpty else { throw .people(.nameEmpty) }
        return String(trimmed.prefix(nameCharactersMax))
    }

    /// Longer ones break every list.
    private static let nameCharactersMax = 80
}
