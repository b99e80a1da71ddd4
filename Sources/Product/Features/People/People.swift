import Accounting
import ConnectorKit
package import Storage

/// Accounts, and what leads into them: for the whole installation (A1). What concerns one company is ``CompanyPeople``.
package struct People: Sendable {
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
        let note = try PersonNote(isOwner ? .ownerMade : .ownerEnded, user.email).note(by: actor)
        guard
            try await store({ now in
                try await services.archive.change(user: user.id, note: note, now: now) { $0.isOwner = isOwner }
            })
        else {
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

    /// The companies that a person may enter, in the order of their names, each with their role.
    package func companies(of user: UserRow) async throws(FeatureProblem) -> [(company: CompanyRow, role: Role)] {
        let companies = try await withFeatureProblem {
            try await services.archive.companies(besideRolesOf: user.id)
        }
        return companies.compactMap { company, own in
            let role = user.isOwner ? .administrator : own
            return role.map { (company, $0) }
        }.sorted { ($0.company.name.lowercased(), $0.company.id) < ($1.company.name.lowercased(), $1.company.id) }
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
