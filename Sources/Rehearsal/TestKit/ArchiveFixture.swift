package import Accounting
package import LinkLedger
package import Storage

/// One company with a store and its books in an archive, and short words for what happens to its orders.
package struct ArchiveFixture: Sendable {
    package let archive: any Archive
    package let company = "acme"
    package let store = "ecwid-1"
    package let books = "qbo-1"
    package let now = Instant(seconds: 1_767_225_600)

    package init(_ archive: any Archive) async throws {
        self.archive = archive
        try await archive.save(CompanyRow(id: "acme", name: "Acme Promotions"))
        for (id, side) in [(store, ConnectionRow.Side.store), (books, .books)] {
            try await archive.save(
                ConnectionRow(id: id, company: "acme", side: side, kind: "any", name: id, settings: "{}"))
        }
    }

    // MARK: Orders

    package func raw(_ id: String, second: Int64 = 0, hash: String = "a") -> RawRow {
        RawRow(id: id, updatedAt: now.advanced(bySeconds: second), hash: hash, body: Array("\(id) \(hash)".utf8))
    }

    @discardableResult
    package func keep(_ ids: String...) async throws -> KeptCount {
        try await archive.keep(orders: ids.map { raw($0) }, cursor: ids.last ?? "", of: store, now: now)
    }

    package func undecided() async throws -> [UndecidedOrder] {
        try await archive.undecided(of: store, books: books, limit: 100)
    }

    package func decision(
        _ id: String, _ state: OrderState = .waiting, reason: String? = nil, code: String? = nil,
        intents: [IntentRow] = [], revision: Int64? = nil, total: Int64 = 1000, currency: String = "USD"
    ) -> DecidedOrder {
        DecidedOrder(
            id: id, number: "N\(id)", placedAt: now, currency: currency, total: total, refunded: 0, state: state,
            reason: reason, reasonCode: code, intents: intents, policyVersion: 1, revision: revision)
    }

    package func record(_ decisions: DecidedOrder..., run: String = "run") async throws {
        try await archive.record(decisions, store: store, books: books, run: run, now: now)
    }

    package func row(_ id: String) async throws -> OrderRow? {
        try await archive.orders(of: store, state: nil, search: nil, after: nil, limit: 1000).first { $0.id == id }
    }

    /// State and reason code in one word: `waiting posting`.
    package func standing(_ id: String) async throws -> String {
        guard let row = try await row(id) else { return "absent" }
        return [row.state.rawValue, row.reasonCode].compactMap { $0 }.joined(separator: " ")
    }

    // MARK: Intents

    package func customer(_ id: String = "7") -> RecordKey { RecordKey(.customer, id, role: "customer") }
    package func sale(_ order: String) -> RecordKey { RecordKey(.order, order, role: "sale") }
    package func payment(_ order: String) -> RecordKey { RecordKey(.order, order, role: "payment.1") }

    package func intent(
        _ key: RecordKey, of order: String, _ operation: IntentRow.Operation = .create, kind: BooksRecordKind,
        needs: [RecordKey] = [], body: String = "{}", id: String? = nil, name: String = "",
        code: String = ""
    ) -> IntentRow {
        IntentRow(
            id: id ?? "\(order):\(key)", order: order, key: key, generation: 1, operation: operation, kind: kind,
            body: body, fingerprint: "f", dependencies: needs, nameKey: name, otherKey: code)
    }

    /// A customer, an invoice and its payment, each needing the one before.
    package func sold(_ order: String, to buyer: String = "7") -> [IntentRow] {
        [
            intent(customer(buyer), of: order, kind: .customer, name: "buyer \(buyer)"),
            intent(sale(order), of: order, kind: .invoice, needs: [customer(buyer)]),
            intent(payment(order), of: order, kind: .payment, needs: [customer(buyer), sale(order)]),
        ]
    }

    /// Keeps orders and records their sales.
    package func sell(_ orders: String..., to buyer: String = "7") async throws {
        for order in orders {
            try await keep(order)
            try await record(decision(order, intents: sold(order, to: buyer)))
        }
    }

    // MARK: Sending

    package func ready(lists: Bool = false, after seconds: Int64 = 0) async throws -> [ReadyIntent] {
        let now = now.advanced(bySeconds: seconds)
        return lists
            ? try await archive.readyLists(of: books, 1...100, now: now)
            : try await archive.readyDocuments(of: books, 1...100, now: now)
    }

    package func begin(_ request: String, _ intents: [String]) async throws -> Bool {
        let batch = BatchRow(requestKey: request, request: "{\"\(request)\":1}", intents: intents)
        let departing = DepartingRequest(batch, note: note(.request, request, [.operation(.create)]))
        return try await archive.begin([departing], books: books, now: now).contains(request)
    }

    package func finish(
        _ results: [(String, IntentResult.Outcome)], request: String? = nil, run: String = "run"
    ) async throws {
        let answered = AnsweredRequest(
            results.map { IntentResult(intent: $0.0, outcome: $0.1) }, note: request.map { note(.answer, $0, []) },
            requestKey: request)
        try await archive.finish([answered], books: books, run: run, now: now)
    }

    private func note(_ action: AuditAction, _ request: String, _ subjects: Set<AuditSubject>) -> AuditNote {
        AuditNote(action, actor: "tester", run: "run", requestKey: request, subjects: subjects, content: "{}")
    }

    package func link(_ intent: IntentRow, version: String = "0") -> Link {
        Link(
            key: intent.key, generation: intent.generation, kind: intent.kind, booksID: "b \(intent.key)",
            version: version, number: nil, fingerprint: intent.fingerprint)
    }

    /// Sends what is ready and has it posted, until nothing is ready any more; returns the posted keys in order.
    @discardableResult
    package func postAll() async throws -> [RecordKey] {
        var posted: [RecordKey] = []
        while true {
            var ready = try await ready(lists: true)
            if ready.isEmpty { ready = try await self.ready() }
            guard !ready.isEmpty else { return posted }
            let request = "request \(posted.count)"
            guard try await begin(request, ready.map(\.intent.id)) else { return posted }
            try await finish(ready.map { ($0.intent.id, .posted(link($0.intent), nil)) }, request: request)
            posted += ready.map(\.intent.key)
        }
    }

    /// Sends one intent alone with an outcome.
    package func send(_ intent: String, _ outcome: IntentResult.Outcome) async throws {
        guard try await begin("of \(intent)", [intent]) else { throw Misplaced(intent: intent) }
        try await finish([(intent, outcome)], request: "of \(intent)")
    }

    /// A test sent what was not pending.
    package struct Misplaced: Error { let intent: String }
}
