import Synchronization

/// Statements with SQLite's numbered places, `?1` for `$1`: without the number SQLite counts in order of appearance.
///
/// Source: swift-stack.md §2.
final class StatementTexts: Sendable {
    /// Many more texts than the archive has; beyond that something makes them up.
    private static let textsMax = 1000

    private let texts = Mutex<[String: String]>([:])

    func numbered(_ sql: String) -> String {
        texts.withLock { texts in
            if let known = texts[sql] { return known }
            let text = String(sql.map { $0 == "$" ? "?" : $0 })
            if texts.count < Self.textsMax { texts[sql] = text }
            return text
        }
    }
}
