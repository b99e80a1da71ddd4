import Accounting
import ArgumentParser
import Features

extension OrdersCommand {
    /// `orders settle`: answers what became of money by which an order differs from what was received.
    struct Settle: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say what became of money after a paid order was edited; the order is then decided again.")

        @Argument(help: "The company.")
        var company: String

        @Argument(help: "The order by its identifier in the store.")
        var order: String

        @Argument(help: "given-back, collected, or never-received for a payment that the store took back.")
        var answer: SettlementAnswer

        @Option(help: "The store's connection; needed when there are several.")
        var store: String?

        @OptionGroup var data: DataOptions

        func run() async throws {
            try await data.withOffice { office in
                let place = try await Workplaces(office).one(of: company, store: store)
                let amount = try await OrderAnswers(office).settle(answer, of: order, at: place)
                let output = ["order": order, "answer": answer.rawValue, "amount": amount.description]
                if data.json {
                    try Console.print(json: output)
                } else {
                    Console.print("\(order)  \(answer.rawValue)  \(amount) \(amount.currency.code)")
                }
            }
        }
    }

    /// `orders keep`: keeps in the books what is posted of an order that the store deleted.
    struct Keep: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep what is posted of an order that was deleted in the store; nobody is asked again.")

        @Argument(help: "The company.")
        var company: String

        @Argument(help: "The order by its identifier in the store.")
        var order: String

        @Option(help: "The store's connection; needed when there are several.")
        var store: String?

        @OptionGroup var data: DataOptions

        func run() async throws {
            try await data.withOffice { office in
                let place = try await Workplaces(office).one(of: company, store: store)
                try await OrderAnswers(office).keepDeleted(order, at: place)
                if data.json { try Console.print(json: ["order": order]) } else { Console.print(order) }
            }
        }
    }
}

extension SettlementAnswer: ExpressibleByArgument {}
