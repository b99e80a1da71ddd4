import Accounting
import ConnectorKit
import Storage

/// One writer at a time per set of books: a lease with an end, renewed as the run goes on.
///
/// Source: what-users-expect.md §4.2.
struct RunLease: Sendable {
    private let place: Workplace
    private let owner: String
    private var name: String { "posting:\(place.booksConnection)" }

    init(_ place: Workplace) {
        self.place = place
        owner = place.world.identifiers.next() + "." + place.process.text
    }

    /// Takes it; ``RunStop/alreadyRunning`` when another holds it.
    ///
    /// A holder that was killed on this machine is known to be gone: its lease is taken over at once.
    func take() async throws(RunStop) {
        if try await extend() { return }
        let (archive, name) = (place.archive, name)
        let holder = try await stored { () async throws(StorageProblem) in try await archive.holder(of: name) }
        guard let holder, let mark = holder.split(separator: ".").last, place.process.isGone(String(mark)) else {
            throw .alreadyRunning
        }
        try await stored { () async throws(StorageProblem) in try await archive.release(name, owner: holder) }
        guard try await extend() else { throw .alreadyRunning }
    }

    /// Prolongs it; ``RunStop/alreadyRunning`` when it was lost meanwhile.
    func renew() async throws(RunStop) {
        guard try await extend() else { throw .alreadyRunning }
    }

    func release() async throws(RunStop) {
        let (archive, name, owner) = (place.archive, name, owner)
        try await stored { () async throws(StorageProblem) in try await archive.release(name, owner: owner) }
    }

    private func extend() async throws(RunStop) -> Bool {
        let now = place.world.clock.now()
        let (archive, name, owner) = (place.archive, name, owner)
        return try await stored { () async throws(StorageProblem) in
            try await archive.lease(
                name, owner: owner, now: now, until: now.advanced(bySeconds: Self.seconds))
        }
    }

    /// Longer than the longest request with its looks, so that a living run never loses it.
    private static let seconds: Int64 = 600
}
