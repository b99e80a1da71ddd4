package import ArgumentParser
import Features
import Sync

/// The documented exit codes of the command line (docs/operate/command-line.md).
package enum ExitCodes {
    /// Some orders need a person, everything else is posted.
    package static let needsYou = ExitCode(2)
    /// The store or the books stopped the run: sign-in, limits, unreachable.
    package static let outside = ExitCode(3)
    /// Settings, files, names or values do not fit.
    package static let settings = ExitCode(4)
    /// The data folder cannot be used, or the result could not be written.
    package static let storage = ExitCode(5)
    /// Ended from outside; what was done is kept.
    package static let interrupted = ExitCode(130)

    static func code(of problem: FeatureProblem) -> ExitCode {
        switch problem {
        case .outside: outside
        case .connection(let problem): problem.isOfOutside ? outside : settings
        case .storage: storage
        case .stopped(let stop): code(of: stop)
        case .companyUnknown, .connectorUnknown, .connectionUnknown, .signInNotBegun, .storeMissing, .booksMissing,
            .fieldMissing, .workflowUnknown, .scheduleUnreadable, .scheduleNotOffered, .dryRunOutdated, .fileMissing,
            .fileUnreadable, .findingRefused, .repairRefused, .daysTooMany,
            .undoUnknown, .undoWaits, .backfill, .orderUnknown, .orderAmbiguous, .orderInBooks, .runUnknown,
            .answerUnfit,
            .settingsBroken, .settingsUnfit, .settingsMoved, .settingsUnchanged, .settingsRefused, .notAllowed, .people,
            .sendingUnfit, .program, .push, .importing:
            settings
        }
    }

    /// How a command ends whose run was stopped.
    static func code(of stop: RunStop) -> ExitCode {
        switch stop {
        case .store, .books: outside
        case .storage: storage
        case .onRequest: interrupted
        case .alreadyRunning, .notSetUp, .notOffered, .policyUnfit, .currencyChanged, .sameTrouble, .stockEmpty,
            .stockDrop, .stockUnconfirmed:
            settings
        }
    }
}
