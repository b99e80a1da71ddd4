import Foundation
import SQLStorage
import SQLiteDriver
import Sync

/// What new orders cost in a database that holds many, against the same in one that holds none.
struct HistoryBench {
    let history: Int
    let folder: URL

    static let newOrders = 1000
    static let rounds = 7

    func measure() async throws -> [BenchFigure] {
        let kept = folder.appendingPathComponent("history")
        let filling = try await fill(kept)
        var without: [ProgramRun] = []
        var with: [ProgramRun] = []
        for _ in 0..<Self.rounds {
            without.append(try await sync(nil))
            with.append(try await sync(kept))
        }
        // The least of several: what else the machine does only ever adds.
        let (short, long) = (Self.least(without.map(\.seconds)), Self.least(with.map(\.seconds)))
        return [
            BenchFigure(
                "cost of \(Self.newOrders) new orders, \(history) orders kept : none", long / short, decimals: 2,
                target: .atMost(1.10)),
            BenchFigure("seconds, none kept (least of \(Self.rounds))", short, decimals: 2),
            BenchFigure("seconds, \(history) kept (least of \(Self.rounds))", long, decimals: 2),
            BenchFigure(
                "processor seconds, none kept", Self.least(without.map(\.figures.processorSeconds)), decimals: 2),
            BenchFigure(
                "processor seconds, \(history) kept", Self.least(with.map(\.figures.processorSeconds)), decimals: 2),
            BenchFigure("MB written, none kept", Self.written(without), decimals: 1),
            BenchFigure("MB written, \(history) kept", Self.written(with), decimals: 1),
            BenchFigure("MB read, none kept", Self.read(without), decimals: 1),
            BenchFigure("MB read, \(history) kept", Self.read(with), decimals: 1),
            BenchFigure(
                "MB at the peak, \(history) kept", Double(with.map(\.figures.peakMemoryMB).max() ?? 0), decimals: 0),
            BenchFigure("GB of the database with \(history) orders", Self.gigabytes(kept), decimals: 1),
            BenchFigure("seconds to fill it", filling, decimals: 0),
        ]
    }

    private static func least(_ values: [Double]) -> Double { values.min() ?? 0 }
    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
    private static func written(_ runs: [ProgramRun]) -> Double {
        median(runs.map { Double($0.figures.bytesWritten) / 1e6 })
    }
    private static func read(_ runs: [ProgramRun]) -> Double { median(runs.map { Double($0.figures.bytesRead) / 1e6 }) }

    private static func gigabytes(_ folder: URL) -> Double {
        let file = folder.appendingPathComponent("bookbridge.sqlite").path
        let size = try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int
        return Double((size ?? nil) ?? 0) / 1e9
    }

    /// New orders into new books, over what `kept` holds.
    private func sync(_ kept: URL?) async throws -> ProgramRun {
        if let kept { try await Self.forget(in: kept) }
        let scene = try await BenchScene.open(
            orders: Self.newOrders, in: folder.appendingPathComponent("new"), data: kept)
        defer { scene.close() }
        return try await scene.sync().run
    }

    // MARK: The history

    /// `statements` multiply what else is wanted, as ``multiplying`` does.
    ///
    /// A database in which the same orders were synced again and again under other names, a day earlier each time and all before
    /// the new ones; the seconds that it took.
    func fill(_ kept: URL, also statements: [String] = []) async throws -> Double {
        let start = ContinuousClock.now
        let scene = try await BenchScene.open(orders: Self.newOrders, in: folder.appendingPathComponent("template"))
        do {
            _ = try await scene.sync()
            try FileManager.default.copyItem(at: scene.data, to: kept)
        } catch {
            scene.close()
            throw error
        }
        scene.close()
        try await multiply(in: kept, Self.multiplying + statements)
        return (ContinuousClock.now - start) / .seconds(1)
    }

    private func multiply(in kept: URL, _ statements: [String]) async throws {
        let database = try Self.database(kept)
        let copies = (history + Self.newOrders - 1) / Self.newOrders
        // Indexes are made anew at the end, sorted, instead of growing at a million places.
        let indexes = try await database.read { connection in
            try connection.rows("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL", []) {
                (name: try $0.text(0), statement: try $0.text(1))
            }
        }
        try await database.write { connection in
            for index in indexes { try connection.run("DROP INDEX \(index.name)", []) }
        }
        for first in stride(from: 0, to: copies, by: Self.copiesAtOnce) {
            let last = min(first + Self.copiesAtOnce, copies)
            try await database.write { connection in
                for statement in statements {
                    try connection.run(statement, [.number(first), .number(last)])
                }
            }
        }
        try await database.write { connection in
            for index in indexes { try connection.run(index.statement, []) }
        }
    }

    /// The new orders, and what was read of books and store, are to be read afresh.
    static func forget(in kept: URL) async throws {
        let database = try database(kept)
        try await database.write { connection in
            for statement in forgetting { try connection.run(statement, [.text(RehearsalCompany.store)]) }
            for statement in ["DELETE FROM mirror", "DELETE FROM cursors", "DELETE FROM runs WHERE id NOT LIKE '%-%'"] {
                try connection.run(statement, [])
            }
        }
    }

    static func database(_ kept: URL) throws -> SQLiteDatabase {
        try SQLiteDatabase(path: kept.appendingPathComponent("bookbridge.sqlite").path)
    }

    private static let copiesAtOnce = 20
    static let numbers =
        "WITH RECURSIVE n(i) AS (SELECT $1 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $2)"

    /// The rows of every synced order once more for each number.
    private static let multiplying = [
        """
        INSERT INTO raw_orders (store, id, updated_at, hash, revision, seen_revision, body) \(numbers)
        SELECT store, 'old' || i || '-' || id, updated_at - 31536000000, hash, revision, seen_revision, body
        FROM n CROSS JOIN raw_orders WHERE store = '\(RehearsalCompany.store)' AND id < 'old'
        """,
        """
        INSERT INTO first_sights (store, order_id, thing, body) \(numbers)
        SELECT store, 'old' || i || '-' || order_id, thing, body
        FROM n CROSS JOIN first_sights
        WHERE store = '\(RehearsalCompany.store)' AND order_id < 'old' AND order_id <> ''
        """,
        """
        INSERT INTO orders (store, id, number, search_key, placed_at, currency, total, refunded, state, next_state,
            policy_version, revision, is_dirty, open_intents, run) \(numbers)
        SELECT store, 'old' || i || '-' || id, i || '-' || number, i || '-' || search_key,
            placed_at - 86400000 * (i + 400), currency, total, refunded, state, next_state, policy_version, revision,
            is_dirty, open_intents, run
        FROM n CROSS JOIN orders WHERE store = '\(RehearsalCompany.store)' AND id < 'old'
        """,
        """
        INSERT INTO links (books, store, source, source_id, role, generation, kind, books_id, version, number, state,
            fingerprint, body) \(numbers)
        SELECT books, store, source, 'old' || i || '-' || source_id, role, generation, kind, 'old' || i || '-' || books_id,
            version, i || '-' || number, state, fingerprint, replace(body, '"date":"20', '"date":"19')
        FROM n CROSS JOIN links
        WHERE books = '\(RehearsalCompany.books)' AND store = '\(RehearsalCompany.store)' AND source = 'order'
            AND source_id < 'old'
        """,
        """
        INSERT INTO run_results (run, subject, label, outcome, reason) \(numbers)
        SELECT run || '-' || i, subject, label, outcome, reason
        FROM n CROSS JOIN run_results WHERE run IN (SELECT id FROM runs WHERE id NOT LIKE '%-%')
        """,
        """
        INSERT INTO runs (id, company, store, workflow, started_by, started_at, finished_at, state, summary) \(numbers)
        SELECT id || '-' || i, company, store, workflow, started_by, started_at - 1000 * i, finished_at - 1000 * i, state,
            summary
        FROM n CROSS JOIN runs WHERE id NOT LIKE '%-%'
        """,
    ]

    private static let forgetting = [
        "DELETE FROM raw_orders WHERE store = $1 AND id < 'old'", "DELETE FROM orders WHERE store = $1 AND id < 'old'",
        "DELETE FROM first_sights WHERE store = $1 AND order_id < 'old' AND order_id <> ''",
        """
        DELETE FROM links
        WHERE books = '\(RehearsalCompany.books)' AND store = $1 AND source = 'order' AND source_id < 'old'
        """,
    ]
}
