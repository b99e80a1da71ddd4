import Accounting
package import ArgumentParser
import Features
import Foundation
import Outputs
import Sync
import Wording

/// `bookbridge reconcile`: whether the books say what the stores said, and what to do where they do not (X5).
package struct ReconcileCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Hold the books against the stores for a period; keep, repost or link what was found.",
        usage: """
            bookbridge reconcile COMPANY [--month 2026-01 | --from DAY --to DAY] [--refresh] [--json] [--csv FILE]
            bookbridge reconcile COMPANY keep FINDING… [--by NAME]
            bookbridge reconcile COMPANY repost FINDING…
            bookbridge reconcile COMPANY link FINDING --order NUMBER [--by NAME]
            """)

    @Argument(help: "The company.")
    var company: String

    @Argument(help: "keep, repost or link, and the findings by their names (invoice-129).")
    var words: [String] = []

    @Option(help: "A month, 2026-01; without a period, the month we are in.")
    var month: String?

    @Option(help: "The first day, 2026-01-31.")
    var from: String?

    @Option(help: "The last day.")
    var to: String?

    @Flag(help: "Read the stores' news first.")
    var refresh = false

    @Option(help: "Write the same figures into this file, as comma-separated values.")
    var csv: String?

    @Option(help: "link: the order, by its number.")
    var order: String?

    @Option(help: "Who accepts it; without, who runs the program.")
    var by: String?

    @OptionGroup var data: DataOptions

    package init() {}

    package func run() async throws {
        let context = try CommandContext.required()
        try await data.withServices { services in
            let scope = try await services.scope(company, as: by.map { .machineOperator($0) })
            if words.isEmpty {
                try await report(Reconcile(scope), context)
            } else {
                try await act(Reconcile(scope), context)
            }
        }
    }

    // MARK: The report

    private func report(_ feature: Reconcile, _ context: CommandContext) async throws {
        let reports = try await feature.report(days: try await days(feature), refreshes: refresh)
        let sentences = context.sentences
        if let csv { try write(ReconcileSheet.csv(reports, sentences), to: csv) }
        if data.json {
            try Console.print(json: reports.map { ReconcileOutput($0, sentences) })
        } else {
            for report in reports { for line in ReconcileText(sentences).lines(of: report) { Console.print(line) } }
        }
        if !reports.allSatisfy(\.isClean) { throw ExitCodes.needsYou }
    }

    private func days(_ feature: Reconcile) async throws -> ClosedRange<BusinessDate> {
        if let month {
            guard let first = BusinessDate(month + "-01") else {
                throw CommandProblem.optionUnfit(option: "--month", value: month, expected: "2026-01")
            }
            return first.month
        }
        guard from != nil || to != nil else { return try await feature.thisMonth() }
        guard let first = try Days.read(from, "from") else { throw CommandProblem.optionMissing("--from") }
        guard let last = try Days.read(to, "to") else { throw CommandProblem.optionMissing("--to") }
        try Days.check(first, last)
        return first...last
    }

    private func write(_ text: String, to path: String) throws {
        do { try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: []) } catch {
            throw FeatureProblem.fileUnreadable(path: path)
        }
    }

    // MARK: Actions

    private func act(_ feature: Reconcile, _ context: CommandContext) async throws {
        let (action, names) = (words[0], words.dropFirst().map { ID<Finding>($0) })
        guard !names.isEmpty else { throw CommandProblem.optionMissing("FINDING") }
        let findings = try await perform(action, names, feature)
        if data.json {
            try Console.print(json: findings.map { FindingOutput($0, context.sentences) })
        } else {
            for finding in findings { Console.print(context.sentences.done(action, finding)) }
        }
    }

    private func perform(
        _ action: String, _ names: [ID<Finding>], _ feature: Reconcile
    ) async throws -> [Finding] {
        switch action {
        case "keep": return try await feature.keep(names)
        case "repost": return try await feature.repost(names)
        case "link":
            guard let order, names.count == 1 else {
                throw CommandProblem.optionsApart(["link FINDING"], onlyWith: "--order NUMBER")
            }
            return try await feature.link(names[0], to: order)
        default: throw CommandProblem.wordUnknown(option: "reconcile", action, known: ["keep", "repost", "link"])
        }
    }

}
