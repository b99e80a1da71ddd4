import Accounting
import ArgumentParser
import Features

extension OrdersCommand {
    /// `orders refund-amount`: answers the question that a refund without an amount asks.
    struct RefundAmount: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say how much a refund gave back where the store does not; the order is then decided again.")

        @Argument(help: "The company.")
        var company: String

        @Argument(help: "The order by its identifier in the store.")
        var order: String

        @Argument(help: "The refund; an order with one of them asks for it by name when it is wrong.")
        var refund: String

        @Argument(help: "The amount in the order's currency, 12.50.")
        var amount: String

        @Option(help: "The store's connection; needed when there are several.")
        var store: String?

        @OptionGroup var data: DataOptions

        func run() async throws {
            try await data.withOffice { office in
                let place = try await Workplaces(office).one(of: company, store: store)
                let kept = try await OrderAnswers(office).say(refund: refund, amount: amount, of: order, at: place)
                let output = ["order": order, "refund": refund, "amount": kept.description]
                if data.json {
                    try Console.print(json: output)
                } else {
                    Console.print("\(order)  \(refund)  \(kept) \(kept.currency.code)")
                }
            }
        }
    }

    /// `orders suffix`: posts an order under a number that is not taken.
    struct Suffix: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a suffix behind an order's number in its documents; the order is then decided again.")

        @Argument(help: "The company.")
        var company: String

        @Argument(help: "The order by its identifier in the store.")
        var order: String

        @Argument(help: "At most five signs; an empty one takes it away.")
        var suffix: String

        @Option(help: "The store's connection; needed when there are several.")
        var store: String?

        @OptionGroup var data: DataOptions

        func run() async throws {
            try await data.withOffice { office in
                let place = try await Workplaces(office).one(of: company, store: store)
                try await OrderAnswers(office).say(suffix: suffix, of: order, at: place)
                if data.json {
                    try Console.print(json: ["order": order, "suffix": suffix])
                } else {
                    Console.print("\(order)  \(suffix)")
                }
            }
        }
    }
}
