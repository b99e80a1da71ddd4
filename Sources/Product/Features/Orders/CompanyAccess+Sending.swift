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

    /// Whether the person for whom a program sends may send by these rules (A1): one of the company by identifier or e-mail address,
    /// who may send orders at all; somebody whom only the store knows, as far as the rules are for everyone or name them.
    func admits(requester name: String, _ rules: SendingRules) async throws(FeatureProblem) -> Bool {
        let (archive, company) = (archive, company)
        let users = try await withFeatureProblem { try await archive.users() }
        guard let user = users.first(where: { $0.id == name || UserRow.key(of: $0.email) == UserRow.key(of: name) })
        else { return rules.admits(person: name, teams: []) }
        let roles = try await withFeatureProblem { try await archive.memberships(ofCompany: company) }
        let own = roles.first { $0.user == user.id }?.role
        guard let role = user.isOwner ? .administrator : own, role >= Permission.sendOrders.least else { return false }
        var access = self
        access.requester = Requester(person: ID(user.id), name: user.email, role: role)
        return try await access.admits(rules)
    }

    /// The same, named in the audit with the person for whom it is done.
    func acting(for name: String) -> CompanyAccess {
        var access = self
        access.requester.name += " (\(name.prefix(200)))"
        return access
    }
}
