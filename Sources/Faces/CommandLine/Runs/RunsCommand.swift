import Accounting
package import ArgumentParser
import ConnectorKit
import Features
import Foundation
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
                for run in shown { RunLine(run).show(sentences, zones[run.store] ?? .gmt, isJSON: data.json) }
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
                RunLine(row).show(sentences, zones[row.store] ?? .gmt, isJSON: data.json)
                try await RunResults.show(of: ID(run), feeds, sentences, isJSON: data.json)
            }
        }
    }
}

/// A run as lists show it; as JSON a line each.
struct RunLine: Encodable {
    var run: String
    var store: String
    var workflow: String
    var state: String
    var by: String
    var startedAt: Int64
    var finishedAt: Int64?
    /// What ended it early, as its code.
    var stop: String?

    private let row: RunRow

    private enum CodingKeys: String, CodingKey { case run, store, workflow, state, by, startedAt, finishedAt, stop }

    init(_ row: RunRow) {
        self.row = row
        (run, store, workflow) = (row.id, row.store, row.workflow)
        (state, by, stop) = (row.state.rawValue, row.trigger, row.reason)
        (startedAt, finishedAt) = (row.startedAt.seconds, row.finishedAt?.seconds)
    }

    func show(_ sentences: Sentences, _ zone: TimeZone, isJSON: Bool) {
        if isJSON { return Console.print(jsonLine: self) }
        let parts = [
            run, sentences.plain(store), sentences.name(ofWorkflow: workflow),
            sentences.moment(row.startedAt, in: zone), sentences.name(of: row.state), sentences.plain(by),
        ]
        Console.print(parts.joined(separator: "  "))
        if row.summary.isEmpty { return }
        do throws(Unreadable) {
            let report = try RecordText.decode(RunReport.self, from: row.summary)
            Console.print("    \(sentences.summary(report)) \(sentences.postedSummary(report))")
            if let stop = report.stopped { Console.print("    \(sentences.explain(stop).text)") }
        } catch { Console.print("    \(sentences.unreadable(error))") }
    }
}

/// The results of a run, a line each.
enum RunResults {
    static func show(of run: ID<Run>, _ feeds: Feeds, _ sentences: Sentences, isJSON: Bool) async throws {
        var last: String?
        repeat {
            let rows = try await feeds.results(of: run, after: last, limit: pageSize)
            for row in rows { show(row, sentences, isJSON) }
            last = rows.count == pageSize ? rows.last?.subject : nil
        } while last != nil
    }

    private static func show(_ row: RunResultRow, _ sentences: Sentences, _ isJSON: Bool) {
        let reason = row.reason.map { OrderReason(kept: $0) }
        let text = reason.map { sentences.explain($0).text }
        if isJSON {
            Console.print(
                jsonLine: [
                    "subject": row.subject, "label": row.label, "outcome": row.outcome, "message": text ?? "",
                ])
        } else {
            let outcome = sentences.name(ofOutcome: row.outcome)
            Console.print("\(sentences.plain(row.label))  \(outcome)\(text.map { "  \($0)" } ?? "")")
        }
    }

    private static let pageSize = 500
}
