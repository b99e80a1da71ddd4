import Accounting
import ConnectorKit
import Storage

/// What a password must be, and whether it is the right one.
struct Passwords: Sendable {
    private let services: Services
    private let cost: PasswordCost

    init(_ services: Services, _ cost: PasswordCost) {
        self.services = services
        self.cost = cost
    }

    /// The text to keep; throws ``PeopleProblem/passwordLength(min:max:)``.
    func hash(_ password: String) async throws(FeatureProblem) -> String {
        guard (Self.lengthMin...Self.lengthMax).contains(password.count) else {
            throw .people(.passwordLength(min: Self.lengthMin, max: Self.lengthMax))
        }
        let (cost, chance) = (cost, services.world.chance)
        return try await withFeatureProblem {
            try await PasswordBench.shared.run { try PasswordHash(password, cost: cost, chance: chance).text }
        }
    }

    /// Takes as long for nobody as for somebody. A hash that was made when a try was cheaper is made anew.
    func isRight(_ password: String, for user: UserRow?) async throws(FeatureProblem) -> Bool {
        let (cost, chance, kept) = (cost, services.world.chance, user?.password)
        guard password.count <= Self.lengthMax else { return false }
        let outcome = try await withFeatureProblem {
            try await PasswordBench.shared.run { () -> (isRight: Bool, renewed: String?) in
                guard let hash = kept.flatMap({ PasswordHash(text: $0) }) else {
                    _ = try PasswordHash(password, cost: cost, chance: chance)
                    return (false, nil)
                }
                guard try hash.matches(password) else { return (false, nil) }
                guard hash.isCheaper(than: cost) else { return (true, nil) }
                return (true, try PasswordHash(password, cost: cost, chance: chance).text)
            }
        }
        if let renewed = outcome.renewed, let user {
            let now = services.world.clock.now()
            _ = try await withFeatureProblem {
                try await services.archive.change(user: user.id, note: nil, now: now) { row in
                    // Another password was chosen meanwhile.
                    if row.password == kept { row.password = renewed }
                }
            }
        }
        return outcome.isRight
    }

    /// Source: NIST SP 800-63B-4 §3.1.1.2: length counts, composition rules do not.
    static let lengthMin = 12
    static let lengthMax = 200
}
