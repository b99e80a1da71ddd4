import ArgumentParser
import Bookkeeping
import Features
import Foundation
import Storage
import Sync

/// `bookbridge integrations policy`: the settings of a store and its books.
struct PolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "Show the settings of a store as JSON; --suggest fills them in, --set FILE keeps them.")

    @Argument(help: "The company.")
    var company: String

    @Argument(help: "The store's connection; may be left out when there is one store.")
    var connection: String?

    @Option(help: "The same as an option.")
    var store: String?

    @Flag(help: "Suggest settings from what the store and the books say, and keep them.")
    var suggest = false

    @Option(
        name: [.customLong("set"), .customLong("save")], help: "Keep the settings of this file if they fit the books.")
    var set: String?

    @Option(
        help:
            "What happens to documents dated in a closed period: hold, or firstOpenDay with the true date in the note.")
    var closedPeriod: ClosedPeriod?

    @OptionGroup var data: DataOptions

    func run() async throws {
        try await data.withOffice { office in
            let policies = StorePolicy(office)
            if !suggest, set == nil, closedPeriod == nil {
                let name = try await name(office)
                if let policy = try await policies.policy(of: name) { try Console.print(json: policy) }
                return
            }
            let place = try await Workplaces(office).one(of: company, store: store ?? connection)
            if suggest {
                let (policy, missing) = try await SetUp(office).suggestion(for: place)
                _ = try await policies.save(policy, of: place.storeConnection)
                for choice in missing { Console.note("missing: \(choice)") }
            }
            if let set { _ = try await policies.saveChecked(try PolicyFile.read(set), at: place) }
            if let closedPeriod, var policy = try await policies.policy(of: place.storeConnection) {
                policy.closedPeriod = closedPeriod
                _ = try await policies.save(policy, of: place.storeConnection)
            }
            if let policy = try await policies.policy(of: place.storeConnection) { try Console.print(json: policy) }
        }
    }

    /// The store that is shown, also when its books are not connected yet.
    private func name(_ office: Office) async throws -> String {
        if let name = store ?? connection { return name }
        let stores = try await Integrations(office).connections(of: company).filter { $0.side == .store }
        guard stores.count == 1, let only = stores.first else { throw FeatureProblem.fieldMissing(key: "store") }
        return only.id
    }
}

extension ClosedPeriod: ExpressibleByArgument {}

/// Settings as `integrations policy` prints them.
enum PolicyFile {
    static func read(_ path: String) throws(FeatureProblem) -> Policy {
        do {
            return try JSONDecoder().decode(Policy.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw .fileUnreadable(path: path, reason: String(describing: error))
        }
    }
}
