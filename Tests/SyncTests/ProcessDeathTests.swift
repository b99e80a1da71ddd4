import ConnectorKit
import Features
import LinkLedger
import QuickBooksSandbox
import Simulation
import Storage
import Sync
import TestKit
import Testing

/// What the simulation does not say: a database file on disk, and books that are the very same as if nothing had happened.
@Suite("A process that dies")
struct ProcessDeathTests {
    static let orders = 12
    /// Stop points of each kind, spread evenly over a whole run.
    static let points = Length.isLong ? 40 : 1

    /// How many steps of each kind an undisturbed run has.
    private static let stepsInRun = Task {
        var steps: [Accident.Kind: Int] = [:]
        for kind in Accident.Kind.chosen {
            let rehearsal = try await Rehearsal.open(orders: orders)
            let accident = Accident(kind)
            accident.happen(atStep: .max)
            _ = try await rehearsal.run(by: rehearsal.process(accident))
            steps[kind] = accident.steps
        }
        return steps
    }

    @Test(
        "anywhere loses nothing and doubles nothing", .tags(.x1, .x5), arguments: Accident.Kind.chosen, 1...points)
    func onceAnywhere(kind: Accident.Kind, point: Int) async throws {
        let all = try #require(try await Self.stepsInRun.value[kind])
        let step = max(1, all * point / (Self.points + 1))
        let rehearsal = try await Rehearsal.open(orders: Self.orders)
        try await die(rehearsal, kind, atStep: step)
        try await expectUndisturbed(rehearsal)
    }

    @Test(
        "again and again comes to the same end", .tags(.x1, .x5),
        arguments: Length.isLong ? Accident.Kind.allCases : [.afterWrite])
    func againAndAgain(kind: Accident.Kind) async throws {
        let rehearsal = try await Rehearsal.open(orders: Self.orders)
        for life in 1...10 { try await die(rehearsal, kind, atStep: 3 + life % 4, mayLive: true) }
        try await expectUndisturbed(rehearsal)
    }

    @Test("while answers are lost", .tags(.x1, .x5), arguments: Length.isLong ? [12, 30] : [12])
    func whileAnswersAreLost(step: Int) async throws {
        let rehearsal = try await Rehearsal.open(orders: Self.orders)
        await rehearsal.books.misbehave(Misbehaviour(.answerLost, perThousand: 300, writesOnly: true))
        try await die(rehearsal, .afterRequest, atStep: step)
        try await expectUndisturbed(rehearsal)
    }

    @Test("with a request of which a part is accounted for finds out about the rest alone", .tags(.x1))
    func partlyAnswered() async throws {
        let (rehearsal, lost) = try #require(try await diedOverDocuments())
        let now = rehearsal.clock.now()
        let results = [IntentResult(intent: lost.intents[0], outcome: .putBack(notBefore: now))]
        try await rehearsal.services.archive.finish(
            [AnsweredRequest(results, requestKey: lost.requestKey)], books: Rehearsal.ledger, run: "", now: now)
        try await expectUndisturbed(rehearsal)
    }

    @Test(
        "with a request in the form of earlier programs finds out about it all the same", .tags(.x1),
        arguments: [Accident.Kind.beforeRequest, .afterRequest])
    func earlierForm(kind: Accident.Kind) async throws {
        let (rehearsal, lost) = try #require(try await diedOverDocuments(kind))
        let archive = rehearsal.services.archive
        let now = rehearsal.clock.now()
        let results = lost.intents.map { IntentResult(intent: $0, outcome: .putBack(notBefore: now)) }
        try await archive.finish(
            [AnsweredRequest(results, requestKey: lost.requestKey)], books: Rehearsal.ledger, run: "", now: now)
        var earlier = lost
        earlier.request = try RecordText.encode(EarlierRequest(lost))
        let note = AuditNote(.request, run: "", requestKey: lost.requestKey, subjects: [], content: "{}")
        let begun = try await archive.begin([DepartingRequest(earlier, note: note)], books: Rehearsal.ledger, now: now)
        #expect(begun == [lost.requestKey])
        try await expectUndisturbed(rehearsal)
    }

    @Test(
        "is cleared up after by a run of another store of the same books as by one of its own", .tags(.x1, .w21),
        arguments: [Accident.Kind.beforeRequest, .afterRequest])
    func clearedUpByAnotherStore(kind: Accident.Kind) async throws {
        let (rehearsal, _) = try #require(try await diedOverDocuments(kind))
        _ = try await Integrations(try await rehearsal.scope).connectStore(
            Distributor.name, kind: "esp",
            values: ["account": "asi/10471", "country": "US", "timeZone": "America/New_York"])
        try await Distributor(rehearsal: rehearsal).setRules { _ in }
        rehearsal.outlastLeases()
        let report = try await SyncStore(try await rehearsal.scope).run(.orders, of: Distributor.store)
        #expect(report.stop == nil && report.outcomes["needsYou"] == nil, "\(report.outcomes)")
        try await expectUndisturbed(rehearsal)
    }

    /// A process that was gone before its request with several records left, or as it arrived.
    private func diedOverDocuments(_ kind: Accident.Kind = .beforeRequest) async throws -> (Rehearsal, BatchRow)? {
        for step in 10...60 {
            let rehearsal = try await Rehearsal.open(orders: Self.orders)
            try await die(rehearsal, kind, atStep: step, mayLive: true)
            let archive = rehearsal.services.archive
            for batch in try await archive.unfinishedBatches(of: Rehearsal.ledger) where batch.intents.count > 2 {
                let sending = try await archive.sending(in: batch.requestKey, books: Rehearsal.ledger)
                if sending.allSatisfy({ $0.intent.kind.document != nil }) { return (rehearsal, batch) }
            }
        }
        return nil
    }

    @Test("leaves its lease, which nobody takes before its end", .tags(.x1, .w21))
    func leavesItsLease() async throws {
        let rehearsal = try await Rehearsal.open(orders: Self.orders)
        let accident = Accident(.beforeWrite)
        let process = try await rehearsal.process(accident)
        accident.happen(atStep: 4)
        _ = try? await rehearsal.run(by: process)
        #expect(accident.hasHappened)
        await #expect(throws: FeatureProblem.stopped(.alreadyRunning)) { try await rehearsal.run() }
        try await expectUndisturbed(rehearsal)
    }

    /// A process begins a run and dies in it.
    private func die(
        _ rehearsal: Rehearsal, _ kind: Accident.Kind, atStep step: Int, mayLive: Bool = false
    ) async throws {
        let accident = Accident(kind)
        let process = try await rehearsal.process(accident)
        accident.happen(atStep: step)
        do { _ = try await rehearsal.run(by: process) } catch is FeatureProblem {}
        #expect(accident.hasHappened || mayLive)
        rehearsal.outlastLeases()
    }

    private func expectUndisturbed(_ rehearsal: Rehearsal) async throws {
        rehearsal.outlastLeases()
        // A refresh token that was renewed and never saved is lost for good: a person signs in, no order is lost.
        if try await rehearsal.run().stop == "books.signInNeeded" { try await rehearsal.signIn() }
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
        let undisturbed = try await Undisturbed.shared.books("us", orders: Self.orders, seed: 7)
        try await rehearsal.snapshot().expectSame(as: undisturbed)
    }
}

/// A request as it was written down before its text was the connector's own.
private struct EarlierRequest: Encodable {
    let requestKey: String
    let path: String
    let body: String
    let intentIDs: [String]
    let isBatch: Bool

    init(_ row: BatchRow) throws {
        let now = try RecordText.decode(PreparedPosting.self, from: row.request)
        let lines = now.payload.split(separator: "\n", maxSplits: 1)
        requestKey = now.requestKey
        path = String(lines[0])
        body = String(lines[1])
        intentIDs = now.intentIDs
        isBatch = true
    }
}
