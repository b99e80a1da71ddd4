import Accounting
import ConnectorKit
import TestKit
import Testing

@testable import QuickBooksOnline

@Suite("The gate before the service")
struct RequestGateTests {
    /// The times at which `count` requests leave.
    private func departures(_ count: Int, isBatch: Bool, limits: ServiceLimits = .init()) async throws -> [Int64] {
        let clock = ManualClock(isAutoAdvancing: true)
        let gate = RequestGate(limits: limits, clock: clock)
        var times: [Int64] = []
        for _ in 0..<count {
            try await gate.pass(isBatch: isBatch)
            times.append(clock.now().milliseconds - ManualClock.start.milliseconds)
        }
        return times
    }

    @Test("keeps to ten a second and five hundred a minute", .tags(.x1))
    func requests() async throws {
        let times = try await departures(1100, isBatch: false)
        for index in times.indices {
            if index >= 10 { #expect(times[index] - times[index - 10] >= 1000) }
            if index >= 500 { #expect(times[index] - times[index - 500] >= 60_000) }
        }
    }

    @Test("keeps to forty batches a minute")
    func batches() async throws {
        let times = try await departures(100, isBatch: true)
        for index in times.indices where index >= 40 { #expect(times[index] - times[index - 40] >= 60_000) }
        #expect(times[39] < 60_000)
    }

    @Test("stays shut for two seconds after a 429, and twice as long after each further one, up to a minute")
    func closed() async throws {
        let clock = ManualClock(isAutoAdvancing: true)
        let gate = RequestGate(limits: ServiceLimits(), clock: clock)
        var pauses: [Int] = []
        for _ in 1...7 {
            let before = clock.now()
            pauses.append(await gate.close(seconds: nil))
            try await gate.pass(isBatch: false)
            #expect(clock.now() >= before.advanced(bySeconds: Int64(pauses.last ?? 0)))
        }
        #expect(pauses == [2, 4, 8, 16, 32, 60, 60])
        await gate.note(.answered(items: 1, milliseconds: 10))
        #expect(await gate.close(seconds: nil) == 2)
        #expect(await gate.capacity.requestsInFlight == 1)
    }

    @Test("obeys the time that the service names")
    func named() async throws {
        let clock = ManualClock(isAutoAdvancing: true)
        let gate = RequestGate(limits: ServiceLimits(), clock: clock)
        await gate.close(seconds: 7)
        try await gate.pass(isBatch: true)
        let waited = clock.now().milliseconds - ManualClock.start.milliseconds
        #expect((7000...8000).contains(waited))
    }

    @Test("waits no longer for a clock that was set back", .tags(.x1))
    func clockSetBack() async throws {
        let clock = ManualClock(isAutoAdvancing: true)
        let gate = RequestGate(limits: ServiceLimits(), clock: clock)
        for _ in 0..<50 { try await gate.pass(isBatch: true) }
        clock.advance(bySeconds: -3600)
        let start = clock.now()
        for _ in 0..<50 { try await gate.pass(isBatch: true) }
        #expect(clock.now().seconds - start.seconds < 130)
    }
}
