import Accounting
import ArgumentParser
import Features
import LinkLedger
import Outputs
import Storage
import Sync
import Wording

extension OrdersCommand {
    /// `orders send`: posts one order now.
    struct Send: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Post one order now, also one from before the start date or outside the filter.")

        @OptionGroup var scope: OrderScope

        @Argument(help: "The order by its number, or by its identifier in the store; not needed with --request.")
        var order: String?

        @Option(help: "What is chosen, as a request of the contract esp-send/1; - reads standard input.")
        var request: String?

        @OptionGroup var choices: SendingArguments
        @OptionGroup var data: DataOptions

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            let asked = try request.map { try SendRequestFile.read($0) }
            guard let name = order ?? asked?.order else { throw FeatureProblem.fieldMissing(key: "--request") }
            let words = try asked?.words ?? choices.words()
            try await data.withRuns(scope.company) { company in
                let store = try await Integrations(company).store(scope.store)
                let (report, order) = try await SendOrder(company).send(
                    name, of: store.id, words, for: asked?.requestedBy)
                let reason = order.cause
                if data.json {
                    Console.print(jsonLine: SentOrderOutput(order, report))
                } else {
                    Console.print(
                        sentences.message(order: order.number, total: order.money, state: order.state, reason: reason))
                    let shown = try await OrderList(company).report(of: order.ref)
                    if !shown.isPlanned {
                        for line in OrderReportOutput(shown, sentences).lines(sentences) { Console.print(line) }
                    }
                }
                if let stop = report.stopped { throw FeatureProblem.stopped(stop) }
                if order.state == .needsYou { throw ExitCodes.needsYou }
            }
        }
    }
}
