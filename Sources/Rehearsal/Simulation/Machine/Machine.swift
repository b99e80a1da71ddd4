import Accounting
import ConnectorKit
import SQLStorage
import SQLiteDriver
import Storage
import Synchronization

/// The computer that Bookbridge runs on: its disk and its clock, which outlive its processes.
final class Machine: Sendable {
    private let turns: Turns
    private let ahead = Mutex<Int64>(0)
    let disk: SQLiteMemory
    private let seal: SecretSeal

    init(_ turns: Turns) throws(StorageProblem) {
        self.turns = turns
        disk = try SQLiteMemory()
        seal = try SecretSeal.load(
            environment: [SecretSeal.keyVariable: String(repeating: "07", count: 32)], file: "", isFresh: true)
    }

    /// The archive as a process sees it; without a life, as one that cannot end.
    func archive(_ life: Life? = nil) async throws(StorageProblem) -> any Archive {
        guard let life else { return try await SQLArchive.open(disk, seal: seal) }
        return try await SQLArchive.open(MortalDatabase(life: life, database: disk), seal: seal)
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
    func now() -> Instant { Instant(milliseconds: turns.milliseconds + ahead.withLock { $0 }) }

    /// Waits do not follow a clock that is set.
    func sleep(milliseconds: Int64) async throws { try await turns.sleep(milliseconds: milliseconds) }
}
