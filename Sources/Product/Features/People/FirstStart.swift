import Accounting
import ConnectorKit
import Storage

/// The first person of an installation: whoever holds the code that the server printed.
package struct FirstStart: Sendable {
    private let services: Services
    private let cost: PasswordCost

    package init(_ services: Services, cost: PasswordCost = .usual) {
        self.services = services
        self.cost = cost
    }

    /// Whether there is nobody yet.
    package func isOpen() async throws(FeatureProblem) -> Bool {
        try await withFeatureProblem { try await services.archive.users() }.isEmpty
    }

    /// A new code for whoever may read the server's log; `nil` when there is somebody already.
    package func newCode() async throws(FeatureProblem) -> String? {
        guard try await isOpen() else { return nil }
        let (code, now) = (OneTimeSecret.typed(by: services.world.chance), services.world.clock.now())
        let pass = PassRow(
            id: services.world.identifiers.next(), hash: code.hash, purpose: .firstStart, createdAt: now,
            endsAt: now.advanced(bySeconds: Self.codeSeconds))
        try await withFeatureProblem { try await services.archive.save(pass, note: nil, now: now) }
        return code.text
    }

    /// Makes the first account, an owner, and signs in.
    package func begin(
        code: String, name: String, email: String, password: String, language: String?, from visitor: SignIns.Visitor
    ) async throws(FeatureProblem) -> SignIns.Outcome {
        let signIns = SignIns(services, cost: cost)
        guard try await isOpen() else { throw .people(.alreadyStarted) }
        try await signIns.count([SignIns.limit(ofAddress: visitor)])
        let (secret, now) = (OneTimeSecret.read(typed: code), services.world.clock.now())
        let pass = try await withFeatureProblem {
            try await services.archive.pass(hash: secret.hash, for: .firstStart, now: now)
        }
        guard pass != nil else { throw .people(.startCodeRefused) }
        let user = UserRow(
            id: services.world.identifiers.next(), email: try People.address(email), name: try People.name(name),
            password: try await Passwords(services, cost).hash(password), isOwner: true, language: language,
            createdAt: now)
        guard try await withFeatureProblem({ try await services.archive.add(first: user) }) else {
            throw .people(.alreadyStarted)
        }
        _ = try await withFeatureProblem {
            try await services.archive.take(hash: secret.hash, for: .firstStart, now: now)
        }
        return try await signIns.begin(user, isKept: false, from: visitor)
    }

    /// Until the next day; every start of the server prints a new one.
    private static let codeSeconds: Int64 = 86_400
}
