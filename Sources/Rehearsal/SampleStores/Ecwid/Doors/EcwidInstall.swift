import Foundation

/// Codes of the OAuth install and the page where a merchant agrees to it. Source: ecwid.md §1.2.
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

    /// What the app may ask for. Source: ecwid.md §1.1.
    static let scopesRegistered: Set<String> = EcwidSampleSettings.scopesUsual.union([
        "update_orders", "create_catalog", "public_storefront", "read_discount_coupons", "read_promotion",
    ])

    var codes: [String: Code] = [:]
    var issued = 0

    static func page(_ fields: [(name: String, value: String)], store: String) -> String {
        let hidden = fields.map { "<input type=\"hidden\" name=\"\(safe($0.name))\" value=\"\(safe($0.value))\">" }
        return """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Install app</title></head><body>
            <h1>\(safe(store))</h1><p>An app asks for access to this sample store.</p>
            <form method="post" action="/api/oauth/authorize">\(hidden.joined())
            <button name="answer" value="allow">Allow</button> <button name="answer" value="deny">Deny</button>
            </form></body></html>
            """
    }

    private static func safe(_ text: String) -> String {
        text.map { character in
            switch character {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            default: String(character)
            }
        }.joined()
    }

    static func encoded(_ text: String) -> String {
        let plain = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? text
    }
}
