import Accounting
import SQLiteDriver
import Storage
import TestKit
import Testing

@testable import SQLStorage

@Suite("An audit that somebody tampers with", .tags(.x7))
struct AuditTamperingTests {
    /// What a hand with the database file may try, and what is found of it; five entries are there before.
    static let attempts: [(sql: [String], flaw: AuditFlaw)] = [
        (["UPDATE audit SET content = '{}' WHERE place = 3"], .changed(place: 3)),
        (["UPDATE audit SET actor = 'nobody' WHERE place = 1"], .changed(place: 1)),
        (["UPDATE audit SET at = at + 1 WHERE place = 5"], .changed(place: 5)),
        (["UPDATE audit SET request = 'x' WHERE place = 2"], .changed(place: 2)),
        (["UPDATE audit SET hash = previous WHERE place = 4"], .changed(place: 4)),
        (["DELETE FROM audit WHERE place = 1"], .missing(place: 1)),
        (["DELETE FROM audit WHERE place = 3"], .missing(place: 3)),
        (["DELETE FROM audit WHERE place = 5"], .cutOff(count: 4, expected: 5)),
        (["DELETE FROM audit"], .cutOff(count: 0, expected: 5)),
        (["DELETE FROM audit WHERE place = 5", "DELETE FROM audit_ends"], .endForged),
        (["DELETE FROM audit_ends"], .endForged),
        (
            [
                "DELETE FROM audit WHERE place = 5",
                """
                UPDATE audit_ends SET entries = 4, hash = (SELECT hash FROM audit WHERE audit.place = 4)
                """,
            ], .endForged
        ),
        (
            [
                "DELETE FROM audit WHERE place = 3",
                "UPDATE audit SET place = place - 1 WHERE place = 4",
                "UPDATE audit SET place = place - 1 WHERE place = 5",
            ], .changed(place: 3)
        ),
        (
            [
                """
                INSERT INTO audit SELECT company, 6, at, action, actor, run, request_key, previous, hash, content,
                    request, seal FROM audit WHERE place = 5
                """
            ], .changed(place: 6)
        ),
    ]

    @Test("is found out, at the first entry that does not fit", arguments: attempts.indices)
    func isFound(_ index: Int) async throws {
        let (sql, flaw) = Self.attempts[index]
        let file = try TemporaryFile()
        let story = try await Self.audited(file)
        try await SQLiteDatabase(path: file.path).write { connection in
            for statement in sql { _ = try connection.run(statement, []) }
        }
        #expect(try await story.archive.verifyAudit(of: story.company, noted: nil).flaw == flaw, "\(sql)")
        try file.remove()
    }

    /// Whoever can compute hashes but has not the key: an entry of another audit fits by itself, not in its place.
    @Test("with an entry that was made elsewhere is found out")
    func transplanted() async throws {
        let (file, other) = (try TemporaryFile(), try TemporaryFile())
        let story = try await Self.audited(file)
        let forged = try #require(try await Self.audited(other, actor: "mallory").entries().last)
        try await SQLiteDatabase(path: file.path).write { connection in
            _ = try connection.run(
                "UPDATE audit SET actor = $1, previous = $2, hash = $3 WHERE place = 5",
                [.text(forged.actor), .text(forged.previous), .text(forged.hash)])
        }
        #expect(try await story.archive.verifyAudit(of: story.company, noted: nil).flaw == .unchained(place: 5))
        try file.remove()
        try other.remove()
    }

    @Test("with another key does not verify")
    func otherKey() async throws {
        let file = try TemporaryFile()
        let story = try await Self.audited(file)
        let other = try await file.open(key: "08")
        #expect(try await other.verifyAudit(of: story.company, noted: nil).flaw == .unsealed(place: 1))
        try file.remove()
    }

    @Test("stays broken when work goes on, and everybody may know", arguments: attempts.indices)
    func staysBroken(_ index: Int) async throws {
        let file = try TemporaryFile()
        let story = try await Self.audited(file)
        #expect(try await story.archive.isAuditSound(of: story.company))
        try await SQLiteDatabase(path: file.path).write { connection in
            for statement in Self.attempts[index].sql { _ = try connection.run(statement, []) }
        }
        for _ in 1...2 {
            try await story.archive.add(AuditNote(.link, content: "{}"), to: story.company, now: story.now)
            #expect(try await story.archive.verifyAudit(of: story.company, noted: nil).flaw != nil)
        }
        try file.remove()
    }

    @Test("with its chain made anew is found at the entry that was changed, also after work went on")
    func recomputed() async throws {
        let file = try TemporaryFile()
        let story = try await Self.audited(file)
        try await Self.rewrite(try await story.entries(), from: 3, in: file)
        #expect(try await !story.archive.isAuditSound(of: story.company))
        try await story.archive.add(AuditNote(.link, content: "{}"), to: story.company, now: story.now)
        let verdict = try await story.archive.verifyAudit(of: story.company, noted: nil)
        #expect(verdict.flaw == .unsealed(place: 3))
        #expect(try await !story.archive.isAuditSound(of: story.company))
        #expect(try await story.entries().count == 6)
        try file.remove()
    }

    @Test("of before there were seals is found by the first entry that has one")
    func older() async throws {
        let file = try TemporaryFile()
        let story = try await Self.audited(file)
        try await SQLiteDatabase(path: file.path).write { connection in
            _ = try connection.run("UPDATE audit SET seal = NULL WHERE place < 4", [])
        }
        #expect(try await story.archive.verifyAudit(of: story.company, noted: nil).flaw == nil)
        try await Self.rewrite(try await story.entries(), from: 2, in: file)
        #expect(try await story.archive.verifyAudit(of: story.company, noted: nil).flaw == .unsealed(place: 4))
        try file.remove()
    }

    @Test("by taking all seals away is not whole again after work went on")
    func sealsRemoved() async throws {
        let file = try TemporaryFile()
        let story = try await Self.audited(file)
        try await SQLiteDatabase(path: file.path).write { connection in
            _ = try connection.run("UPDATE audit SET seal = NULL", [])
        }
        try await Self.rewrite(try await story.entries(), from: 2, in: file)
        try await story.archive.add(AuditNote(.link, content: "{}"), to: story.company, now: story.now)
        #expect(try await story.archive.verifyAudit(of: story.company, noted: nil).flaw == .unsealed(place: 6))
        try file.remove()
    }

    @Test("by another key does not get a seal of that key")
    func keyReplaced() async throws {
        let file = try TemporaryFile()
        let story = try await Self.audited(file)
        let other = try await file.open(key: "08")
        try await other.add(AuditNote(.link, content: "{}"), to: story.company, now: story.now)
        for archive in [other, try await file.open()] {
            #expect(try await archive.verifyAudit(of: story.company, noted: nil).flaw != nil)
            #expect(try await !archive.isAuditSound(of: story.company))
        }
        try file.remove()
    }

    /// What finds an entry stays behind when only the entry goes.
    @Test(
        "by cutting it off with its end still takes entries, and stays broken",
        arguments: [
            ["DELETE FROM audit WHERE place > 2", "DELETE FROM audit_ends"],
            ["DELETE FROM audit", "DELETE FROM audit_ends"],
            [
                "DELETE FROM audit WHERE place > 4",
                """
                UPDATE audit_ends SET entries = 4, hash = (SELECT hash FROM audit WHERE place = 4),
                    seal = (SELECT seal FROM audit WHERE place = 4)
                """,
            ],
        ])
    func cutOff(_ sql: [String]) async throws {
        let file = try TemporaryFile()
        let story = try await ArchiveFixture(try await file.open())
        let note = AuditNote(.retry, actor: "iris", subjects: [.connection("shop")], content: "{}")
        for _ in 1...5 { try await story.archive.add(note, to: story.company, now: story.now) }
        try await SQLiteDatabase(path: file.path).write { connection in
            for statement in sql { _ = try connection.run(statement, []) }
        }
        for _ in 1...2 { try await story.archive.add(note, to: story.company, now: story.now) }
        #expect(try await story.archive.verifyAudit(of: story.company, noted: nil).flaw != nil)
        #expect(try await !story.archive.isAuditSound(of: story.company))
        try file.remove()
    }

    @Test("by several processes at once is one chain all the same")
    func oneChain() async throws {
        let file = try TemporaryFile()
        let story = try await ArchiveFixture(try await file.open())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for process in 1...4 {
                group.addTask {
                    let archive = try await file.open()
                    for _ in 1...25 {
                        try await archive.add(
                            AuditNote(.link, actor: "process \(process)", content: "{}"), to: story.company,
                            now: story.now)
                    }
                }
            }
            try await group.waitForAll()
        }
        let verdict = try await story.archive.verifyAudit(of: story.company, noted: nil)
        #expect(verdict.head.count == 100 && verdict.flaw == nil)
        try file.remove()
    }

    /// Changes what one entry says and computes all hashes from there on, as who can read this source may, without the key.
    private static func rewrite(_ entries: [AuditEntry], from place: Int, in file: TemporaryFile) async throws {
        var previous = entries[place - 2].hash
        var rewritten: [AuditEntry] = []
        for var entry in entries.dropFirst(place - 1) {
            if entry.place == place { entry.content = "{}" }
            entry.previous = previous
            entry.hash = entry.computedHash
            previous = entry.hash
            rewritten.append(entry)
        }
        let (rows, last) = (rewritten, previous)
        try await SQLiteDatabase(path: file.path).write { connection in
            for entry in rows {
                _ = try connection.run(
                    "UPDATE audit SET content = $2, previous = $3, hash = $4 WHERE place = $1",
                    [.number(entry.place), .text(entry.content), .text(entry.previous), .text(entry.hash)])
            }
            _ = try connection.run("UPDATE audit_ends SET hash = $1", [.text(last)])
        }
    }

    private static func audited(_ file: TemporaryFile, actor: String = "iris") async throws -> ArchiveFixture {
        let story = try await ArchiveFixture(try await file.open())
        for entry in 1...5 {
            try await story.archive.add(
                AuditNote(.retry, actor: actor, content: "{\"n\":\(entry)}"), to: story.company, now: story.now)
        }
        return story
    }
}
