package import ConnectorKit
import Foundation
import Synchronization

/// A network without sockets: each host is answered by a function, and everything that went out is remembered.
///
/// A host that nobody plays is not found, as a mistyped address in the real world.
package final class InProcessNetwork: Network {
    package typealias Handler = @Sendable (OutgoingRequest) async throws(NetworkFailure) -> IncomingAnswer

    private struct State {
        var handlers: [String: Handler] = [:]
        var sent: [OutgoingRequest] = []
    }

    private let state = Mutex(State())

    package init() {}

    /// With one host already played.
    package convenience init(_ host: String, _ handler: @escaping Handler) {
        self.init()
        play(host, handler)
    }

    /// Lets `handler` answer for `host`, in place of whoever did before.
    package func play(_ host: String, _ handler: @escaping Handler) {
        state.withLock { $0.handlers[host.lowercased()] = handler }
    }

    /// Every request so far, in order of leaving.
    package var sent: [OutgoingRequest] { state.withLock { $0.sent } }

    /// Forgets what was sent.
    package func forget() {
        state.withLock { $0.sent = [] }
    }

    package func send(_ request: OutgoingRequest) async throws(NetworkFailure) -> IncomingAnswer {
        if Task.isCancelled { throw .cancelled }
        let host = URL(string: request.url)?.host?.lowercased() ?? ""
        guard let handler = state.withLock({ $0.handlers[host] }) else { throw .notSent("name not found: \(host)") }
        state.withLock { $0.sent.append(request) }
        return try await handler(request)
    }
}
