package import Accounting
import ConnectorKit
package import Storage

/// What people want to be told of the syncs of their companies (W1).
package struct Reports: Sendable {
    private let services: Services

    package init(_ services: Services) {
        self.services = services
    }

    /// What a person chose, by company; a company without a choice tells nothing.
    package func choices(of user: UserRow) async throws(FeatureProblem) -> [ID<Company>: ReportChoice] {
        let archive = services.archive
        let choices = try await withFeatureProblem { try await archive.reportChoices(of: user.id) }
        return Dictionary(choices.map { (ID($0.key), $0.value) }) { first, _ in first }
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
