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
            try await data.withServices { services in
                let sync = try await target.context(services)
                let progress = try await range.estimate(services, sync)
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
            try await data.withRuns { services in
                let sync = try await target.context(services)
                let text = BackfillText(context.sentences, isJSON: data.json)
                if work.confirm == nil, range.from != nil {
                    text.show(try await range.estimate(services, sync), of: target.company)
                    throw ExitCodes.settings
                }
                try await work.run(services, sync, text, company: target.company)
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
            try await data.withRuns { services in
                try await work.run(
                    services, try await target.context(services), BackfillText(context.sentences, isJSON: data.json),
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
            try await BackfillCommand.look(target, data) { try await $0.pause(at: $1) }
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "How far it is, its rate, and the time left.")

        @OptionGroup var target: BackfillTarget
        @OptionGroup var data: DataOptions

        func run() async throws {
            try await BackfillCommand.look(target, data) { try await $0.look(at: $1) }
        }
    }

    struct Cancel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give up what is not brought in yet; what is in the books stays.")

        @OptionGroup var target: BackfillTarget
        @OptionGroup var data: DataOptions

        func run() async throws {
            try await BackfillCommand.look(target, data) { try await $0.cancel(at: $1) }
        }
    }

    private static func look(
        _ target: BackfillTarget, _ data: DataOptions,
        _ ask: @Sendable (Backfills, SyncContext) async throws -> BackfillProgress
    ) async throws {
        let context = try CommandContext.required()
        try await data.withServices { services in
            let progress = try await ask(Backfills(services), try await target.context(services))
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

    func context(_ services: Services) async throws(FeatureProblem) -> SyncContext {
        try await SyncContexts(services).one(of: company, store: store)
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

    func estimate(_ services: Services, _ sync: SyncContext) async throws -> BackfillProgress {
        guard let from = try Days.read(from, "from") else { throw CommandProblem.optionMissing("--from") }
        let limits = [ordersPerMinute.map { $0 * 60 }, ordersPerHour].compactMap { $0 }
        for (option, limit) in [("--orders-per-minute", ordersPerMinute), ("--orders-per-hour", ordersPerHour)] {
            try Count.check(limit, option)
        }
        let line = ProgressLine()
        defer { line.clear() }
        return try await Backfills(services).estimate(
            at: sync, from: from, to: try Days.read(to, "to"), ordersPerHour: limits.min(),
            progress: { line.show(String($0)) })
    }
}

/// The work itself, in this process.
struct BackfillWork: ParsableArguments {
    @Option(help: "The token of the estimate that you have seen.")
    var confirm: String?

    @Option(help: "Pause after so many orders.")
    var maxOrders: Int?

    func run(_ services: Services, _ sync: SyncContext, _ text: BackfillText, company: String) async throws {
        try Count.check(maxOrders, "--max-orders")
        let feature = Backfills(services)
        let row = try await feature.confirm(at: sync, token: confirm)
        let line = ProgressLine()
        let report = try await feature.run(
            row.id, at: sync, ordersMax: maxOrders, trigger: services.actor,
            progress: { line.show(text.sentences.progress($0)) })
        line.clear()
        text.show(try await feature.look(at: sync), report, of: company)
        if let stop = report.stopped { throw ExitCodes.code(of: stop) }
        if report.outcomes["needsYou", default: 0] > 0 { throw ExitCodes.needsYou }
    }
}
