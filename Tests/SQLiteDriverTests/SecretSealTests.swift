import Foundation
import SQLStorage
import SQLiteDriver
import Storage
import TestKit
import Testing

@Suite("A secret at rest")
struct SecretSealTests {
    @Test("is not readable in the file")
    func isSealed() async throws {
        let file = try TemporaryFile()
        let story = try await ArchiveFixture(try await file.open())
        try await story.archive.save(secret: "refresh-token-123456", "refresh", of: story.books)
        for name in try FileManager.default.contentsOfDirectory(atPath: file.folder.path) {
            let content = try Data(contentsOf: file.folder.appendingPathComponent(name))
            #expect(content.range(of: Data("refresh-token".utf8)) == nil, "\(name)")
        }
        try file.remove()
    }

    @Test("does not open in another place or with another key")
    func isBound() async throws {
        let file = try TemporaryFile()
        let story = try await ArchiveFixture(try await file.open())
        try await story.archive.save(secret: "one", "refresh", of: story.books)
        try await SQLiteDatabase(path: file.path).write { connection in
            _ = try connection.run(
                "INSERT INTO secrets (connection, name, sealed) SELECT connection, 'access', sealed FROM secrets", [])
        }
        await #expect(throws: StorageProblem.self) { try await story.archive.secret("access", of: story.books) }
        #expect(try await story.archive.secret("refresh", of: story.books) == "one")
        await #expect(throws: StorageProblem.keyDiffers) { try await file.open(key: "08") }
        try file.remove()
    }

    @Test("has a key file that is made once, for its owner alone")
    func keyFile() throws {
        let file = try TemporaryFile()
        let path = file.folder.appendingPathComponent("key").path
        _ = try SecretSeal.load(environment: [:], file: path, isFresh: true)
        let first = try String(contentsOfFile: path, encoding: .utf8)
        _ = try SecretSeal.load(environment: [SecretSeal.keyVariable: ""], file: path, isFresh: false)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == first)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: file.folder.path) == ["key"])
        try file.remove()
    }

    @Test("refuses what is no key", arguments: ["short", "zz", String(repeating: "07", count: 31)])
    func noKey(_ text: String) {
        #expect(throws: StorageProblem.self) {
            try SecretSeal.load(environment: [SecretSeal.keyVariable: text], file: "", isFresh: true)
        }
    }

    @Test("whose key file is gone gets no other key, and nothing is written")
    func keyGone() throws {
        let file = try TemporaryFile()
        let path = file.folder.appendingPathComponent("key").path
        #expect(throws: StorageProblem.keyMissing(path)) {
            try SecretSeal.load(environment: [:], file: path, isFresh: false)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: file.folder.path).isEmpty)
        try SecretSeal.renewKey(at: path)
        _ = try SecretSeal.load(environment: [:], file: path, isFresh: false)
        #expect(throws: StorageProblem.keyPresent(path)) { try SecretSeal.renewKey(at: path) }
        try Data("no key".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: StorageProblem.keyUnfit(path)) { try SecretSeal.renewKey(at: path) }
        try file.remove()
    }

    @Test("of other data opens nothing, until it was taken in the place of a lost one")
    func otherKey() async throws {
        let file = try TemporaryFile()
        let story = try await ArchiveFixture(try await file.open())
        try await story.archive.save(secret: "token", "form.token", of: story.store)
        await #expect(throws: StorageProblem.keyDiffers) { try await file.open(key: "08") }
        let seal = try SecretSeal.load(
            environment: [SecretSeal.keyVariable: String(repeating: "08", count: 32)], file: "", isFresh: false)
        try await SQLArchive.renew(try SQLiteDatabase(path: file.path), seal: seal)
        let renewed = try await file.open(key: "08")
        await #expect(throws: StorageProblem.keyDiffers) {
            try await renewed.secret("form.token", of: story.store)
        }
        // Whoever finds the old key after all has everything back.
        #expect(try await file.open().secret("form.token", of: story.store) == "token")
        try file.remove()
    }
}
