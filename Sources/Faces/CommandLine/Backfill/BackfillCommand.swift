import Accounting
package import ArgumentParser
import Features
import Storage
import Sync
import Wording

/// `bookbridge backfill`: brings in orders from before the start date, after they were seen (X9).
package struct BackfillCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "backfill", abstract: "Bring in orders from before the start date.",
        discussion: """
            First `estimate`: it reads the range, shows what would be written and prints a token; nothing is posted. Then \
            `start --confirm TOKEN`. It can be paused, resumed and looked at from any process, and goes on after a crash.
            """,
        subcommands: [
            Estimate.self, Start.self, Pause.self, Resume.self, Status.self, Cancel.self,
        ], defaultSubcommand: Status.self)

    package init() {}

    struct Estimate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read a range and show what would be written, in how many requests and how long.")

        @OptionGroup var target: BackfillTarget
        @OptionGroup var range: BackfillRange
        @OptionGroup var data: DataOptions

        func run() async throws {
            let context = try CommandContext.required()
            try await data.withScope(target.company) { scope in
                let progress = try await range.estimate(scope, try await target.store(scope))
                BackfillText(context.sentences, isJSON: data.json).show(progress, of: target.company)
            }
        }
    }

    struct Start: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Begin what an estimate showed; without --confirm it shows the estimate and begins nothing.")

        @OptionGroup var target: BackfillTarget
        @OptionGroup var range: BackfillRange
        @OptionGroup var work: BackfillWork
        @OptionGroup var data: DataOptions

        func run() async throws {
            let context = try CommandContext.required()
            try await data.withRuns(target.company) { scope in
                let store = try await target.store(scope)
                let text = BackfillText(context.sentences, isJSON: data.json)
                if work.confirm == nil, range.from != nil {
                    text.show(try await range.estimate(scope, store), of: target.company)
                    throw ExitCodes.settings
                }
                try await work.run(scope, store, text, company: target.company)
            }
        }
    }

    struct Resume: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Go on after a pause, a stop or a crash.")

        @OptionGroup var target: BackfillTarget
        @OptionGroup var work: BackfillWork
        @OptionGroup var data: DataOptions

        func run() async throws {
            let context = try CommandContext.required()
            try await data.withRuns(target.company) { scope in
                try await work.run(
                    scope, try await target.store(scope), BackfillText(context.sentences, isJSON: data.json),
                    company: target.company)
            }
        }
    }

    struct Pause: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Have the process that works on it, wherever it is, end its page and stop.")

        @OptionGroup var target: BackfillTarget
        @OptionGroup var data: DataOptions

        func run() async throws {
            try await BackfillCommand.look(target, data) { try await $0.pause(of: $1) }
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "How far it is, its rate, and the time left.")

        @OptionGroup var target: BackfillTarget
        @OptionGroup var data: DataOptions

        func run() async throws {
            try await BackfillCommand.look(target, data) { try await $0.look(of: $1) }
        }
    }

    struct Cancel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give up what is not brought in yet; what is in the books stays.")

        @OptionGroup var target: BackfillTarget
        @OptionGroup var data: DataOptions

        func run() async throws {
            try await BackfillCommand.look(target, data) { try await $0.cancel(of: $1) }
        }
    }

    private static func look(
        _ target: BackfillTarget, _ data: DataOptions,
        _ ask: @Sendable (Backfills, ID<Store>) async throws -> BackfillProgress
    ) async throws {
        let context = try CommandContext.required()
        try await data.withScope(target.company) { scope in
            let progress = try await ask(Backfills(scope), try await target.store(scope))
            BackfillText(context.sentences, isJSON: data.json).show(progress, of: target.company)
        }
    }
}

/// Of which store.
struct BackfillTarget: ParsableArguments {
    @Argument(help: "The company.")
    var company: String

    @Option(help: "The store's connection; needed when there are several.")
    var store: String?

    func store(_ scope: CompanyScope) async throws(FeatureProblem) -> ID<Store> {
        try await Integrations(scope).store(store).id
    }
}

/// Which days, and how fast.
struct BackfillRange: ParsableArguments {
    @Option(help: "The first day on which the orders were placed, 2025-01-01.")
    var from: String?

    @Option(help: "The last day; else the day before the start date.")
    var to: String?

    @Option(help: "At most so many orders a minute, so that the books have room for others.")
    var ordersPerMinute: Int?

    @Option(help: "At most so many orders an hour.")
    var ordersPerHour: Int?

    func estimate(_ scope: CompanyScope, _ store: ID<Store>) async throws -> BackfillProgress {
        guard let from = try Days.read(from, "from") else { throw CommandProblem.optionMissing("--from") }
        let limits = [ordersPerMinute.map { $0 * 60 }, ordersPerHour].compactMap { $0 }
        for (option, limit) in [("--orders-per-minute", ordersPerMinute), ("--orders-per-hour", ordersPerHour)] {
            try Count.check(limit, option)
        }
        let line = ProgressLine()
        defer { line.clear() }
        return try await Backfills(scope).estimate(
            of: store, from: from, to: try Days.read(to, "to"), ordersPerHour: limits.min(),
            progress: { line.show(String($0)) })
    }
}

/// The work itself, in this process.
struct BackfillWork: ParsableArguments {
    @Option(help: "The token of the estimate that you have seen.")
    var confirm: String?

    @Option(help: "Pause after so many orders.")
    var maxOrders: Int?

    func run(_ scope: CompanyScope, _ store: ID<Store>, _ text: BackfillText, company: String) async throws {
        try Count.check(maxOrders, "--max-orders")
        let feature = Backfills(scope)
        let backfill = try await feature.confirm(of: store, token: confirm)
        let line = ProgressLine()
        let report = try await feature.run(
            backfill, of: store, ordersMax: maxOrders,
            progress: { line.show(text.sentences.progress($0)) })
        line.clear()
        text.show(try await feature.look(of: store), report, of: company)
        if let stop = report.stopped { throw ExitCodes.code(of: stop) }
        if report.outcomes["needsYou", default: 0] > 0 { throw ExitCodes.needsYou }
    }
}
