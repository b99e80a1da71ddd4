import ConnectorKit
import Storage

/// One writer at a time per set of books: a lease with an end, renewed as the run goes on.
///
/// Source: what-users-expect.md §4.2.
struct RunLease: Sendable {
    private let context: SyncContext
    private let lease: NamedLease

    /// The right to post to the books; or another, by its name. `manner` stands before the owner, for those who wait.
    init(_ context: SyncContext, name: String? = nil, manner: String = "") {
        self.context = context
        lease = NamedLease(
            name ?? Self.name(of: context.booksConnection), context.archive, context.world, context.process,
            manner: manner)
    }

    /// What the right to post to a set of books is called.
    static func name(of books: String) -> String { "posting:\(books)" }

    /// Takes it; ``RunStop/alreadyRunning`` when another holds it. Who brings in history is asked to make room, and waited for.
    func take() async throws(RunStop) {
        var hasWaited = false
        while try await !lease.takeIfFree() {
            guard let holder = try await lease.holder() else { continue }
            guard holder.hasPrefix(PostingTurn.manner) else { throw .alreadyRunning }
            hasWaited = true
            try await PostingTurn(context).wait(lease.owner)
        }
        if hasWaited { try await PostingTurn(context).taken(lease.owner) }
    }

    /// Takes it unless another holds it.
    func takeIfFree() async throws(RunStop) -> Bool { try await lease.takeIfFree() }

    /// Prolongs it, unless the run was asked to end; ``RunStop/alreadyRunning`` when it was lost meanwhile.
    func renew() async throws(RunStop) {
        try context.stopWish.check()
        guard try await lease.extend() else { throw .alreadyRunning }
    }

    func release() async throws(RunStop) { try await lease.release() }
}
