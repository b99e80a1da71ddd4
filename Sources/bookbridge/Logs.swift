import Foundation
import Logging
import Wording

/// Logs go to standard error; `BOOKBRIDGE_LOG` sets the level, warnings and worse without it.
enum Logs {
    static func start(_ environment: [String: String]) throws(CommandProblem) {
        let level = try level(environment["BOOKBRIDGE_LOG"] ?? "")
        LoggingSystem.bootstrap { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = level
            return handler
        }
    }

    private static func level(_ word: String) throws(CommandProblem) -> Logger.Level {
        if word.isEmpty { return .warning }
        if let level = Logger.Level(rawValue: word.lowercased()) { return level }
        throw .wordUnknown(option: "BOOKBRIDGE_LOG", word, known: Logger.Level.allCases.map(\.rawValue))
    }
}
