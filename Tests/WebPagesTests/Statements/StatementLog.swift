import Synchronization

/// What a database was asked, as SQLite itself tells; the bounds of transactions are not counted.
final class StatementLog: Sendable {
    private let kept = Mutex<[String]>([])

    var watch: @Sendable (String) -> Void {
        { text in
            let isBound = ["BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA", "--"].contains {
                text.hasPrefix($0)
            }
            if !isBound { self.kept.withLock { $0.append(text) } }
        }
    }

    /// What was asked since the last look.
    func take() -> [String] {
        kept.withLock { kept in
            defer { kept = [] }
            return kept
        }
    }
}
