package import ConnectorKit
import Foundation

/// What the sign-in page sent the person's browser back with.
package struct SignInCallback: Hashable, Sendable {
    package let code: String
    package let realmID: String

    /// Reads the callback's query and holds its state against the one that was sent out.
    ///
    /// What is wrong is told in the order in which a person can mend it. Source: quickbooks-online.md §1.2.
    package init(query: String, expectedState: String) throws(SignInProblem) {
        let values = FormText.decode(query)
        if let error = values["error"] {
            if error == "access_denied" { throw .consentRefused }
            throw .requestRefused(code: error, text: values["error_description"])
        }
        let missing = ["code", "state", "realmId"].filter { values[$0]?.isEmpty ?? true }
        guard missing.isEmpty, let code = values["code"], let state = values["state"], let realm = values["realmId"]
        else { throw .addressCut(missing: missing) }
        guard Self.areEqual(state, expectedState) else { throw .stateForeign }
        guard code.utf8.count <= Self.codeBytesMax else { throw .addressCut(missing: ["code"]) }
        guard realm.utf8.allSatisfy({ (48...57).contains($0) }) else { throw .addressCut(missing: ["realmId"]) }
        self.code = code
        realmID = realm
    }

    /// What the features take of it.
    package var signInReturn: SignInReturn { SignInReturn(code: code, settings: ["realmID": realmID]) }

    /// Source: quickbooks-online.md §1.2.
    private static let codeBytesMax = 512

    /// Takes the same time wherever the first difference is.
    private static func areEqual(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
