package import ArgumentParser
import Sync

/// The documented exit codes of the command line (docs/operate/command-line.md).
package enum ExitCodes {
    /// Some orders need a person, everything else is posted.
    package static let needsYou = ExitCode(2)
    /// The store or the books stopped the run: sign-in, limits, unreachable.
    package static let outside = ExitCode(3)
    /// Settings, files or arguments do not fit.
    package static let settings = ExitCode(4)
    /// The data folder cannot be used.
    package static let storage = ExitCode(5)

    /// How a command ends whose run was stopped.
    static func code(of stop: RunStop) -> ExitCode {
        switch stop {
        case .store, .books: outside
        case .storage: storage
        case .alreadyRunning, .notSetUp, .policyUnfit, .sameTrouble, .stockEmpty, .stockDrop, .stockUnconfirmed:
            settings
        }
    }
}
