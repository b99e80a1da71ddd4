import Accounting
package import ArgumentParser
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import Foundation
import Storage
import Sync
import Wording

/// `bookbridge integrations`: what is connected, and connecting (I1–I4, I7).
package struct IntegrationsCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "integrations", abstract: "Companies, stores and books: list, connect, sign in, settings.",
        subcommands: [
            List.self, Kinds.self, CreateCompany.self, ConnectStore.self, ConnectBooks.self, SignIn.self,
            PolicyCommand.self, SettingsCommand.self,
        ], defaultSubcommand: List.self)

    package init() {}

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List companies and their connections.")

        @OptionGroup var data: DataOptions

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            try await data.withOffice { office in
                let integrations = Integrations(office)
                for company in try await integrations.companies() {
                    let rows = try await integrations.connections(of: company.id)
                    if !data.json { Console.print("\(company.id)  \(company.name)") }
                    for row in rows { show(row, sentences) }
                }
            }
        }

        private func show(_ row: ConnectionRow, _ sentences: Sentences) {
            let output = [
                "id": row.id, "company": row.company, "side": row.side.rawValue, "kind": row.kind, "name": row.name,
                "state": row.state.rawValue,
            ]
            if data.json {
                Console.print(jsonLine: output)
            } else {
                Console.print("  \(row.id)  \(row.kind)  \(row.name)  \(sentences.name(of: row.state))")
            }
        }
    }

    struct Kinds: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List what can be connected, and what it asks for.")

        func run() async throws {
            let connectors = try CommandContext.required().connectors
            for store in connectors.stores {
                show(store.description.kind, store.description.name, store.description.form)
            }
            for books in connectors.books { show(books.kind, books.name, books.form) }
        }

        private func show(_ kind: String, _ name: String, _ form: [FormField]) {
            let fields = form.map { $0.isRequired ? $0.key : "[\($0.key)]" }
            Console.print("\(kind)  \(name)  \(fields.joined(separator: " "))")
        }
    }

    struct CreateCompany: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "company", abstract: "Create a company.")

        @Argument(help: "A short word to name it by.")
        var company: String

        @Argument(help: "Its name.")
        var name: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            try await data.withOffice { try await Integrations($0).create(company: company, name: name) }
        }
    }

    struct ConnectStore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "store", abstract: "Connect a store: KIND and its fields as key=value.")

        @Argument(help: "The company.")
        var company: String

        @Argument(help: "A short word to name the connection by.")
        var connection: String

        @Argument(help: "The kind of store.")
        var kind: String

        @Argument(help: "Fields of its form, key=value.")
        var fields: [String] = []

        @OptionGroup var data: DataOptions

        func run() async throws {
            try await data.withOffice { office in
                let profile = try await Integrations(office).connectStore(
                    connection, kind: kind, company: company, values: Fields.read(fields))
                if data.json {
                    try Console.print(json: profile)
                } else {
                    Console.print("\(profile.name)  \(profile.currency.code)  \(profile.timeZone)")
                }
            }
        }
    }

    struct ConnectBooks: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "books", abstract: "Prepare a connection to books: KIND and its fields as key=value.")

        @Argument(help: "The company.")
        var company: String

        @Argument(help: "A short word to name the connection by.")
        var connection: String

        @Argument(help: "The kind of books.")
        var kind: String

        @Argument(help: "Fields of its form, key=value.")
        var fields: [String] = []

        @OptionGroup var data: DataOptions

        func run() async throws {
            try await data.withOffice { office in
                try await Integrations(office).prepareBooks(
                    connection, kind: kind, company: company, values: Fields.read(fields))
            }
        }
    }

    struct SignIn: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign-in",
            abstract: "Sign in to books: prints the address to open; with --callback takes the one you came back to.")

        @Argument(help: "The books' connection.")
        var connection: String

        @Option(help: "The registered address that the sign-in page sends you back to.")
        var redirect = "http://localhost:8080/callback"

        @Option(help: "The whole address that your browser came back to.")
        var callback: String?

        @OptionGroup var data: DataOptions

        func run() async throws {
            try await data.withOffice { office in
                let signIn = BooksSignIn(office)
                guard let callback else {
                    Console.print(try await signIn.begin(connection, redirectURI: redirect))
                    return
                }
                let line = ProgressLine()
                let company = try await signIn.finish(
                    connection, callback: callback, redirectURI: redirect, progress: { line.show(String($0)) })
                line.clear()
                Console.print("\(company.name)  \(company.country)  \(company.homeCurrency.code)")
            }
        }
    }
}

/// Fields given as `key=value`.
enum Fields {
    static func read(_ fields: [String]) -> [String: String] {
        var values: [String: String] = [:]
        for field in fields {
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            values[String(parts[0])] = parts.count > 1 ? String(parts[1]) : ""
        }
        return values
    }
}
