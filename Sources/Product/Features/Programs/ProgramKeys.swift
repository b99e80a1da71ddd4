package import Accounting
import ConnectorKit
package import Storage
import Sync

/// Keys by which a person's programs sign in; each does what its owner may, and no more than its scopes.
package struct ProgramKeys: Sendable {
    /// A key that was made; its secret is told this once.
    package struct Made: Hashable, Sendable {
        package var key: ProgramKeyRow
        package var secret: OneTimeSecret
    }

    private let services: Services
    private let user: UserRow
    private let actor: String

    /// The keys of a person; `actor` is who changes them, else the person.
    package init(_ services: Services, of user: UserRow, actor: String? = nil) {
        (self.services, self.user) = (services, user)
        self.actor = actor ?? user.email
    }

    /// Newest first, also those that ended.
    package func list() async throws(FeatureProblem) -> [ProgramKeyRow] {
        let (archive, user) = (services.archive, user.id)
        return try await withFeatureProblem { try await archive.keys(ofUser: user) }
    }

    /// Makes a key; `company` limits it to one that the person may enter, `days` to so many. One that a program makes for its owner may
    /// do no more than the program's own, reaches no other company and lasts no longer.
    package func make(
        named name: String, scopes: Set<KeyScope>, company: ID<Company>? = nil, days: Int? = nil,
        within maker: KeyHolder? = nil
    ) async throws(FeatureProblem) -> Made {
        let company = company ?? maker?.key.company.map { ID($0) }
        if let maker {
            for scope in KeyScope.ofUsers where scopes.contains(scope) { try maker.require(scope) }
            if let own = maker.key.company, own != company?.rawValue {
                throw .companyUnknown(company?.rawValue ?? "")
            }
        }
        if let company {
            let known = try await People(services).companies(of: user).contains { $0.company.id == company.rawValue }
            guard known else { throw .companyUnknown(company.rawValue) }
        }
        var key = try services.newKey(named: name, scopes: scopes.union([.read]), days: days, by: actor)
        (key.key.user, key.key.company) = (user.id, company?.rawValue)
        if let end = maker?.key.endsAt { key.key.endsAt = min(key.key.endsAt ?? end, end) }
        try await services.keep(key, PersonNote(.keyMade, user.email), by: actor)
        return key
    }

    /// Ends a key of the person at once.
    package func revoke(_ id: String) async throws(FeatureProblem) {
        guard let key = try await list().first(where: { $0.id == id }) else { throw .program(.keyUnknown(id)) }
        try await services.revoke(key, PersonNote(.keyRevoked, user.email), by: actor)
    }

    /// Ends a key of anybody, for who runs the program; gives its name.
    package static func revoke(_ id: String, by services: Services) async throws(FeatureProblem) -> String {
        let archive = services.archive
        guard let key = try await withFeatureProblem({ try await archive.key(id) }) else {
            throw .program(.keyUnknown(id))
        }
        if let store = key.store {
            try await StoreKeys(try await services.scope(ofConnection: store)).revoke(id)
        } else if let user = try await withFeatureProblem({ try await archive.user(key.user ?? "") }) {
            try await ProgramKeys(services, of: user, actor: services.actor).revoke(id)
        }
        return key.name
    }

    /// Longer than anybody remembers what a key is for.
    package static let daysMax = 730
}

/// Keys that bring records into one store and reach nothing else.
package struct StoreKeys: Sendable {
    private let scope: CompanyScope

    package init(_ scope: CompanyScope) { self.scope = scope }

    /// Of the company's stores, newest first.
    package func list() async throws(FeatureProblem) -> [ProgramKeyRow] {
        let access = try scope.open(.changeConnections)
        let (archive, company) = (access.archive, access.company)
        let keys = try await withFeatureProblem { try await archive.storeKeys(ofCompany: company) }
        return keys.filter { key in key.store.map { access.requester.sees($0) } ?? false }
    }

    package func make(
        for store: ID<Store>, named name: String, days: Int? = nil
    ) async throws(FeatureProblem) -> ProgramKeys.Made {
        let access = try scope.open(.changeConnections)
        let row = try await access.store(store)
        if row.state == .uninstalled { throw .connection(.uninstalled(row.id, side: .store)) }
        var made = try access.services.newKey(named: name, scopes: [.push], days: days, by: access.actor)
        (made.key.company, made.key.store) = (access.company, row.id)
        try await access.services.keep(made, PersonNote(.keyMade, row.id), by: access.actor)
        return made
    }

    package func revoke(_ id: String) async throws(FeatureProblem) {
        let access = try scope.open(.changeConnections)
        guard let key = try await list().first(where: { $0.id == id }) else { throw .program(.keyUnknown(id)) }
        try await access.services.revoke(key, PersonNote(.keyRevoked, key.store ?? ""), by: access.actor)
    }
}

extension Services {
    fileprivate func newKey(
        named name: String, scopes: Set<KeyScope>, days: Int?, by actor: String
    ) throws(FeatureProblem) -> ProgramKeys.Made {
        let now = world.clock.now()
        if let days, !(1...ProgramKeys.daysMax).contains(days) {
            throw .program(.endUnfit(daysMax: ProgramKeys.daysMax))
        }
        let secret = OneTimeSecret(KeyHolder.prefix + OneTimeSecret.long(by: world.chance).text)
        let key = ProgramKeyRow(
            id: world.identifiers.next(), hash: secret.hash, name: try People.name(name),
            scopes: KeyScope.allCases.filter(scopes.contains).map(\.rawValue), madeBy: actor, createdAt: now,
            endsAt: days.map { now.advanced(bySeconds: Int64($0) * 86_400) })
        return ProgramKeys.Made(key: key, secret: secret)
    }

    fileprivate func keep(_ made: ProgramKeys.Made, _ note: PersonNote, by actor: String) async throws(FeatureProblem) {
        let (archive, now, told) = (archive, world.clock.now(), try note.about(made.key, by: actor))
        try await withFeatureProblem { try await archive.save(made.key, note: told, now: now) }
    }

    fileprivate func revoke(_ key: ProgramKeyRow, _ note: PersonNote, by actor: String) async throws(FeatureProblem) {
        let (archive, now, told) = (archive, world.clock.now(), try note.about(key, by: actor))
        _ = try await withFeatureProblem { try await archive.revoke(key: key.id, note: told, now: now) }
    }
}

extension PersonNote {
    fileprivate func about(_ key: ProgramKeyRow, by actor: String) throws(FeatureProblem) -> AuditNote {
        var note = self
        note.team = key.name
        var told = try note.note(by: actor)
        if let store = key.store { told.subjects = [.connection(store)] }
        return told
    }
}
