import Accounting
package import Features
import Foundation
package import Storage

/// A person as `--json` prints them, a line each; never a secret.
package struct UserOutput: Encodable {
    var email: String
    var name: String
    /// Administers all companies.
    var owner: Bool
    /// Role by company.
    var roles: [String: String]
    var hasPassword: Bool
    /// ISO 8601; absent before the first sign-in.
    var signedInAt: String?

    package init(_ user: UserRow, _ roles: [(company: String, role: Role)]) {
        email = user.email
        name = user.name
        owner = user.isOwner
        self.roles = Dictionary(uniqueKeysWithValues: roles.map { ($0.company, $0.role.rawValue) })
        hasPassword = user.password != nil
        signedInAt = user.signedInAt?.date.formatted(.iso8601)
    }
}

/// A link that leads in once.
package struct LinkOutput: Encodable {
    var email: String
    var link: String
    /// ISO 8601.
    var endsAt: String

    package init(_ link: People.Link, for user: UserRow, at address: String) {
        email = user.email
        self.link = address
        endsAt = link.pass.endsAt.date.formatted(.iso8601)
    }
}
