import Accounting
package import Features
import Foundation
import Storage

/// A connection as `integrations --json` prints it, a line each; times are UTC.
package struct ConnectionOutput: Encodable {
    var id: String
    var company: String
    var side: String
    var kind: String
    var name: String
    var state: String
    var signedInAt: String?
    var signInEndsAt: String?
    /// Whether the sign-in ends within a week.
    var signInEndsSoon: Bool?

    package init(_ connection: ConnectionRef, of company: String) {
        id = connection.id.rawValue
        self.company = company
        side = connection.side.rawValue
        kind = connection.kind
        name = connection.name
        state = connection.state.rawValue
        let period = connection.signIn
        signedInAt = period?.begunAt?.date.formatted(.iso8601)
        signInEndsAt = period?.endsAt.date.formatted(.iso8601)
        signInEndsSoon = period?.isEnding
    }
}
