package import Foundation

/// How many requests the service takes. Source: quickbooks-online.md §5.
package struct SandboxLimits: Sendable {
    /// False takes everything.
    package var areOn: Bool
    /// Per company and minute.
    package var requestsPerMinute: Int
    /// Per company and second.
    package var requestsPerSecond: Int
    /// Per company and minute; 120 since 2025, 40 in older pages.
    package var batchesPerMinute: Int
    /// A `Retry-After` header in seconds, when set; the service does not promise one.
    package var retryAfterSeconds: Int?

    /// The published limits, batches at the older and lower figure.
    package init(
        areOn: Bool = true, requestsPerMinute: Int = 500, requestsPerSecond: Int = 10, batchesPerMinute: Int = 40,
        retryAfterSeconds: Int? = nil
    ) {
        self.areOn = areOn
        self.requestsPerMinute = requestsPerMinute
        self.requestsPerSecond = requestsPerSecond
        self.batchesPerMinute = batchesPerMinute
        self.retryAfterSeconds = retryAfterSeconds
    }

    /// No limits at all.
    package static let off = SandboxLimits(areOn: false)
}

/// When a refresh token's value changes.
package enum RefreshRotation: String, Sendable {
    /// At every refresh.
    case always
    /// At the first refresh a day after the value was given.
    case daily
}

/// Everything that can be set about the stand-in; what is not set behaves as the real service's default.
package struct SandboxConfiguration: Sendable {
    /// The app's credentials that the token endpoint accepts.
    package var clientID = "sandbox-client"
    /// The app's secret.
    package var clientSecret = "sandbox-secret"
    /// Redirect addresses that are registered; empty accepts any.
    package var redirectURIs: [String] = []
    /// Where accepted writes are kept; nil keeps them in memory only.
    package var dataDirectory: URL?
    /// One JSON line per accepted write, as the client sent it.
    package var recordFile: URL?
    /// How much the service takes before it answers 429.
    package var limits = SandboxLimits()
    /// The wall clock of the service.
    package var clock: @Sendable () -> Date
    /// How a slow answer waits.
    package var wait: @Sendable (Duration) async -> Void
    /// Time the service takes for each document written; none by default.
    package var timePerDocument: Duration = .zero
    /// Refuses new names of lists beside others, in one batch or under way at once. Source: §2.4, §6.4 (6000).
    package var takesOneNameAtATime = false
    /// Seeds identifiers and chance.
    package var seed: UInt64 = 1
    /// The address in the discovery document; else taken from the Host header.
    package var baseURL: String?
    /// When a refresh token changes.
    package var rotation = RefreshRotation.always
    /// Seconds an access token lives.
    package var accessTokenSeconds = 3600
    /// Seconds a refresh token lives after its last use. Source: §1.3.
    package var refreshTokenSeconds = 8_726_400
    /// Seconds from first consent after which a chain of refresh tokens ends: five years. Source: §1.3.
    package var consentSeconds = 157_680_000
    /// Seconds a request id is remembered.
    package var requestIdSeconds = 7 * 86_400
    /// The clock may be set through `POST /sandbox/clock`.
    package var allowsClockControl = true
    /// Token that signs webhooks.
    package var webhookVerifier = "sandbox-verifier"
    /// Which body webhooks have.
    package var webhookShape = WebhookShape.cloudEvents
    /// Takes each notification and posts it to the app; it must not wait for the app. Nil sends none.
    package var webhook: (@Sendable (SandboxWebhook) async -> Void)?

    /// The defaults: the wall clock, a sleeping wait, memory only, the published limits.
    package init(
        clock: @escaping @Sendable () -> Date = { Date() },
        wait: @escaping @Sendable (Duration) async -> Void = { try? await Task.sleep(for: $0) }
    ) {
        self.clock = clock
        self.wait = wait
    }
}
