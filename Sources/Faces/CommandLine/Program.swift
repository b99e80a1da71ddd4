package import ArgumentParser
import Features
import Foundation

/// Runs one command from its words to its exit code.
package enum Program {
    /// `words` without the program's own name; `nil` takes those of the process. `prepare` throws what ends the program before them.
    ///
    /// What could not be written, be it a result or a help text, is a failure.
    package static func run(
        _ root: (some AsyncParsableCommand).Type, _ words: [String]? = nil, prepare: @Sendable () throws -> Void = {}
    ) async -> Int32 {
        guard let context = CommandContext.current else { return ExitCode.failure.rawValue }
        let code: ExitCode
        do {
            try prepare()
            var command = try root.parseAsRoot(words)
            if var waiting = command as? any AsyncParsableCommand { try await waiting.run() } else { try command.run() }
            code = .success
        } catch {
            code = end(error, root, context)
        }
        guard code.isSuccess, Console.fault != 0 else { return code.rawValue }
        return Failure.explainOutput(Console.fault, in: context).rawValue
    }

    private static func end(
        _ error: any Error, _ root: (some AsyncParsableCommand).Type, _ context: CommandContext
    ) -> ExitCode {
        if let code = Failure.explain(caught: error, in: context) { return code }
        let code = root.exitCode(for: error)
        if code == .failure { return Failure.explainUnforeseen(error, in: context) }
        // Help goes where results go; a mistake in the words goes where problems go.
        let text = root.fullMessage(for: error)
        if code.isSuccess { Console.print(text) } else { Console.note(text) }
        return code
    }
}
