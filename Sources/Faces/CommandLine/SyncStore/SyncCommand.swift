package import ArgumentParser
import Bookkeeping
import ConnectorKit
import Features
import Foundation
import Sync
import Wording

/// `bookbridge sync`: runs a workflow now (W21).
package struct SyncCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Sync a company now, or show what a sync would post.")

    @Argument(help: "The company.")
    var company: String

    @Option(help: "orders, products or stock.")
    var workflow = "orders"

    @Flag(help: "Show what would be posted and post nothing.")
    var dryRun = false

    @Flag(help: "Stock: you saw what would change and want it written.")
    var yes = false

    @OptionGroup var data: DataOptions

    package init() {}

    package func run() async throws {
        let context = try CommandContext.required()
        guard let workflow = Workflow(rawValue: workflow) else {
            throw Failure.explain(
                .workflowUnknown(workflow, known: Workflow.allCases.map(\.rawValue)), in: context)
        }
        if dryRun, workflow == .products {
            throw ValidationError("--dry-run shows orders and stock; products have no preview yet.")
        }
        try await data.withOffice { office in
            if dryRun {
                try await showPlan(office, workflow, context)
            } else {
                try await sync(office, workflow, context)
            }
        }
    }

    private func sync(_ office: Office, _ workflow: Workflow, _ context: CommandContext) async throws {
        let line = ProgressLine()
        let sentences = context.sentences
        let reports = try await SyncStore(office).run(
            workflow, company: company, trigger: office.actor, isConfirmed: yes,
            progress: { line.show(sentences.progress($0)) })
        line.clear()
        if data.json {
            try Console.print(json: reports)
        } else {
            for report in reports { print(report, sentences) }
        }
        if let stop = reports.lazy.compactMap(\.stopped).first { throw ExitCodes.code(of: stop) }
        if reports.contains(where: { $0.outcomes["needsYou", default: 0] > 0 }) { throw ExitCodes.needsYou }
    }

    private func print(_ report: RunReport, _ sentences: Sentences) {
        Console.print(sentences.summary(report))
        Console.print(sentences.postedSummary(report))
        guard let stop = report.stopped else { return }
        let why = sentences.explain(stop)
        Console.note("\(sentences.stoppedEarly) \(why.text)")
    }

    private func showPlan(_ office: Office, _ workflow: Workflow, _ context: CommandContext) async throws {
        let sentences = context.sentences
        if workflow == .stock {
            for plan in try await SyncStore(office).previewStock(company: company) {
                if data.json {
                    try Console.print(json: plan.differences)
                } else {
                    for one in plan.differences { Console.print("\(one.name): \(one.inStore) → \(one.target)") }
                }
            }
            return
        }
        let isJSON = data.json
        try await SyncStore(office).dryRun(company: company) { decision in
            guard !decision.changes.isEmpty || decision.reason != nil else { return }
            let output = PlanOutput(
                order: decision.order, fallbackName: decision.id, decision: decision.decision, sentences: sentences
            )
            .summarised(decision.members, decision.exclusion)
            if isJSON { Console.print(jsonLine: output) } else { PlanText(sentences).print([output]) }
        }
    }
}
