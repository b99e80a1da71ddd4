import ConnectorKit
import Ecwid
import Foundation
import TestKit
import Testing

@Suite("A refusal of Ecwid")
struct EcwidProblemsTests {
    struct Case: Sendable {
        var status: Int
        var code: String
        var text = ""
        var isWrite = false
        var cause: ConnectorProblem.Cause
    }

    private static let cases: [Case] = [
        Case(status: 400, code: "WRONG_PARAMETER", cause: .invalid(field: nil)),
        Case(
            status: 400, code: "WRONG_PARAMETER", text: "SKU for combination is not set", isWrite: true,
            cause: .invalid(field: "variationID")),
        Case(status: 400, code: "DIFFERENT_COMBINATION_STOCK", isWrite: true, cause: .invalid(field: "variationID")),
        Case(status: 402, code: "NOT_AVAILABLE_ON_CURRENT_PLAN", cause: .subscriptionEnded),
        Case(status: 402, code: "STORE_IS_SUSPENDED", cause: .subscriptionEnded),
        Case(status: 403, code: "INVALID_API_TOKEN", cause: .signInNeeded),
        Case(status: 403, code: "", text: "Invalid access token", cause: .signInNeeded),
        Case(status: 403, code: "INSUFFICIENT_APP_SCOPE", cause: .notPermitted),
        Case(status: 403, code: "", cause: .notPermitted),
        Case(status: 404, code: "STORE_NOT_FOUND", cause: .clientRefused),
        Case(status: 404, code: "PRODUCT_NOT_FOUND", isWrite: true, cause: .notFound),
        Case(status: 408, code: "TIMEOUT", cause: .serverFault),
        Case(status: 408, code: "TIMEOUT", isWrite: true, cause: .outcomeUnknown),
        Case(status: 409, code: "NOT_ALLOWED_TO_UPDATE_PARAMETER", isWrite: true, cause: .notPermitted),
        Case(status: 409, code: "SKU_ALREADY_EXISTS", isWrite: true, cause: .invalid(field: nil)),
        Case(status: 415, code: "", isWrite: true, cause: .invalid(field: nil)),
        Case(status: 500, code: "INTERNAL_ERROR", cause: .serverFault),
        Case(status: 503, code: "", isWrite: true, cause: .outcomeUnknown),
        Case(status: 302, code: "", cause: .unreadable),
    ]

    @Test("has one cause, and keeps code, text and answer", .tags(.x6), arguments: cases)
    func causes(_ refusal: Case) throws {
        let answer = PaperEcwid.error(refusal.status, refusal.code, refusal.text)
        let problem = try #require(
            EcwidProblems.problem(answer, isWrite: refusal.isWrite, now: ManualClock.start))
        #expect(problem.cause == refusal.cause)
        #expect(problem.code == refusal.code)
        #expect(problem.status == refusal.status)
        #expect(problem.raw?.contains("errorMessage") == true)
    }

    @Test("may have no body at all", arguments: [400, 402, 403, 404, 409, 429, 500])
    func empty(status: Int) {
        let problem = EcwidProblems.problem(IncomingAnswer(status: status), isWrite: false, now: ManualClock.start)
        #expect(problem != nil)
        #expect(problem?.code == nil)
    }

    @Test(
        "says how long to wait, in seconds or as a date",
        arguments: [
            ("17", 17), (" 3 ", 3), ("-5", 0), ("Mon, 01 Jun 2026 12:00:30 GMT", 30),
            ("Mon, 01 Jun 2026 11:00:00 GMT", 0),
            ("soon", nil),
        ] as [(String, Int?)])
    func retryAfter(text: String, seconds: Int?) {
        let answer = IncomingAnswer(status: 429, headers: [.init("Retry-After", text)])
        let problem = EcwidProblems.problem(answer, isWrite: false, now: ManualClock.start)
        #expect(problem?.cause == .throttled(retryAfterSeconds: seconds))
    }
}
