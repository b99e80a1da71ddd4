import Accounting
package import ArgumentParser
import Features
import LinkLedger
import Outputs
import Sync
import Wording

/// `bookbridge undo`: takes back what was posted (X4).
package struct UndoCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Take back in the books what a run, an order or a document put there.")

    @Argument(help: "The company.")
    var company: String

    @Option(help: "A run: everything that it made.")
    var run: String?

    @Option(help: "An order by its number or its identifier in the store.")
    var order: String?

    @Option(help: "The store of the order, where several have one of that number.")
    var store: String?

    @Option(help: "A document by its kind and its number, or its identifier in the books: invoice/EW1042.")
    var document: String?

    @Flag(help: "Show what would be taken back and take nothing back.")
    var dryRun = false

    @OptionGroup var data: DataOptions

    package init() {}

    package func run() async throws {
        let context = try CommandContext.required()
        let request = try request()
        try await data.withRuns(company) { scope in
            let undo = UndoPosted(scope)
            let reports =
                dryRun
                ? try await undo.preview(request)
                : try await undo.perform(request)
            for report in reports { try show(report, context.sentences) }
            if let stop = reports.lazy.compactMap(\.stopped).first { throw ExitCodes.code(of: stop) }
            let isWhole = reports.flatMap(\.orders).allSatisfy { $0.reason == nil }
            if !isWhole { throw ExitCodes.needsYou }
        }
    }

    private func request() throws(CommandProblem) -> UndoPosted.Request {
        guard [run, order, document].compactMap({ $0 }).count == 1 else {
            throw .optionsExclusive(["--run", "--order", "--document"])
        }
        if store != nil, order == nil { throw .optionsApart(["--store"], onlyWith: "--order") }
        if let run { return .run(ID(run)) }
        if let order { return .order(order, in: store.map { ID($0) }) }
        let parts = (document ?? "").split(separator: "/", maxSplits: 1).map(String.init)
        let kind = BooksRecordKind.allCases.first {
            $0.document != nil && $0.rawValue.lowercased() == parts.first?.lowercased()
        }
        guard let kind, parts.count == 2 else {
            throw .optionUnfit(option: "--document", value: document ?? "", expected: "invoice/EW1042, payment/147")
        }
        return .document(kind, parts[1])
    }

    private func show(_ report: UndoReport, _ sentences: Sentences) throws {
        if data.json {
            Console.print(jsonLine: UndoOutput(report, sentences))
            return
        }
        for order in report.orders {
            Console.print(sentences.line(of: order))
            if let reason = order.reason { Console.print("    \(sentences.explain(reason).text)") }
        }
        Console.print(sentences.summary(report))
        if let stop = report.stopped { Console.note("\(sentences.stoppedEarly) \(sentences.explain(stop).text)") }
    }
}
