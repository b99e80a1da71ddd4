import Accounting
package import ArgumentParser
import Commerce
import ConnectorKit
import Features
import Foundation
import Outputs
import Wording

/// `bookbridge push`: gives records to a store that takes them, with a result for each (X11).
package struct PushCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "push",
        abstract: "Give records to a store that takes them: orders, customers, products, payments, refunds.",
        discussion: """
            Each file holds one record, a list of records, or an object with the list under "records", as docs/intake says. \
            Every record is judged by itself; what is refused stops no other. The next sync posts what was taken.
            """)

    @Argument(help: "The company.")
    var company: String

    @Argument(help: "The store.")
    var store: String

    @Argument(help: "Files of records in JSON.")
    var files: [String]

    @Option(help: "What they are: \(RecordStream.allCases.map(\.rawValue).joined(separator: ", ")).")
    var of = "orders"

    @OptionGroup var data: DataOptions

    package init() {}

    package func run() async throws {
        let context = try CommandContext.required()
        let stream = try Choice.stream(of, "--of", context.sentences)
        var all: [PushResult] = []
        try await data.withScope(company) { scope in
            for file in files {
                let records = try Push.records(in: try InputFile.read(file))
                for start in stride(from: 0, to: records.count, by: Push.batchMax) {
                    let batch = Array(records[start..<min(start + Push.batchMax, records.count)])
                    for var result in try await Push(scope).take(stream, batch, of: ID(store)) {
                        result.index = all.count
                        all.append(result)
                    }
                }
            }
        }
        try print(all, context.sentences)
        if all.contains(where: { $0.refusal != nil }) { throw ExitCodes.needsYou }
    }

    private func print(_ results: [PushResult], _ sentences: Sentences) throws {
        if data.json { return try Console.print(json: results.map { PushOutput($0, sentences) }) }
        for result in results {
            let told = result.refusal.map { [sentences.sentence($0)] } ?? result.warnings.map { sentences.sentence($0) }
            let name = sentences.plain(result.id ?? String(result.index + 1))
            for text in told { Console.print("\(name): \(text)") }
        }
        Console.print(sentences.pushed(results))
    }
}
