package import ArgumentParser
package import Features
import Wording

/// Options that every command on kept data has.
package struct DataOptions: ParsableArguments {
    @Option(name: .customLong("data"), help: "The folder that holds everything the command works on.")
    package var dataDirectory: String?

    @Flag(help: "Print JSON for programs.")
    package var json = false

    package init() {}

    /// Opens the office, does the work, closes it; a problem is explained on standard error and ends with its exit code.
    package func withOffice(_ work: (Office) async throws -> Void) async throws {
        let context = try CommandContext.required()
        do {
            let (office, close) = try await context.openOffice(dataDirectory)
            do {
                try await work(office)
                await close()
            } catch {
                await close()
                tell(office.notices, context)
                throw error
            }
            tell(office.notices, context)
        } catch let problem as FeatureProblem {
            throw Failure.explain(problem, in: context)
        }
    }
}

extension DataOptions {
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

    var sentences: Sentences { Sentences(tag: languageTag) }
}
