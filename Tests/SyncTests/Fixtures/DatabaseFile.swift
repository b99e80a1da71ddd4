import Foundation
import SQLStorage
import SQLiteDriver
import Storage
import Synchronization

/// A database file in a folder of its own, gone with the last who holds it.
final class DatabaseFile: Sendable {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("synctests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        do { try FileManager.default.removeItem(at: folder) } catch { print("left behind: \(folder.path)") }
    }

    private var path: String { folder.appendingPathComponent("books.sqlite").path }

    /// Changes rows behind the program's back; the number of rows.
    @discardableResult
    func change(_ statement: String, _ arguments: String...) async throws -> Int {
        let values = arguments.map { SQLValue.text($0) }
        return try await SQLiteDatabase(path: path).write { try $0.run(statement, values) }
    }

    /// Opens it like a process of its own: another pool, other connections.
    func open(_ accident: Accident? = nil) async throws -> any Archive {
        let seal = try SecretSeal.load(
            environment: [SecretSeal.keyVariable: String(repeating: "07", count: 32)], file: "", isFresh: true)
        let database = try SQLiteDatabase(path: path)
        guard let accident else { return try await SQLArchive.open(database, seal: seal) }
        return try await SQLArchive.open(FallingDatabase(accident, database), seal: seal)
    }
}
