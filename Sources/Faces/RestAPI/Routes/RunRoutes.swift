import Accounting
import ConnectorKit
import Features
import Outputs
import Storage
import Sync

/// Runs: what was done, and beginning one.
enum RunRoutes {
    private static let one = "/companies/{company}/runs/{run}"

    static let routes: [APIRoute] = [
        .list(
            "/companies/{company}/runs", "listRuns", .company(.seeRuns),
            "What runs did, newest first, before all those that were asked for and not begun.", of: Results.run
        ) { call in
            let page = try await RunHistory(try call.scope()).page(after: try call.after(Cursor.run), limit: call.limit)
            return try .page(page.runs.map { RunFactsOutput($0, call.sentences) }, next: page.next.map(Cursor.text))
        },
        .post(
            "/companies/{company}/runs", "sync", .company(.syncStores),
            "Syncs the orders of all stores; gives the runs to follow. One that is under way is given instead of a second.",
            success: .accepted, Results.runs
        ) { call in
            let scope = try call.scope()
            return try await runs(try await SyncNow(scope).askAll(), call)
        },
        .post(
            "/companies/{company}/stores/{store}/runs", "runWorkflow", .company(.syncStores),
            "Runs a workflow of one store.", body: .object([.field("workflow", .choice(of: Workflow.self))]),
            example: .members(("workflow", .text("orders"))), success: .accepted, Results.runs
        ) { call in
            let workflow = call.text("workflow").flatMap { Workflow(rawValue: $0) } ?? .orders
            return try await runs([try await SyncNow(try call.scope()).ask(workflow, of: call.store)], call)
        },
        .get(one, "readRun", .company(.seeRuns), "One run.", Results.run) { call in
            try .json(RunFactsOutput(try await run(call), call.sentences))
        },
        .list(
            "\(one)/records", "listRunRecords", .company(.seeRuns), "What a run did, record by record.",
            query: [.optional("outcome", .word(), "Only of this outcome.")], of: Results.runRecord
        ) { call in
            let results = try await RunHistory(try call.scope()).results(
                of: try await run(call), outcome: call.query["outcome"].map { RunResult.Outcome($0) },
                after: try call.after(Cursor.word), limit: call.limit + 1)
            let items = results.prefix(call.limit)
            return try .page(
                items.map { RunRecordOutput($0, call.sentences) },
                next: results.count > call.limit ? items.last.map { Cursor.text($0.subject) } : nil)
        },
        .events(
            "\(one)/events", "followRun", .company(.seeRuns),
            "Server-sent events of a run: `progress` with the run whenever it moves, `end` when it is over. A stream lasts a minute; then ask again."
        ) { call in
            try await .live {
                let run = try await run(call)
                guard run.isOpen else { return nil }
                return String(decoding: try APIText.json(RunFactsOutput(run, call.sentences)), as: UTF8.self)
            }
        },
    ]

    private static func run(_ call: APICall) async throws -> RunFacts {
        try await RunHistory(try call.scope()).run(ID(call.parameter("run")))
    }

    /// Runs that were asked for, each to be followed at its own address.
    static func runs(_ ids: [ID<Run>], _ call: APICall) async throws -> APIAnswer {
        let history = RunHistory(try call.scope())
        var runs: [RunFactsOutput] = []
        for id in ids { runs.append(RunFactsOutput(try await history.run(id), call.sentences)) }
        let answer = try APIAnswer.json(["runs": runs])
        guard let first = ids.first, ids.count == 1 else { return answer }
        return answer.at("/companies/\(call.parameter("company"))/runs/\(first.rawValue)")
    }
}
