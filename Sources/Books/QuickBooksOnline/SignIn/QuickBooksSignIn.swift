package import ConnectorKit
import Foundation

/// The OAuth 2.0 calls by which a person connects a company, and by which the connection is kept and ended.
///
/// Source: quickbooks-online.md §1.
package struct QuickBooksSignIn: Sendable {
    private let settings: SignInSettings
    private let world: World

    package init(settings: SignInSettings, world: World) {
        self.settings = settings
        self.world = world
    }

    /// Where the person's browser is sent; `state` must come back unchanged.
    package func authorizeAddress(redirectURI: String, state: String) -> String {
        let query = FormText.encode([
            ("client_id", settings.clientID), ("response_type", "code"), ("scope", Self.scope),
            ("redirect_uri", redirectURI), ("state", state),
        ])
        return settings.authorizeURL + "?" + query
    }

    /// Trades the code of a callback for tokens, which the caller saves.
    ///
    /// Throws `signInNeeded` when the code is used up or expired, `clientRefused` when our own id or secret is wrong.
    package func exchange(code: String, redirectURI: String) async throws(ConnectorProblem) -> Tokens {
        try await tokens(
            [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirectURI)], replacing: nil)
    }

    /// The same with what went wrong as a step of the sign-in.
    package func trade(_ code: String, redirectURI: String) async throws(SignInProblem) -> Tokens {
        do { return try await exchange(code: code, redirectURI: redirectURI) } catch {
            throw error.cause == .signInNeeded ? .codeWorn : .failed(error)
        }
    }

    /// New tokens for old ones; the old refresh token may be worthless afterwards.
    package func refresh(_ tokens: Tokens) async throws(ConnectorProblem) -> Tokens {
        try await self.tokens(
            [("grant_type", "refresh_token"), ("refresh_token", tokens.refreshToken)], replacing: tokens)
    }

    /// Asks for tokens with a refresh token that nobody was given: who we are is looked at first, and only then the token.
    ///
    /// Throws `clientRefused` when our own id or secret is wrong. Source: quickbooks-online.md §1.3.
    package func checkClient() async throws(ConnectorProblem) {
        let answer = try await send(
            tokenRequest([("grant_type", "refresh_token"), ("refresh_token", Self.tokenOfNobody)]))
        let problem = SignInFault.problem(answer)
        guard problem.cause == .signInNeeded else { throw problem }
    }

    private static let tokenOfNobody = "bookbridge-checks-the-application"

    /// Ends the whole consent.
    package func revoke(_ tokens: Tokens) async throws(ConnectorProblem) {
        let answer = try await send(revokeRequest(tokens.refreshToken))
        guard answer.status == 200 else { throw SignInFault.problem(answer) }
    }

    private static let scope = "com.intuit.quickbooks.accounting"

    private func tokens(
        _ form: [(String, String)], replacing old: Tokens?
    ) async throws(ConnectorProblem) -> Tokens {
        let answer = try await send(tokenRequest(form))
        guard answer.status == 200 else { throw SignInFault.problem(answer) }
        guard let reply = JSONReader.object(answer.body), let tokens = Tokens(reply, at: world.clock.now(), old) else {
            throw ConnectorProblem(.unreadable, status: answer.status, requestID: answer.intuitID)
        }
        return tokens
    }

    /// A request that was not answered is not a write to the books: it may be sent again.
    private func send(_ request: OutgoingRequest) async throws(ConnectorProblem) -> IncomingAnswer {
        do {
            return try await world.network.send(request)
        } catch {
            throw ConnectorProblem(error, isWrite: false)
        }
    }

    func tokenRequest(_ form: [(String, String)]) -> OutgoingRequest {
        OutgoingRequest(
            .post, settings.tokenURL,
            headers: [
                .init("Authorization", basicCredentials), .init("Accept", "application/json"),
                .init("Content-Type", "application/x-www-form-urlencoded"),
                .init("x-include-refresh-token-hard-expires-in", "true"),
            ], body: Data(FormText.encode(form).utf8), cost: .signIn, timeoutSeconds: Self.timeoutSeconds)
    }

    func revokeRequest(_ token: String) -> OutgoingRequest {
        let body = JSONObject(members: [.init(name: "token", value: .text(token))])
        return OutgoingRequest(
            .post, settings.revokeURL,
            headers: [
                .init("Authorization", basicCredentials), .init("Accept", "application/json"),
                .init("Content-Type", "application/json"),
            ], body: Data(JSONWriter.write(body).utf8), cost: .signIn, timeoutSeconds: Self.timeoutSeconds)
    }

    /// Signing in is quick or broken; a posting run should not hang on it for two minutes.
    private static let timeoutSeconds = 30

    private var basicCredentials: String {
        "Basic " + Data("\(settings.clientID):\(settings.clientSecret)".utf8).base64EncodedString()
    }
}
