import Foundation
import HTTPTypes

extension EcwidSampleStore {
    /// The OAuth pages: `/api/oauth/authorize` and `/api/oauth/token[/{storeId}]`. Source: ecwid.md §1.2.
    func oauth(_ question: EcwidQuestion) throws(EcwidRefusal) -> EcwidAnswer {
        switch (question.path.count > 2 ? question.path[2] : "", question.path.count) {
        case ("authorize", 3): return try authorize(question)
        case ("token", 3):
            guard question.method == .get || question.method == .post else { throw .methodNotAllowed }
            return try exchange(question.method == .get ? question.query : question.form)
        case ("token", 4):
            try needMethod(.post, question)
            guard question.path[3] == String(settings.storeId) else { throw .storeNotFound }
            return try exchange(question.form)
        default: throw .pathNotFound
        }
    }

    private func authorize(_ question: EcwidQuestion) throws(EcwidRefusal) -> EcwidAnswer {
        let fields = question.method == .post ? question.form : question.query
        func field(_ name: String) -> String? { fields.last { $0.name == name }?.value }
        guard field("client_id") == settings.clientId else { throw .wrongParameter("client_id") }
        guard let redirect = field("redirect_uri"), !redirect.isEmpty,
            settings.redirectPrefix.map(redirect.hasPrefix) ?? true
        else { throw .wrongParameter("redirect_uri") }
        guard field("response_type") == "code" else { throw .wrongParameter("response_type") }
        let scopes = Set((field("scope") ?? "").split(separator: " ").map(String.init))
        guard scopes.isSubset(of: EcwidInstall.scopesRegistered) else { throw .wrongParameter("scope") }
        switch question.method {
        case .get: return EcwidAnswer(status: .ok, page: EcwidInstall.page(fields, store: book.mill.country.storeName))
        case .post:
            guard field("answer") == "allow" else {
                return back(redirect, [("error", "access_denied")], state: field("state"))
            }
            let code = issueCode(scopes: scopes, redirect: redirect)
            return back(
                redirect, [("code", code), ("store_id", String(settings.storeId))], state: field("state"))
        default: throw .methodNotAllowed
        }
    }

    private func back(_ redirect: String, _ fields: [(String, String)], state: String?) -> EcwidAnswer {
        let all = fields + (state.map { [("state", $0)] } ?? [])
        let query = all.map { "\($0)=\(EcwidInstall.encoded($1))" }.joined(separator: "&")
        var answer = EcwidAnswer(status: .found)
        answer.headers.append((.location, redirect + (redirect.contains("?") ? "&" : "?") + query))
        return answer
    }

    /// Makes a code as an approved install does; it works once and for five minutes.
    package func issueCode(scopes: Set<String>, redirect: String) -> String {
        install.issued += 1
        let code = "code_" + secret(purpose: 30)
        install.codes[code] = EcwidInstall.Code(scopes: scopes, redirect: redirect, issuedAt: now)
        return code
    }

    private func exchange(_ fields: [(name: String, value: String)]) throws(EcwidRefusal) -> EcwidAnswer {
        func field(_ name: String) -> String { fields.last { $0.name == name }?.value ?? "" }
        guard field("client_id") == settings.clientId, field("client_secret") == settings.clientSecret else {
            throw EcwidRefusal(403, "INVALID_CLIENT", "Wrong client_id or client_secret")
        }
        guard field("grant_type") == "authorization_code" else { throw .wrongParameter("grant_type") }
        guard var code = install.codes[field("code")], code.redirect == field("redirect_uri"),
            now - code.issuedAt <= EcwidInstall.codeSecondsMax
        else { throw .wrongParameter("code") }
        if let earlier = code.token {
            // A second exchange of the same code disables the token given before.
            try commit([.token(earlier, nil)])
            throw .wrongParameter("code")
        }
        let token = "secret_" + secret(purpose: 31)
        try commit([.token(token, code.scopes)])
        code.token = token
        install.codes[field("code")] = code
        return EcwidAnswer(tokenAnswer(token, code.scopes))
    }

    private func tokenAnswer(_ token: String, _ scopes: Set<String>) -> JSONTree {
        var tree: JSONTree = [
            "access_token": .string(token), "token_type": "bearer",
            "scope": .string(scopes.sorted().joined(separator: " ")), "store_id": .integer(settings.storeId),
            "email": .string("owner@store\(settings.storeId).example.com"),
        ]
        if scopes.contains("public_storefront") { tree["public_token"] = .string("public_" + secret(purpose: 32)) }
        return tree
    }

    /// Thirty-two letters and digits that repeat for the same seed, clock and history only.
    private func secret(purpose: UInt64) -> String {
        var chance = SeededChance(
            seed: settings.seed ^ UInt64(bitPattern: now), purpose: purpose,
            index: edits.revision * 1000 + install.issued)
        let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789")
        return String((0..<32).map { _ in chance.pick(letters, otherwise: "A") })
    }
}
