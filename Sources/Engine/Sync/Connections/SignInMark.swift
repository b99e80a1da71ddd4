import Storage

/// Marks a connection whose sign-in ended, and takes the mark away when a run went through: what waits there is kept (I5).
struct SignInMark {
    private let context: SyncContext

    init(_ context: SyncContext) {
        self.context = context
    }

    func keep(after stop: RunStop?) async throws(RunStop) {
        guard let stop else {
            try await mark(context.storeConnection, .active)
            return try await mark(context.booksConnection, .active)
        }
        switch stop.restingSide {
        case .store?: try await mark(context.storeConnection, .signInNeeded)
        case .books?: try await mark(context.booksConnection, .signInNeeded)
        case nil: break
        }
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
