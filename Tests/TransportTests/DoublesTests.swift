import Accounting
import ConnectorKit
import Foundation
import TestKit
import Testing
import Transport

@Suite("The world of tests")
struct DoublesTests {
    @Test("a manual clock wakes a sleeper when time has come, not before") func wakes() async throws {
        let clock = ManualClock()
        let sleeper = Task { try await clock.sleep(milliseconds: 5000) }
        await clock.untilSleeping()
        clock.advance(bySeconds: 4)
        #expect(clock.now() == ManualClock.start.advanced(bySeconds: 4))
        await clock.untilSleeping()
        clock.advance(bySeconds: 1)
        try await sleeper.value
    }

    @Test("a manual clock lets a cancelled sleeper go") func cancels() async throws {
        let clock = ManualClock()
        let sleeper = Task { try await clock.sleep(milliseconds: 5000) }
        await clock.untilSleeping()
        sleeper.cancel()
        await #expect(throws: CancellationError.self) { try await sleeper.value }
    }

    @Test("an auto-advancing clock jumps over waits") func jumps() async throws {
        let clock = ManualClock(isAutoAdvancing: true)
        try await clock.sleep(milliseconds: 60_000)
        #expect(clock.now() == ManualClock.start.advanced(bySeconds: 60))
        #expect(clock.slept == [60_000])
    }

    @Test("seeded chance repeats itself and stays below its bound") func chance() {
        let numbers = { (seed: UInt64) in
            let chance = SeededChance(seed)
            return (0..<100).map { _ in chance.number(below: 10) }
        }
        #expect(numbers(7) == numbers(7))
        #expect(numbers(7) != numbers(8))
        #expect(Set(numbers(7)) == Set(0..<10))
    }

    @Test("identifiers have 26 lower-case letters and digits and never repeat")
    func identifiers() {
        for source in [CountedIdentifiers() as any Identifiers, RandomIdentifiers()] {
            let made = (0..<1000).map { _ in source.next() }
            #expect(Set(made).count == 1000)
            #expect(
                made.allSatisfy { $0.count == 26 && $0.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) } })
        }
    }

    @Test("a host that nobody plays is not found") func unknownHost() async {
        let network = InProcessNetwork("known.example") { _ in IncomingAnswer(status: 204) }
        let known = try? await network.send(OutgoingRequest(.get, "https://KNOWN.example/a", cost: .read))
        #expect(known?.status == 204)
        await #expect(throws: NetworkFailure.notSent("name not found: other.example")) {
            try await network.send(OutgoingRequest(.get, "https://other.example/", cost: .read))
        }
        #expect(network.sent.map(\.url) == ["https://KNOWN.example/a"])
    }
}
