import Foundation
import UnixSignals

/// The signals by which a program is asked to end.
enum EndSignals {
    /// Listens until it is cancelled: the first one asks, a second one ends the program at once.
    static func listen(_ isAsked: @Sendable () async -> Void) async {
        var isFirst = true
        for await signal in await UnixSignalsSequence(trapping: .sigterm, .sigint) {
            guard isFirst else { exit(128 + signal.rawValue) }
            isFirst = false
            await isAsked()
        }
    }
}
