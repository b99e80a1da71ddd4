package import ConnectorKit
import Foundation

/// What the sign-in page sent the person's browser back with.
package struct SignInCallback: Hashable, Sendable {
    package let code: String
    package let realmID: String

    /// Reads the callback's query and holds its state against the one that was sent out.
    ///
    /// Throws `signInNeeded` when the person refused or the state is not ours, `clientRefused` when our request was wrong.
    /// Source: quickbooks-online.md §1.2.
    package init(query: String, expectedState: String) throws(ConnectorProblem) {
        let values = FormText.decode(query)
        guard let state = values["state"], Self.areEqual(state, expectedState) else {
            throw ConnectorProblem(.signInNeeded, code: "state_mismatch")
        }
        if let error = values["error"] {
            throw ConnectorProblem(
                error == "access_denied" ? .signInNeeded : .clientRefused, code: error,
                text: values["error_description"])
        }
        guard let code = values["code"], !code.isEmpty, code.utf8.count <= Self.codeBytesMax,
            let realm = values["realmId"], !realm.isEmpty, realm.utf8.allSatisfy({ (48...57).contains($0) })
        else { throw ConnectorProblem(.unreadable, code: "callback") }
        self.code = code
        realmID = realm
    }

    /// Source: quickbooks-online.md §1.2.
    private static let codeBytesMax = 512

    /// Takes the same time wherever the first difference is.
    private static func areEqual(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
