import Foundation
import HTTPTypes

/// Consent page, tokens, discovery. Source: quickbooks-online.md §1.
extension QuickBooksService {
    func identity(_ request: SandboxRequest) throws -> SandboxAnswer? {
        switch (request.method, request.segments.joined(separator: "/")) {
        case (.get, ".well-known/openid_configuration"), (.get, ".well-known/openid_sandbox_configuration"):
            return discovery(request)
        case (.get, "connect/oauth2"), (.post, "connect/oauth2"): return try authorize(request)
        case (.post, "oauth2/v1/tokens/bearer"): return try token(request)
        case (.post, "v2/oauth2/tokens/revoke"): return try revoke(request)
        case (.get, "v1/openid_connect/userinfo"): return try userInfo(request)
        case (.get, "op/v1/jwks"): return SandboxAnswer(200, try signer().publicKeys())
        default: return nil
        }
    }

    /// Who signs tokens, in the discovery document and in them: Intuit's, whatever address this stands at. Source: §1.
    private static let issuer = "https://oauth.platform.intuit.com/op/v1"

    private func base(_ request: SandboxRequest) -> String {
        configuration.baseURL ?? "http://" + (request.authority ?? "127.0.0.1")
    }

    private func discovery(_ request: SandboxRequest) -> SandboxAnswer {
        let base = base(request)
        func address(_ path: String) -> JSONValue { .string(base + path) }
        return SandboxAnswer(
            200,
            [
                "issuer": .string(Self.issuer), "authorization_endpoint": address("/connect/oauth2"),
                "token_endpoint": address("/oauth2/v1/tokens/bearer"),
                "userinfo_endpoint": address("/v1/openid_connect/userinfo"),
                "revocation_endpoint": address("/v2/oauth2/tokens/revoke"), "jwks_uri": address("/op/v1/jwks"),
                "response_types_supported": ["code"], "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "scopes_supported": ["openid", "email", "profile", "address", "phone"],
                "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
                "claims_supported": ["aud", "exp", "iat", "iss", "realmid", "sub"],
            ])
    }

    // MARK: Consent

    private static let scopes: Set<String> = [
        "com.intuit.quickbooks.accounting", "com.intuit.quickbooks.payment", "openid", "profile", "email", "phone",
        "address",
    ]

    private func authorize(_ request: SandboxRequest) throws -> SandboxAnswer {
        var fields = request.query
        if request.method == .post { fields.merge(request.form) { _, posted in posted } }
        guard fields["client_id"] == configuration.clientID else { return refusalPage("The client_id is not known.") }
        guard let redirect = fields["redirect_uri"], isRegistered(redirect) else {
            return refusalPage("The redirect_uri query parameter value is invalid.")
        }
        guard fields["response_type"] == "code" else { return refusalPage("The response_type must be code.") }
        guard let state = fields["state"], !state.isEmpty else {
            return refusalPage("The state query parameter is missing.")
        }
        let asked = (fields["scope"] ?? "").split(separator: " ").map(String.init)
        guard !asked.isEmpty, asked.allSatisfy(Self.scopes.contains) else {
            return back(to: redirect, ["error": "invalid_scope", "state": state])
        }
        guard let choice = fields["sandbox_consent"] else { return consentPage(fields) }
        if choice == "deny" { return back(to: redirect, ["error": "access_denied", "state": state]) }
        guard let company = try company(choice) else { return refusalPage("There is no company \(choice).") }
        let realm = company.profile.realm
        let code = consents.code(
            realm: realm, redirectURI: redirect, scope: asked.joined(separator: " "), at: now)
        return back(to: redirect, ["code": code, "state": state, "realmId": realm])
    }

    private func isRegistered(_ redirect: String) -> Bool {
        configuration.redirectURIs.isEmpty || configuration.redirectURIs.contains(redirect)
    }

    private func back(to redirect: String, _ fields: KeyValuePairs<String, String>) -> SandboxAnswer {
        let query = fields.map { "\($0.key)=\(Self.encoded($0.value))" }.joined(separator: "&")
        var answer = SandboxAnswer(302, text: "", type: "text/html;charset=UTF-8")
        answer.headers.append((.location, redirect + (redirect.contains("?") ? "&" : "?") + query))
        return answer
    }

    private static func encoded(_ text: String) -> String {
        var allowed = CharacterSet.alphanumerics
        allowed.insert(charactersIn: "-._~")
        return text.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    }

    private static func escaped(_ text: String) -> String {
        text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
            .replacingOccurrences(of: ">", with: "&gt;").replacingOccurrences(of: "\"", with: "&quot;")
    }

    private func refusalPage(_ text: String) -> SandboxAnswer {
        SandboxAnswer(
            400, text: page("Sorry, but something went wrong", "<p>\(Self.escaped(text))</p>"),
            type: "text/html;charset=UTF-8")
    }

    private func consentPage(_ fields: [String: String]) -> SandboxAnswer {
        let hidden = ["client_id", "redirect_uri", "response_type", "scope", "state"].map { name in
            "<input type=\"hidden\" name=\"\(name)\" value=\"\(Self.escaped(fields[name] ?? ""))\">"
        }.joined()
        let keys = CompanyProfile.keysByRealm.values.filter { !$0.contains("multicurrency") }.sorted()
        let options = keys.map { key in
            "<option value=\"\(key)\"\(key == "us" ? " selected" : "")>\(CompanyProfile(key: key)?.name ?? key)</option>"
        }.joined()
        let form = """
            <form method="post" action="/connect/oauth2">\(hidden)
            <p><label for="company">Company</label> <select id="company" name="sandbox_consent">\(options)</select></p>
            <p><button type="submit">Connect</button>
            <button type="submit" name="sandbox_consent" value="deny">No, thanks</button></p></form>
            """
        return SandboxAnswer(200, text: page("Choose the company to connect", form), type: "text/html;charset=UTF-8")
    }

    private func page(_ title: String, _ body: String) -> String {
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>\(title)</title></head>"
            + "<body><h1>\(title)</h1>\(body)</body></html>"
    }

    // MARK: Tokens

    private func problem(_ status: Int, _ error: String, _ description: String? = nil) -> SandboxAnswer {
        var body: JSONObject = ["error": .string(error)]
        if let description { body["error_description"] = .string(description) }
        return SandboxAnswer(status, body)
    }

    private func isClient(_ request: SandboxRequest) -> Bool {
        guard let client = request.client else { return false }
        return client.id == configuration.clientID && client.secret == configuration.clientSecret
    }

    private func token(_ request: SandboxRequest) throws -> SandboxAnswer {
        guard isClient(request) else { return problem(401, "invalid_client") }
        let fields = request.form
        switch fields["grant_type"] {
        case "authorization_code":
            guard
                let consent = consents.exchange(
                    fields["code"] ?? "", redirectURI: fields["redirect_uri"], at: now)
            else { return problem(400, "invalid_grant", "Invalid authorization code") }
            return try granted(consent, request)
        case "refresh_token":
            guard let consent = consents.refresh(fields["refresh_token"] ?? "", at: now, configuration) else {
                return problem(400, "invalid_grant", "Incorrect or invalid refresh token")
            }
            return try granted(consent, request)
        case nil: return problem(400, "invalid_request", "grant_type is missing")
        default: return problem(400, "unsupported_grant_type")
        }
    }

    private func granted(_ consent: Consent, _ request: SandboxRequest) throws -> SandboxAnswer {
        let tokens = try tokens(of: consent)
        let hard = consents.hardSeconds(consent, at: now, configuration)
        var body: JSONObject = [
            "token_type": "bearer", "access_token": .string(tokens.accessToken),
            "expires_in": .number(String(tokens.expiresIn)), "refresh_token": .string(tokens.refreshToken),
            "x_refresh_token_expires_in": .number(String(min(configuration.refreshTokenSeconds, hard))),
        ]
        if let name = HTTPField.Name("x-include-refresh-token-hard-expires-in"),
            request.headers[name]?.lowercased() == "true"
        {
            body["x_refresh_token_hard_expires_in"] = .number(String(hard))
        }
        if consent.scope.split(separator: " ").contains("openid") {
            body["id_token"] = .string(try idToken(consent))
        }
        return SandboxAnswer(200, body)
    }

    private func idToken(_ consent: Consent) throws -> String {
        let issued = now.milliseconds / 1000
        let claims: JSONObject = [
            "sub": "sandbox-user", "aud": [.string(configuration.clientID)], "realmid": .string(consent.realm),
            "iss": .string(Self.issuer), "iat": .number(String(issued)),
            "exp": .number(String(issued + 3600)),
        ]
        return try signer().token(claims)
    }

    /// Made when it is first asked for: a key takes its time.
    private func signer() throws -> TokenSigner {
        if let tokenSigner { return tokenSigner }
        let made = try TokenSigner()
        tokenSigner = made
        return made
    }

    private func revoke(_ request: SandboxRequest) throws -> SandboxAnswer {
        guard isClient(request) else { return problem(401, "invalid_client") }
        let json = try? JSONReader.read(request.body).object
        guard let token = json?.text("token") ?? request.form["token"] else { return problem(400, "invalid_request") }
        guard let ended = consents.revoke(token) else {
            return problem(400, "invalid_request", "The token is not known")
        }
        try writeDown(ended)
        return SandboxAnswer(200, text: "", type: "application/json;charset=UTF-8")
    }

    private func userInfo(_ request: SandboxRequest) throws -> SandboxAnswer {
        guard let token = request.bearer, case .good = consents.standing(of: token, at: now) else {
            throw Fault.unauthenticated("Token expired")
        }
        return SandboxAnswer(
            200,
            [
                "sub": "sandbox-user", "email": "owner@example.com", "emailVerified": true, "givenName": "Sandbox",
                "familyName": "Owner",
            ])
    }
}
