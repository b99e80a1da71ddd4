import ConnectorKit
import Storage

/// Marks a connection whose sign-in ended, and takes the mark away when a run went through: what waits there is kept (I5).
struct SignInMark {
    private let context: SyncContext

    init(_ context: SyncContext) {
        self.context = context
    }

    func keep(after stop: RunStop?) async throws(RunStop) {
        switch stop {
        case .store(let problem)? where Self.needsPerson(problem):
            try await mark(context.storeConnection, .signInNeeded)
        case .books(let problem)? where Self.needsPerson(problem):
            try await mark(context.booksConnection, .signInNeeded)
        case .none:
            try await mark(context.storeConnection, .active)
            try await mark(context.booksConnection, .active)
        default: break
        }
    }

    /// Vendors ban for a wrong token or application that is tried again and again; an ended subscription is asked for in peace.
    private static func needsPerson(_ problem: ConnectorProblem) -> Bool {
        problem.cause == .signInNeeded || problem.cause == .clientRefused
    }

    /// An app that was removed from its store stays removed.
    private func mark(_ connection: String, _ state: ConnectionRow.State) async throws(RunStop) {
        let archive = context.archive
        let kept = try await withRunStop { try await archive.connection(connection) }
        guard var row = kept, row.state != state, row.state != .uninstalled else { return }
        row.state = state
        let marked = row
        try await withRunStop { try await archive.save(marked) }
    }
}
