package import Storage

/// An engine that runs the one SQL text: many readers beside one writer at a time, each transaction all or nothing.
///
/// Statements number their parameters `$1`, `$2` …; every number up to the highest is used.
package protocol SQLDatabase: Sendable {
    var dialect: Dialect { get }

    /// Runs `work` on one consistent state. Throws `StorageProblem`, whatever `work` throws.
    func read<Answer: Sendable>(
        _ work: @escaping @Sendable (any SQLConnection) throws -> Answer
    ) async throws(StorageProblem) -> Answer

    /// Runs `work` as one transaction; what it wrote is on disk when the call returns, or nothing is when it throws.
    ///
    /// It is not interrupted by cancellation: what was begun is brought to its end.
    func write<Answer: Sendable>(
        _ work: @escaping @Sendable (any SQLConnection) throws -> Answer
    ) async throws(StorageProblem) -> Answer
}

/// A connection inside a transaction; it must not leave it.
///
/// A statement that fails ends the transaction: nothing is caught and continued. Source: swift-stack.md §2.
package protocol SQLConnection {
    var dialect: Dialect { get }

    /// Runs a statement and returns how many rows it changed.
    @discardableResult
    func run(_ sql: String, _ arguments: [SQLValue]) throws -> Int

    /// Runs a statement once for each list of arguments; an engine may send them together. Returns how many rows changed.
    @discardableResult
    func run(_ sql: String, each lists: [[SQLValue]]) throws -> Int

    /// Reads all rows of a statement. `decode` must not run other statements.
    func rows<Element>(
        _ sql: String, _ arguments: [SQLValue], _ decode: (any SQLRow) throws -> Element
    ) throws -> [Element]

    /// Runs a statement that returns rows once for each list of arguments; the answers follow each other.
    func rows<Element>(
        _ sql: String, each lists: [[SQLValue]], _ decode: (any SQLRow) throws -> Element
    ) throws -> [Element]
}

extension SQLConnection {
    /// The first row of a statement, or `nil`.
    func first<Element>(
        _ sql: String, _ arguments: [SQLValue], _ decode: (any SQLRow) throws -> Element
    ) throws -> Element? {
        try rows(sql, arguments, decode).first
    }
}
