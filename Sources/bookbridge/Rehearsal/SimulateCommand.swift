import ArgumentParser
import CommandLine
import Foundation
import Simulation
import Wording

/// `bookbridge simulate`: the whole product in simulated worlds in which everything goes wrong, each from a seed.
struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Play simulated histories in which everything goes wrong, and check every promise after each.")

    @Option(help: "The seed of the first history; the others follow it.")
    var seed: UInt64 = 1

    @Option(help: "How many histories.")
    var runs = 100

    @Option(
        help: """
            A bug to plant; then finding it is success: linkWithoutIntent, resendWithoutLook, buyersByPhone, \
            editRewritesReceived or refundsAlone.
            """)
    var plant: Plant?

    @Option(help: "Hold only this promise against them, also one that is pending.")
    var promise: Promise?

    @Option(help: "How many histories are played at a time.")
    var threads = ProcessInfo.processInfo.activeProcessorCount

    @Flag(help: "Print JSON for programs.")
    var json = false

    @Flag(help: "Print the log of the first seed, whole and also when it kept every promise.")
    var log = false

    private func tell() {
        let outcome = Simulation.play(seed: seed, plant: plant, promise: promise, isTold: true)
        outcome.log.forEach(Console.print)
        if let broken = outcome.broken { Console.print(broken.description) }
    }

    func run() async throws {
        try Count.check(runs, "--runs")
        try Count.check(threads, "--threads")
        if log { return tell() }
        let line = ProgressLine()
        let campaign = Campaign(
            seeds: seed..<seed + UInt64(runs), plant: plant, promise: promise, threads: threads,
            stopsAtFirst: plant != nil)
        let began = ContinuousClock.now
        let report = await campaign.run { line.show("\($0)/\(runs)") }
        line.clear()
        let output = SimulationOutput(
            report, plant: plant, promise: promise, seconds: (ContinuousClock.now - began).components.seconds,
            shortest: report.broken.first.map {
                Shrinking.shortest(seed: $0.seed, plant: plant, promise: promise)
            })
        if json {
            try Console.print(json: output)
        } else {
            for line in output.lines(Sentences(tag: try CommandContext.required().languageTag)) { Console.print(line) }
        }
        // A planted bug has to be found; without one, nothing may be.
        if report.broken.isEmpty == (plant != nil) { throw ExitCode.failure }
    }
}

extension Plant: ExpressibleByArgument {}
extension Promise: ExpressibleByArgument {}
