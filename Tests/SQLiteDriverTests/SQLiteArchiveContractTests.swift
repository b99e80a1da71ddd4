import Foundation
import SQLStorage
import SQLiteDriver
import Storage
import TestKit
import Testing

@Suite("An archive on SQLite")
struct SQLiteArchiveContractTests {
    @Test("keeps every promise", arguments: ArchivePromise.all)
    func keepsPromise(_ promise: ArchivePromise) async throws {
        let file = try TemporaryFile()
        defer { file.remove() }
        try await promise.prove(on: try await file.open())
    }
}

/// A database file in a folder of its own.
struct TemporaryFile {
    let folder: URL
    var path: String { folder.appendingPathComponent("books.sqlite").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("archive-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func open() async throws -> SQLArchive {
        let seal = try SecretSeal.load(
            environment: [SecretSeal.keyVariable: String(repeating: "07", count: 32)], file: "")
        return try await SQLArchive.open(try SQLiteDatabase(path: path), seal: seal)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }
}
