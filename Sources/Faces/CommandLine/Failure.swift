package import ArgumentParser
package import Features
import Wording

/// Tells a problem on standard error, with its remedy, and gives the exit code to end with.
package enum Failure {
    package static func explain(_ problem: FeatureProblem, in context: CommandContext) -> ExitCode {
        let text = context.sentences.explain(problem)
        Console.note("\(text.what) \(text.meaning)\n\(text.remedy)")
        return switch problem {
        case .outside: ExitCodes.outside
        case .connection(let problem): problem.isOfOutside ? ExitCodes.outside : ExitCodes.settings
        case .storage: ExitCodes.storage
        case .stopped(let stop): ExitCodes.code(of: stop)
        case .companyUnknown, .connectorUnknown, .connectionUnknown, .signInNotBegun, .storeMissing, .booksMissing,
            .fieldMissing,
            .workflowUnknown, .scheduleUnreadable, .fileUnreadable, .findingRefused, .undoUnknown, .backfill,
            .orderUnknown,
            .answerUnfit:
            ExitCodes.settings
        }
    }
}
