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

    @Option(help: "Which books: online, or desktop.")
    var books = SimulatedBooks.online

    @Option(help: "How many histories.")
    var runs = 100

    @Option(
        help: """
            A bug to plant; then finding it is success: linkWithoutIntent, resendWithoutLook, buyersByPhone, \
            editRewritesReceived or refundsAlone.
            """)
    var plant: Plant?

    @Option(help: "Check only this promise.")
    var promise: Promise?

    @Option(help: "How many histories are played at a time.")
    var threads = ProcessInfo.processInfo.activeProcessorCount

    @Flag(help: "Histories of a store that makes its documents itself, in feeds.")
    var feeds = false

    @Flag(help: "Histories of a distributor, whose orders are sent one by one.")
    var distributor = false

    @Flag(help: "Print JSON for programs.")
    var json = false

    @Flag(help: "Print the log of the first seed, whole and also when it kept every promise.")
    var log = false

    private func tell() {
        let outcome = Simulation.play(seed: seed, books: books, plant: plant, promise: promise, isTold: true)
        outcome.log.forEach(Console.print)
        if let broken = outcome.broken { Console.print(broken.description) }
    }

    /// One after the other; a seed that breaks a promise is told with it.
    private func playDistributor() throws {
        let line = ProgressLine()
        var (broken, deeds): ([UInt64], [String: Int]) = ([], [:])
        for index in 0..<UInt64(runs) {
            let outcome = DistributorHistory.play(seed: seed + index, isTold: log)
            if log { outcome.log.forEach(Console.print) }
            deeds.merge(outcome.deeds, uniquingKeysWith: +)
            if let promise = outcome.broken {
                broken.append(seed + index)
                Console.print("\(seed + index): \(promise)")
            }
            line.show("\(index + 1)/\(runs)")
        }
        line.clear()
        let told = deeds.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        Console.print("\(runs) histories, \(broken.count) broken; \(told)")
        if !broken.isEmpty { throw ExitCode.failure }
    }

    func run() async throws {
        try Count.check(runs, "--runs")
        try Count.check(threads, "--threads")
        if feeds { return try await playFeeds() }
        if distributor { return try playDistributor() }
        if log { return tell() }
        let line = ProgressLine()
        let campaign = Campaign(
            seeds: seed..<seed + UInt64(runs), books: books, plant: plant, promise: promise, threads: threads,
            stopsAtFirst: plant != nil)
        let began = ContinuousClock.now
        let report = await campaign.run { line.show("\($0)/\(runs)") }
        line.clear()
        let output = SimulationOutput(
            report, books: books, plant: plant, promise: promise,
            seconds: (ContinuousClock.now - began).components.seconds,
            shortest: report.broken.first.map {
                Shrinking.shortest(seed: $0.seed, books: books, plant: plant, promise: promise)
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

extension SimulateCommand {
    private func playFeeds() async throws {
        if log {
            let outcome = FeedSimulation.play(seed: seed, isTold: true)
            outcome.log.forEach(Console.print)
            if let broken = outcome.broken { Console.print(broken.description) }
            return
        }
        let line = ProgressLine()
        let began = ContinuousClock.now
        let report = await FeedCampaign(seeds: seed..<seed + UInt64(runs), threads: threads)
            .run { line.show("\($0)/\(runs)") }
        line.clear()
        let output = FeedSimulationOutput(report, seconds: (ContinuousClock.now - began).components.seconds)
        if json { try Console.print(json: output) } else { output.lines.forEach(Console.print) }
        if !report.broken.isEmpty { throw ExitCode.failure }
    }
}

/// What a campaign of feeds came to, for programs and for who develops it.
private struct FeedSimulationOutput: Encodable {
    struct Failure: Encodable {
        var seed: UInt64
        var broken: String
    }

    var runs: Int
    var seconds: Int64
    var deeds: [String: Int]
    var broken: [Failure]

    init(_ report: FeedCampaign.Report, seconds: Int64) {
        (runs, deeds, self.seconds) = (report.runs, report.deeds, seconds)
        broken = report.broken.map { Failure(seed: $0.seed, broken: $0.broken.description) }
    }

    var lines: [String] {
        ["\(runs) histories in \(seconds) s"] + deeds.sorted { $0.key < $1.key }.map { "  \($0.value)  \($0.key)" }
            + broken.map { "seed \($0.seed): \($0.broken)" }
    }
}

extension SimulatedBooks: ExpressibleByArgument {}
extension Plant: ExpressibleByArgument {}
extension Promise: ExpressibleByArgument {}
