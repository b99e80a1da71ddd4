import Accounting
import ConnectorKit
import Storage

/// One writer at a time per set of books: a lease with an end, renewed as the run goes on.
///
/// Source: what-users-expect.md §4.2.
struct RunLease: Sendable {
    private let context: SyncContext
    private let owner: String
    private let name: String

    /// The right to post to the books; or another, by its name. `manner` stands before the owner, for those who wait.
    init(_ context: SyncContext, name: String? = nil, manner: String = "") {
        self.context = context
        self.name = name ?? "posting:\(context.booksConnection)"
        owner = manner + context.world.identifiers.next() + "." + context.process.text
    }

    /// Takes it; ``RunStop/alreadyRunning`` when another holds it. Who brings in history is asked to make room, and waited for.
    func take() async throws(RunStop) {
        var hasWaited = false
        while try await !takeIfFree() {
            guard let holder = try await holder() else { continue }
            guard holder.hasPrefix(PostingTurn.manner) else { throw .alreadyRunning }
            hasWaited = true
            try await PostingTurn(context).wait(owner)
        }
        if hasWaited { try await PostingTurn(context).taken(owner) }
    }

    /// Takes it unless another holds it.
    ///
    /// A holder that was killed on this machine is known to be gone: its lease is taken over at once.
    func takeIfFree() async throws(RunStop) -> Bool {
        if try await extend() { return true }
        guard let holder = try await holder(), let mark = holder.split(separator: ".").last,
            context.process.isGone(String(mark))
        else { return false }
        let (archive, name) = (context.archive, name)
        try await withRunStop { try await archive.release(name, owner: holder) }
        return try await extend()
    }

    /// Whether nobody holds it, or nobody who lives.
    func isFree() async throws(RunStop) -> Bool {
        guard try await takeIfFree() else { return false }
        try await release()
        return true
    }

    private func holder() async throws(RunStop) -> String? {
        let (archive, name) = (context.archive, name)
        return try await withRunStop { try await archive.holder(of: name) }
    }

    /// Prolongs it, unless the run was asked to end; ``RunStop/alreadyRunning`` when it was lost meanwhile.
    func renew() async throws(RunStop) {
        try context.stopWish.check()
        guard try await extend() else { throw .alreadyRunning }
    }

    func release() async throws(RunStop) {
        let (archive, name, owner) = (context.archive, name, owner)
        try await withRunStop { try await archive.release(name, owner: owner) }
    }

    private func extend() async throws(RunStop) -> Bool {
        let now = context.world.clock.now()
        let (archive, name, owner) = (context.archive, name, owner)
        return try await withRunStop {
            try await archive.lease(
                name, owner: owner, now: now, until: now.advanced(bySeconds: Self.seconds))
        }
    }

    /// Longer than the longest request with its repeats and looks, so that a living run never loses it.
    private static let seconds: Int64 = 900
}
