import Foundation
import GRDB
import Storage

/// Makes sure that a database file is ours, and readable by nobody else.
enum OwnFile {
    /// "BkBr" as SQLite's application identifier.
    static let applicationID: Int64 = 0x426b_4272

    /// Creates the file with mode 0600; the files that SQLite puts beside it take its mode.
    static func prepare(_ path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else { return }
        let isCreated = FileManager.default.createFile(
            atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        guard isCreated else { throw StorageProblem.unusable("the file \(path) cannot be created") }
    }

    /// Marks an empty database as ours. Throws `StorageProblem.unusable` for one of another program.
    static func claim(_ pool: DatabasePool) throws {
        let known = try pool.read { try Int64.fetchOne($0, sql: "PRAGMA application_id") }
        if known == applicationID { return }
        try pool.write { database in
            let mark = try Int64.fetchOne(database, sql: "PRAGMA application_id")
            if mark == applicationID { return }
            let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master")
            guard mark == 0, tables == 0 else {
                throw StorageProblem.unusable("the file belongs to another program")
            }
            try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        }
    }
}
