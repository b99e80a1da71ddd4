import Accounting
import ConnectorKit
import Foundation

/// What the extension, or something before it, answered when it was no success. Source: the extension's API §3.
enum OpenCartProblems {
    /// The problem that an answer tells of; `nil` when it is ours and tells of success.
    static func problem(_ answer: IncomingAnswer, isWrite: Bool, now: Instant) -> ConnectorProblem? {
        let raw = String(decoding: answer.body.prefix(ConnectorProblem.rawBytesMax), as: UTF8.self)
        guard let envelope = OpenCartEnvelope(answer) else {
            return ConnectorProblem(
                foreign(answer, isWrite: isWrite, now: now), text: String(raw.prefix(textMax)), status: answer.status,
                raw: raw)
        }
        if envelope.isSuccess { return nil }
        return ConnectorProblem(
            cause(envelope, answer, isWrite: isWrite, now: now),
            // An answer to a key that the shop knows is signed.
            code: envelope.code == "bad_signature" && answer.header("X-Bookbridge-Signature") == nil
                ? keyUnknown : envelope.code,
            text: envelope.message,
            status: answer.status, raw: raw)
    }

    /// The shop knows no such key, or none arrived.
    static let keyUnknown = "key_unknown"

    /// The path with its query that the shop saw, where it says so.
    static func seenTarget(_ problem: ConnectorProblem) -> String? {
        guard case .object(let error)? = problem.raw.flatMap({ JSONReader.object($0) })?["error"] else { return nil }
        return OpenCartRow(error)["seen"]
    }

    /// The first bytes tell a person what stands in the way. Source: opencart.md §10 item 12.
    private static let textMax = 200

    /// An answer without our mark: a page of the shop, of the host, of a firewall.
    private static func foreign(_ answer: IncomingAnswer, isWrite: Bool, now: Instant) -> ConnectorProblem.Cause {
        switch answer.status {
        case 404, 410: .extensionMissing
        case 429: .throttled(retryAfterSeconds: answer.retryAfterSeconds(now: now))
        case 503: answer.retryAfterSeconds(now: now).map { .throttled(retryAfterSeconds: $0) } ?? fault(isWrite)
        case 500...: fault(isWrite)
        case 300..<400: .extensionMissing
        case 400..<500: .blocked
        default: .unreadable
        }
    }

    private static func fault(_ isWrite: Bool) -> ConnectorProblem.Cause { isWrite ? .outcomeUnknown : .serverFault }

    private static func cause(
        _ envelope: OpenCartEnvelope, _ answer: IncomingAnswer, isWrite: Bool, now: Instant
    ) -> ConnectorProblem.Cause {
        switch envelope.code {
        case "bad_signature": .signInNeeded
        case "clock_skew": .clockWrong(aheadSeconds: envelope.time.map { $0 - now.seconds } ?? 0)
        // The same request came before, so that a read is asked anew and a write is looked at.
        case "replay": isWrite ? .outcomeUnknown : .serverFault
        case "disabled": .extensionMissing
        case "stock_writing_off": .notPermitted
        case "https_needed", "post_only": .invalid(field: "address")
        case "unknown_op": .extensionMissing
        case "maintenance": .throttled(retryAfterSeconds: answer.retryAfterSeconds(now: now))
        case "database", "fault": fault(isWrite)
        default:
            answer.status == 429
                ? .throttled(retryAfterSeconds: answer.retryAfterSeconds(now: now))
                : answer.status >= 500 ? fault(isWrite) : .invalid(field: nil)
        }
    }
}

/// An answer of the extension: everything that lacks its mark is somebody else's.
struct OpenCartEnvelope: Sendable {
    let isSuccess: Bool
    let data: JSONObject?
    let code: String
    let message: String
    /// The store's own clock, in UNIX seconds.
    let time: Int64?

    init?(_ answer: IncomingAnswer) {
        guard let object = JSONReader.object(answer.body), case .number("1")? = object["bookbridge"] else { return nil }
        let row = OpenCartRow(object)
        isSuccess = row.isTrue("ok") && (200..<300).contains(answer.status)
        if case .object(let data)? = object["data"] { self.data = data } else { data = nil }
        if case .object(let error)? = object["error"] {
            (code, message) = (OpenCartRow(error)["code"] ?? "", OpenCartRow(error)["message"] ?? "")
        } else {
            (code, message) = ("", "")
        }
        time = row["time"].flatMap { Int64($0) }
    }
}
