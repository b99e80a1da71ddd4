import Foundation
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
        let statement = try database.cachedStatement(sql: texts.numbered(sql))
        var changed = 0
        for arguments in lists {
            try statement.execute(arguments: StatementArguments(arguments.map(\.databaseValue)))
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
        let statement = try database.cachedStatement(sql: texts.numbered(sql))
        var elements: [Element] = []
        for arguments in lists {
            let cursor = try Row.fetchCursor(
                statement, arguments: StatementArguments(arguments.map(\.databaseValue)))
            while let row = try cursor.next() { elements.append(try decode(SQLiteRow(row: row))) }
        }
        return elements
    }
}

struct SQLiteRow: SQLRow {
    let row: Row

    func value(_ column: Int) -> SQLValue {
        let value: DatabaseValue = row[column]
        return switch value.storage {
        case .null: .null
        case .int64(let number): .integer(number)
        case .double: .null
        case .string(let text): .text(text)
        case .blob(let data): .bytes([UInt8](data))
        }
    }
}

extension SQLValue {
    var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .bytes(let bytes): Data(bytes).databaseValue
        case .flag(let flag): flag.databaseValue
        }
    }
}
