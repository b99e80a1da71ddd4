import Accounting
package import ArgumentParser
import Bookkeeping
import Features
import Foundation
import Outputs
import Storage
import Sync
import Wording

/// `bookbridge feeds`: workflows, their schedules and what their runs did (F2, F4).
package struct FeedsCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "feeds", abstract: "Workflows, their schedules and results.",
        subcommands: [List.self, Set.self, Results.self], defaultSubcommand: List.self)

    package init() {}

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List workflows with schedule and last run.")

        @Argument(help: "The company.")
        var company: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            let context = try CommandContext.required()
            try await data.withScope(company) { scope in
                let zones = try await scope.zonesSaid()
                for feed in try await Feeds(scope).list() {
                    let output = FeedOutput(feed)
                    if data.json {
                        Console.print(jsonLine: output)
                    } else {
                        Console.print(output.line(context.sentences, in: zones[feed.store]))
                    }
                }
            }
        }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Schedule a workflow: off, 'every SECONDS' or 'daily HH:MM'.")

        @OptionGroup var place: StorePlace

        @Argument(help: "The workflow: \(Workflow.words), or its name on the pages.")
        var workflow: String

        @Argument(help: "off, 'every 3600' (a number of seconds) or 'daily 03:30'.")
        var schedule: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            let flow = try Choice.workflow(workflow, "WORKFLOW", sentences)
            guard let rule = Schedule(schedule) else { throw FeatureProblem.scheduleUnreadable(schedule) }
            try await data.withScope(place.company) { scope in
                let store = try await place.find(scope)
                let due = try await Feeds(scope).schedule(flow, of: store.id, rule)
                let name = store.id.rawValue
                if data.json {
                    Console.print(jsonLine: ScheduledOutput(name, flow, rule, due))
                } else {
                    Console.print(sentences.scheduled(flow, of: name, rule.text, next: due, in: store.timeZone))
                }
            }
        }
    }

    struct Results: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "What runs did, record by record.")

        @Argument(help: "The company.")
        var company: String

        @Option(help: "The run; without it the last one.")
        var run: String?

        @OptionGroup var data: DataOptions

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            try await data.withScope(company) { scope in
                let feeds = Feeds(scope)
                let last = try await feeds.runs(limit: 1).first
                guard let id = run ?? last?.id else { return Console.note(sentences.noRuns) }
                try await RunResults.show(of: ID(id), feeds, sentences, isJSON: data.json)
            }
        }
    }
}

extension CompanyScope {
    /// The time zones that the settings of stores say; none of a store that has no settings yet.
    func zonesSaid() async throws(FeatureProblem) -> [ID<Store>: TimeZone] {
        var zones: [ID<Store>: TimeZone] = [:]
        for case .store(let store) in try await Integrations(self).connections() {
            zones[store.id] = store.zoneSaid
        }
        return zones
    }
}
