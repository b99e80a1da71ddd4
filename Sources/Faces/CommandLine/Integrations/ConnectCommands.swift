import Accounting
import ArgumentParser
import Bookkeeping
import Commerce
import Features
import Outputs
import Storage
import Wording

extension IntegrationsCommand {
    struct CreateCompany: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "company", abstract: "Create a company, or give it another name.")

        @Argument(help: "A short word to name it by.")
        var company: String

        @Argument(help: "Its name.")
        var name: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            try await data.withServices(makingData: true) { services in
                let isNew = try await Companies(services).create(company, name: name)
                if data.json {
                    try Console.print(json: ["id": company, "name": name])
                } else {
                    Console.print(sentences.companyKept(company, name: name, isNew: isNew))
                }
            }
        }
    }

    struct ConnectStore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "store", abstract: "Connect a store: KIND and its fields as key=value.",
            discussion: FieldHelp.text)

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
            let sentences = try CommandContext.required().sentences
            try await data.withScope(company) { scope in
                let profile = try await Integrations(scope).connectStore(
                    connection, kind: kind, values: try FieldValues().read(fields))
                if data.json {
                    try Console.print(json: profile)
                } else {
                    Console.print("\(profile.name)  \(profile.currency.code)  \(profile.timeZone)")
                    Console.print(sentences.storeConnected(connection, name: profile.name))
                }
            }
        }
    }

    struct ConnectBooks: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "books", abstract: "Prepare a connection to books: KIND and its fields as key=value.",
            discussion: FieldHelp.text)

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
            let sentences = try CommandContext.required().sentences
            try await data.withScope(company) { scope in
                let integrations = Integrations(scope)
                let isSignedIn = try await integrations.prepareBooks(
                    connection, kind: kind, values: try FieldValues().read(fields))
                if data.json {
                    let refs = try await integrations.connections()
                    for ref in refs where ref.id.rawValue == connection {
                        Console.print(jsonLine: ConnectionOutput(ref, of: company))
                    }
                } else {
                    Console.print(sentences.booksPrepared(connection, isSignedIn: isSignedIn))
                }
            }
        }
    }

    struct SignIn: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign-in",
            abstract: "Sign in to books: prints the address to open; with --callback takes the one you came back to.")

        @Argument(help: "The books' connection.")
        var connection: String

        @Option(help: "Where the browser comes back to; must be registered with the application.")
        var redirect = "http://localhost:8080/callback"

        @Option(help: "The whole address that your browser came back to; - reads it from standard input.")
        var callback: String?

        @OptionGroup var data: DataOptions

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            try await data.withServices { services in
                let scope = try await services.scope(ofConnection: connection)
                guard let callback else {
                    let address = try await BooksSignIn(scope).begin(ID(connection), redirectURI: redirect)
                    Console.note(sentences.openAddress(connection))
                    Console.print(address)
                    return
                }
                let address = callback == "-" ? readLine(strippingNewline: true) ?? "" : callback
                try await finish(scope, address, sentences)
            }
        }

        private func finish(_ scope: CompanyScope, _ address: String, _ sentences: Sentences) async throws {
            let line = ProgressLine()
            let finished = try await BooksSignIn(scope).finish(
                ID(connection), callback: address, redirectURI: redirect, progress: { line.show(String($0)) })
            line.clear()
            let company = finished.company
            if data.json {
                try Console.print(
                    json: ["name": company.name, "country": company.country, "currency": company.homeCurrency.code])
            } else {
                Console.print("\(company.name)  \(company.country)  \(company.homeCurrency.code)")
            }
            for text in sentences.signedIn(connection, finished) {
                data.json ? Console.note(text) : Console.print(text)
            }
        }
    }
}

/// How values are given that nobody else on the machine should see.
enum FieldHelp {
    static let text = """
        A value may stand elsewhere: key=@env:NAME takes a variable of the environment, key=@file:PATH a file, \
        key=- the next line of standard input.
        """
}
