import ConnectorKit
import Sync
import Wording

enum ProblemExamples {
    static let all = walk(from: ConnectorProblem.Cause.unreachable, next)
    static let variants: [ConnectorProblem.Cause] =
        [
            .throttled(retryAfterSeconds: nil), .duplicateName(existing: nil), .duplicateNumber(existing: nil),
            .invalid(field: nil),
        ] + TLSFault.allCases.dropFirst().map { .notSecure($0) }

    static func next(_ cause: ConnectorProblem.Cause) -> ConnectorProblem.Cause? {
        switch cause {
        case .unreachable: .notSecure(.expired)
        case .notSecure: .outcomeUnknown
        case .outcomeUnknown: .throttled(retryAfterSeconds: 60)
        case .throttled: .serverFault
        case .serverFault: .signInNeeded
        case .signInNeeded: .clientRefused
        case .clientRefused: .notPermitted
        case .notPermitted: .subscriptionEnded
        case .subscriptionEnded: .notFound
        case .notFound: .stale
        case .stale: .duplicateName(existing: "17")
        case .duplicateName: .duplicateNumber(existing: "1042")
        case .duplicateNumber: .periodClosed
        case .periodClosed: .beforeStock
        case .beforeStock: .referenceInactive
        case .referenceInactive: .transactionDeposited
        case .transactionDeposited: .invalid(field: "Line.Qty")
        case .invalid: .unreadable
        case .unreadable: .extensionMissing
        case .extensionMissing: .blocked
        case .blocked: .clockWrong(aheadSeconds: 1260)
        case .clockWrong: nil
        }
    }

    /// With everything that an outside can say about it.
    static func problem(_ cause: ConnectorProblem.Cause) -> ConnectorProblem {
        ConnectorProblem(
            cause, code: "6000", text: "A business validation error has occurred", status: 400,
            requestID: "1-5f9d-abc")
    }

    static func examples(of causes: [ConnectorProblem.Cause], from side: OutsideSide) -> [Example] {
        causes.map { cause in Example(cause.code) { $0.explain(problem(cause), from: side) } }
    }
}
