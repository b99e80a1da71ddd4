import Accounting
package import ArgumentParser
import Bookkeeping
import Features
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
            try await data.withOffice { office in
                for feed in try await Feeds(office).list(of: company) {
                    let output = FeedOutput(feed)
                    if data.json {
                        Console.print(jsonLine: output)
                    } else {
                        let name = context.sentences.name(ofWorkflow: output.workflow)
                        let state = feed.lastRun.map { context.sentences.name(of: $0.state) } ?? "–"
                        let schedule = context.sentences.schedule(output.schedule)
                        Console.print("\(output.store)  \(name)  \(schedule)  \(state)")
                    }
                }
            }
        }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Schedule a workflow: off, 'every SECONDS' or 'daily HH:MM'.")

        @Argument(help: "The company.")
        var company: String

        @Argument(help: "The store's connection.")
        var store: String

        @Argument(help: "orders, products or stock.")
        var workflow: String

        @Argument(help: "off, 'every 3600', 'daily 03:30'.")
        var schedule: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            try await data.withOffice { office in
                guard let flow = Workflow(rawValue: workflow) else {
                    throw FeatureProblem.workflowUnknown(workflow, known: Workflow.allCases.map(\.rawValue))
                }
                guard let rule = Schedule(schedule) else { throw FeatureProblem.scheduleUnreadable(schedule) }
                let zone = try await StorePolicy(office).policy(of: store)?.timeZone ?? "UTC"
                try await Feeds(office).schedule(flow, of: store, company: company, rule, timeZone: zone)
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
            let context = try CommandContext.required()
            try await data.withOffice { office in
                let feeds = Feeds(office)
                guard let id = try await runOrLast(feeds) else { return }
                var last: String?
                repeat {
                    let rows = try await feeds.results(of: id, after: last, limit: Self.pageSize)
                    for row in rows { show(row, context.sentences) }
                    last = rows.count == Self.pageSize ? rows.last?.subject : nil
                } while last != nil
            }
        }

        private func runOrLast(_ feeds: Feeds) async throws -> String? {
            if let run { return run }
            return try await feeds.runs(of: company, limit: 1).first?.id
        }

        private func show(_ row: RunResultRow, _ sentences: Sentences) {
            let reason = row.reason.flatMap { try? RecordText.decode(OrderReason.self, from: $0) }
            let text = reason.map { sentences.explain($0).text }
            if data.json {
                Console.print(
                    jsonLine: [
                        "subject": row.subject, "label": row.label, "outcome": row.outcome, "message": text ?? "",
                    ])
            } else {
                Console.print("\(row.label)  \(row.outcome)\(text.map { "  \($0)" } ?? "")")
            }
        }

        private static let pageSize = 500
    }
}

private struct FeedOutput: Encodable {
    var store: String
    var workflow: String
    var schedule: String
    var dueAt: Int64?
    var lastRun: String?
    var lastState: String?

    init(_ feed: Feeds.Feed) {
        store = feed.store
        workflow = feed.workflow.rawValue
        schedule = feed.schedule.text
        dueAt = feed.row?.dueAt?.seconds
        lastRun = feed.lastRun?.id
        lastState = feed.lastRun?.state.rawValue
    }
}
