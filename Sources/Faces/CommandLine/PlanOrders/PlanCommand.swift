import Accounting
package import ArgumentParser
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import Foundation
import Outputs
import Wording

/// `bookbridge plan`: what single orders would become, from files alone.
package struct PlanCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Show what orders would become in the books: documents, debits and credits.",
        discussion: """
            Reads orders as the store's API answers them; touches neither network nor data. Without --policy the usual \
            choices are taken, without --catalogue the rehearsal company of the store's country.
            """)

    @Option(help: "The kind of store the orders come from, for example ecwid.")
    var store: String

    @Option(help: "The store's profile, as its API answers it.")
    var profile: String?

    @Option(help: "The settings of the store, as `integrations policy --json` prints them.")
    var policy: String?

    @Option(help: "The books: a file, or the country of a rehearsal company (us, ca, gb, fr …).")
    var catalogue: String?

    @Option(help: "What is sent of the orders: requests of the contract esp-send/1, one or a list.")
    var send: String?

    @Flag(help: "Print JSON for programs.")
    var json = false

    @Argument(help: "Order files.")
    var orders: [String]

    package init() {}

    package func run() async throws {
        let context = try CommandContext.required()
        let kind = try kind(context)
        let mapping = kind.mapping([:])
        let intake = kind.intake?([:])
        let files = try orders.map { (name: $0, body: try InputFile.read($0)) }
        // A file that holds no orders at all is no order that somebody must look at in the store.
        for file in files { try Self.checkJSON(file.name, file.body) }
        let profile = try profile(by: mapping, or: intake, of: files)
        let planner = PlanOrders(mapping: mapping, intake: intake, profile: profile)
        let books = try await context.catalogue(catalogue ?? planner.rehearsalCompany)
        let read = files.map { (name: $0.name, readings: planner.read($0.body)) }
        let readings = read.flatMap(\.readings)
        let names = read.flatMap { file in file.readings.map { _ in file.name } }
        let policy = try policy.map { try PolicyFile.read($0, books: books) }
        let outlooks = planner.plan(
            readings, policy: policy, catalogue: books, sends: try send.map { try SendRequestFile.all($0) } ?? [])
        if let problem = outlooks.lazy.compactMap(\.problem).first { throw problem }
        let outputs = readings.indices.map { index in
            PlanOutput(
                order: try? readings[index].get(), fallbackName: names[index],
                decision: outlooks[index].decision, sentences: context.sentences
            )
            .summarised(outlooks[index].members, outlooks[index].exclusion)
        }
        if json { return try Console.print(json: outputs) }
        for line in outputs.flatMap({ PlanText(context.sentences).lines(of: $0) }) { Console.print(line) }
    }

    private func kind(_ context: CommandContext) throws(FeatureProblem) -> StoreKind {
        if let kind = context.connectors.store(store) { return kind }
        throw .connectorUnknown(kind: store, known: context.connectors.stores.map(\.description.kind))
    }

    /// As the store's system tells it, or as the orders do; a store that cannot be called is as its form is before anybody fills it.
    private func profile(
        by mapping: any StoreMapping, or intake: (any StoreIntake)?, of files: [(name: String, body: Data)]
    ) throws -> StoreProfile {
        guard let profile else {
            if let told = mapping.profile(ofOrders: files.map(\.body)) { return told }
            if let usual = try? intake?.profile() { return usual }
            // Orders that say who their store is would have said it: a file that is broken is named before anything else is asked for.
            if let intake { for file in files { try Self.check(file.name, file.body, by: intake) } }
            throw FeatureProblem.fieldMissing(key: "--profile")
        }
        let body = try InputFile.read(profile)
        do throws(Unreadable) {
            return try mapping.profile(from: body)
        } catch {
            throw CommandProblem.fileUnfit(profile, place: error.field)
        }
    }

    private static func checkJSON(_ name: String, _ body: Data) throws(CommandProblem) {
        if let fault = JSONReader.fault(in: body) {
            throw .fileUnfit(name, place: "\(fault.line):\(fault.column)")
        }
    }

    private static func check(_ name: String, _ body: Data, by intake: any StoreIntake) throws(CommandProblem) {
        do throws(Unreadable) { _ = try intake.records(of: .orders, in: body, now: Instant(milliseconds: 0)) } catch {
            throw .fileUnfit(name, place: error.field)
        }
    }
}
