import Bookkeeping
import Commerce
import ConnectorKit
import Ecwid
import Features
import Foundation
import HTTPTypes
import QuickBooksOnline
import TestKit

/// The connectors as the program has them, and the way to stand-ins that live in this process.
enum StandIn {
    typealias Respond = @Sendable (HTTPRequest, Data) async -> (HTTPResponse, Data)

    /// A host of the network that a stand-in answers for; 599 is a broken connection.
    static func network(_ respond: @escaping Respond) -> InProcessNetwork.Handler {
        { request async throws(NetworkFailure) in
            guard let head = HTTPRequest(request) else { throw .notSent("not an address: \(request.url)") }
            let (answer, body) = await respond(head, request.body)
            if answer.status.code == 599 { throw .interrupted("connection reset") }
            let headers = answer.headerFields.map { OutgoingRequest.Header($0.name.canonicalName, $0.value) }
            return IncomingAnswer(status: answer.status.code, headers: headers, body: body)
        }
    }

    static let connectors = Connectors(stores: [ecwid], books: [quickBooksOnline])

    private static let ecwid = StoreKind(
        description: EcwidConnector.kind,
        open: { values, world throws(ConnectorProblem) in
            EcwidConnector(
                EcwidSettings(
                    storeID: values["storeID"] ?? "", token: values["token"] ?? "", baseURL: values["baseURL"] ?? ""),
                world: world)
        },
        identity: { "ecwid:\($0["storeID"] ?? "")" },
        profile: { body throws(Unreadable) in try EcwidConnector.profile(from: body) })

    private static let quickBooksOnline = BooksKind(
        kind: "quickbooks-online", name: "QuickBooks Online",
        form: [FormField(key: "clientID", kind: .text), FormField(key: "clientSecret", kind: .secret)],
        open: { values, vault, world throws(ConnectorProblem) in
            guard let realm = values["realmID"] else { throw ConnectorProblem(.signInNeeded) }
            let settings = QuickBooksOnlineSettings(
                realmID: realm, signIn: signIn(values), apiBaseURL: address,
                limits: ServiceLimits(
                    requestsPerMinute: 1_000_000, requestsPerSecond: 100_000, batchesPerMinute: 1_000_000))
            return QuickBooksOnlineConnector(settings: settings, world: world, vault: vault)
        },
        identity: { settings in settings["realmID"].map { "quickbooks-online:\($0)" } },
        signIn: BooksKind.SignIn(
            address: { settings, redirectURI, state, world in
                QuickBooksSignIn(settings: signIn(settings), world: world)
                    .authorizeAddress(redirectURI: redirectURI, state: state)
            },
            read: { query, state throws(SignInProblem) in
                try SignInCallback(query: query, expectedState: state).signInReturn
            },
            exchange: { settings, answer, redirectURI, world async throws(SignInProblem) in
                try await QuickBooksSignIn(settings: signIn(settings), world: world)
                    .trade(answer.code, redirectURI: redirectURI)
            },
            revoke: { settings, tokens, world async throws(ConnectorProblem) in
                try await QuickBooksSignIn(settings: signIn(settings), world: world).revoke(tokens)
            }))

    static let address = "https://books.example"

    private static func signIn(_ values: [String: String]) -> SignInSettings {
        SignInSettings(
            clientID: values["clientID"] ?? "", clientSecret: values["clientSecret"] ?? "",
            authorizeURL: address + "/connect/oauth2", tokenURL: address + "/oauth2/v1/tokens/bearer",
            revokeURL: address + "/v2/oauth2/tokens/revoke")
    }
}

extension HTTPRequest {
    init?(_ request: OutgoingRequest) {
        guard let address = URL(string: request.url), let host = address.host,
            let method = HTTPRequest.Method(request.method.rawValue)
        else { return nil }
        var fields = HTTPFields()
        for header in request.headers {
            if let name = HTTPField.Name(header.name) { fields[name] = header.value }
        }
        let path = request.url.split(separator: host, maxSplits: 1).last.map(String.init) ?? "/"
        self.init(method: method, scheme: address.scheme, authority: host, path: path, headerFields: fields)
    }
}
