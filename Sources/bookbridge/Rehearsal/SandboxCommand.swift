import ArgumentParser
import CommandLine
import Foundation
import QuickBooksSandbox
import SampleStores
import ServiceLifecycle

/// `bookbridge sandbox`: a stand-in alone, for clients of any kind.
struct SandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox", abstract: "Run a stand-in of an outside service on this machine.",
        subcommands: [QuickBooks.self, Ecwid.self])

    struct QuickBooks: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "quickbooks", abstract: "QuickBooks Online's Accounting API, as strict as the service.")

        @Option(help: "The port; 0 takes a free one.")
        var port = 8090

        @Option(help: "The folder in which the books are kept; without it they are gone at the end.")
        var data: String?

        @Option(help: "Write every accepted write to this file, a JSON line each.")
        var record: String?

        @Flag(help: "Enforce the published limits (500 requests a minute, 10 a second, 40 batches a minute).")
        var limits = false

        @Option(help: "Milliseconds that each written document takes.")
        var documentMilliseconds = 0

        func run() async throws {
            var configuration = SandboxConfiguration()
            if let data {
                let folder = URL(fileURLWithPath: data, isDirectory: true)
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                configuration.dataDirectory = folder
            }
            configuration.recordFile = record.map { URL(fileURLWithPath: $0) }
            configuration.limits = limits ? SandboxLimits() : .off
            configuration.timePerDocument = .milliseconds(documentMilliseconds)
            let service = try QuickBooksService(configuration: configuration)
            let (id, secret) = (configuration.clientID, configuration.clientSecret)
            let server = QuickBooksServer(service: service, port: port) { port in
                Console.print("http://127.0.0.1:\(port)  client \(id)  secret \(secret)")
                for key in ["us", "ca", "gb", "fr"] {
                    if let profile = CompanyProfile(key: key) { Console.print("  \(key)  realm \(profile.realm)") }
                }
            }
            try await Listening.on(port) { try await server.run() }
        }
    }

    struct Ecwid: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "ecwid", abstract: "A sample store with Ecwid's REST API.")

        @Option(help: "The port; 0 takes a free one.")
        var port = 8091

        @Option(help: "How many orders.")
        var orders = 200

        @Option(help: "The seed that the orders follow from.")
        var seed: UInt64 = 1

        @Option(help: "us, ca, gb, fr, de, jp or au.")
        var country = "us"

        @Option(help: "realistic, or plain: paid orders of a few lines, for benchmarks.")
        var mix = EcwidOrderMix.realistic.rawValue

        @Flag(help: "Take any number of requests; otherwise 600 a minute.")
        var unlimited = false

        @Option(help: "The folder in which edits are kept.")
        var data: String?

        func run() async throws {
            var settings = EcwidSampleSettings(
                kind: try Choice.read(country, "--country", as: DemoCountry.self).store, seed: seed, orders: orders,
                mix: try Choice.read(mix, "--mix"), clock: { Date() })
            if unlimited { settings.requestsPerMinuteMax = nil }
            settings.dataDirectory = data.map { URL(fileURLWithPath: $0, isDirectory: true) }
            let store = try EcwidSampleStore(settings)
            let id = settings.storeId
            let server = EcwidSampleServer(store: store, port: port) { port in
                Console.print("http://127.0.0.1:\(port)/api/v3/\(id)  token \(EcwidSampleSettings.tokenUsual)")
            }
            try await Listening.on(port) { try await server.run() }
        }
    }
}
