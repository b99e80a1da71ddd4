import ConnectorKit
import TestKit
import Testing

@Suite("What the outside said, and whose move it is")
struct ConnectorProblemTests {
    typealias Row = (cause: ConnectorProblem.Cause, remedy: Remedy, stops: Bool)

    static let table: [Row] = [
        (.unreachable, .wait, false), (.outcomeUnknown, .wait, false),
        (.throttled(retryAfterSeconds: 7), .wait, false), (.throttled(retryAfterSeconds: nil), .wait, false),
        (.serverFault, .wait, false), (.stale, .wait, false), (.signInNeeded, .signInAgain, true),
        (.clientRefused, .changeSetting, true), (.subscriptionEnded, .changeSetting, true),
        (.notPermitted, .changeSetting, false), (.periodClosed, .changeSetting, false),
        (.beforeStock, .changeSetting, false),
        (.referenceInactive, .changeSetting, false), (.notFound, .mendOrder, false),
        (.duplicateName(existing: "7"), .mendOrder, false), (.duplicateNumber(existing: nil), .mendOrder, false),
        (.transactionDeposited, .mendOrder, false), (.invalid(field: "Line"), .mendOrder, false),
        (.unreadable, .report, false), (.extensionMissing, .changeSetting, true), (.blocked, .changeSetting, false),
        (.clockWrong(aheadSeconds: 600), .changeSetting, false), (.notSecure(.expired), .changeSetting, false),
    ]

    @Test("Each cause has one remedy", .tags(.x1), arguments: table.indices)
    func remedy(row: Int) {
        let (cause, remedy, stops) = Self.table[row]
        let problem = ConnectorProblem(cause)
        #expect(problem.remedy == remedy)
        #expect(problem.stopsConnection == stops)
    }

    @Test("A write whose answer never came may have happened; a read may simply be repeated", .tags(.x1))
    func failures() {
        let unclear: [NetworkFailure] = [.interrupted("reset"), .timedOut, .cancelled]
        for failure in unclear {
            #expect(ConnectorProblem(failure, isWrite: true).cause == .outcomeUnknown)
            #expect(ConnectorProblem(failure, isWrite: false).cause == .serverFault)
        }
        for isWrite in [true, false] {
            #expect(ConnectorProblem(.notSent("refused"), isWrite: isWrite).cause == .unreachable)
            #expect(ConnectorProblem(.notSecure(.otherName), isWrite: isWrite).cause == .notSecure(.otherName))
            #expect(ConnectorProblem(.answerTooLarge(limitBytes: 9), isWrite: isWrite).cause == .unreadable)
        }
    }

    @Test("A huge answer is kept in part only")
    func rawIsCut() {
        let problem = ConnectorProblem(.serverFault, raw: String(repeating: "x", count: 100_000))
        #expect(problem.raw?.count == ConnectorProblem.rawBytesMax)
    }
}
