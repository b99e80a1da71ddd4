import GRDB
import GRDBSQLite
import SQLStorage

/// A prepared statement, bound and stepped directly: GRDB's own arguments and rows cost as much as SQLite itself,
/// and this is the path of every order.
struct SQLiteStatement {
    let handle: OpaquePointer

    /// Runs the statement to its end and gives each row to `receive`.
    func run(_ arguments: [SQLValue], receive: (SQLiteRow) throws -> Void) throws {
        defer {
            // The outcome of a reset is that of the last step, which was looked at already.
            sqlite3_reset(handle)
            sqlite3_clear_bindings(handle)
        }
        for (place, value) in zip(CInt(1)..., arguments) { try check(bind(value, at: place)) }
        while try step() { try receive(SQLiteRow(statement: handle)) }
    }

    private func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw problem(code)
        }
    }

    private func bind(_ value: SQLValue, at place: CInt) -> CInt {
        switch value {
        case .null: return sqlite3_bind_null(handle, place)
        case .integer(let number): return sqlite3_bind_int64(handle, place, number)
        case .flag(let flag): return sqlite3_bind_int64(handle, place, flag ? 1 : 0)
        case .text(var text):
            return text.withUTF8 { bytes in
                guard let start = bytes.baseAddress else { return sqlite3_bind_text(handle, place, "", 0, copied) }
                let characters = UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self)
                return sqlite3_bind_text(handle, place, characters, CInt(bytes.count), copied)
            }
        case .bytes(let bytes):
            guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(handle, place, 0) }
            return bytes.withUnsafeBytes {
                sqlite3_bind_blob(handle, place, $0.baseAddress, CInt($0.count), copied)
            }
        }
    }

    /// SQLite's SQLITE_TRANSIENT, which C spells as a cast that Swift does not import.
    private var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

    private func check(_ code: CInt) throws {
        if code != SQLITE_OK { throw problem(code) }
    }

    private func problem(_ code: CInt) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(sqlite3_db_handle(handle))))
    }
}

/// The row at which a statement stands.
struct SQLiteRow: SQLRow {
    let statement: OpaquePointer

    func value(_ column: Int) -> SQLValue {
        let column = CInt(column)
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
        case SQLITE_TEXT:
            guard let start = sqlite3_column_text(statement, column) else { return .text("") }
            let count = Int(sqlite3_column_bytes(statement, column))
            return .text(String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            guard let start = sqlite3_column_blob(statement, column) else { return .bytes([]) }
            let count = Int(sqlite3_column_bytes(statement, column))
            return .bytes(Array(UnsafeRawBufferPointer(start: start, count: count)))
        // The archive has no numbers with a fraction.
        default: return .null
        }
    }
}
