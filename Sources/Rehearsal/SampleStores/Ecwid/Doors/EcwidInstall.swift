/// Codes and tokens of the OAuth install. Source: ecwid.md §1.2.
struct EcwidInstall: Sendable {
    struct Code: Sendable {
        var scopes: Set<String>
        var redirect: String
        var issuedAt: Int64
        /// The token this code was exchanged for.
        var token: String?
    }

    /// "A few minutes."
    static let codeSecondsMax: Int64 = 300

    var codes: [String: Code] = [:]
    var issued = 0
}
