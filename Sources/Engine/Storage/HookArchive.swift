package import Accounting

/// Hints that outside systems sent, by their names, so that each is heard once.
package protocol HookArchive: Sendable {
    /// Those of the events that were not heard before, in their order; they are from now on. Names noted before `old` are forgotten.
    func hear(
        _ events: [String], of connection: String, now: Instant, forgettingBefore old: Instant
    ) async throws(StorageProblem) -> [String]
}
