import Accounting
import ArgumentParser
import Features
import Storage
import Wording

extension OrdersCommand {
    /// `orders refund-amount`: answers the question that a refund without an amount asks.
    struct RefundAmount: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say how much a refund gave back where the store does not; the order is then decided again.")

        @OptionGroup var scope: OrderScope

        @Argument(help: "The order by its number, or by its identifier in the store.")
        var order: String

        @Argument(help: "The refund; an order with one of them asks for it by name when it is wrong.")
        var refund: String

        @Argument(help: "The amount in the order's currency, 12.50.")
        var amount: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            try await data.withScope(scope.company) { company in
                let order = try await scope.find(order, company)
                let kept = try await OrderAnswers(company).say(
                    refund: refund, amount: amount, of: order.ref)
                if data.json {
                    try Console.print(json: ["order": order.id, "refund": refund, "amount": kept.description])
                } else {
                    Console.print(sentences.refundSaid(order.number, refund, kept))
                }
            }
        }
    }

    /// `orders suffix`: posts an order under a number that is not taken.
    struct Suffix: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a suffix behind an order's number in its documents; the order is then decided again.")

        @OptionGroup var scope: OrderScope

        @Argument(help: "The order by its number, or by its identifier in the store.")
        var order: String

        @Argument(help: "At most five signs, such as .2 or B; an empty one takes it away.")
        var suffix: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            try await data.withScope(scope.company) { company in
                let order = try await scope.find(order, company)
                try await OrderAnswers(company).say(suffix: suffix, of: order.ref)
                if data.json {
                    try Console.print(json: ["order": order.id, "suffix": suffix])
                } else {
                    Console.print(sentences.suffixSaid(order.number, suffix))
                }
            }
        }
    }
}
