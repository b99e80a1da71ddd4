import GRDB
import SQLStorage

/// A connection of GRDB inside a transaction; statements are prepared once and kept.
struct SQLiteConnection: SQLConnection {
    let dialect = Dialect.sqlite
    let database: Database
    let texts: StatementTexts

    @discardableResult
    func run(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
        try run(sql, each: [arguments])
    }

    @discardableResult
    func run(_ sql: String, each lists: [[SQLValue]]) throws -> Int {
        guard !lists.isEmpty else { return 0 }
        let statement = try statement(sql)
        var changed = 0
        for arguments in lists {
            try statement.run(arguments) { _ in }
            changed += database.changesCount
        }
        return changed
    }

    func rows<Element>(
        _ sql: String, _ arguments: [SQLValue], _ decode: (any SQLRow) throws -> Element
    ) throws -> [Element] {
        try rows(sql, each: [arguments], decode)
    }

    func rows<Element>(
        _ sql: String, each lists: [[SQLValue]], _ decode: (any SQLRow) throws -> Element
    ) throws -> [Element] {
        guard !lists.isEmpty else { return [] }
        let statement = try statement(sql)
        var elements: [Element] = []
        for arguments in lists {
            try statement.run(arguments) { elements.append(try decode($0)) }
        }
        return elements
    }

    private func statement(_ sql: String) throws -> SQLiteStatement {
        SQLiteStatement(handle: try database.cachedStatement(sql: texts.numbered(sql)).sqliteStatement)
    }
}
