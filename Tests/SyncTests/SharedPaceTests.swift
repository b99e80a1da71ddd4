import ConnectorKit
import Features
import QuickBooksOnline
import Simulation
import Sync
import TestKit
import Testing

@Suite("The pace of one set of books")
struct SharedPaceTests {
    @Test("is kept by all connections of a process to its company", .tags(.x1))
    func shared() async throws {
        let rehearsal = try await Rehearsal.open()
        let first = try await rehearsal.context()
        let second = try await rehearsal.context()
        #expect(first.books.pace === second.books.pace)
        let other = try await Rehearsal.open("ca")
        #expect(try await other.context().books.pace !== first.books.pace)
    }

    @Test("is another for another company, and when the limits change")
    func byCompany() async {
        let paces = BooksPaces()
        let clock = ManualClock()
        var limits = ServiceLimits()
        let first = await paces.shared(RequestGate(limits: limits, clock: clock), by: "a")
        let second = await paces.shared(RequestGate(limits: limits, clock: clock), by: "a")
        let other = await paces.shared(RequestGate(limits: limits, clock: clock), by: "b")
        #expect(first === second)
        #expect(first !== other)
        limits.requestsPerMinute = 10
        let changed = await paces.shared(RequestGate(limits: limits, clock: clock), by: "a")
        #expect(changed !== first)
        #expect(changed.publishedLimits.requestsPerMinute == 10)
    }
}
