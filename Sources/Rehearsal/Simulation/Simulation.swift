import ConnectorKit
import Features
import Storage
package import Wording

/// Plays histories: the whole product in one process, with clock, chance, identity, network and order of events from a seed.
package enum Simulation {
    /// What became of one history.
    package struct Outcome: Sendable {
        package let seed: UInt64
        /// The first promise that was not kept; `nil` when all were.
        package let broken: Broken?
        /// How often each kind of fault struck.
        package let coverage: [FaultKind: Int]
        /// What happened, line by line.
        package let story: [String]
        /// Of the story and of every byte that was sent to the books.
        package let digest: UInt64
    }

    /// Plays the history of a seed. The story is told only on demand: it costs more than the history.
    ///
    /// With a promise only that one is held against it, also when it is pending.
    package static func play(
        seed: UInt64, plant: Plant? = nil, promise: Promise? = nil, isTold: Bool = false
    ) -> Outcome {
        play(History(seed: seed), plant: plant, promise: promise, isTold: isTold)
    }

    static func play(
        _ history: History, plant: Plant? = nil, promise: Promise? = nil, isTold: Bool = false
    ) -> Outcome {
        let turns = Turns(dice: Dice(history.seed, "turns"), from: Town.start)
        return turns.play { await live(history, plant, promise, isTold, turns) }
            ?? Outcome(
                seed: history.seed, broken: Broken(.quiet, "nothing can go on"), coverage: [:], story: [], digest: 0)
    }

    private static func live(
        _ history: History, _ plant: Plant?, _ promise: Promise?, _ isTold: Bool, _ turns: Turns
    ) async -> Outcome {
        var town: Town?
        let judge = Judge(only: promise)
        do {
            let opened = try await Town(history.leaving(judge.lets), plant: plant, isTold: isTold, turns: turns)
            town = opened
            try await play(opened, judge)
        } catch let error as Broken {
            judge.keep(error)
        } catch {
            judge.keep(Broken(.quiet, "\(error)"))
        }
        return Outcome(
            seed: history.seed, broken: judge.broken, coverage: town?.coverage.all ?? [:],
            story: town?.story.lines ?? [], digest: town?.story.digest ?? 0)
    }

    private static func play(_ town: Town, _ judge: Judge) async throws {
        try await town.connect()
        let course = Course(town)
        try await course.run()
        try await Calm(town: town, course: course).run()
        if await course.runLater() { try await Calm(town: town, course: course).run() }
        try await Inspection(town, course.facts).check(judge)
        if town.history.hasTwin { try await Twin(of: town.history, town.turns).check(against: town, judge) }
        try await AuditCheck(town: town, course: course).check(judge)
    }
}
