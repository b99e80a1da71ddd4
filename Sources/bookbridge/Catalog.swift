import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Ecwid
import Features
import Foundation
import QuickBooksOnline

/// Every connector that this program is built with: a new store is one folder and one line here.
enum Catalog {
    static let connectors = Connectors(stores: [ecwid], books: [quickBooksOnline])

    private static let ecwid = StoreKind(
        description: EcwidConnector.kind,
        open: { settings, world throws(ConnectorProblem) in EcwidConnector(ecwidSettings(settings), world: world) },
        identity: { "ecwid:\($0["storeID"] ?? "")" },
        profile: { body throws(Unreadable) in try EcwidConnector.profile(from: body) })

    private static func ecwidSettings(_ values: [String: String]) -> EcwidSettings {
        var settings = EcwidSettings(
            storeID: values["storeID"] ?? "", token: values["token"] ?? "",
            baseURL: values["baseURL"] ?? EcwidSettings.vendorURL)
        if let number = values["requestsPerSecond"].flatMap({ Int($0) }) { settings.requestsPerSecondMax = number }
        return settings
    }

    private static let quickBooksOnline = BooksKind(
        kind: "quickbooks-online", name: "QuickBooks Online",
        form: [
            FormField(key: "clientID", kind: .text), FormField(key: "clientSecret", kind: .secret),
            FormField(
                key: "apiBaseURL", kind: .url, isRequired: false,
                defaultValue: QuickBooksOnlineSettings.productionBaseURL),
            FormField(key: "authorizeURL", kind: .url, isRequired: false),
            FormField(key: "tokenURL", kind: .url, isRequired: false),
            FormField(key: "revokeURL", kind: .url, isRequired: false),
            FormField(key: "requestsPerMinute", kind: .number, isRequired: false),
            FormField(key: "requestsPerSecond", kind: .number, isRequired: false),
            FormField(key: "batchesPerMinute", kind: .number, isRequired: false),
        ],
        open: { settings, vault, world throws(ConnectorProblem) in
            guard let realm = settings["realmID"] else {
                throw ConnectorProblem(.signInNeeded, code: "no_tokens")
            }
            return QuickBooksOnlineConnector(
                settings: QuickBooksOnlineSettings(
                    realmID: realm, signIn: signIn(settings),
                    apiBaseURL: settings["apiBaseURL"] ?? QuickBooksOnlineSettings.productionBaseURL,
                    limits: limits(settings)), world: world, vault: vault)
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

    private static func signIn(_ values: [String: String]) -> SignInSettings {
        var settings = SignInSettings(
            clientID: values["clientID"] ?? "", clientSecret: values["clientSecret"] ?? "")
        if let address = values["authorizeURL"] { settings.authorizeURL = address }
        if let address = values["tokenURL"] { settings.tokenURL = address }
        if let address = values["revokeURL"] { settings.revokeURL = address }
        return settings
    }

    private static func limits(_ values: [String: String]) -> ServiceLimits {
        var limits = ServiceLimits()
        if let number = values["requestsPerMinute"].flatMap({ Int($0) }) { limits.requestsPerMinute = number }
        if let number = values["requestsPerSecond"].flatMap({ Int($0) }) { limits.requestsPerSecond = number }
        if let number = values["batchesPerMinute"].flatMap({ Int($0) }) { limits.batchesPerMinute = number }
        return limits
    }
}
