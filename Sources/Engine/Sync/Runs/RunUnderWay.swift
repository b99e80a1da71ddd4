import Accounting
package import ConnectorKit
package import Storage

/// Finds the run of a workflow that is going on, in whichever process.
package struct RunUnderWay: Sendable {
    private let archive: any Archive
    private let world: World
    private let process: ProcessMark

    package init(_ archive: any Archive, _ world: World, _ process: ProcessMark) {
        (self.archive, self.world, self.process) = (archive, world, process)
    }

    /// `nil` when none is, or when the one that is kept as such has died: nobody posts to the books then.
    package func find(
        _ workflow: String, of store: String, books: String
    ) async throws(RunStop) -> RunRow? {
        let archive = archive
        let row = try await withRunStop {
            try await archive.lastRun(of: store, workflow: workflow, in: RunRow.State.allCases)
        }
        guard let row, row.state == .running else { return nil }
        return try await NamedLease(RunLease.name(of: books), archive, world, process).isFree() ? nil : row
    }
}
