import Accounting
import Features
import Foundation
import Storage
import Wording

/// A person as `--json` prints them, a line each; never a secret.
struct UserOutput: Encodable {
    var email: String
    var name: String
    /// Administrates all companies.
    var owner: Bool
    /// Role by company.
    var roles: [String: String]
    var hasPassword: Bool
    /// ISO 8601; absent before the first sign-in.
    var signedInAt: String?

    init(_ user: UserRow, _ roles: [(company: String, role: Role)]) {
        email = user.email
        name = user.name
        owner = user.isOwner
        self.roles = Dictionary(uniqueKeysWithValues: roles.map { ($0.company, $0.role.rawValue) })
        hasPassword = user.password != nil
        signedInAt = user.signedInAt?.date.formatted(.iso8601)
    }
}

/// A link that leads in once.
struct LinkOutput: Encodable {
    var email: String
    var link: String
    /// ISO 8601.
    var endsAt: String

    static func show(_ link: People.Link, for user: UserRow, isJSON: Bool, _ context: CommandContext) throws {
        let address = "\(context.pages())/password-resets/\(link.secret.text)"
        if isJSON {
            let end = link.pass.endsAt.date.formatted(.iso8601)
            Console.print(jsonLine: LinkOutput(email: user.email, link: address, endsAt: end))
        } else {
            Console.print(context.sentences.passwordLinkMade(for: user.email, until: link.pass.endsAt))
            Console.print("  \(address)")
        }
    }
}

extension Sentences {
    /// A person and their roles, a line each.
    func lines(of user: UserRow, _ roles: [(company: String, role: Role)]) -> [String] {
        let head = "\(plain(user.email))  \(plain(user.name))"
        guard !user.isOwner else { return ["\(head)  \(ownerName)"] }
        return [head] + roles.map { "  \(plain($0.company))  \(name(of: $0.role))" }
    }
}
