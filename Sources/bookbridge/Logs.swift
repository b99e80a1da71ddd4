import Foundation
import Logging

/// Logs go to standard error; `BOOKBRIDGE_LOG` sets the level, warnings and worse without it.
enum Logs {
    static func start(_ environment: [String: String]) {
        let level = environment["BOOKBRIDGE_LOG"].flatMap { Logger.Level(rawValue: $0.lowercased()) } ?? .warning
        LoggingSystem.bootstrap { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = level
            return handler
        }
    }
}
