import Foundation
import SQLStorage
import SQLiteDriver

/// A database file in a folder of its own.
struct TemporaryFile {
    let folder: URL
    var path: String { folder.appendingPathComponent("books.sqlite").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("archive-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// Opens it like a process of its own: another pool, other connections.
    func open(key: String = "07") async throws -> SQLArchive {
        let seal = try SecretSeal.load(
            environment: [SecretSeal.keyVariable: String(repeating: key, count: 32)], file: "", isFresh: true)
        return try await SQLArchive.open(try SQLiteDatabase(path: path), seal: seal)
    }

    func remove() throws { try FileManager.default.removeItem(at: folder) }
}
