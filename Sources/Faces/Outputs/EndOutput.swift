package import Features

/// How something ended, as `--json` prints it, a line each.
package struct EndOutput: Encodable {
    var connection: String?
    var company: String?
    /// `removed`, `uninstalled` or `kept`.
    var outcome: String
    var revoked: Bool?

    /// A company that was removed, or kept because it has connections.
    package init(company: String, isRemoved: Bool) {
        self.company = company
        outcome = isRemoved ? "removed" : "kept"
    }

    package init(_ ended: Uninstall.Outcome) {
        connection = ended.connection
        outcome = ended.isRemoved ? "removed" : "uninstalled"
        revoked = ended.isRevoked
    }
}
