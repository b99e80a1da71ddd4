import ConnectorKit
import Features
import Foundation
import LinkLedger
import QuickBooksSandbox
import SampleStores
import Simulation
import Storage
import Sync
import Synchronization
import TestKit
import Testing

/// Counts from several tasks.
private final class Count: Sendable {
    let number = Mutex(0)
}

@Suite("A run that is asked to end", .tags(.w21))
struct EndedRunTests {
    @Test("awaits what is in flight, writes it down, sends nothing new, and the next run goes on without doubles")
    func inFlight() async throws {
        let rehearsal = try await Rehearsal.open(orders: 60)
        let wish = rehearsal.services.stopWish
        let later = Count()
        let books = StandIn.network { [books = rehearsal.books] in await books.respond(to: $0, body: $1) }
        rehearsal.network.play("books.example") { request async throws(NetworkFailure) in
            guard request.cost == .write || request.url.contains("/batch") else { return try await books(request) }
            if wish.isMade { later.number.withLock { $0 += 1 } }
            let answer = try await books(request)
            // It was carried out, and the signal comes before its answer.
            if request.url.contains("/batch") { wish.make() }
            return answer
        }
        let report = try await rehearsal.run()
        #expect(report.stop == "stoppedOnRequest" && report.stopped == .onRequest)
        #expect(!report.posted.isEmpty && later.number.withLock { $0 } <= 4, "those that had left with it")
        let archive = rehearsal.services.archive
        #expect(try await archive.unfinishedBatches(of: Rehearsal.ledger).isEmpty)
        let row = try #require(try await archive.run(report.run))
        #expect(row.state == .interrupted && row.reason == "stoppedOnRequest" && row.finishedAt != nil)

        let next = try await rehearsal.process()
        for _ in 1...3 { try await rehearsal.run(by: next) }
        try await rehearsal.expectSound()
    }

    @Test("by a signal ends with its own text and code", arguments: ["en", "fr", "es"])
    func signalled(_ language: String) async throws {
        let rehearsal = try await Rehearsal.open(orders: 5)
        let wish = rehearsal.services.stopWish
        let store = StandIn.network { [sample = rehearsal.sample] in await sample.respond(to: $0, body: $1) }
        let (asked, continuation) = AsyncStream.makeStream(of: Void.self)
        rehearsal.network.play("store.example") { request async throws(NetworkFailure) in
            continuation.yield()
            while !wish.isMade { await Task.yield() }
            return try await store(request)
        }
        let said = await rehearsal.say(
            ["sync", Rehearsal.company], language: language,
            listen: { isAsked in
                // In the middle of a request.
                for await _ in asked { return await isAsked() }
            })
        #expect(said.code == 130, "\(said.notes)")
        let text = ["en": "ended by hand", "fr": "arrêtée à la main", "es": "detuvo a mano"][language] ?? ""
        #expect(said.notes.contains(text), "\(said.notes)")
        let runs = try await rehearsal.services.archive.runs(of: Rehearsal.company, limit: 5)
        #expect(runs.first?.state == .interrupted)
    }

    @Test("before it began does nothing", arguments: [["sync", "firm"], ["undo", "firm", "--run"]])
    func notBegun(_ words: [String]) async throws {
        let rehearsal = try await Rehearsal.open(orders: 3)
        let run = try await rehearsal.run().run
        let before = try await rehearsal.snapshot()
        rehearsal.services.stopWish.make()
        let said = await rehearsal.say(words.last == "--run" ? words + [run] : words)
        #expect(said.code == 130 && said.result.isEmpty, "\(said.result) \(said.notes)")
        try await rehearsal.snapshot().expectSame(as: before)
    }
}
