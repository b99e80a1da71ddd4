/// Where and as whom one company of QuickBooks Online is spoken to; every address is a setting.
package struct QuickBooksOnlineSettings: Hashable, Sendable {
    /// The company's identifier, decimal digits, given at sign-in.
    package var realmID: String
    package var signIn: SignInSettings
    /// `https://quickbooks.api.intuit.com` or the sandbox's. Source: quickbooks-online.md §1.1.
    package var apiBaseURL: String
    package var limits: ServiceLimits

    package init(
        realmID: String, signIn: SignInSettings, apiBaseURL: String = Self.productionBaseURL,
        limits: ServiceLimits = .init()
    ) {
        self.realmID = realmID
        self.signIn = signIn
        self.apiBaseURL = apiBaseURL
        self.limits = limits
    }

    package static let productionBaseURL = "https://quickbooks.api.intuit.com"
    static let sandboxBaseURL = "https://sandbox-quickbooks.api.intuit.com"
}

/// The application by which people sign in, and the addresses of the sign-in service. Source: quickbooks-online.md §1.1.
package struct SignInSettings: Hashable, Sendable {
    package var clientID: String
    /// Secret; never logged.
    package var clientSecret: String
    package var authorizeURL: String
    package var tokenURL: String
    package var revokeURL: String

    package init(
        clientID: String, clientSecret: String,
        authorizeURL: String = "https://appcenter.intuit.com/connect/oauth2",
        tokenURL: String = "https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer",
        revokeURL: String = "https://developer.api.intuit.com/v2/oauth2/tokens/revoke"
    ) {
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.authorizeURL = authorizeURL
        self.tokenURL = tokenURL
        self.revokeURL = revokeURL
    }
}

extension SignInSettings: CustomStringConvertible {
    /// The application without its secret, for logs.
    package var description: String { "application \(clientID)" }
}

/// The service's published limits for one company and application. Source: quickbooks-online.md §5.
package struct ServiceLimits: Hashable, Sendable {
    package var requestsPerMinute: Int
    package var requestsPerSecond: Int
    package var batchesPerMinute: Int
    /// How many items the first batches hold; thirty at once has timed out for others.
    package var batchItemsFirst: Int
    package var batchItemsMax: Int
    package var requestsInFlightMax: Int

    package init(
        requestsPerMinute: Int = 500, requestsPerSecond: Int = 10, batchesPerMinute: Int = 40,
        batchItemsFirst: Int = 10, batchItemsMax: Int = 30, requestsInFlightMax: Int = 10
    ) {
        self.requestsPerMinute = requestsPerMinute
        self.requestsPerSecond = requestsPerSecond
        self.batchesPerMinute = batchesPerMinute
        self.batchItemsFirst = batchItemsFirst
        self.batchItemsMax = batchItemsMax
        self.requestsInFlightMax = requestsInFlightMax
    }
}
