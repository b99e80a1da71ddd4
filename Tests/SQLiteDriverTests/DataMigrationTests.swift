import Accounting
import SQLStorage
import SQLiteDriver
import Storage
import Synchronization
import TestKit
import Testing

@Suite("A migration of data, in Swift")
struct DataMigrationTests {
    private struct PowerCut: Error {}

    /// More rows than two pages hold.
    private static let rows = 1201

    @Test("rewrites every row once, in pages, after its statements")
    func rewrites() async throws {
        let file = try await filled()
        let step = Migration(name: "grown", statements: { _ in ["ALTER TABLE products ADD COLUMN note TEXT"] }) {
            connection in
            try connection.rewrite("body", of: "products", by: ["store", "id", "variation"], pageSize: 500) { text in
                text.hasSuffix("7") ? nil : text + "!"
            }
            try connection.run("UPDATE products SET note = body", [])
        }
        try await Migrations.run(Migrations.all + [step], on: file.database)
        let bodies = try await bodies(file)
        #expect(bodies.count == Self.rows)
        #expect(bodies.allSatisfy { $0.filter { $0 == "!" }.count == ($0.hasSuffix("7") ? 0 : 1) })
        // A second start finds nothing to do.
        try await Migrations.run(Migrations.all + [step], on: file.database)
        #expect(try await self.bodies(file) == bodies)
        try file.remove()
    }

    @Test("that dies in the middle leaves the database as it was, and begins anew with the next start")
    func diesInTheMiddle() async throws {
        let file = try await filled()
        let before = try await bodies(file)
        let isFirst = Mutex(true)
        let step = Migration(name: "grown", statements: { _ in ["ALTER TABLE products ADD COLUMN note TEXT"] }) {
            connection in
            var count = 0
            let dies = isFirst.withLock { first in
                defer { first = false }
                return first
            }
            try connection.rewrite("body", of: "products", by: ["store", "id", "variation"]) { text in
                count += 1
                if dies, count == Self.rows - 1 { throw PowerCut() }
                return text + "!"
            }
        }
        await #expect(throws: StorageProblem.self) {
            try await Migrations.run(Migrations.all + [step], on: file.database)
        }
        #expect(try await bodies(file) == before)
        // The program of before still works with it.
        try await Migrations.run(on: file.database)
        try await Migrations.run(Migrations.all + [step], on: file.database)
        #expect(try await bodies(file) == before.map { $0 + "!" })
        try file.remove()
    }

    private struct Filled {
        let file: TemporaryFile
        let database: SQLiteDatabase

        func remove() throws { try file.remove() }
    }

    private func filled() async throws -> Filled {
        let file = try TemporaryFile()
        _ = try await file.open()
        let database = try SQLiteDatabase(path: file.path)
        _ = try await database.write { connection in
            try connection.run(
                "INSERT INTO products (store, id, variation, body, state) VALUES ('s', $1, $2, $3, 'posted')",
                each: (1...Self.rows).map { [.text("\($0 / 3)"), .text("\($0 % 3)"), .text("product \($0)")] })
        }
        return Filled(file: file, database: database)
    }

    private func bodies(_ file: Filled) async throws -> [String] {
        try await file.database.read { connection in
            try connection.rows("SELECT body FROM products ORDER BY store, id, variation", []) { try $0.text(0) }
        }
    }
}
