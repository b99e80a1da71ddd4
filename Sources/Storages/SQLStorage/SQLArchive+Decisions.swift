package import Accounting
import LinkLedger
package import Storage

extension SQLArchive {
    package func record(
        _ decisions: [DecidedOrder], store: String, books: String, run: String, now: Instant
    ) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try DecisionRecorder(connection: connection, store: store, books: books, run: run).record(decisions)
        }
    }

    package func decideAgain(
        _ ids: [String]?, of store: String, note: AuditNote?, now: Instant
    ) async throws(StorageProblem) -> Int {
        try await database.write { [seal] connection in
            if let note {
                try AuditWriter(connection: connection, seal: seal, now: now).add(note, ofConnection: store)
            }
            guard let ids else {
                let ids = try connection.ordersThatNeedAPerson(of: store)
                return try connection.decideAgain(ids, of: store, liftsUndo: false)
            }
            return try connection.decideAgain(ids, of: store, liftsUndo: true)
        }
    }

    package func policy(of store: String) async throws(StorageProblem) -> (version: Int, body: String)? {
        try await database.read { connection in
            let newest = try connection.first(
                "SELECT version, body FROM policies WHERE store = $1 ORDER BY version DESC LIMIT 1", [.text(store)]
            ) { (version: try $0.number(0), body: try $0.text(1)) }
            // An empty one was forgotten.
            return newest.flatMap { $0.body.isEmpty ? nil : $0 }
        }
    }

    package func save(
        policy body: String, of store: String, readsAnew: Bool, note: AuditNote?, now: Instant
    ) async throws(StorageProblem) -> Int {
        try await database.write { [seal] connection in
            if let note {
                try AuditWriter(connection: connection, seal: seal, now: now).add(note, ofConnection: store)
            }
            let version = try connection.first(
                """
                INSERT INTO policies (store, version, body, saved_at, saved_by)
                SELECT CAST($1 AS TEXT), coalesce(max(version), 0) + 1, CAST($2 AS TEXT), CAST($3 AS BIGINT), CAST($4 AS TEXT)
                FROM policies WHERE store = $1 RETURNING version
                """, [.text(store), .text(body), .integer(now.milliseconds), .optional(note?.actor)]
            ) { try $0.number(0) }
            // What is being decided by the old policy at this moment is not recorded.
            try connection.run(
                "UPDATE orders SET revision = revision + 1 WHERE store = $1 AND is_dirty AND open_intents = 0",
                [.text(store)])
            var orders =
                try connection.ordersThatNeedAPerson(of: store) + connection.ordersNotSent(of: store)
                + connection.unboundMembers(of: store)
            if readsAnew { orders += try connection.readAnew(store) }
            _ = try connection.decideAgain(orders, of: store, liftsUndo: false)
            return version ?? 1
        }
    }
}

extension SQLConnection {
    /// Forgets how far the store's orders were read; gives those that were too old.
    fileprivate func readAnew(_ store: String) throws -> [String] {
        try run(
            "DELETE FROM cursors WHERE connection = $1 AND stream IN ($2, $3, $4, $5)",
            [
                .text(store), .text(ReadStream.orders), .text(ReadStream.deletions), .text(ReadStream.invoices),
                .text(ReadStream.creditMemos),
            ])
        return try rows(
            "SELECT id FROM orders WHERE store = $1 AND state = 'skipped' AND reason_code = '\(ReasonCode.beforeStartDate)'",
            [.text(store)]
        ) { try $0.text(0) }
    }

    /// Orders that wait because the store posted only when asked.
    fileprivate func ordersNotSent(of store: String) throws -> [String] {
        try rows(
            "SELECT id FROM orders WHERE store = $1 AND state = 'waiting' AND reason_code = '\(ReasonCode.notSent)'",
            [.text(store)]
        ) { try $0.text(0) }
    }

    fileprivate func ordersThatNeedAPerson(of store: String) throws -> [String] {
        try rows("SELECT id FROM orders WHERE store = $1 AND state = 'needsYou'", [.text(store)]) { try $0.text(0) }
    }

    /// Has orders decided again. What was taken back stays away unless a person asks for just these orders (`liftsUndo`).
    @discardableResult
    func decideAgain(_ ids: [String], of store: String, liftsUndo: Bool) throws -> Int {
        let summaries = liftsUndo ? try undoneSummaries(of: ids, store: store) : []
        // What the others add since their summary was taken back.
        let members = Set(try members(of: summaries, store: store)).subtracting(ids)
        let change = "UPDATE orders SET is_dirty = TRUE, revision = revision + 1 WHERE store = $1 AND id = $2"
        func names(_ ids: some Sequence<String>) -> [[SQLValue]] { Set(ids).map { [.text(store), .text($0)] } }
        let count = try run(change + " AND NOT is_summary", each: names(ids))
        try run(change + " AND NOT is_summary", each: names(members))
        try run(change + " AND is_summary", each: names(ids + summaries))
        if liftsUndo { try liftUndo(of: ids + summaries, store: store) }
        let withdrawal = Withdrawal(connection: self)
        try withdrawal.release(try withdrawal.refused(of: ids + summaries, store: store))
        return count
    }
}

/// Writes decisions: the orders, their intents, and the run's results.
struct DecisionRecorder {
    let connection: any SQLConnection
    let store: String
    let books: String
    let run: String

    /// Returns the identifiers of the decisions that count.
    func record(_ decisions: [DecidedOrder]) throws -> Set<String> {
        var standings = OrderStandings(connection: connection)
        try standings.load(decisions.map { OrderName(store: store, id: $0.id) })
        var rows: [[SQLValue]] = []
        var results: [RunResultRow] = []
        let valid = decisions.filter { isValid($0, standings) }
        let intents = valid.flatMap(\.intents)
        try replaceRefused(of: valid, by: intents)
        // Read again: what was withdrawn may have been counted.
        standings = OrderStandings(connection: connection)
        try standings.load(valid.map { OrderName(store: store, id: $0.id) })

        var outbox = try OutboxWriter(connection, for: intents, store: store, books: books, run: run)
        for decision in valid {
            guard let order = standings.orders[OrderName(store: store, id: decision.id)] else { continue }
            let added = decision.intents.filter { outbox.add($0, of: decision.id) }.count
            let standing = order.standing.after(.decided(decision.status, added: added))
            rows.append(values(decision, standing))
            if standing.now != .posting, standing.now.state != .posted, !order.isSummary {
                results.append(RunResultRow(decision, standing.now))
            }
        }
        try outbox.write()
        try connection.run(Self.update, each: rows)
        let orders = valid.filter { standings.orders[OrderName(store: store, id: $0.id)]?.isSummary == false }
        try connection.write(words: orders.map { ($0.id, $0.words) }, of: store)
        let memberships = Memberships(connection: connection, store: store)
        results += try memberships.replace(by: valid)
        if !run.isEmpty { try connection.add(results, to: run) }
        return Set(valid.map(\.id))
    }

    /// Whether nothing happened to the order since it was read, so that the decision counts.
    func isCurrent(_ decision: DecidedOrder) throws -> Bool {
        var standings = OrderStandings(connection: connection)
        try standings.load([OrderName(store: store, id: decision.id)])
        return isValid(decision, standings)
    }

    /// A decision counts when nothing happened to its order since it was read.
    private func isValid(_ decision: DecidedOrder, _ standings: OrderStandings) -> Bool {
        guard let order = standings.orders[OrderName(store: store, id: decision.id)] else { return false }
        return decision.revision.map { $0 == order.standing.revision } ?? true
    }

    /// A new decision replaces what the books refused of the old one; who waited for that is decided again too.
    private func replaceRefused(of decisions: [DecidedOrder], by intents: [IntentRow]) throws {
        let withdrawal = Withdrawal(connection: connection)
        let linkKeys = try withdrawal.refused(of: decisions.map(\.id), store: store)
        if !linkKeys.isEmpty { try withdrawal.release(linkKeys, except: Set(intents.map(\.key))) }
    }

    private static let update =
        """
        UPDATE orders SET number = $3, search_key = $4, placed_at = $5, currency = $6, total = $7, refunded = $8,
            policy_version = $9, run = $10, state = $11, reason = $12, reason_code = $13, next_state = $14,
            next_reason = $15, next_reason_code = $16, revision = $17, is_dirty = $18, open_intents = $19, customer = $20
        WHERE store = $1 AND id = $2
        """

    private func values(_ decision: DecidedOrder, _ standing: OrderStanding) -> [SQLValue] {
        [
            .text(store), .text(decision.id), .text(decision.number),
            .text(SearchKey.text(number: decision.number, id: decision.id)), .time(decision.placedAt),
            .optional(decision.currency), .integer(decision.total), .integer(decision.refunded),
            .number(decision.policyVersion), .text(run),
        ] + standing.values + [.text(decision.customer)]
    }
}

extension DecidedOrder {
    /// What it is found by.
    fileprivate var words: SearchWords {
        SearchWords(number: number, id: id, currency: currency, total: total, names: [customer] + names)
    }

    /// Where the order is once all its intents are posted.
    fileprivate var status: ExplainedState {
        ExplainedState(state, reason: reason, reasonCode: reasonCode).afterPosting(hasIntents: !intents.isEmpty)
    }
}

extension RunResultRow {
    fileprivate init(_ decision: DecidedOrder, _ status: ExplainedState) {
        self.init(
            subject: decision.id, label: decision.number, outcome: status.state.rawValue, reason: status.reason)
    }
}
