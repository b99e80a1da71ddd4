import Accounting
import ConnectorKit

extension Tokens {
    /// The token reply; a consent's final end that is not told again stays as it was known. Source: quickbooks-online.md §1.3.
    init?(_ reply: JSONObject, at now: Instant, _ old: Tokens?) {
        guard let access = reply.text("access_token"), let refresh = reply.text("refresh_token"),
            let accessSeconds = reply.text("expires_in").flatMap({ Int64($0) })
        else { return nil }
        let refreshSeconds = reply.text("x_refresh_token_expires_in").flatMap { Int64($0) } ?? Self.refreshSecondsUsual
        let consentSeconds = reply.text("x_refresh_token_hard_expires_in").flatMap { Int64($0) }
        let givenAt = old == nil ? now : old?.consentGivenAt
        self.init(
            accessToken: access, accessExpiresAt: now.advanced(bySeconds: accessSeconds), refreshToken: refresh,
            refreshExpiresAt: now.advanced(bySeconds: refreshSeconds),
            consentExpiresAt: consentSeconds.map { now.advanced(bySeconds: $0) } ?? old?.consentExpiresAt
                ?? givenAt?.advanced(bySeconds: Self.consentSecondsMax),
            consentGivenAt: givenAt)
    }

    /// A hundred days. Source: quickbooks-online.md §1.3.
    private static let refreshSecondsUsual: Int64 = 8_640_000
    /// Five years from the first consent. Source: quickbooks-online.md §1.3.
    private static let consentSecondsMax: Int64 = 157_680_000
}

/// What the sign-in service says when it refuses; the body tells, not the status. Source: quickbooks-online.md §1.3.
enum SignInFault {
    static func problem(_ answer: IncomingAnswer) -> ConnectorProblem {
        let reply = JSONReader.object(answer.body)
        let code = reply?.text("error")
        return ConnectorProblem(
            cause(code, answer), code: code, text: reply?.text("error_description"), status: answer.status,
            requestID: answer.intuitID)
    }

    private static func cause(_ code: String?, _ answer: IncomingAnswer) -> ConnectorProblem.Cause {
        switch code {
        case "invalid_grant"?, "access_denied"?: return .signInNeeded
        case "invalid_client"?, "unauthorized_client"?, "invalid_scope"?: return .clientRefused
        case .some, nil: break
        }
        if answer.status == 429 { return .throttled(retryAfterSeconds: answer.retryAfterSeconds) }
        return answer.status >= 500 ? .serverFault : answer.status == 401 ? .clientRefused : .unreadable
    }
}

extension IncomingAnswer {
    /// The identifier by which the service finds a request. Source: quickbooks-online.md §2.1.
    var intuitID: String? { header("intuit_tid") }

    /// Seconds to wait, when told; a date is not read, the service has not been seen to send one.
    var retryAfterSeconds: Int? { header("Retry-After").flatMap { Int($0) } }
}
