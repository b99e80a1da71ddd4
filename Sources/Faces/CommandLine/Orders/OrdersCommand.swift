import Accounting
package import ArgumentParser
import Features
import LinkLedger
import Storage
import Wording

/// `bookbridge orders`: where each order is, and trying again.
package struct OrdersCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "orders", abstract: "List orders and where they are; try again.",
        subcommands: [List.self, Retry.self, RefundAmount.self, Suffix.self, Settle.self, Keep.self], defaultSubcommand: List.self)

    package init() {}

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List orders, newest first.")

        @Argument(help: "The company.")
        var company: String

        @Option(help: "posted, skipped, waiting or needsYou.")
        var state: String?

        @Option(help: "A part of an order number.")
        var search: String?

        @Option(help: "How many at most.")
        var limit = 50

        @Option(help: "Go on after this order.")
        var after: String?

        @OptionGroup var data: DataOptions

        func run() async throws {
            let context = try CommandContext.required()
            try await data.withOffice { office in
                let list = OrderList(office)
                for store in try await Integrations(office).connections(of: company) where store.side == .store {
                    let rows = try await list.page(
                        of: store.id, state: state.flatMap { OrderState(rawValue: $0) }, search: search,
                        after: after, limit: max(1, min(limit, 1000)))
                    for row in rows { show(row, list, context.sentences) }
                }
            }
        }

        private func show(_ row: OrderRow, _ list: OrderList, _ sentences: Sentences) {
            let reason = list.reason(of: row).map { sentences.explain($0) }
            let output = OrderOutput(row, explanation: reason)
            if data.json {
                Console.print(jsonLine: output)
            } else {
                let total = "\(output.total ?? "") \(output.currency ?? "")"
                Console.print("\(output.number)  \(output.date ?? "")  \(total)  \(sentences.name(of: row.state))")
                if let reason { Console.print("    \(reason.text)") }
            }
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Have orders decided again at the next sync; all that need you when none is named.")

        @Argument(help: "The company.")
        var company: String

        @Argument(help: "Orders by their identifiers in the store.")
        var orders: [String] = []

        @Option(help: "All orders of this run that an undo took back; the run that was undone, or the undo itself.")
        var run: String?

        @OptionGroup var data: DataOptions

        func validate() throws {
            if run != nil, !orders.isEmpty { throw ValidationError("Name orders or --run, not both.") }
        }

        func run() async throws {
            let context = try CommandContext.required()
            try await data.withOffice { office in
                if let run {
                    let count = try await RetryUndone(office).perform(run, company: company)
                    if data.json { return try Console.print(json: ["orders": count]) }
                    return Console.print(context.sentences.toBePostedAnew(count))
                }
                var count = 0
                for store in try await Integrations(office).connections(of: company) where store.side == .store {
                    count += try await OrderList(office).retry(orders.isEmpty ? nil : orders, of: store.id)
                }
                if data.json { try Console.print(json: ["orders": count]) } else { Console.print(String(count)) }
            }
        }
    }
}

/// An order as `orders --json` prints it, a line each.
private struct OrderOutput: Encodable {
    var id: String
    var store: String
    var number: String
    var date: String?
    var currency: String?
    var total: String?
    var state: String
    var reason: String?
    var message: String?
    var remedy: String?

    init(_ row: OrderRow, explanation: Explanation?) {
        id = row.id
        store = row.store
        number = row.number
        date = row.placedAt.map { BusinessDate(daysSince1970: Int($0.seconds / 86_400)).description }
        currency = row.currency
        total = row.currency.flatMap { Currency($0) }.map { Money(minorUnits: row.total, $0).description }
        state = row.state.rawValue
        reason = row.reasonCode
        message = explanation.map { "\($0.what) \($0.meaning)" }
        remedy = explanation?.remedy
    }
}
