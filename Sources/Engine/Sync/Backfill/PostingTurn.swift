import Accounting
import ConnectorKit
import Storage

/// How a run and a backfill take turns on one set of books: the run says that it waits, the backfill ends its page and makes room.
///
/// The wish is a lease of its own with a short end, so that one who waited and died holds nobody up. Source: X9.
struct PostingTurn: Sendable {
    private let context: SyncContext
    private var name: String { "turn:\(context.booksConnection)" }

    /// Stands before the owner of a lease that a backfill holds.
    static let manner = "backfill-"

    init(_ context: SyncContext) {
        self.context = context
    }

    /// Says that `owner` waits for the books, and waits a moment; ``RunStop/onRequest`` when the wait is broken off.
    func wait(_ owner: String) async throws(RunStop) {
        let now = context.world.clock.now()
        _ = try await lease(owner, until: now.advanced(bySeconds: Self.wishSeconds))
        try await context.rest(milliseconds: Self.pollMilliseconds)
    }

    /// `owner` has the books: it waits no more.
    func taken(_ owner: String) async throws(RunStop) {
        let (archive, name) = (context.archive, name)
        try await withRunStop { try await archive.release(name, owner: owner) }
    }

    /// Whether somebody waits for the books.
    func isWished() async throws(RunStop) -> Bool {
        let me = Self.manner + context.world.identifiers.next()
        guard try await lease(me, until: context.world.clock.now()) else { return true }
        try await taken(me)
        return false
    }

    private func lease(_ owner: String, until: Instant) async throws(RunStop) -> Bool {
        let (archive, name, now) = (context.archive, name, context.world.clock.now())
        return try await withRunStop {
            try await archive.lease(name, owner: owner, now: now, until: until)
        }
    }

    /// Longer than a page of documents takes at the slowest, so that a wish is not forgotten while the page ends.
    private static let wishSeconds: Int64 = 900
    private static let pollMilliseconds: Int64 = 500
}
