import Accounting
import Features
import Foundation
import Storage

/// A connection as `integrations --json` prints it, a line each; times are UTC.
struct ConnectionOutput: Encodable {
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

    init(_ row: ConnectionRow, _ period: SignInPeriod? = nil) {
        id = row.id
        company = row.company
        side = row.side.rawValue
        kind = row.kind
        name = row.name
        state = row.state.rawValue
        signedInAt = period?.begunAt?.date.formatted(.iso8601)
        signInEndsAt = period?.endsAt.date.formatted(.iso8601)
        signInEndsSoon = period?.isEnding
    }
}
