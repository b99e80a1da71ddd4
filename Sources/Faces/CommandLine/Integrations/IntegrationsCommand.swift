import Accounting
package import ArgumentParser
import ConnectorKit
import Features
import Outputs
import Storage
import Wording

/// `bookbridge integrations`: what is connected, connecting, and ending connections (I1–I7).
package struct IntegrationsCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "integrations", abstract: "Companies, stores and books: list, connect, sign in, settings, end.",
        subcommands: [
            List.self, Kinds.self, CreateCompany.self, ConnectStore.self, ConnectBooks.self, SignIn.self,
            PolicyCommand.self, SettingsCommand.self, UninstallCommand.self, RemoveCommand.self, NewKeyCommand.self,
        ], defaultSubcommand: List.self)

    package init() {}

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List companies and their connections.")

        @OptionGroup var data: DataOptions

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            try await data.withServices { services in
                for company in try await Companies(services).list() {
                    if !data.json { Console.print("\(company.id)  \(company.name)") }
                    let scope = try await services.scope(company.id)
                    for connection in try await Integrations(scope).connections() {
                        show(connection, of: company.id, sentences)
                    }
                }
            }
        }

        private func show(_ connection: ConnectionRef, of company: String, _ sentences: Sentences) {
            if data.json { return Console.print(jsonLine: ConnectionOutput(connection, of: company)) }
            let line = [
                connection.id.rawValue, connection.kind, connection.name, sentences.name(of: connection.state),
                connection.signIn.map { sentences.period($0) },
            ]
            Console.print("  " + line.compactMap { $0 }.joined(separator: "  "))
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
}
