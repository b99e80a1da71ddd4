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
        subcommands: [
            QuickBooks.self, DesktopSandboxCommand.self, Ecwid.self, OpenCart.self, MyFulfillment.self, Supplier.self,
        ])

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

    struct Supplier: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "supplier",
            abstract: "A supplier who speaks PromoStandards: takes purchase orders and invoices them at once.")

        @Option(help: "The port; 0 takes a free one.")
        var port = 8094

        @Option(help: "Cents of freight that every invoice charges on top.")
        var freight = 0

        func run() async throws {
            let supplier = SampleSupplier(freight: freight) { String(Date().ISO8601Format().prefix(10)) }
            let (id, password) = (supplier.id, supplier.password)
            let server = SampleServer(supplier, port: port) { port in
                Console.print("http://127.0.0.1:\(port)/  account \(id)  password \(password)")
            }
            try await Listening.on(port) { try await server.run() }
        }
    }

    struct MyFulfillment: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "myfulfillment", abstract: "A sample instance of BoostMyShop myFulfillment, with its files.")

        @Option(help: "The port; 0 takes a free one.")
        var port = 8093

        @Option(help: "How many shop orders, each with one or two invoices.")
        var orders = 60

        @Option(help: "How many products.")
        var products = 24

        @Option(help: "The seed that everything follows from.")
        var seed: UInt64 = 1

        @Option(help: "Write the accounting export (CSV) to this file.")
        var export: String?

        func run() async throws {
            let settings = MyFulfillmentSampleSettings(
                seed: seed, orders: orders, products: products, clock: { Date() })
            let store = MyFulfillmentSampleStore(settings)
            if let export { try await store.accountingExport().write(to: URL(fileURLWithPath: export)) }
            let server = SampleServer(store, port: port) { port in
                Console.print("http://127.0.0.1:\(port)/api  user \(settings.username)  password \(settings.password)")
                Console.print("mapping \(MyFulfillmentSampleSettings.mapping)")
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
            let server = SampleServer(store, port: port) { port in
                Console.print("http://127.0.0.1:\(port)/api/v3/\(id)  token \(EcwidSampleSettings.tokenUsual)")
            }
            try await Listening.on(port) { try await server.run() }
        }
    }

    struct OpenCart: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "opencart", abstract: "A sample installation of OpenCart with our extension in it.",
            discussion: """
                POST /sample/status?order=N&value=STATUS, /sample/quantity, /sample/place, /sample/delete, /sample/stock, \
                /sample/clock, /sample/fail and /sample/firewall play the merchant and the host.
                """)

        @Option(help: "The port; 0 takes a free one.")
        var port = 8092

        @Option(help: "How many orders.")
        var orders = 200

        @Option(help: "The seed that the orders follow from.")
        var seed: UInt64 = 1

        @Option(help: "us, ca, gb, fr, de, jp or au.")
        var country = "us"

        @Option(help: "3 or 4, the generation of OpenCart.")
        var generation = OpenCartSampleSettings.Generation.four.rawValue

        @Option(help: "The folder in which edits are kept.")
        var data: String?

        func run() async throws {
            var settings = OpenCartSampleSettings(
                generation: try Choice.read(generation, "--generation"),
                country: try Choice.read(country, "--country", as: DemoCountry.self).shop, seed: seed, orders: orders,
                clock: { Date() })
            settings.dataDirectory = data.map { URL(fileURLWithPath: $0, isDirectory: true) }
            let store = try OpenCartSampleStore(settings)
            let key = settings.key
            let server = SampleServer(store, port: port) { port in
                Console.print("http://127.0.0.1:\(port)/  key \(key)")
            }
            try await Listening.on(port) { try await server.run() }
        }
    }
}
