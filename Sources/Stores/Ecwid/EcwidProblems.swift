package import Accounting
package import ConnectorKit
import Foundation

/// Ecwid's refusals as problems, their code, text and answer kept.
///
/// Source: ecwid.md §1.6. The body may be empty; then the status alone decides.
package enum EcwidProblems {
    /// The problem that an answer tells of; `nil` when it tells of success. `right` is what the call needs.
    package static func problem(
        _ answer: IncomingAnswer, isWrite: Bool, right: String? = nil, now: Instant
    ) -> ConnectorProblem? {
        if (200..<300).contains(answer.status) { return nil }
        let body = try? EcwidErrorBody.read(answer.body)
        let code = body?.errorCode ?? ""
        let cause = cause(answer, code, body?.errorMessage ?? "", isWrite: isWrite, now: now)
        var problem = ConnectorProblem(
            cause, code: body?.errorCode, text: body?.errorMessage, status: answer.status,
            requestID: answer.header("X-Request-ID"), raw: String(decoding: answer.body, as: UTF8.self))
        if code == Self.rightMissing { problem.right = right }
        return problem
    }

    /// An answer of success that cannot be understood.
    package static func unreadable(_ fault: Unreadable, _ answer: IncomingAnswer) -> ConnectorProblem {
        ConnectorProblem(
            .unreadable, text: "\(fault.field): \(fault.text)", status: answer.status,
            raw: String(decoding: answer.body, as: UTF8.self))
    }

    private static func cause(
        _ answer: IncomingAnswer, _ code: String, _ text: String, isWrite: Bool, now: Instant
    ) -> ConnectorProblem.Cause {
        switch answer.status {
        case 401: .signInNeeded
        case 402: .subscriptionEnded
        case 403: forbidden(code, text)
        case 404: code == "STORE_NOT_FOUND" ? .clientRefused : .notFound
        case 408: isWrite ? .outcomeUnknown : .serverFault
        case 409: code == "NOT_ALLOWED_TO_UPDATE_PARAMETER" ? .notPermitted : .invalid(field: nil)
        case 429: .throttled(retryAfterSeconds: answer.retryAfterSeconds(now: now))
        case 400 where isVariationStock(code, text): .invalid(field: "variationID")
        case 400..<500: .invalid(field: nil)
        case 500...: isWrite ? .outcomeUnknown : .serverFault
        default: .unreadable
        }
    }

    /// A dead token, or a live one that may not do this. Without a code the text must decide, else the milder reading.
    private static func forbidden(_ code: String, _ text: String) -> ConnectorProblem.Cause {
        switch code {
        case "INVALID_API_TOKEN": .signInNeeded
        case rightMissing: .notPermitted
        default: text.lowercased().contains("token") ? .signInNeeded : .notPermitted
        }
    }

    private static let rightMissing = "INSUFFICIENT_APP_SCOPE"

    /// A variation without its own code has no stock of its own: the product's must be changed. Source: ecwid.md §1.6, §4.2.
    private static func isVariationStock(_ code: String, _ text: String) -> Bool {
        code == "DIFFERENT_COMBINATION_STOCK" || text.lowercased().contains("sku for combination")
    }
}
