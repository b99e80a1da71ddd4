import Accounting
package import ArgumentParser
import Features
import Foundation
import LinkLedger
import Outputs
import Storage
import Wording

/// `bookbridge orders`: where each order is, trying again, and what a person says about one.
package struct OrdersCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "orders", abstract: "List orders and where they are; try again, send one, leave one out.",
        subcommands: [
            List.self, Retry.self, Send.self, ByHand.self, Ignore.self, Restore.self, RefundAmount.self, Suffix.self,
            Settle.self, Keep.self, Cancel.self,
        ], defaultSubcommand: List.self)

    package init() {}

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List orders, newest first.")

        @OptionGroup var scope: OrderScope

        @Option(help: "posted, skipped, waiting or needsYou.")
        var state: String?

        @Option(help: "A part of an order number.")
        var search: String?

        @Option(help: "How many at most.")
        var limit = 50

        @Option(help: "Go on after this order, by its identifier.")
        var after: String?

        @OptionGroup var data: DataOptions

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            let state = try state.map { try Choice.read($0, "--state", as: OrderState.self) }
            try Count.check(limit, "--limit")
            try await data.withScope(scope.company) { company in
                let stores = try await scope.stores(company)
                if after != nil, stores.count > 1 {
                    throw CommandProblem.optionsApart(["--after"], onlyWith: "--store")
                }
                if let after { _ = try await scope.find(after, company) }
                let list = OrderList(company)
                let most = min(limit, 1000)
                var rows = try await list.page(
                    ofAll: stores.map(\.id), state: state, search: search, after: after.map { ID($0) }, limit: most + 1)
                let hasMore = rows.count > most
                rows = Array(rows.prefix(most))
                let zones = stores.zones
                for row in rows {
                    let output = OrderOutput(
                        row, row.cause.map { sentences.explain($0) }, zones[row.store] ?? .gmt)
                    if data.json {
                        Console.print(jsonLine: output)
                    } else {
                        for line in output.lines(sentences, namesStore: stores.count > 1) { Console.print(line) }
                    }
                }
                if rows.isEmpty, !data.json { Console.note(sentences.noOrders) }
                if hasMore, !data.json, let last = rows.last {
                    Console.note(sentences.moreOrders(after: stores.count > 1 ? nil : last.id))
                }
            }
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Have orders decided again at the next sync; all that need you when none is named.")

        @OptionGroup var scope: OrderScope

        @Argument(help: "Orders by their numbers, or by their identifiers in the store.")
        var orders: [String] = []

        @Option(help: "All orders of this run that an undo took back; the run that was undone, or the undo itself.")
        var run: String?

        @OptionGroup var data: DataOptions

        func validate() throws {
            if run != nil, !orders.isEmpty { throw ValidationError("Name orders or --run, not both.") }
        }

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            try await data.withScope(scope.company) { company in
                if let run {
                    let count = try await RetryUndone(company).perform(ID(run))
                    if data.json { return try Console.print(json: ["orders": count]) }
                    return Console.print(sentences.toBePostedAnew(count))
                }
                let stores = try await scope.stores(company).map(\.id)
                let list = OrderList(company)
                var count = 0
                if orders.isEmpty {
                    for store in stores { count += try await list.retryAll(of: store) }
                } else {
                    count = try await list.retry(orders, in: stores).count
                }
                if data.json {
                    try Console.print(json: ["orders": count])
                } else {
                    Console.print(sentences.decidedAgain(count))
                }
            }
        }
    }
}

/// Of which company, and of which of its stores.
struct OrderScope: ParsableArguments {
    @Argument(help: "The company.")
    var company: String

    @Option(help: "The store's connection; without it all stores.")
    var store: String?

    func stores(_ scope: CompanyScope) async throws(FeatureProblem) -> [StoreRef] {
        if let store { return [try await Integrations(scope).store(store)] }
        return try await Integrations(scope).stores()
    }

    func find(_ order: String, _ scope: CompanyScope) async throws(FeatureProblem) -> OrderRow {
        try await OrderList(scope).find(order, in: try await stores(scope).map(\.id))
    }
}

/// One order of a company.
struct NamedOrder: ParsableArguments {
    @OptionGroup var scope: OrderScope

    @Argument(help: "The order by its number, or by its identifier in the store.")
    var order: String
}

extension DataOptions {
    /// The same with the order itself, and the handle on its company.
    func withOrder(_ named: NamedOrder, _ work: (CompanyScope, OrderRow) async throws -> Void) async throws {
        try await withScope(named.scope.company) { try await work($0, try await named.scope.find(named.order, $0)) }
    }
}

extension [StoreRef] {
    /// The zone whose days each store's documents bear, by the name of its connection.
    var zones: [String: TimeZone] {
        Dictionary(map { ($0.id.rawValue, $0.timeZone) }) { first, _ in first }
    }
}
