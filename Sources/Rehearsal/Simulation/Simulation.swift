import ConnectorKit
import Features
import Storage
import Wording

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
    package static func play(seed: UInt64, plant: Plant? = nil, isTold: Bool = false) -> Outcome {
        play(History(seed: seed), plant: plant, isTold: isTold)
    }

    static func play(_ history: History, plant: Plant? = nil, isTold: Bool = false) -> Outcome {
        let turns = Turns(dice: Dice(history.seed, "turns"), from: Town.start)
        return turns.play { await live(history, plant, isTold, turns) }
            ?? Outcome(
                seed: history.seed, broken: Broken(.quiet, "nothing can go on"), coverage: [:], story: [], digest: 0)
    }

    private static func live(_ history: History, _ plant: Plant?, _ isTold: Bool, _ turns: Turns) async -> Outcome {
        var town: Town?
        var broken: Broken?
        do {
            let opened = try await Town(history, plant: plant, isTold: isTold, turns: turns)
            town = opened
            try await opened.connect()
            let course = Course(opened)
            try await course.run()
            try await Calm(town: opened, course: course).run()
            try await Inspection(opened, course.facts).check()
        } catch let error as Broken {
            broken = error
        } catch {
            broken = Broken(.quiet, "\(error)")
        }
        return Outcome(
            seed: history.seed, broken: broken, coverage: town?.coverage.all ?? [:], story: town?.story.lines ?? [],
            digest: town?.story.digest ?? 0)
    }
}
