import ArgumentParser
import CommandLine
import Features
import Foundation
import Wording

/// `bookbridge demo`: the whole product with a sandbox and a sample store, to try without an account (X14).
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Try it: a sample store, a QuickBooks sandbox and Bookbridge between them.")

    @Option(help: "The port of the pages.")
    var port = 8080

    @Flag(help: "Sync, print a summary, exit.")
    var once = false

    @Option(help: "How many orders the sample store has.")
    var orders = 200

    @Option(help: "The country of the store and the books: us, ca, gb, fr, de, jp or au.")
    var country = "us"

    @Option(help: "The seed that the sample orders follow from.")
    var seed: UInt64 = 1

    @Option(name: .customLong("record"), help: "Write every accepted write of the sandbox to this file.")
    var recordFile: String?

    @Option(help: "Of a thousand answers of the sandbox, how many are lost after it did the work.")
    var lostPerMille = 0

    @Option(help: "Of a thousand requests to the sandbox, how many fail with 5xx or 429.")
    var failedPerMille = 0

    @Flag(help: "Post one receipt a day and payment method instead of one document an order.")
    var dailySummary = false

    @OptionGroup var data: DataOptions

    func run() async throws {
        let context = try CommandContext.required()
        try Count.check(orders, "--orders")
        try Port.check(port)
        let settings = DemoSettings(
            country: try Choice.read(country, "--country"), orders: orders, seed: seed,
            folder: data.dataDirectory, recordFile: recordFile, lostPerMille: lostPerMille,
            failedPerMille: failedPerMille, isSummarised: dailySummary)
        let sentences = context.sentences
        try await Demo.run(settings) { demo in
            let summary = try await demo.syncThroughChanges(sentences: sentences)
            if data.json {
                try Console.print(json: summary.output)
            } else {
                for line in summary.lines(sentences) { Console.print(line) }
            }
            if !once {
                let account = try await demo.account()
                let ready = DemoReady(url: "http://127.0.0.1:\(port)", email: account.email, password: account.password)
                let lines = [
                    sentences.lookAt(ready.url), sentences.labelled(GateWord.email.text(sentences), ready.email),
                    sentences.labelled(GateWord.password.text(sentences), ready.password),
                ]
                let isJSON = data.json
                try await Serving(demo.services, sentences).run(ServeWish(port: port)) {
                    if isJSON { Console.print(jsonLine: ready) } else { for line in lines { Console.print(line) } }
                }
            }
        }
    }
}

/// What a program reads once the demonstration can be visited.
struct DemoReady: Encodable {
    var ready = true
    var url: String
    var email: String
    var password: String
}
