import Accounting
import ArgumentParser
import Bookkeeping
import Features
import Storage
import Wording

extension OrdersCommand {
    /// `orders by-hand`: a person entered the order in the books themselves.
    struct ByHand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "by-hand",
            abstract: "Say that you entered an order in the books yourself: it is never posted.")

        @OptionGroup var said: SaidOfOrder
        @OptionGroup var data: DataOptions

        func run() async throws { try await said.exempt(.enteredByHand, data) }
    }

    /// `orders ignore`: an order is not to be posted.
    struct Ignore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Leave an order out of the books, with a reason.")

        @OptionGroup var said: SaidOfOrder
        @OptionGroup var data: DataOptions

        func run() async throws { try await said.exempt(.ignored, data) }
    }

    /// `orders restore`: takes either back.
    struct Restore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take up an order again that was entered by hand or ignored.")

        @OptionGroup var named: NamedOrder

        @OptionGroup var data: DataOptions

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            try await data.withOrder(named) { company, order in
                let isRestored = try await OrderExemptions(company).restore(order.ref)
                if data.json {
                    try Console.print(json: ["orders": isRestored ? 1 : 0])
                } else {
                    Console.print(isRestored ? sentences.restored(order.number) : sentences.neverExempt(order.number))
                }
            }
        }
    }
}

/// Which order, and why.
struct SaidOfOrder: ParsableArguments {
    @OptionGroup var named: NamedOrder

    @Option(help: "Why, for whoever reads the audit.")
    var reason: String

    func exempt(_ kind: OrderExemption.Kind, _ data: DataOptions) async throws {
        let sentences = try CommandContext.required().sentences
        try await data.withOrder(named) { company, order in
            try await OrderExemptions(company).exempt(order.ref, kind, because: reason)
            if data.json {
                try Console.print(json: ["order": order.id, "reason": kind.rawValue])
            } else {
                Console.print(sentences.exempted(order.number, kind))
            }
        }
    }
}
