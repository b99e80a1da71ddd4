import Accounting
import ConnectorKit
import Features
import Foundation
import Storage
import Sync
import Synchronization
import TestKit
import Testing

@Suite("A schedule")
struct ScheduleTests {
    @Test(
        "is read and written in one form", .tags(.w21, .f2),
        arguments: ["off", "every 60", "every 3600", "daily 03:05"])
    func text(_ text: String) throws {
        #expect(try #require(Schedule(text)).text == text)
    }

    @Test(
        "that cannot be meant is not read", .tags(.f2),
        arguments: [
            "", "on", "every", "every 59", "every -1", "every x", "daily 24:00", "daily 12", "daily 1:60", "off off",
        ])
    func unreadable(_ text: String) {
        #expect(Schedule(text) == nil)
    }

    @Test(
        "comes next at its time of day in the company's zone", .tags(.w21),
        arguments: [
            ("2026-06-01T12:00:00Z", "Europe/Paris", "2026-06-02T01:30:00Z"),
            ("2026-06-01T01:00:00Z", "Europe/Paris", "2026-06-01T01:30:00Z"),
            ("2026-06-01T01:30:00Z", "Europe/Paris", "2026-06-02T01:30:00Z"),
            ("2026-01-31T12:00:00Z", "America/Los_Angeles", "2026-02-01T11:30:00Z"),
            ("2026-12-31T20:00:00Z", "Asia/Tokyo", "2027-01-01T18:30:00Z"),
        ])
    func daily(now: String, zone: String, next: String) throws {
        let schedule = Schedule.daily(hour: 3, minute: 30)
        #expect(try schedule.next(after: instant(now), timeZone: zone) == instant(next))
    }

    @Test(
        "runs once on the days when clocks change", .tags(.w21),
        arguments: ["2026-03-28T12:00:00Z", "2026-10-24T12:00:00Z"], [2, 3])
    func clockChange(start: String, hour: Int) throws {
        let schedule = Schedule.daily(hour: hour, minute: 30)
        var now = try instant(start)
        for _ in 0..<3 {
            let next = try #require(schedule.next(after: now, timeZone: "Europe/Paris"))
            let hours = (next.seconds - now.seconds) / 3600
            #expect(next > now && hours <= 26)
            now = next
        }
        #expect(now.seconds - (try instant(start)).seconds < 3 * 86_400)
    }

    @Test("every so often comes so long after, and off never", .tags(.w21))
    func every() {
        let now = ManualClock.start
        #expect(Schedule.every(seconds: 90).next(after: now, timeZone: "UTC") == now.advanced(bySeconds: 90))
        #expect(Schedule.off.next(after: now, timeZone: "UTC") == nil)
    }

    @Test("that is due is run once by two processes on one file", .tags(.w21, .f3, .x1))
    func claimedOnce() async throws {
        let rehearsal = try await Rehearsal.open(orders: 5)
        try await Feeds(rehearsal.scope).schedule(.orders, of: Rehearsal.storeID, .every(seconds: 3600))
        let other = try await rehearsal.process()
        let ran = Mutex<[String]>([])
        let schedulers = [rehearsal.services, other].map { services in
            Scheduler(
                archive: services.archive, world: services.world, timeZone: { _ in "UTC" },
                perform: { schedule in
                    ran.withLock { $0.append(schedule.workflow) }
                    _ = try? await rehearsal.run(by: services)
                    return .done
                })
        }
        #expect(try await !schedulers[0].runOneDue(owner: "a"), "not due yet")
        rehearsal.clock.advance(bySeconds: 3601)
        async let first = schedulers[0].runOneDue(owner: "a")
        async let second = schedulers[1].runOneDue(owner: "b")
        let claimed = try await [first, second]
        #expect(claimed.filter { $0 }.count == 1)
        #expect(ran.withLock { $0 } == ["orders"])
        try await rehearsal.expectSound()
        #expect(try await !schedulers[1].runOneDue(owner: "b"))
        let feed = try #require(try await Feeds(rehearsal.scope).list().first)
        #expect(feed.lastRun?.state == .finished)
        #expect(try #require(feed.dueAt) > rehearsal.clock.now())
    }

    @Test("of a process that died is taken over after its lease", .tags(.w21, .x1))
    func takenOver() async throws {
        let rehearsal = try await Rehearsal.open()
        try await Feeds(rehearsal.scope).schedule(.orders, of: Rehearsal.storeID, .every(seconds: 60))
        rehearsal.clock.advance(bySeconds: 61)
        let archive = rehearsal.services.archive
        let now = rehearsal.clock.now()
        let dead = try await archive.claimDue(
            now: now, owner: "dead", leaseUntil: now.advanced(bySeconds: 900), except: [])
        #expect(dead != nil)
        let scheduler = Scheduler(
            archive: archive, world: rehearsal.services.world, timeZone: { _ in "UTC" }, perform: { _ in .done })
        #expect(try await !scheduler.runOneDue(owner: "alive"))
        rehearsal.outlastLeases()
        #expect(try await scheduler.runOneDue(owner: "alive"))
    }

    @Test("of a process that died unnoticed waits no longer than a minute", .tags(.w21, .x1, .d4))
    func takenOverSoon() async throws {
        let rehearsal = try await Rehearsal.open()
        try await Feeds(rehearsal.scope).schedule(.orders, of: Rehearsal.storeID, .every(seconds: 60))
        rehearsal.clock.advance(bySeconds: 61)
        let (archive, world, clock) = (rehearsal.services.archive, rehearsal.services.world, rehearsal.clock)
        let alive = Scheduler(archive: archive, world: world, timeZone: { _ in "UTC" }, perform: { _ in .done })
        let tookOver = Mutex<[Bool]>([])
        // While it works on, nobody is told that it is there.
        let dying = Scheduler(
            archive: archive, world: world, timeZone: { _ in "UTC" },
            perform: { _ in
                for seconds in [30, 31] as [Int64] {
                    clock.advance(bySeconds: seconds)
                    let isTaken = (try? await alive.runOneDue(owner: "alive")) ?? false
                    tookOver.withLock { $0.append(isTaken) }
                }
                return .interrupted
            })
        _ = try await dying.runOneDue(owner: "dying")
        #expect(tookOver.withLock { $0 } == [false, true])
    }

    @Test("that was asked to end before it was done is due again", .tags(.w21, .x1))
    func interrupted() async throws {
        let rehearsal = try await Rehearsal.open()
        try await Feeds(rehearsal.scope).schedule(.orders, of: Rehearsal.storeID, .every(seconds: 3600))
        rehearsal.clock.advance(bySeconds: 3601)
        let (archive, world) = (rehearsal.services.archive, rehearsal.services.world)
        let ending = Scheduler(
            archive: archive, world: world, timeZone: { _ in "UTC" }, perform: { _ in .interrupted })
        #expect(try await !ending.runOneDue(owner: "a"), "nothing more is begun")
        let next = Scheduler(archive: archive, world: world, timeZone: { _ in "UTC" }, perform: { _ in .done })
        #expect(try await next.runOneDue(owner: "b"))
        #expect(try await !next.runOneDue(owner: "b"))
    }

    @Test("stays due while the zone of its days cannot be read, and is not moved to another hour", .tags(.w21, .x1))
    func zoneUnread() async throws {
        let rehearsal = try await Rehearsal.open()
        try await Feeds(rehearsal.scope).schedule(.orders, of: Rehearsal.storeID, .daily(hour: 3, minute: 30))
        rehearsal.clock.advance(bySeconds: 86_401)
        let due = try #require(try await Feeds(rehearsal.scope).list().first?.dueAt)
        let (archive, world) = (rehearsal.services.archive, rehearsal.services.world)
        let blind = Scheduler(
            archive: archive, world: world, timeZone: { _ in throw CancellationError() }, perform: { _ in .done })
        #expect(try await blind.runOneDue(owner: "a"))
        #expect(try await Feeds(rehearsal.scope).list().first?.dueAt == due)
        rehearsal.outlastLeases()
        let seeing = Scheduler(
            archive: archive, world: world, timeZone: { _ in "America/New_York" }, perform: { _ in .done })
        #expect(try await seeing.runOneDue(owner: "b"))
        #expect(try #require(try await Feeds(rehearsal.scope).list().first?.dueAt) > rehearsal.clock.now())
    }

    @Test("goes on by itself after runs that were killed, one after the other", .tags(.w21, .x1))
    func afterKills() async throws {
        let rehearsal = try await Rehearsal.open(orders: 3)
        for _ in 1...2 {
            let accident = Accident(.afterWrite)
            let process = try await rehearsal.process(accident)
            accident.happen(atStep: 6)
            await #expect(throws: FeatureProblem.self) { try await rehearsal.run(by: process) }
            rehearsal.outlastLeases()
        }
        let states = try await rehearsal.services.archive.runs(of: Rehearsal.company, limit: 9).map(\.state)
        #expect(states == [.running, .interrupted])
        let report = try await SyncStore(rehearsal.scope(as: .machineOperator(OrderRun.scheduled)))
            .run(.orders, of: Rehearsal.storeID)
        #expect(report.stop == nil)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
    }

    @Test("A second run on the same books is refused while one runs", .tags(.x1))
    func secondRunRefused() async throws {
        let rehearsal = try await Rehearsal.open(orders: 5)
        let now = rehearsal.clock.now()
        let isTaken = try await rehearsal.services.archive.lease(
            "posting:\(Rehearsal.ledger)", owner: "another", now: now, until: now.advanced(bySeconds: 600))
        #expect(isTaken)
        for workflow in Workflow.all(of: nil) {
            await #expect(throws: FeatureProblem.stopped(.alreadyRunning)) { try await rehearsal.run(workflow) }
        }
        try await rehearsal.services.archive.release("posting:\(Rehearsal.ledger)", owner: "another")
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
    }

    @Test("Two runs begun at once on one file post each order once", .tags(.x1), arguments: 1...2)
    func twoAtOnce(seed: UInt64) async throws {
        let rehearsal = try await Rehearsal.open(orders: 15, seed: seed)
        let other = try await rehearsal.process()
        async let first = Result { try await rehearsal.run() }
        async let second = Result { try await rehearsal.run(by: other) }
        let reports = await [first, second].compactMap { try? $0.get() }
        #expect(!reports.isEmpty)
        rehearsal.outlastLeases()
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
        let undisturbed = try await Undisturbed.shared.books("us", orders: 15, seed: seed)
        try await rehearsal.snapshot().expectSame(as: undisturbed)
    }

    private func instant(_ text: String) throws -> Instant {
        Instant(try Date(text, strategy: .iso8601))
    }
}

extension Result where Failure == any Error, Success: Sendable {
    /// What became of work that may fail.
    fileprivate init(_ work: @Sendable () async throws -> Success) async {
        do { self = .success(try await work()) } catch { self = .failure(error) }
    }
}
