import Accounting
import ConnectorKit
import SQLStorage
import SQLiteDriver
import Storage
import Synchronization

/// The computer that Bookbridge runs on: its disk and its clock, which outlive its processes.
final class Machine: Sendable {
    private let executor: DeterministicExecutor
    private let ahead = Mutex<Int64>(0)
    let disk: SQLiteMemory
    private let seal: SecretSeal

    init(_ executor: DeterministicExecutor) throws(StorageProblem) {
        self.executor = executor
        disk = try SQLiteMemory()
        seal = try SecretSeal.load(
            environment: [SecretSeal.keyVariable: String(repeating: "07", count: 32)], file: "", isFresh: true)
    }

    /// The archive as a process sees it; without a lifetime, as one that cannot end.
    func archive(_ lifetime: ProcessLifetime? = nil) async throws(StorageProblem) -> any Archive {
        guard let lifetime else { return try await SQLArchive.open(disk, seal: seal) }
        return try await SQLArchive.open(MortalDatabase(lifetime: lifetime, database: disk), seal: seal)
    }

    /// From now on the disk does something by itself.
    func spoil(by trigger: String) async throws(StorageProblem) {
        try await disk.write { connection in
            _ = try connection.run(trigger, [])
        }
    }

    /// Sets the clock wrong by so much; zero sets it right.
    func setClock(ahead milliseconds: Int64) { ahead.withLock { $0 = milliseconds } }
}

extension Machine: WorldClock {
    func now() -> Instant { Instant(milliseconds: executor.milliseconds + ahead.withLock { $0 }) }

    /// Waits do not follow a clock that is set.
    func sleep(milliseconds: Int64) async throws { try await executor.sleep(milliseconds: milliseconds) }
}
