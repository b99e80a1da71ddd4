import Features
import Storage
import Wording

/// Rows of the people of a company.
enum PeopleRows {
    private static let path = "/companies/{company}"

    static let routes = [
        Route.get("\(path)/people", .company(.viewer)) { .page(try await page($0)) },
        Route.post("\(path)/invitations", .company(.administrator)) { exchange in
            let company = try exchange.theCompany()
            do {
                let link = try await exchange.companyPeople.invite(
                    exchange.form["email"], as: role(exchange.form["role"]))
                if exchange.settings.sendsMail {
                    try await post(link, to: company, exchange)
                    return .redirect(to: CompanyPath.people(company.id), done: .invitationSent)
                }
                return .page(
                    LinkPage(
                        link, for: link.pass.email, label: .invitationLink, path: "/invitations", company, exchange))
            } catch let problem as FeatureProblem {
                return .page(
                    try await page(exchange, Mistakes(problem, exchange.sentences)), status: problem.status)
            }
        },
        Route.post("\(path)/invitations/{invitation}/withdrawal", .company(.administrator)) { exchange in
            let company = try exchange.theCompany()
            try await exchange.companyPeople.withdrawInvitation(exchange.parameter("invitation"))
            return .redirect(to: CompanyPath.people(company.id), done: .withdrawn)
        },
        Route.post("\(path)/people/{person}/role", .company(.administrator)) { exchange in
            let (company, member) = try await member(exchange)
            try await exchange.companyPeople.setRole(role(exchange.form["role"]), of: member.user)
            return .redirect(to: CompanyPath.people(company.id), done: .roleGiven)
        },
        Route.post("\(path)/people/{person}/password-reset", .company(.administrator)) { exchange in
            let (company, member) = try await member(exchange)
            do {
                let link = try await exchange.people.passwordLink(for: member.user, askedBy: try exchange.person())
                if exchange.settings.sendsMail {
                    try await PasswordReset.post(link, to: member.user, exchange)
                    return .redirect(to: CompanyPath.people(company.id), done: .passwordLinkSent)
                }
                return .page(
                    LinkPage(
                        link, for: member.user.email, label: .passwordLink, path: "/password-resets", company, exchange)
                )
            } catch let problem as FeatureProblem {
                return .page(
                    try await page(exchange, Mistakes(problem, exchange.sentences)), status: problem.status)
            }
        },
        Route.get("\(path)/people/{person}/removal", .company(.administrator)) { exchange in
            let (company, member) = try await member(exchange)
            return .page(RemovalPage(member, of: company, exchange.sentences))
        },
        Route.post("\(path)/people/{person}/removal", .company(.administrator)) { exchange in
            let (company, member) = try await member(exchange)
            try await exchange.companyPeople.setRole(nil, of: member.user)
            return .redirect(to: CompanyPath.people(company.id), done: .personRemoved)
        },
    ]

    private static func page(_ exchange: Exchange, _ mistakes: Mistakes? = nil) async throws -> PeoplePage {
        let company = try exchange.theCompany()
        return PeoplePage(
            company, members: try await exchange.companyPeople.members(),
            invitations: try await exchange.companyPeople.invitations(),
            waiting: try await Letters(exchange.services).waiting(), exchange, mistakes)
    }

    /// Writes the invitation in the language of who invites: the other's is not known yet.
    private static func post(_ link: People.Link, to company: CompanyRow, _ exchange: Exchange) async throws {
        let sentences = exchange.sentences
        let letter = sentences.invitationLetter(
            to: company.name, role: sentences.name(of: link.pass.role ?? .viewer), by: try exchange.person().name,
            until: link.pass.endsAt, in: exchange.zone,
            link: "\(exchange.settings.address)/invitations/\(link.secret.text)")
        try await Letters(exchange.services).keep(letter, key: "pass:\(link.pass.id)", to: link.pass.email)
    }

    private static func member(_ exchange: Exchange) async throws -> (CompanyRow, CompanyPeople.Member) {
        let company = try exchange.theCompany()
        return (company, try await exchange.companyPeople.member(exchange.parameter("person")))
    }

    /// A word that is no role gives the least.
    private static func role(_ word: String) -> Role { Role(rawValue: word) ?? .viewer }
}
