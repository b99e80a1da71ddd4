import ConnectorKit
import Simulation
import Sync
import TestKit
import Testing

@Suite("Books that call us")
struct VisitTests {
    private static let orders = 12

    @Test("are read, posted to and looked into through a visit, by the same connector", .tags(.x1))
    func whole() async throws {
        let rehearsal = try await Rehearsal.open(orders: Self.orders)
        let books = VisitedBooks(of: rehearsal)
        let (report, texts) = try await books.visited { try await rehearsal.run() }
        #expect(report.stop == nil)
        #expect(texts > 5)
        try await rehearsal.expectSound()
        let called = try await Undisturbed.shared.books("us", orders: Self.orders, seed: 7)
        try await rehearsal.snapshot().expectSame(as: called)
    }

    @Test("and leave in between: nothing is lost and nothing doubled", .tags(.x1, .x5), arguments: [false, true])
    func leaving(carriesOut: Bool) async throws {
        let rehearsal = try await Rehearsal.open(orders: Self.orders)
        let books = VisitedBooks(of: rehearsal)
        for text in 1...40 {
            let leaving = VisitedBooks.Leaving(afterTexts: 1 + text % 7, carriesOut: carriesOut)
            let (report, _) = try await books.visited(leaving) { try await rehearsal.run() }
            rehearsal.clock.advance(bySeconds: 300)
            if report.stop == nil { break }
        }
        rehearsal.outlastLeases()
        _ = try await books.visited {
            // A renewed sign-in whose answer was lost is lost for good: a person signs in.
            if try await rehearsal.run().stop == "books.signInNeeded" { try await rehearsal.signIn() }
            try await rehearsal.runUntilQuiet()
        }
        try await rehearsal.expectSound()
    }

    @Test("have nothing to say to a run outside of a visit", .tags(.x1))
    func nobody() async throws {
        let rehearsal = try await Rehearsal.open(orders: Self.orders)
        let books = VisitedBooks(of: rehearsal)
        _ = try await books.visited {}
        #expect(try await rehearsal.run().stop == "books.unreachable")
    }

    @Test("hear a text that nobody fetched as one that was never sent, and one without answer as unknown")
    func failures() async throws {
        let visit = Visit()
        async let first = failure(of: visit, "first")
        #expect(await visit.fetch() == "first")
        async let second = failure(of: visit, "second")
        // The second text waits while the first is out.
        #expect(await visit.fetch() == "second")
        #expect(await first == .notAnswered)
        await visit.end()
        #expect(await second == .notAnswered)
        #expect(await failure(of: visit, "third") == .notFetched)
        #expect(await visit.fetch() == nil)
    }

    @Test("are through once nothing waits and nothing more will be said, and not before")
    func ending() async throws {
        let visit = Visit()
        async let first = failure(of: visit, "first")
        // A text waits, or comes meanwhile.
        #expect(await visit.isEnding() == false)
        #expect(await visit.fetch() == "first")
        await visit.bring("answer")
        #expect(await first == nil)
        async let ending = visit.isEnding()
        await visit.finish()
        let isEnding = await ending
        #expect(isEnding)
        #expect(await visit.fetch() == nil)
    }

    private func failure(of visit: Visit, _ text: String) async -> Visit.Failure? {
        do throws(Visit.Failure) {
            _ = try await visit.exchange(text)
            return nil
        } catch { return error }
    }
}
