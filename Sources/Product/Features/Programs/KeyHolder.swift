package import Accounting
import ConnectorKit
package import Storage

/// A program that signed in with a key, and as whom it works.
package struct KeyHolder: Hashable, Sendable {
    package var key: ProgramKeyRow
    /// Whose key it is; `nil` for the key of a store.
    package var user: UserRow?
    package var scopes: Set<KeyScope>

    /// What all secrets begin with, so that people and scanners know one when they see it.
    package static let prefix = "bbk_"

    /// As whom it works in a company: named as its owner, with no permission beyond its scopes.
    package func requester(_ role: Role) -> Requester {
        let permissions = Set(Permission.allCases.filter { scopes.contains($0.scope) })
        guard let store = key.store else {
            return Requester(
                person: user.map { ID($0.id) }, name: user?.email ?? key.name, role: role, permissions: permissions)
        }
        return Requester(
            name: "\(key.name) (\(store))", role: role, visibleStores: [ID(store)], permissions: permissions)
    }

    /// The scope is asked of what concerns no company.
    package func require(_ scope: KeyScope) throws(FeatureProblem) {
        guard scopes.contains(scope) else { throw .program(.scopeMissing(scope)) }
    }
}

/// Signing in with a key.
package struct KeySignIn: Sendable {
    private let services: Services

    package init(_ services: Services) { self.services = services }

    /// Throws ``ProgramProblem/keyRefused`` for what is no key, or one that was revoked or has ended.
    package func holder(of secret: String) async throws(FeatureProblem) -> KeyHolder {
        let (archive, now) = (services.archive, services.world.clock.now())
        let hash = OneTimeSecret(secret).hash
        guard let key = try await withFeatureProblem({ try await archive.key(hash: hash) }), key.isOpen(now) else {
            throw .program(.keyRefused)
        }
        var user: UserRow?
        if let id = key.user {
            user = try await withFeatureProblem { try await archive.user(id) }
            guard user != nil else { throw .program(.keyRefused) }
        }
        if let store = key.store {
            let row = try await withFeatureProblem { try await archive.connection(store) }
            guard let row, row.state != .uninstalled else { throw .program(.keyRefused) }
        }
        if key.usedAt.map({ $0.advanced(bySeconds: Self.noteSeconds) <= now }) ?? true {
            try await withFeatureProblem { try await archive.noteUse(ofKey: key.id, at: now) }
        }
        return KeyHolder(key: key, user: user, scopes: Set(key.scopes.compactMap { KeyScope(rawValue: $0) }))
    }

    /// The companies that the key reaches, in the order of their names, each with the role that it has there.
    package func companies(
        of holder: KeyHolder
    ) async throws(FeatureProblem) -> [(company: CompanyRow, role: Role)] {
        guard let user = holder.user else {
            return try await Companies(services).list().filter { $0.id == holder.key.company }.map { ($0, .clerk) }
        }
        return try await People(services).companies(of: user).filter { entry in
            holder.key.company.map { $0 == entry.company.id } ?? true
        }
    }

    /// A write for each call would be more than the call itself.
    private static let noteSeconds: Int64 = 60
}

extension ProgramKeyRow {
    /// Whether it opens anything.
    package func isOpen(_ now: Instant) -> Bool { revokedAt == nil && (endsAt.map { now < $0 } ?? true) }
}
