import ArgumentParser
import CommandLine
import Foundation
import Simulation

/// `bookbridge simulate`: the whole product in simulated worlds in which everything goes wrong, each from a seed.
struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Plays simulated histories in which everything goes wrong; a seed replays one.")

    @Option(help: "The seed of the first history.")
    var seed: UInt64 = 1

    @Option(help: "How many histories, each with the next seed.")
    var runs = 100

    @Option(help: "A bug to be planted.")
    var plant: String?

    func run() async throws {
        let planted = plant.flatMap { Plant(rawValue: $0) }
        if runs == 1 {
            let outcome = Shrinking.shortest(seed: seed, plant: planted)
            for line in outcome.story { print(line) }
            print(outcome.seed, outcome.digest, outcome.broken.map(String.init(describing:)) ?? "kept")
            return
        }
        for number in 0..<UInt64(runs) {
            let outcome = Simulation.play(seed: seed + number, plant: planted)
            print(outcome.seed, outcome.digest, outcome.broken.map(String.init(describing:)) ?? "kept")
        }
    }
}
