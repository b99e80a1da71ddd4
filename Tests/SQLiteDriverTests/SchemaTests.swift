import Foundation
import GRDB
import SQLStorage
import SQLiteDriver
import Storage
import TestKit
import Testing

@Suite("The schema")
struct SchemaTests {
    @Test(
        "is the golden one, on both engines", arguments: [(Dialect.sqlite, "schema"), (.postgres, "schema-postgres")])
    func isGolden(_ dialect: Dialect, _ name: String) {
        expectGolden(Migrations.dump(dialect), named: "\(name).sql")
    }

    @Test("can be opened again and again, also at once")
    func opensAgain() async throws {
        let file = try TemporaryFile()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<2 { group.addTask { _ = try await file.open() } }
            try await group.waitForAll()
        }
        #expect(try await file.open().companies().isEmpty)
        try file.remove()
    }

    @Test("of a newer program is left alone")
    func refusesNewer() async throws {
        let file = try TemporaryFile()
        _ = try await file.open()
        try await SQLiteDatabase(path: file.path).write { connection in
            _ = try connection.run("INSERT INTO schema_steps (name) VALUES ($1)", [.text("from the future")])
        }
        let problem = await #expect(throws: StorageProblem.self) { _ = try await file.open() }
        #expect(problem == .newer)
        try file.remove()
    }

    @Test("is not put into another program's file")
    func refusesForeign() async throws {
        let file = try TemporaryFile()
        try Data("this is a letter, not a database, and long enough to be read as one".utf8)
            .write(to: URL(fileURLWithPath: file.path))
        let problem = #expect(throws: StorageProblem.self) { _ = try SQLiteDatabase(path: file.path) }
        #expect(problem == .foreign(file.path))
        try file.remove()
    }

    @Test("is not put into another program's database, which stays as it was, byte for byte")
    func leavesForeignAlone() async throws {
        let file = try TemporaryFile()
        let other = try DatabaseQueue(path: file.path)
        try await other.write {
            try $0.execute(sql: "CREATE TABLE letters (text TEXT); INSERT INTO letters VALUES ('a')")
        }
        try other.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: file.path))
        let problem = #expect(throws: StorageProblem.self) { _ = try SQLiteDatabase(path: file.path) }
        #expect(problem == .foreign(file.path))
        #expect(try Data(contentsOf: URL(fileURLWithPath: file.path)) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: file.folder.path) == ["books.sqlite"])
        try file.remove()
    }

    @Test("is in a file that only its owner reads")
    func isPrivate() async throws {
        let file = try TemporaryFile()
        let archive = try await file.open()
        try await archive.save(CompanyRow(id: "acme", name: "Acme"))
        for name in ["books.sqlite", "books.sqlite-wal"] {
            let path = file.folder.appendingPathComponent(name).path
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(name)")
        }
        try file.remove()
    }
}
