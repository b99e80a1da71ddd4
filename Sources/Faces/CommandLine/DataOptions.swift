package import ArgumentParser
package import Features
import Sync
package import Wording

/// Options that every command on kept data has.
package struct DataOptions: ParsableArguments {
    @Option(name: .customLong("data"), help: "The folder that holds everything the command works on.")
    package var dataDirectory: String?

    @Flag(help: "Print JSON for programs.")
    package var json = false

    package init() {}

    /// Opens the services, does the work, closes it; what goes wrong is told where the program ends.
    ///
    /// `makingData`: where there is no data yet, it begins with this command. Others refuse a folder that is not there, which is
    /// nearly always misspelt.
    package func withServices(
        makingData: Bool = false, for audience: CommandContext.Audience = .machineOperator,
        _ work: (Services) async throws -> Void
    ) async throws {
        let context = try CommandContext.required()
        if dataDirectory == "" {
            throw CommandProblem.optionUnfit(option: "--data", value: "", expected: "./data")
        }
        let (services, close) = try await context.openServices(dataDirectory, makingData, audience)
        do {
            try await work(services)
            await close()
        } catch {
            await close()
            tell(services.notices, context)
            throw error
        }
        tell(services.notices, context)
    }
}

extension DataOptions {
    /// The same with the handle on a company, for who runs the program.
    func withScope(_ company: String, _ work: (CompanyScope) async throws -> Void) async throws {
        try await withServices { try await work(try await $0.scope(company)) }
    }

    /// The same with the handle on a company, for work that runs.
    func withRuns(_ company: String, _ work: (CompanyScope) async throws -> Void) async throws {
        try await withRuns { try await work(try await $0.scope(company)) }
    }

    /// The same for work that runs: whoever asks it to end gets the end of the run, with all that was in flight written down.
    func withRuns(_ work: (Services) async throws -> Void) async throws {
        let context = try CommandContext.required()
        try await withServices { services in
            async let _ = context.listen {
                services.stopWish.make()
                Console.note(context.sentences.ending)
            }
            try await work(services)
        }
    }

    /// What a person should know besides goes to standard error.
    private func tell(_ notices: Notices, _ context: CommandContext) {
        for notice in notices.take() { Console.note(context.sentences.explain(notice)) }
    }
}

extension CommandContext {
    /// The context, which the program always gives; commands outside it are our own contradiction.
    package static func required() throws -> CommandContext {
        guard let current else { throw ValidationError("the command runs outside its program") }
        return current
    }

    package var sentences: Sentences { Sentences(tag: languageTag) }
}
