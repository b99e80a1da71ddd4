import Accounting
package import ArgumentParser
import Bookkeeping
import ConnectorKit
import Features
import Foundation
import Outputs
import Sync
import Wording

/// `bookbridge sync`: runs a workflow now (W21).
package struct SyncCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Sync a company now, or show what a sync would post.")

    @Argument(help: "The company.")
    var company: String

    @Option(help: "The workflow: \(Workflow.words), or its name on the pages.")
    var workflow = "orders"

    @Flag(help: "Show what would be posted and post nothing.")
    var dryRun = false

    @Option(help: "Dry run of orders: placed on this day or later, 2026-01-31.")
    var from: String?

    @Option(help: "Dry run of orders: placed on this day or earlier.")
    var to: String?

    @Flag(help: "Dry run of orders: read them from the store again, also those that a sync does not read.")
    var refresh = false

    @Option(help: "Dry run of orders: as if the settings of this file held; nothing is saved.")
    var policy: String?

    @Flag(help: "Stock: you saw what would change and want it written.")
    var yes = false

    @OptionGroup var data: DataOptions

    package init() {}

    package func run() async throws {
        let context = try CommandContext.required()
        let workflow = try Choice.workflow(workflow, "--workflow", context.sentences)
        if !dryRun, from != nil || to != nil || refresh || policy != nil {
            throw CommandProblem.optionsApart(["--from", "--to", "--refresh", "--policy"], onlyWith: "--dry-run")
        }
        let (first, last) = (try Days.read(from, "from"), try Days.read(to, "to"))
        try Days.check(first, last)
        try await data.withRuns(company) { scope in
            if dryRun {
                try await show(scope, workflow, first, last, context)
            } else {
                try await sync(scope, workflow, context)
            }
        }
    }

    private func sync(_ scope: CompanyScope, _ workflow: Workflow, _ context: CommandContext) async throws {
        let line = ProgressLine()
        let sentences = context.sentences
        let reports = try await SyncStore(scope).run(
            workflow, isConfirmed: yes,
            progress: { line.show(sentences.progress($0)) })
        line.clear()
        if data.json {
            try Console.print(json: reports.map { try NestedJSON(encoding: $0) })
        } else {
            for report in reports { print(report, sentences, namesStore: reports.count > 1) }
        }
        if let stop = reports.lazy.compactMap(\.stopped).first { throw ExitCodes.code(of: stop) }
        if reports.contains(where: { $0.outcomes["needsYou", default: 0] > 0 }) { throw ExitCodes.needsYou }
    }

    private func print(_ report: RunReport, _ sentences: Sentences, namesStore: Bool) {
        let summary = sentences.summary(report)
        Console.print(namesStore ? sentences.labelled(sentences.plain(report.store ?? ""), summary) : summary)
        Console.print(sentences.postedSummary(report))
        guard let stop = report.stopped else { return }
        let why = sentences.explain(stop)
        Console.note("\(sentences.stoppedEarly) \(why.text)")
    }

    private func show(
        _ scope: CompanyScope, _ workflow: Workflow, _ first: BusinessDate?, _ last: BusinessDate?,
        _ context: CommandContext
    ) async throws {
        let stores = try await Integrations(scope).storesInUse().map(\.id)
        let feature = SyncStore(scope)
        switch workflow {
        case .productUpdates, .customers:
            throw CommandProblem.optionsApart(["--dry-run"], onlyWith: "--workflow orders")
        case .orders, .invoices, .creditMemos:
            let text = DryRunText(context.sentences, isJSON: data.json)
            for store in stores {
                var range = DryRunScope(from: first, to: last, isRefreshed: refresh)
                if let policy {
                    range.policy = try PolicyFile.read(policy, books: try await SetUp(scope).catalogue(for: store))
                }
                try await text.show(feature, store, range)
            }
        case .products:
            for store in stores {
                let text = ProductPreviewText(context.sentences, isJSON: data.json, store: store.rawValue)
                try await feature.previewProducts(of: store) { text.show($0) }
            }
        case .stock: try await showStock(feature)
        }
        if !data.json { Console.print(context.sentences.dryRunNote) }
    }

    private func showStock(_ feature: SyncStore) async throws {
        let plans = try await feature.previewStock()
        if data.json {
            try Console.print(
                json: plans.map { StockPreviewOutput($0.plan, of: $0.store) })
        } else {
            for (store, plan) in plans {
                let before = plans.count > 1 ? "\(store)  " : ""
                for one in plan.differences { Console.print("\(before)\(one.name): \(one.inStore) → \(one.target)") }
            }
        }
    }
}
