import ConnectorKit
import Foundation

/// Finds out whether an answer is a refusal, and which; faults hide in answers with status 200 as well. Source: quickbooks-online.md §6.
struct FaultReading {
    private let answer: IncomingAnswer
    private let fault: Fault?

    init(_ answer: IncomingAnswer, _ reply: JSONObject?) {
        self.answer = answer
        fault = reply.flatMap { Fault(in: $0) }
    }

    /// `nil` when the answer is no refusal.
    func problem(for context: FaultContext) -> ConnectorProblem? {
        guard answer.status != 200 || fault != nil else { return nil }
        let error = fault?.errors.first
        return ConnectorProblem(
            cause(error, context), code: error?.code, text: error?.text, status: answer.status,
            requestID: answer.intuitID, raw: String(decoding: answer.body.prefix(Self.rawBytesMax), as: UTF8.self))
    }

    private static let rawBytesMax = 4000

    private func cause(_ error: FaultError?, _ context: FaultContext) -> ConnectorProblem.Cause {
        if answer.status == 429 { return .throttled(retryAfterSeconds: answer.retryAfterSeconds) }
        if answer.status >= 500 { return context == .read ? .serverFault : .outcomeUnknown }
        if let cause = error?.cause(context) { return cause }
        switch answer.status {
        case 401: return .signInNeeded
        case 403: return .notPermitted
        case 404: return .notFound
        case 408: return context == .read ? .serverFault : .outcomeUnknown
        case 400..<500: return .invalid(field: nil)
        default: return context == .read ? .serverFault : .outcomeUnknown
        }
    }
}

extension ConnectorProblem {
    /// The fault of one item of a batch.
    init(_ fault: Fault, for context: FaultContext, in answer: IncomingAnswer) {
        let error = fault.errors.first
        let cause = error?.cause(context) ?? (fault.type == "SystemFault" ? .outcomeUnknown : .invalid(field: nil))
        self.init(
            cause, code: error?.code, text: error?.text, status: answer.status, requestID: answer.intuitID,
            raw: fault.errors.map { "\($0.code): \($0.text ?? "")" }.joined(separator: "\n"))
    }

    /// Whether the posting may have been carried out all the same.
    var leavesOutcomeOpen: Bool {
        if case .outcomeUnknown = cause { true } else { false }
    }

    /// Whether it lies with the connection rather than with what was sent, so that nothing of the request happened.
    ///
    /// An edition that knows no purchase orders refuses those only; a connection without rights is refused by status.
    var liesWithConnection: Bool {
        switch cause {
        case .unreachable, .throttled, .serverFault, .signInNeeded, .clientRefused, .subscriptionEnded,
            .extensionMissing, .blocked, .clockWrong, .notSecure:
            true
        case .notPermitted: status == 401 || status == 403
        case .outcomeUnknown, .notFound, .stale, .duplicateName, .duplicateNumber, .periodClosed, .beforeStock,
            .referenceInactive,
            .transactionDeposited, .invalid, .unreadable:
            false
        }
    }
}
