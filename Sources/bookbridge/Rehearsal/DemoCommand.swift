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

    @Option(help: "The country of the store and the books: us, ca, gb, fr, de, jp or au; of a desktop us, ca or gb.")
    var country = "us"

    @Option(help: "The books: online, or desktop.")
    var books = DemoBooks.online.rawValue

    @Flag(help: "With --books desktop: bring no Web Connector, and wait for one of your own.")
    var ownConnector = false

    @Option(help: "The seed that the sample orders follow from.")
    var seed: UInt64 = 1

    @Option(name: .customLong("record"), help: "Write every accepted write of the sandbox to this file.")
    var recordFile: String?

    @Option(help: "Of a thousand answers of the sandbox, how many are lost after it did the work.")
    var lostPerMille = 0

    @Option(help: "Of a thousand requests to the sandbox, how many fail with 5xx or 429.")
    var failedPerMille = 0

    @Flag(help: "Only the Ecwid store, with all of the orders.")
    var oneStore = false

    @Flag(help: "Post one receipt a day and payment method instead of one document an order.")
    var dailySummary = false

    @OptionGroup var data: DataOptions

    func run() async throws {
        let context = try CommandContext.required()
        try Count.check(orders, "--orders")
        try Port.check(port)
        let settings = DemoSettings(
            country: try Choice.read(country, "--country"), books: try Choice.read(books, "--books"),
            hasOwnConnector: ownConnector, hasOneStore: oneStore, orders: orders, seed: seed,
            folder: data.dataDirectory, recordFile: recordFile, lostPerMille: lostPerMille,
            failedPerMille: failedPerMille, isSummarised: dailySummary)
        if settings.books == .desktop { _ = try DesktopBooks.edition(of: settings.country) }
        let sentences = context.sentences
        try await Demo.run(settings) { demo in
            if !settings.hasOwnConnector {
                let summary = try await demo.syncThroughChanges(sentences: sentences, sendsAll: once)
                if data.json {
                    // Who stays gets one line, once the pages can be visited.
                    if once { try Console.print(json: summary.output) }
                } else {
                    for line in summary.lines(sentences) { Console.print(line) }
                }
            }
            if !once { try await stay(demo, sentences) }
        }
    }
}

extension DemoCommand {
    /// Serves the pages until it is told to stop; books on a desktop go on visiting.
    private func stay(_ demo: Demo, _ sentences: Sentences) async throws {
        let account = try await demo.account()
        var ready = DemoReady(url: "http://127.0.0.1:\(port)", email: account.email, password: account.password)
        var lines = [
            sentences.lookAt(ready.url), sentences.labelled(GateWord.email.text(sentences), ready.email),
            sentences.labelled(GateWord.password.text(sentences), ready.password),
        ]
        var file: (text: String, password: String)?
        if let visitor = demo.visitor {
            let (text, password) = try await visitor.paper(at: ready.url, sentences)
            file = (text, password)
            ready.qwc = ready.url + DemoVisitor.filePath
            ready.connectorPassword = password
            lines.append(sentences.labelled(VisitorWord.download.text(sentences), ready.qwc ?? ""))
            lines.append(sentences.labelled(VisitorWord.title.text(sentences), password))
        }
        let (isJSON, told, shown, paper) = (data.json, ready, lines, file?.text)
        let visits = demo.settings.hasOwnConnector ? nil : file.flatMap { demo.visitor?.goOn($0) }
        let settling = demo.settings.hasOwnConnector ? Task { try await demo.settleAfterFirstVisit() } : nil
        defer {
            visits?.cancel()
            settling?.cancel()
        }
        try await Serving(demo.services, sentences).run(
            ServeWish(port: port), besides: paper.map { [DemoVisitor.face($0)] } ?? []
        ) {
            if isJSON { Console.print(jsonLine: told) } else { for line in shown { Console.print(line) } }
        }
    }
}

/// What a program reads once the demonstration can be visited.
struct DemoReady: Encodable {
    var ready = true
    var url: String
    var email: String
    var password: String
    /// With books on a desktop: where the file for the Web Connector is, and the password for its row.
    var qwc: String?
    var connectorPassword: String?
}
