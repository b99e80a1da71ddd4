import CommandLine
import Foundation
import NIOCore
import Wording

/// Listening on a port of this machine.
enum Listening {
    /// Runs what listens on `port`; a port that cannot be had is told as such.
    static func on(_ port: Int, _ serve: () async throws -> Void) async throws {
        do { try await serve() } catch let error as IOError {
            switch error.errnoCode {
            case EADDRINUSE: throw CommandProblem.portTaken(port)
            case EACCES: throw CommandProblem.portForbidden(port)
            default: throw error
            }
        }
    }
}
