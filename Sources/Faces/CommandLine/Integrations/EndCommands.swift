import Accounting
import ArgumentParser
import Features
import Outputs
import Storage
import Wording

/// `bookbridge integrations uninstall`: ends a connection and keeps its history (I6).
struct UninstallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "uninstall",
        abstract: "End a connection: revoke its sign-in, forget its secrets, stop its workflows; history stays.")

    @Argument(help: "The connection.")
    var connection: String

    @Flag(help: "You read what would be done and want it done.")
    var yes = false

    @OptionGroup var data: DataOptions

    func run() async throws {
        let sentences = try CommandContext.required().sentences
        try await data.withServices { services in
            let scope = try await services.scope(ofConnection: connection)
            let outcome = try await Uninstall(scope).uninstall(ID(connection), isConfirmed: yes)
            EndOutput.show([outcome], isJSON: data.json, sentences)
        }
    }
}

/// `bookbridge integrations remove`: removes what nothing came of, ends what has a history (I6).
struct RemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Remove a connection, or a company with its connections; what has a history is uninstalled instead.")

    @Argument(help: "The connection, or the company with --company.")
    var name: String

    @Flag(help: "NAME is a company.")
    var company = false

    @Flag(help: "You read what would be done and want it done.")
    var yes = false

    @OptionGroup var data: DataOptions

    func run() async throws {
        let sentences = try CommandContext.required().sentences
        try await data.withServices { services in
            guard company else {
                let scope = try await services.scope(ofConnection: name)
                let outcome = try await Uninstall(scope).remove(ID(name), isConfirmed: yes)
                EndOutput.show([outcome], isJSON: data.json, sentences)
                return
            }
            let scope = try await services.scope(name)
            let (outcomes, isRemoved) = try await Uninstall(scope).removeCompany(isConfirmed: yes)
            EndOutput.show(outcomes, isJSON: data.json, sentences)
            if data.json {
                Console.print(jsonLine: EndOutput(company: name, isRemoved: isRemoved))
            } else {
                Console.print(sentences.companyEnded(name, isRemoved: isRemoved))
            }
        }
    }
}

/// `bookbridge integrations new-key`: a key in the place of one that is lost for good.
struct NewKeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new-key", abstract: "Make a key file in the place of one that is lost for good.")

    @Flag(help: "You read what it means and want it done.")
    var yes = false

    @OptionGroup var data: DataOptions

    func run() async throws {
        let context = try CommandContext.required()
        do {
            let path = try await context.renewKey(data.dataDirectory, yes)
            guard yes else { throw FeatureProblem.connection(.unconfirmed(.renewKey)) }
            if data.json {
                try Console.print(json: ["key": path])
            } else {
                Console.print(context.sentences.newKeyMade(path))
            }
        } catch let problem as FeatureProblem {
            throw Failure.explain(problem, in: context)
        }
    }
}

extension EndOutput {
    static func show(_ outcomes: [Uninstall.Outcome], isJSON: Bool, _ sentences: Sentences) {
        for outcome in outcomes {
            if isJSON {
                Console.print(jsonLine: EndOutput(outcome))
            } else {
                for line in sentences.ended(outcome) { Console.print(line) }
            }
        }
    }
}
