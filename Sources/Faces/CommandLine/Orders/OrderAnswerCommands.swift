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

        @OptionGroup var named: NamedOrder

        @Argument(
            help: ArgumentHelp(
                "The amount in the order's currency, 12.50; before it the refund, where several of the order ask.",
                valueName: "refund> <amount"))
        var answer: [String]

        @OptionGroup var data: DataOptions

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            guard let amount = answer.last, answer.count <= 2 else {
                throw CommandProblem.optionUnfit(
                    option: "AMOUNT", value: answer.joined(separator: " "), expected: "[REFUND] AMOUNT")
            }
            let refund = answer.count == 2 ? answer[0] : nil
            try await data.withOrder(named) { company, order in
                let kept = try await OrderAnswers(company).say(refund: refund, amount: amount, of: order.ref)
                if data.json {
                    try Console.print(
                        json: ["order": order.id, "refund": refund ?? "", "amount": kept.description])
                } else {
                    Console.print(sentences.refundSaid(order.number, kept))
                }
            }
        }
    }

    /// `orders suffix`: posts an order under a number that is not taken.
    struct Suffix: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a suffix behind an order's number in its documents; the order is then decided again.")

        @OptionGroup var named: NamedOrder

        @Argument(help: "At most five characters, such as .2 or B; an empty one takes it away.")
        var suffix: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            try await data.withOrder(named) { company, order in
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
