import ConnectorKit
import Foundation
import TestKit
import Testing

@testable import QuickBooksOnline

@Suite("A fault of the service")
struct FaultTests {
    static func body(_ code: String, detail: String = "", element: String = "") -> String {
        #"{"Fault":{"Error":[{"Message":"m","Detail":"\#(detail)","code":"\#(code)","element":"\#(element)"}],"#
            + #""type":"ValidationFault"},"time":"2026-01-05T09:17:31.892-08:00"}"#
    }

    private func problem(_ body: String, _ status: Int = 400, _ context: FaultContext = .create) -> ConnectorProblem? {
        let answer = IncomingAnswer(
            status: status, headers: [.init("intuit_tid", "tid-1")], body: Data(body.utf8))
        return FaultReading(answer, JSONReader.object(answer.body)).problem(for: context)
    }

    static let causes: [(String, ConnectorProblem.Cause)] = [
        ("100", .signInNeeded), ("120", .notPermitted), ("140", .serverFault),
        ("3001", .throttled(retryAfterSeconds: nil)),
        ("3100", .notPermitted), ("3200", .signInNeeded), ("5010", .stale), ("5020", .notPermitted),
        ("6190", .subscriptionEnded), ("6200", .periodClosed), ("6210", .periodClosed), ("6540", .transactionDeposited),
        ("2500", .referenceInactive), ("6270", .beforeStock), ("610", .referenceInactive),
        ("6240", .duplicateName(existing: nil)),
        ("6140", .duplicateNumber(existing: nil)), ("2050", .invalid(field: nil)), ("6000", .invalid(field: nil)),
        ("6070", .invalid(field: nil)), ("2010", .invalid(field: nil)), ("4001", .unreadable),
        ("10000", .outcomeUnknown), ("600", .outcomeUnknown),
    ]

    @Test("is understood by its code", .tags(.x1), arguments: causes)
    func byCode(_ code: String, _ cause: ConnectorProblem.Cause) {
        let found = problem(Self.body(code))
        #expect(found?.cause == cause)
        #expect(found?.code == code)
        #expect(found?.requestID == "tid-1")
    }

    @Test("names the record in the way, in any language")
    func existing() {
        let number = Self.body(
            "6140", detail: "Numéro en double : DocNumber=1013 est attribué à TxnType=Invoice, TxnId=6254")
        #expect(problem(number)?.cause == .duplicateNumber(existing: "6254"))
        #expect(
            problem(Self.body("6240", detail: "Nom déjà pris. : Id=1067"))?.cause == .duplicateName(existing: "1067"))
        #expect(problem(Self.body("6240", detail: ": null"))?.cause == .duplicateName(existing: nil))
    }

    @Test("hides in an answer with status 200")
    func inside200() {
        #expect(problem(Self.body("2020", element: "Line"), 200)?.cause == .invalid(field: "Line"))
    }

    @Test("may be written in lower case")
    func lowerCase() {
        let body =
            #"{"fault":{"error":[{"message":"message=ThrottleExceeded; errorCode=003001; statusCode=429","#
            + #""detail":"","code":"003001","element":null}],"type":"SERVICE"},"time":1730024394085}"#
        #expect(problem(body, 400)?.cause == .throttled(retryAfterSeconds: nil))
        #expect(problem(body, 400)?.code == "3001")
    }

    @Test(
        "without words is understood by the status",
        arguments: [
            (401, ConnectorProblem.Cause.signInNeeded), (403, .notPermitted), (404, .notFound), (500, .outcomeUnknown),
            (502, .outcomeUnknown), (503, .outcomeUnknown), (504, .outcomeUnknown),
            (429, .throttled(retryAfterSeconds: nil)),
        ])
    func byStatus(_ status: Int, _ cause: ConnectorProblem.Cause) {
        #expect(problem("<html/>", status)?.cause == cause)
    }

    @Test("of a missing record means an inactive reference to a new document, a missing one to a change")
    func missing() {
        #expect(problem(Self.body("610"), 400, .create)?.cause == .referenceInactive)
        #expect(problem(Self.body("610"), 400, .change)?.cause == .notFound)
    }

    @Test("is no fault in an ordinary answer")
    func none() {
        #expect(problem(#"{"Invoice":{"Id":"1"}}"#, 200) == nil)
    }
}
