package import Accounting
import LinkLedger
package import Storage

extension SQLArchive {
    package func finish(
        _ requests: [AnsweredRequest], books: String, run: String, now: Instant
    ) async throws(StorageProblem) {
        try await database.write { [seal] connection in
            let audit = AuditWriter(connection: connection, seal: seal, now: now)
            for request in requests {
                var recorder = OutcomeRecorder(
                    connection: connection, books: books, run: run, requestKey: request.requestKey)
                try recorder.finish(request.results)
                if let note = request.note { try audit.add(note, ofConnection: books) }
            }
        }
    }

    package func add(
        _ intents: [IntentRow], store: String, books: String, now: Instant
    ) async throws(StorageProblem) {
        try await database.write { connection in
            try connection.withdrawRefusedProducts(intents, store: store, books: books)
            var outbox = try OutboxWriter(connection, for: intents, store: store, books: books, run: "")
            for intent in intents { _ = outbox.add(intent, of: intent.order) }
            try outbox.write()
        }
    }

    package func markBlocked(
        of books: String, reason: String, reasonCode: String
    ) async throws(StorageProblem) -> Int {
        try await database.write { connection in
            let stranded = try connection.stranded(of: books)
            var standings = OrderStandings(connection: connection)
            try standings.load(stranded.map(\.order))
            let status = ExplainedState(.waiting, reason: reason, reasonCode: reasonCode)
            var marked = 0
            for (order, linkKeys) in Dictionary(grouping: stranded, by: \.order) {
                if standings.orders[order]?.standing.isDirty == true {
                    let withdrawn = try Withdrawal(connection: connection)
                        .dependents(of: linkKeys.map(\.linkKey), only: order)
                    try standings.decideAgain(withdrawn: withdrawn)
                } else {
                    let before = standings.orders[order]?.standing
                    standings.tell(order, .blocked(status))
                    if standings.orders[order]?.standing != before { marked += 1 }
                }
            }
            try standings.save()
            return marked
        }
    }
}

extension SQLConnection {
    /// Orders whose pending intents wait for things that nothing brings into the books any more.
    fileprivate func stranded(of books: String) throws -> [(order: OrderName, linkKey: LinkKey)] {
        try rows(
            """
            SELECT DISTINCT i.order_id, d.books, d.store, d.source, d.source_id, d.role
            FROM intent_dependencies d JOIN intents i ON i.id = d.intent
            WHERE d.books = $1 AND d.is_missing AND i.state = 'pending' AND i.order_id <> ''
                AND NOT EXISTS (
                    SELECT 1 FROM intents o WHERE o.books = d.books AND o.store = d.store AND o.source = d.source
                        AND o.source_id = d.source_id AND o.role = d.role AND o.state IN ('pending', 'sending')
                )
            """, [.text(books)]
        ) { (OrderName(store: try $0.text(2), id: try $0.text(0)), try LinkKey($0, from: 1)) }
    }

    /// New intents of products replace those that the books refused.
    fileprivate func withdrawRefusedProducts(_ intents: [IntentRow], store: String, books: String) throws {
        try run(
            """
            UPDATE intents SET state = 'withdrawn'
            WHERE books = $1 AND store = $2 AND source = $3 AND source_id = $4 AND role = $5
                AND order_id = '' AND state = 'refused'
            """, each: intents.map { LinkKey(books: books, store: store, key: $0.key).values })
    }
}
