import Accounting
import LinkLedger
import Storage

/// Puts intents into the outbox, leaving out those that are there or done already.
struct OutboxWriter {
    private let connection: any SQLConnection
    private let store: String
    private let books: String
    private let run: String
    private let live: Set<RecordKey>
    private let generations: [RecordKey: Int]
    private var open: Set<RecordKey>
    private var added: Set<RecordKey> = []
    private var intents: [[SQLValue]] = []
    private var dependencies: [[SQLValue]] = []

    /// Looks up, in few queries, what is linked and on its way of all that `intents` mention.
    init(_ connection: any SQLConnection, for intents: [IntentRow], store: String, books: String, run: String) throws {
        self.connection = connection
        self.store = store
        self.books = books
        self.run = run
        let keys = Set(intents.flatMap { [$0.key] + $0.dependencies })
        live = Set(try connection.liveLinks(of: keys, store: store, books: books).keys)
        generations = try connection.newestGenerations(
            of: Set(intents.filter { $0.operation == .create }.map(\.key)), store: store, books: books)
        open = try connection.openKeys(among: keys, store: store, books: books)
    }

    /// `false` when the key has an open intent, or is in the books already and was to be created.
    ///
    /// What was taken back before is created as the next generation, whatever the intent says.
    mutating func add(_ intent: IntentRow, of order: String) -> Bool {
        guard !open.contains(intent.key), intent.operation != .create || !live.contains(intent.key) else {
            return false
        }
        var seen: Set<RecordKey> = [intent.key]
        let mentioned = intent.dependencies.filter { seen.insert($0).inserted }
        let missing = Set(mentioned.filter { isMissing($0, for: intent.operation) })
        intents.append(values(of: intent, order: order, blocked: missing.count))
        for (place, key) in mentioned.enumerated() {
            let linkKey = LinkKey(books: books, store: store, key: key)
            dependencies.append(
                [.text(intent.id), .number(place)] + linkKey.values + [.flag(missing.contains(key))])
        }
        open.insert(intent.key)
        added.insert(intent.key)
        return true
    }

    /// A void or delete waits for what must be gone before it, the others for what must be there, and for what is changed before
    /// them: a request carries out its writes apart, so one may be refused while the other has not happened yet.
    private func isMissing(_ key: RecordKey, for operation: IntentRow.Operation) -> Bool {
        switch operation {
        case .create, .update: !live.contains(key) || added.contains(key)
        case .void, .delete: live.contains(key)
        }
    }

    /// Writes what was added.
    func write() throws {
        try connection.run(
            """
            INSERT INTO intents (id, order_id, \(LinkKey.columns), generation, operation, kind, is_list, name_key, body,
                fingerprint, state, blocked, attempts, run, other_key)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'pending', $15, $16, $17, $18)
            ON CONFLICT (id) DO UPDATE SET generation = excluded.generation, operation = excluded.operation,
                kind = excluded.kind, name_key = excluded.name_key, other_key = excluded.other_key, body = excluded.body,
                fingerprint = excluded.fingerprint, state = excluded.state, blocked = excluded.blocked,
                attempts = excluded.attempts, not_before = 0, run = excluded.run, reason = NULL, reason_code = NULL
                WHERE intents.state = 'withdrawn'
            """, each: intents)
        try connection.run(
            """
            INSERT INTO intent_dependencies (intent, place, \(LinkKey.columns), is_missing)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """, each: dependencies)
    }

    private func values(of intent: IntentRow, order: String, blocked: Int) -> [SQLValue] {
        let linkKey = LinkKey(books: books, store: store, key: intent.key)
        return [.text(intent.id), .text(order)] + linkKey.values + [
            .number(generation(of: intent)), .name(intent.operation), .name(intent.kind),
            .flag(intent.kind.document == nil), .text(intent.nameKey), .text(intent.body), .text(intent.fingerprint),
            .number(blocked), .number(intent.attempts), .text(run), .text(intent.otherKey),
        ]
    }

    private func generation(of intent: IntentRow) -> Int {
        guard intent.operation == .create, let newest = generations[intent.key] else { return intent.generation }
        return max(intent.generation, newest + 1)
    }
}
