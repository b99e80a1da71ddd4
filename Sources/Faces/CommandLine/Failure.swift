package import ArgumentParser
import ConnectorKit
package import Features
import Foundation
import Storage
import Sync
import Wording

/// Tells what ended a command on standard error, with its remedy, and gives the exit code to end with.
///
/// The one place in which the command line turns errors into words.
package enum Failure {
    package static func explain(_ problem: FeatureProblem, in context: CommandContext) -> ExitCode {
        tell(context.sentences.explain(problem), context.sentences)
        return ExitCodes.code(of: problem)
    }

    /// Any error at all; `nil` is for what the parser of the command line tells itself: help and usage.
    static func explain(caught error: any Error, in context: CommandContext) -> ExitCode? {
        let sentences = context.sentences
        switch error {
        case let code as ExitCode: return code
        case let problem as FeatureProblem: return explain(problem, in: context)
        case let problem as StorageProblem: return explain(.storage(problem), in: context)
        case let stop as RunStop: return explain(.stopped(stop), in: context)
        case let problem as ConnectorProblem: return explain(.outside(problem), in: context)
        case let refusal as FindingRefusal: return explain(.findingRefused(refusal), in: context)
        case let problem as CommandProblem:
            tell(sentences.explain(problem), sentences)
            return ExitCodes.settings
        case is CancellationError:
            tell(sentences.explain(CommandProblem.interrupted), sentences)
            return ExitCodes.interrupted
        default: return nil
        }
    }

    /// What no other text fits.
    static func explainUnforeseen(_ error: any Error, in context: CommandContext) -> ExitCode {
        let sentences = context.sentences
        tell(sentences.explain(CommandProblem.unforeseen(String(describing: error))), sentences)
        return .failure
    }

    /// What could not be written on standard output.
    static func explainOutput(_ fault: Int32, in context: CommandContext) -> ExitCode {
        let sentences = context.sentences
        tell(sentences.explain(CommandProblem.outputUnwritable(isFull: fault == ENOSPC)), sentences)
        return ExitCodes.storage
    }

    private static func tell(_ text: Explanation, _ sentences: Sentences) {
        Console.note("\(text.what) \(text.meaning)\n\(text.remedy)")
        for detail in text.details { Console.note("  \(sentences.labelled(detail.name, detail.text))") }
    }
}
