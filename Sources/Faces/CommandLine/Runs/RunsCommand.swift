import Accounting
package import ArgumentParser
import ConnectorKit
import Features
import Foundation
import Outputs
import Storage
import Sync
import Wording

/// `bookbridge runs`: what was done, when and by whom (F4).
package struct RunsCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "runs", abstract: "What runs did, when, and who started them.",
        subcommands: [List.self, Show.self], defaultSubcommand: List.self)

    package init() {}

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List runs, newest first.")

        @OptionGroup var scope: OrderScope

        @Option(help: "How many at most.")
        var limit = 20

        @OptionGroup var data: DataOptions

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            try Count.check(limit, "--limit")
            try await data.withScope(scope.company) { company in
                let zones = try await scope.stores(company).zones
                let runs = try await Feeds(company).runs(limit: Self.readMax)
                let shown = runs.filter { zones[$0.store] != nil }.prefix(min(limit, Self.readMax))
                for run in shown { show(run, zones[run.store] ?? .gmt, sentences, isJSON: data.json) }
                if shown.isEmpty, !data.json { Console.note(sentences.noRuns) }
            }
        }

        private static let readMax = 1000
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show one run, record by record.")

        @Argument(help: "The company.")
        var company: String

        @Argument(help: "The run, by its identifier.")
        var run: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            try await data.withScope(company) { scope in
                let feeds = Feeds(scope)
                let row = try await feeds.run(ID(run))
                let zones = try await Integrations(scope).stores().zones
                show(row, zones[row.store] ?? .gmt, sentences, isJSON: data.json)
                try await RunResults.show(of: ID(run), feeds, sentences, isJSON: data.json)
            }
        }
    }
}

/// The results of a run, a line each.
enum RunResults {
    static func show(of run: ID<Run>, _ feeds: Feeds, _ sentences: Sentences, isJSON: Bool) async throws {
        var last: String?
        repeat {
            let rows = try await feeds.results(of: run, after: last, limit: pageSize)
            for row in rows {
                let output = RunResultOutput(row, sentences)
                if isJSON {
                    Console.print(jsonLine: output)
                } else {
                    for line in output.lines(sentences) { Console.print(line) }
                }
            }
            last = rows.count == pageSize ? rows.last?.subject : nil
        } while last != nil
    }

    private static let pageSize = 500
}

/// A run as lists show it; as JSON a line.
private func show(_ run: RunRow, _ zone: TimeZone, _ sentences: Sentences, isJSON: Bool) {
    let output = RunOutput(run)
    if isJSON { return Console.print(jsonLine: output) }
    for line in output.lines(sentences, zone) { Console.print(line) }
}
