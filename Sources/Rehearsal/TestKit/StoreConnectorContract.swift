import Accounting
import Commerce
import ConnectorKit
import Foundation
import Testing

/// What every connector of a store promises; one parameterised test runs them all.
///
/// ```swift
/// @Test(arguments: StorePromise.allCases)
/// func keeps(_ promise: StorePromise) async throws { try await promise.check(on: MyStage()) }
/// ```
package enum StorePromise: String, Sendable, CaseIterable {
    case readingEnds
    case cursorMovesForward
    case quietStoreBringsNothing
    case changedOrderComesAgain
    case crashBetweenPagesLosesNothing
    case changesMeanwhileLoseNothing
    case refusedPaceIsObeyed
    case passingFaultsAreOutlived
    case wrongSignInIsSaidAtOnce
    case unreadableAnswerIsSaid
    case oneOrderIsReadDirectly
    case mappingIsPure
    case declaresWhatItHas
    case pushedIsReadAlike

    /// Records a failed expectation for each way in which the connector breaks the promise.
    package func check(on stage: any StoreStage) async throws {
        let contract = StoreConnectorContract(stage: stage)
        switch self {
        case .readingEnds: try await contract.readingEnds()
        case .cursorMovesForward: try await contract.cursorMovesForward()
        case .quietStoreBringsNothing: try await contract.quietStoreBringsNothing()
        case .changedOrderComesAgain: try await contract.changedOrderComesAgain()
        case .crashBetweenPagesLosesNothing: try await contract.crashBetweenPagesLosesNothing()
        case .changesMeanwhileLoseNothing: try await contract.changesMeanwhileLoseNothing()
        case .refusedPaceIsObeyed:
            try await contract.outlives(.tooManyRequests(retryAfterSeconds: 17), times: 2)
        case .passingFaultsAreOutlived:
            try await contract.outlives(.serverFault, times: 2)
            try await contract.outlives(.interrupted, times: 2)
        case .wrongSignInIsSaidAtOnce: await contract.wrongSignInIsSaidAtOnce()
        case .unreadableAnswerIsSaid: await contract.unreadableAnswerIsSaid()
        case .oneOrderIsReadDirectly: try await contract.oneOrderIsReadDirectly()
        case .mappingIsPure: try await contract.mappingIsPure()
        case .declaresWhatItHas: try await contract.declaresWhatItHas()
        case .pushedIsReadAlike: try await contract.pushedIsReadAlike()
        }
    }
}

/// The promises themselves; each begins with an empty store.
struct StoreConnectorContract: Sendable {
    let stage: any StoreStage

    /// More pages than any reading here may take.
    private static let pagesMax = 500
    private static let orders = 250

    func readingEnds() async throws {
        await stage.place(orders: Self.orders)
        let records = try await readToTheEnd().records
        #expect(Set(records.map(\.id)).count == Self.orders)
        #expect(records.allSatisfy { !$0.body.isEmpty })
    }

    func cursorMovesForward() async throws {
        await stage.place(orders: Self.orders)
        let cursors = try await readToTheEnd().cursors
        #expect(Set(cursors).count == cursors.count)
    }

    func quietStoreBringsNothing() async throws {
        await stage.place(orders: 3)
        await stage.passTime(seconds: 3600)
        let end = try await readToTheEnd().cursors.last
        for _ in 0..<3 {
            await stage.passTime(seconds: 3600)
            let page = try await stage.connector().records(of: stage.stream, after: end)
            #expect(page.records.isEmpty)
            #expect(page.isLast)
        }
    }

    func changedOrderComesAgain() async throws {
        await stage.place(orders: 30)
        await stage.passTime(seconds: 86_400)
        let end = try await readToTheEnd().cursors.last
        await stage.passTime(seconds: 3600)
        let id = await stage.changeOneOrder()
        await stage.passTime(seconds: 3600)
        let again = try await readToTheEnd(after: end).records
        #expect(again.map(\.id).contains(id))
    }

    /// Each page is read twice, as when a process dies before it kept what it read.
    func crashBetweenPagesLosesNothing() async throws {
        await stage.place(orders: Self.orders)
        var kept: Set<String> = []
        var cursor: Cursor?
        for _ in 0..<Self.pagesMax {
            _ = try await stage.connector().records(of: stage.stream, after: cursor)
            let page = try await stage.connector().records(of: stage.stream, after: cursor)
            kept.formUnion(page.records.map(\.id))
            cursor = page.next
            if page.isLast { break }
        }
        #expect(kept.count == Self.orders)
    }

    /// New and changed orders between the pages: after one more reading nothing is missing and every change was seen.
    func changesMeanwhileLoseNothing() async throws {
        await stage.place(orders: Self.orders)
        await stage.passTime(seconds: 600)
        var kept: [String: Data] = [:]
        var changed: Set<String> = []
        var cursor: Cursor?
        for round in 0..<Self.pagesMax {
            let page = try await stage.connector().records(of: stage.stream, after: cursor)
            for record in page.records { kept[record.id] = record.body }
            cursor = page.next
            if page.isLast { break }
            if round < 5 {
                await stage.place(orders: 2)
                changed.insert(await stage.changeOneOrder())
            }
        }
        await stage.passTime(seconds: 3600)
        let later = try await readToTheEnd(after: cursor)
        for record in later.records { kept[record.id] = record.body }
        for (place, (id, body)) in kept.sorted(by: { $0.key < $1.key }).enumerated()
        where place % 10 == 0 || changed.contains(id) {
            let direct = try await stage.connector().record(id, of: stage.stream)
            #expect(direct?.body.sameJSON(as: body) == true, "order \(id) is not as the store has it")
        }
        #expect(changed.isSubset(of: kept.keys))
        #expect(kept.count >= Self.orders)
    }

    func outlives(_ trouble: StoreTrouble, times: Int) async throws {
        await stage.place(orders: 3)
        await stage.misbehave(trouble, times: times)
        let records = try await readToTheEnd().records
        #expect(Set(records.map(\.id)).count >= 3)
    }

    func wrongSignInIsSaidAtOnce() async {
        let connector = stage.connectorWithWrongSignIn()
        let before = await stage.requestCount()
        await #expect(throws: ConnectorProblem.self) { try await connector.profile() }
        let after = await stage.requestCount()
        #expect(after - before == 1)
        let problem = await problem { () async throws(ConnectorProblem) in
            _ = try await connector.records(of: stage.stream, after: nil)
        }
        #expect(problem?.cause == .signInNeeded)
        #expect(problem?.stopsConnection == true)
    }

    func unreadableAnswerIsSaid() async {
        await stage.misbehave(.unreadableAnswer, times: 10)
        let problem = await problem { () async throws(ConnectorProblem) in
            _ = try await stage.connector().records(of: stage.stream, after: nil)
        }
        #expect(problem?.cause == .unreadable)
    }

    func oneOrderIsReadDirectly() async throws {
        await stage.place(orders: 1)
        let record = try #require(try await readToTheEnd().records.first)
        let direct = try await stage.connector().record(record.id, of: stage.stream)
        #expect(direct?.id == record.id)
        let unknown = try await stage.connector().record("no-such-order", of: stage.stream)
        #expect(unknown == nil)
    }

    func mappingIsPure() async throws {
        await stage.place(orders: 20)
        let profile = try await stage.connector().profile()
        for record in try await readToTheEnd().records {
            let first = try stage.connector().mapping.order(from: record, profile: profile)
            let second = try stage.connector().mapping.order(from: record, profile: profile)
            #expect(first == second)
            #expect(first.id.rawValue == record.id)
            #expect(first.updatedAt == record.updatedAt)
        }
    }

    /// Its parts are those that its description promises, and each stream that is read gives a page, or the sign-in may not have it.
    func declaresWhatItHas() async throws {
        await stage.place(orders: 3)
        let connector = stage.connector()
        let description = connector.description
        #expect(description.reads.isEmpty == (connector.reader == nil))
        #expect(description.takes.isEmpty == (connector.intake == nil))
        #expect(description.writesStock == (connector.reader?.stock != nil))
        for stream in RecordStream.allCases {
            let problem = await problem { () async throws(ConnectorProblem) in
                _ = try await connector.records(of: stream, after: nil)
            }
            #expect(problem == nil || problem?.cause == .notPermitted, "\(stream): \(String(describing: problem))")
            if !description.reads.contains(stream) { #expect(problem != nil, "\(stream)") }
        }
    }

    /// An order that is pushed says the same as one that is fetched, however often it comes.
    func pushedIsReadAlike() async throws {
        guard let intake = stage.connector().intake, stage.connector().description.takes.contains(stage.stream) else {
            return
        }
        await stage.place(orders: 5)
        let fetched = try await readToTheEnd().records
        let body = try #require(await stage.pushed(fetched))
        let now = Instant(seconds: 0)
        let pushed = try intake.records(of: stage.stream, in: body, now: now)
        #expect(try intake.records(of: stage.stream, in: body, now: now) == pushed)
        let profile = try await stage.connector().profile()
        let mapping = stage.connector().mapping
        let orders = try pushed.map { try mapping.order(from: $0, profile: profile) }
        #expect(try orders == fetched.map { try mapping.order(from: $0, profile: profile) })
    }

    private func readToTheEnd(
        after start: Cursor? = nil
    ) async throws(ConnectorProblem) -> (records: [RawRecord], cursors: [Cursor]) {
        var records: [RawRecord] = []
        var cursors: [Cursor] = []
        var cursor = start
        for _ in 0..<Self.pagesMax {
            let page = try await stage.connector().records(of: stage.stream, after: cursor)
            records += page.records
            cursors.append(page.next)
            cursor = page.next
            if page.isLast { return (records, cursors) }
        }
        Issue.record("the reading did not end after \(Self.pagesMax) pages")
        return (records, cursors)
    }

    private func problem(_ work: () async throws(ConnectorProblem) -> Void) async -> ConnectorProblem? {
        do throws(ConnectorProblem) {
            try await work()
            return nil
        } catch {
            return error
        }
    }
}

extension Data {
    /// Whether both tell the same, however they are laid out.
    fileprivate func sameJSON(as other: Data) -> Bool {
        if self == other { return true }
        guard let mine = try? JSONSerialization.jsonObject(with: self) as? NSDictionary,
            let theirs = try? JSONSerialization.jsonObject(with: other) as? NSDictionary
        else { return false }
        return mine == theirs
    }
}
