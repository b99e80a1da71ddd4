import Accounting
package import Features
import Foundation
package import Storage

/// A company that a program may enter.
package struct CompanyOutput: Encodable, Sendable {
    var id: String
    var name: String
    var role: String

    package init(_ company: CompanyRow, _ role: Role) {
        (id, name, self.role) = (company.id, company.name, role.rawValue)
    }
}

/// A store as programs get it.
package struct StoreOutput: Encodable, Sendable {
    var id: String
    var kind: String
    var name: String
    var state: String
    var timeZone: String
    var settingsVersion: Int?

    package init(_ store: StoreRef) {
        (id, kind, name, state) = (store.id.rawValue, store.kind, store.name, store.state.rawValue)
        (timeZone, settingsVersion) = (store.timeZone.identifier, store.settingsVersion)
    }
}

/// A key of a program; never its secret, but when it was just made.
package struct KeyOutput: Encodable, Sendable {
    var id: String
    var name: String
    var scopes: [String]
    var company: String?
    var store: String?
    var madeBy: String
    var createdAt: String
    var endsAt: String?
    var usedAt: String?
    var revokedAt: String?
    /// Told this once.
    var secret: String?

    package init(_ key: ProgramKeyRow, secret: OneTimeSecret? = nil) {
        (id, name, scopes, company, store) = (key.id, key.name, key.scopes, key.company, key.store)
        madeBy = key.madeBy
        createdAt = key.createdAt.date.formatted(.iso8601)
        endsAt = key.endsAt?.date.formatted(.iso8601)
        usedAt = key.usedAt?.date.formatted(.iso8601)
        revokedAt = key.revokedAt?.date.formatted(.iso8601)
        self.secret = secret?.text
    }
}
