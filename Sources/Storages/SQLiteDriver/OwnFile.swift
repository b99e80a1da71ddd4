import Foundation
import GRDB
import Storage

/// Makes sure that a database file is ours, and readable by nobody else.
enum OwnFile {
    /// "BkBr" as SQLite's application identifier.
    static let applicationID: Int64 = 0x426b_4272

    /// Creates the file with mode 0600; the files that SQLite puts beside it take its mode.
    ///
    /// A file of another program is recognised before SQLite opens it for writing, which would change it.
    static func prepare(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else {
            let isCreated = FileManager.default.createFile(
                atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
            guard isCreated else { throw StorageProblem.unwritable(path) }
            return
        }
        try recognise(path)
    }

    /// Throws `StorageProblem.foreign` for a file of another program; one that is not there, or empty, is nobody's.
    static func recognise(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        guard let file = FileHandle(forReadingAtPath: path) else { throw StorageProblem.unwritable(path) }
        defer { try? file.close() }
        let head = [UInt8](try file.read(upToCount: Self.headBytes) ?? Data())
        guard head.isEmpty || isOurs(head, path) else { throw StorageProblem.foreign(path) }
    }

    /// Marks an empty database as ours. Throws `StorageProblem.foreign` for one of another program.
    static func claim(_ pool: DatabasePool) throws {
        let known = try pool.read { try Int64.fetchOne($0, sql: "PRAGMA application_id") }
        if known == applicationID { return }
        try pool.write { database in
            let mark = try Int64.fetchOne(database, sql: "PRAGMA application_id")
            if mark == applicationID { return }
            let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master")
            guard mark == 0, tables == 0 else { throw StorageProblem.foreign(pool.path) }
            try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        }
    }

    /// By the first bytes of the file; one without a mark is ours only when it is empty, or was begun by a start of ours.
    ///
    /// Source: sqlite.org/fileformat.html §1.3 (application identifier at 68, pages in all at 28).
    private static func isOurs(_ head: [UInt8], _ path: String) -> Bool {
        guard head.count == headBytes, head.starts(with: Array("SQLite format 3\0".utf8)) else { return false }
        let mark = head[68..<72].reduce(Int64(0)) { $0 << 8 | Int64($1) }
        if mark == applicationID { return true }
        return mark == 0 && (head[28..<32] == [0, 0, 0, 1] || FileManager.default.fileExists(atPath: path + "-wal"))
    }

    /// The head of every SQLite file.
    private static let headBytes = 100
}
