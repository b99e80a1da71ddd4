import Accounting
import ConnectorKit
import Storage

/// A right by its name that one process has at a time: a lease with an end.
struct NamedLease: Sendable {
    let archive: any Archive
    let world: World
    let process: ProcessMark
    let name: String
    let owner: String

    /// `manner` stands before the owner, for those who wait.
    init(_ name: String, _ archive: any Archive, _ world: World, _ process: ProcessMark, manner: String = "") {
        (self.name, self.archive, self.world, self.process) = (name, archive, world, process)
        owner = manner + world.identifiers.next() + "." + process.text
    }

    /// Takes it unless another holds it.
    ///
    /// A holder that was killed on this machine is known to be gone: its lease is taken over at once.
    func takeIfFree() async throws(RunStop) -> Bool {
        if try await extend() { return true }
        guard let holder = try await holder(), let mark = holder.split(separator: ".").last,
            process.isGone(String(mark))
        else { return false }
        try await withRunStop { try await archive.release(name, owner: holder) }
        return try await extend()
    }

    /// Whether nobody holds it, or nobody who lives.
    func isFree() async throws(RunStop) -> Bool {
        guard try await takeIfFree() else { return false }
        try await release()
        return true
    }

    func holder() async throws(RunStop) -> String? {
        try await withRunStop { try await archive.holder(of: name) }
    }

    /// Takes or prolongs it; `false` when another holds it.
    func extend() async throws(RunStop) -> Bool {
        let now = world.clock.now()
        return try await withRunStop {
            try await archive.lease(
                name, owner: owner, now: now, until: now.advanced(bySeconds: Self.seconds))
        }
    }

    func release() async throws(RunStop) {
        try await withRunStop { try await archive.release(name, owner: owner) }
    }

    /// Longer than the longest request with its repeats and looks, so that a living run never loses it.
    private static let seconds: Int64 = 900
}
