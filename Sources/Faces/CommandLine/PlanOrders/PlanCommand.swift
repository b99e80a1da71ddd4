package import ArgumentParser
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import Foundation
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
        do {
            let planner = try await planner(context)
            let outputs = try orders.map { path in
                let body = try Self.read(path)
                let (order, decision) = planner.plan(body)
                let name = URL(fileURLWithPath: path).lastPathComponent
                return PlanOutput(
                    order: order, fallbackName: name, decision: decision, sentences: context.sentences)
            }
            if json { try Console.print(json: outputs) } else { PlanText(context.sentences).print(outputs) }
        } catch let problem as FeatureProblem {
            throw Failure.explain(problem, in: context)
        }
    }

    private func planner(_ context: CommandContext) async throws -> PlanOrders {
        guard let kind = context.connectors.store(store) else {
            throw FeatureProblem.connectorUnknown(
                kind: store, known: context.connectors.stores.map(\.description.kind))
        }
        let profile = try profile(of: kind)
        let books = try await context.catalogue(catalogue ?? profile.country.lowercased())
        let reader = try kind.open(["storeID": profile.storeID, "token": ""], .unconnected)
        return PlanOrders(reader: reader, profile: profile, policy: try policy(profile, books), catalogue: books)
    }

    private func profile(of kind: StoreKind) throws -> StoreProfile {
        guard let profile else { throw FeatureProblem.fieldMissing(key: "profile") }
        let body = try Self.read(profile)
        do throws(Unreadable) {
            return try kind.profile(body)
        } catch {
            throw FeatureProblem.fileUnreadable(path: profile, reason: "\(error.field): \(error.text)")
        }
    }

    private func policy(_ profile: StoreProfile, _ books: BooksCatalogue) throws -> Policy {
        guard let policy else { return Policy.suggested(for: profile, catalogue: books) }
        do {
            return try JSONDecoder().decode(Policy.self, from: try Self.read(policy))
        } catch let problem as FeatureProblem { throw problem } catch {
            throw FeatureProblem.fileUnreadable(path: policy, reason: String(describing: error))
        }
    }

    private static func read(_ path: String) throws(FeatureProblem) -> Data {
        do { return try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
            throw .fileUnreadable(path: path, reason: error.localizedDescription)
        }
    }
}
