import Accounting
import Bookkeeping
import Storage

extension CompanyAccess {
    /// Whether the person may send orders by these rules; administrators and the machine's operator always may (A1).
    func admits(_ rules: SendingRules) async throws(FeatureProblem) -> Bool {
        guard !rules.isForEveryone, requester.role < .administrator, let person = requester.person else { return true }
        let (archive, company) = (archive, company)
        let teams = try await withFeatureProblem { try await archive.teams(of: company) }
        let own = teams.filter { $0.members.contains(person.rawValue) }
        return rules.admits(person: person.rawValue, teams: Set(own.map(\.id)))
    }
}
