import Features
import Synchronization

/// What the log has said already, so that it is not said at every schedule.
final class ToldOnce: Sendable {
    private let said = Mutex<(connections: Set<String>, notices: Set<Notice>)>(([], []))

    /// Whether the connection was not told of since it last worked.
    func isNews(_ connection: String) -> Bool { said.withLock { $0.connections.insert(connection).inserted } }

    func isNews(_ notice: Notice) -> Bool { said.withLock { $0.notices.insert(notice).inserted } }

    /// A run took place by these connections: they rest no more.
    func forget(_ connections: [String]) { said.withLock { $0.connections.subtract(connections) } }
}
