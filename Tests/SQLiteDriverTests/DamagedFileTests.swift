import Foundation
import GRDB
import SQLStorage
import SQLiteDriver
import Storage
import TestKit
import Testing

@Suite("A damaged database file")
struct DamagedFileTests {
    @Test("is said to be damaged where connections seem not to be there")
    func emptiedIndex() async throws {
        let file = try TemporaryFile()
        let story = try await ArchiveFixture(try await file.open())
        #expect(try await !story.archive.connections(of: story.company).isEmpty)
        try await story.archive.checkConnections()
        try Self.empty("connections_of_company", in: file)
        let archive = try await file.open()
        #expect(try await archive.connections(of: story.company).isEmpty)
        await #expect(throws: StorageProblem.self) { try await archive.checkConnections() }
        try file.remove()
    }

    /// Says in the page of an index that it holds no entry, as a disk may. Source: sqlite.org/fileformat.html §1.6.
    private static func empty(_ index: String, in file: TemporaryFile) throws {
        let queue = try DatabaseQueue(path: file.path)
        let page = try queue.read {
            try Int.fetchOne($0, sql: "SELECT rootpage FROM sqlite_master WHERE name = ?", arguments: [index])
        }
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        try queue.close()
        let handle = try #require(FileHandle(forUpdatingAtPath: file.path))
        try handle.seek(toOffset: UInt64((try #require(page) - 1) * 4096 + 3))
        try handle.write(contentsOf: [0, 0])
        try handle.close()
    }
}
