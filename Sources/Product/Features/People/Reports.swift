package import Accounting
import ConnectorKit
package import Storage

/// What people want to be told of the syncs of their companies (W1).
package struct Reports: Sendable {
    private let services: Services

    package init(_ services: Services) {
        self.services = services
    }

    /// The choice of a person for a company that they may enter.
    package func choice(of user: UserRow, in company: ID<Company>) async throws(FeatureProblem) -> ReportChoice {
        let archive = services.archive
        return try await withFeatureProblem {
            try await archive.reportChoice(of: user.id, in: company.rawValue)
        }
    }

    /// Throws `companyUnknown` for a company that the person may not enter.
    package func save(_ choice: ReportChoice, of user: UserRow, in company: ID<Company>) async throws(FeatureProblem) {
        guard try await People(services).companies(of: user).contains(where: { $0.company.id == company.rawValue })
        else {
            throw .companyUnknown(company.rawValue)
        }
        let wish = ReportWish(user: user.id, choice: choice, since: services.world.clock.now())
        let archive = services.archive
        try await withFeatureProblem { try await archive.save(wish, in: company.rawValue) }
    }
}
