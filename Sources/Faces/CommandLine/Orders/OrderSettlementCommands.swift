import Accounting
import ArgumentParser
import Bookkeeping
import Features
import Storage
import Wording

extension OrdersCommand {
    /// `orders settle`: answers what became of money by which an order differs from what was received.
    struct Settle: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say what became of money after a paid order was edited; the order is then decided again.")

        @OptionGroup var named: NamedOrder

        @Argument(help: "given-back, collected, or never-received for a payment that the store took back.")
        var answer: SettlementAnswer

        @OptionGroup var data: DataOptions

        func run() async throws {
            let context = try CommandContext.required()
            try await data.withOrder(named) { company, order in
                let amount = try await OrderAnswers(company).settle(answer, of: order.ref)
                let output = ["order": order.id, "answer": answer.rawValue, "amount": amount.description]
                if data.json {
                    try Console.print(json: output)
                } else {
                    Console.print("\(order.number)  \(context.sentences.settle(answer, amount))")
                }
            }
        }
    }

    /// `orders keep`: keeps in the books what is posted of an order that the store deleted.
    struct Keep: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep what is posted of an order that was deleted in the store; nobody is asked again.")

        @OptionGroup var named: NamedOrder

        @OptionGroup var data: DataOptions

        func run() async throws {
            try await data.withOrder(named) { company, order in
                try await OrderAnswers(company).keepDeleted(order.ref)
                if data.json { try Console.print(json: ["order": order.id]) } else { Console.print(order.number) }
            }
        }
    }
}

extension OrdersCommand {
    /// `orders cancel`: how the invoice of an order that was cancelled after it was sent leaves the books.
    struct Cancel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say how the invoice of an order that was cancelled after it was sent leaves the books.")

        @OptionGroup var named: NamedOrder

        @Option(help: "void, or credit-memo.")
        var by: CancelledSale

        @OptionGroup var data: DataOptions

        func run() async throws {
            try await data.withOrder(named) { company, order in
                try await OrderAnswers(company).cancel(order.ref, by: by)
                if data.json { try Console.print(json: ["order": order.id]) } else { Console.print(order.number) }
            }
        }
    }
}

extension CancelledSale: ExpressibleByArgument {}

extension SettlementAnswer: ExpressibleByArgument {}
