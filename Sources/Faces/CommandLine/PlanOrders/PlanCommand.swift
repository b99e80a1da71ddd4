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

    @Flag(help: "Print JSON for programs.")
    var json = false

    @Argument(help: "Order files.")
    var orders: [String]

    package init() {}

    package func run() async throws {
        let context = try CommandContext.required()
        let kind = try kind(context)
        let mapping = kind.mapping([:])
        let planner = PlanOrders(mapping: mapping, profile: try profile(by: mapping))
        let books = try await context.catalogue(catalogue ?? planner.profile.country.lowercased())
        let readings = try orders.map { planner.read(try InputFile.read($0)) }
        let policy = try policy.map { try PolicyFile.read($0, books: books) }
        let outlooks = planner.plan(readings, policy: policy, catalogue: books)
        let outputs = orders.indices.map { index in
            PlanOutput(
                order: try? readings[index].get(), fallbackName: orders[index],
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

    private func profile(by mapping: any StoreMapping) throws -> StoreProfile {
        guard let profile else { throw FeatureProblem.fieldMissing(key: "--profile") }
        let body = try InputFile.read(profile)
        do throws(Unreadable) {
            return try mapping.profile(from: body)
        } catch {
            throw CommandProblem.fileUnfit(profile, place: error.field)
        }
    }
}
