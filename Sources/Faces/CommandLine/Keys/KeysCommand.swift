import Accounting
package import ArgumentParser
import ConnectorKit
import Features
import Outputs
import Storage
import Wording

/// `bookbridge keys`: keys by which programs use the interface.
package struct KeysCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Keys by which programs use the interface: list, add, revoke.",
        subcommands: [List.self, Add.self, Revoke.self], defaultSubcommand: List.self)

    package init() {}

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the keys of a person, or those of a company's stores, newest first.")

        @Argument(help: "The e-mail address of the person.")
        var email: String?

        @Option(help: "The company whose stores' keys are listed.")
        var company: String?

        @OptionGroup var data: DataOptions

        func validate() throws {
            if (email == nil) == (company == nil) { throw ValidationError("Name a person or --company.") }
        }

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            try await data.withServices { services in
                let keys = try await keys(services)
                for key in keys {
                    if data.json { Console.print(jsonLine: KeyOutput(key)) } else { show(key, services, sentences) }
                }
                if keys.isEmpty, !data.json { Console.note(sentences.noKeys) }
            }
        }

        private func keys(_ services: Services) async throws -> [ProgramKeyRow] {
            if let company { return try await StoreKeys(try await services.scope(company)).list() }
            return try await ProgramKeys(services, of: try await People(services).user(email: email ?? "")).list()
        }

        private func show(_ key: ProgramKeyRow, _ services: Services, _ sentences: Sentences) {
            let scopes = key.scopes.compactMap { KeyScope(rawValue: $0) }.map { sentences.name(of: $0) }
            let parts = [
                key.id, sentences.plain(key.name), key.store.map { sentences.plain($0) } ?? "",
                scopes.joined(separator: ", "), sentences.standing(key, services.world.clock.now()),
            ]
            Console.print(parts.filter { !$0.isEmpty }.joined(separator: "  "))
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Create a key for a person, or one that pushes into a store; it is shown only once.")

        @Argument(help: "The e-mail address of the person as whom programs work with the key.")
        var email: String?

        @Option(help: "What you call it.")
        var name: String

        @Option(
            help: "What it is for, again for each: read, sync, orders, settings, connections, people, audit or push.")
        var scope: [String] = []

        @Option(help: "The one company that it reaches; without it all of the person's.")
        var company: String?

        @Option(help: "The store that it pushes into, by its connection.")
        var store: String?

        @Option(help: "After so many days it ends; without it never.")
        var days: Int?

        @OptionGroup var data: DataOptions

        func validate() throws {
            if (email == nil) == (store == nil) { throw ValidationError("Name a person or --store.") }
            if store != nil, !scope.isEmpty || company != nil {
                throw ValidationError("A key of a store takes no --scope and no --company.")
            }
        }

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            try await data.withServices { services in
                let made = try await make(services)
                if data.json { return Console.print(jsonLine: KeyOutput(made.key, secret: made.secret)) }
                Console.print(sentences.keyMade(made.key.name, until: made.key.endsAt))
                Console.print("  \(made.secret.text)")
            }
        }

        private func make(_ services: Services) async throws -> ProgramKeys.Made {
            if let store {
                let scope = try await services.scope(ofConnection: store)
                return try await StoreKeys(scope).make(for: ID(store), named: name, days: days)
            }
            let known = KeyScope.ofUsers.map(\.rawValue)
            var scopes: Set<KeyScope> = []
            for word in scope {
                guard let scope = KeyScope(rawValue: word), known.contains(word) else {
                    throw CommandProblem.wordUnknown(option: "--scope", word, known: known)
                }
                scopes.insert(scope)
            }
            let user = try await People(services).user(email: email ?? "")
            return try await ProgramKeys(services, of: user, actor: services.actor).make(
                named: name, scopes: scopes, company: company.map { ID($0) }, days: days)
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "End a key at once.")

        @Argument(help: "The key, by its identifier.")
        var key: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            try await data.withServices { services in
                let name = try await ProgramKeys.revoke(key, by: services)
                if data.json {
                    Console.print(jsonLine: ["key": key, "outcome": "revoked"])
                } else {
                    Console.print(sentences.keyRevoked(name))
                }
            }
        }
    }
}
