import Accounting
import LinkLedger
import SQLStorage
import SQLiteDriver
import Storage
import Synchronization
import TestKit
import Testing

@Suite("A query on a long history")
struct QueryPlanTests {
    /// Tables that are small for ever may be read whole.
    /// What a statement has grouped itself, found by an index.
    private static let grouped = ["SCAN causes", "SCAN ranked", "SCAN (subquery"]

    private static let smallTables = [
        "secrets", "users", "webhooks",
        // What is open of the errands, in an index of its own.
        "errands_waiting",
        "companies", "connections", "cursors", "schedules", "schema_steps", "doubled", "batches",
        // What a statement made of others before.
        "intervals", "wanted", "counted", "matching", "matched", "(subquery", "SCAN always",
        "SCAN undated", "SCAN dated", "SCAN named", "SCAN found", "SCAN kind",
    ]

    /// Once, when the schema is brought up: these read all rows.
    private static let migrating = ["UPDATE orders SET customer", "SELECT store, source_id, number FROM links"]

    @Test("finds its rows by an index, whatever the archive is asked")
    func usesIndexes() async throws {
        let file = try TemporaryFile()
        let spy = StatementSpy(try SQLiteDatabase(path: file.path))
        let seal = try SecretSeal.load(
            environment: [SecretSeal.keyVariable: String(repeating: "07", count: 32)], file: "", isFresh: true)
        for promise in ArchivePromise.all {
            let other = try TemporaryFile()
            let watched = StatementSpy(try SQLiteDatabase(path: other.path), seen: spy.seen)
            try await promise.prove(on: try await SQLArchive.open(watched, seal: seal))
            try other.remove()
        }
        _ = try await SQLArchive.open(spy, seal: seal)
        let statements = spy.seen.texts.filter { text in
            !["CREATE", "ALTER", "DROP"].contains(where: { text.hasPrefix($0) })
                && !Self.migrating.contains { text.hasPrefix($0) }
        }
        #expect(statements.count > 60)
        for statement in statements {
            let scans = try await plan(of: statement, on: spy).filter { step in
                step.hasPrefix("SCAN") && !Self.smallTables.contains { step.contains($0) }
                    && !Self.grouped.contains { step.contains($0) } && !step.contains("CONSTANT ROW")
                    && !step.contains("VALUES")
            }
            #expect(scans.isEmpty, "\(statement)")
        }
        try file.remove()
    }

    @Test("for what can be sent reads only what can be sent")
    func readyUsesHotIndex() async throws {
        let (file, spy, story) = try await opened()
        _ = try await story.ready()
        _ = try await story.ready(lists: true)
        _ = try await story.undecided()
        _ = try await story.archive.nextReady(of: story.books)
        var steps: [String] = []
        for statement in spy.seen.texts { steps += try await plan(of: statement, on: spy) }
        for index in ["intents_ready", "orders_undecided", "intents_put_back"] {
            #expect(steps.contains { $0.contains("INDEX \(index)") }, "\(index) in \(steps)")
        }
        #expect(!steps.contains { $0.contains("TEMP B-TREE") }, "\(steps)")
        try file.remove()
    }

    @Test("for a month reads only that month", .tags(.x5))
    func reconciliationUsesIndexes() async throws {
        let (file, spy, story) = try await opened()
        let days = BusinessDate(daysSince1970: 20_454)...BusinessDate(daysSince1970: 20_484)
        _ = try await story.archive.posted(
            of: story.store, books: story.books, dated: days, after: nil, limit: 500)
        _ = try await story.archive.orders(
            of: story.store, placedFrom: story.now, until: story.now, after: nil, limit: 500)
        _ = try await story.archive.ordersWithoutDate(of: story.store, after: nil, limit: 500)
        var steps: [String] = []
        for statement in spy.seen.texts { steps += try await plan(of: statement, on: spy) }
        for index in ["links_by_day", "orders_by_placing"] {
            #expect(steps.contains { $0.contains("INDEX \(index)") }, "\(index) in \(steps)")
        }
        #expect(!steps.contains { $0.contains("TEMP B-TREE") }, "\(steps)")
        try file.remove()
    }

    @Test("for an order by its number, and for whose a customer is, reads no other orders and customers", .tags(.x5))
    func fewUseIndexes() async throws {
        let (file, spy, story) = try await opened()
        _ = try await story.archive.orders(named: "1001", of: [story.store])
        _ = try await story.archive.owners(of: ["7", "8"], store: story.store, books: story.books)
        var steps: [String] = []
        for statement in spy.seen.texts { steps += try await plan(of: statement, on: spy) }
        for index in ["orders_by_number", "links_of_list_records"] {
            #expect(steps.contains { $0.contains("INDEX \(index)") }, "\(index) in \(steps)")
        }
        // The whole of a store is read where nothing but the store is known.
        #expect(!steps.contains { $0.hasSuffix("(store=?)") }, "\(steps)")
        try file.remove()
    }

    @Test("for a page of orders reads a page, also where none is without a day", .tags(.x5))
    func pagesUseIndexes() async throws {
        let (file, spy, story) = try await opened()
        for state in [nil, OrderState.needsYou] {
            _ = try await story.archive.orders(of: story.store, state: state, search: nil, after: nil, limit: 100)
        }
        _ = try await story.archive.latestRecords(of: story.store, limit: 100)
        var steps: [String] = []
        for statement in spy.seen.texts { steps += try await plan(of: statement, on: spy) }
        for index in ["orders_undated", "orders_by_placing", "orders_by_state"] {
            #expect(steps.contains { $0.contains("INDEX \(index)") }, "\(index) in \(steps)")
        }
        // In the order in which they came, all orders of the store are read to find those without a day.
        #expect(!steps.contains { $0.contains("orders_by_arrival") || $0.contains("TEMP B-TREE") }, "\(steps)")
        try file.remove()
    }

    /// An archive with a company in it, and what hears the statements from now on.
    private func opened() async throws -> (TemporaryFile, StatementSpy, ArchiveFixture) {
        let file = try TemporaryFile()
        let spy = StatementSpy(try SQLiteDatabase(path: file.path))
        let seal = try SecretSeal.load(
            environment: [SecretSeal.keyVariable: String(repeating: "07", count: 32)], file: "", isFresh: true)
        let story = try await ArchiveFixture(try await SQLArchive.open(spy, seal: seal))
        spy.seen.forget()
        return (file, spy, story)
    }

    private func plan(of statement: String, on database: StatementSpy) async throws -> [String] {
        let places = Set(statement.matches(of: /\$(\d+)/).compactMap { Int($0.1) }).max() ?? 0
        return try await database.read { connection in
            try connection.rows(
                "EXPLAIN QUERY PLAN \(statement)", Array(repeating: .null, count: places)
            ) { try $0.text(3) }
        }
    }
}

/// A database that remembers the texts of the statements that it was asked to run.
private struct StatementSpy: SQLDatabase {
    let database: any SQLDatabase
    let seen: SeenTexts
    var dialect: Dialect { database.dialect }

    init(_ database: any SQLDatabase, seen: SeenTexts = SeenTexts()) {
        self.database = database
        self.seen = seen
    }

    func read<Answer: Sendable>(
        _ work: @escaping @Sendable (any SQLConnection) throws -> Answer
    ) async throws(StorageProblem) -> Answer {
        try await database.read { [seen] in try work(SpyConnection(connection: $0, seen: seen)) }
    }

    func write<Answer: Sendable>(
        _ work: @escaping @Sendable (any SQLConnection) throws -> Answer
    ) async throws(StorageProblem) -> Answer {
        try await database.write { [seen] in try work(SpyConnection(connection: $0, seen: seen)) }
    }
}

private final class SeenTexts: Sendable {
    private let kept = Mutex<Set<String>>([])
    var texts: Set<String> { kept.withLock { $0 } }
    func note(_ text: String) { _ = kept.withLock { $0.insert(text) } }
    func forget() { kept.withLock { $0 = [] } }
}

private struct SpyConnection: SQLConnection {
    let connection: any SQLConnection
    let seen: SeenTexts
    var dialect: Dialect { connection.dialect }

    func run(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
        seen.note(sql)
        return try connection.run(sql, arguments)
    }

    func run(_ sql: String, each lists: [[SQLValue]]) throws -> Int {
        seen.note(sql)
        return try connection.run(sql, each: lists)
    }

    func rows<Element>(
        _ sql: String, _ arguments: [SQLValue], _ decode: (any SQLRow) throws -> Element
    ) throws -> [Element] {
        seen.note(sql)
        return try connection.rows(sql, arguments, decode)
    }

    func rows<Element>(
        _ sql: String, each lists: [[SQLValue]], _ decode: (any SQLRow) throws -> Element
    ) throws -> [Element] {
        seen.note(sql)
        return try connection.rows(sql, each: lists, decode)
    }
}
