import Accounting
import LinkLedger
import Storage

/// Writes what became of intents: links, mirror, orders and the run's results, in one transaction.
struct OutcomeRecorder {
    let connection: any SQLConnection
    let books: String
    let run: String
    let requestKey: String?
    private var standings: OrderStandings
    private var results: [RunResultRow] = []

    init(connection: any SQLConnection, books: String, run: String, requestKey: String?) {
        self.connection = connection
        self.books = books
        self.run = run
        self.requestKey = requestKey
        standings = OrderStandings(connection: connection)
    }

    /// Intents that are posted already are gone; what is said about them again is passed over.
    mutating func finish(_ outcomes: [IntentResult]) throws {
        var intents = try connection.keptIntents(outcomes.map(\.intent), books: books)
        let requests = Set(intents.values.compactMap(\.requestKey) + [requestKey].compactMap { $0 })
        try standings.load(intents.values.map(\.orderName))
        for outcome in outcomes {
            guard let intent = intents.removeValue(forKey: outcome.intent), counts(outcome.outcome, for: intent)
            else { continue }
            try apply(outcome.outcome, to: intent)
        }
        results += try standings.save()
        if !run.isEmpty { try connection.add(results, to: run) }
        try close(requests)
    }

    private func counts(_ outcome: IntentResult.Outcome, for intent: KeptIntent) -> Bool {
        let news: IntentNews =
            switch outcome {
            case .posted, .postedWrong, .takenBack: .carriedOut
            case .putBack, .versionMoved, .refused, .decideAgain: .notCarriedOut(request: requestKey)
            }
        return intent.state.counts(news, in: intent.requestKey)
    }

    private mutating func apply(_ outcome: IntentResult.Outcome, to intent: KeptIntent) throws {
        switch outcome {
        case .posted(let link, let mirror): try post(intent, as: link, mirror)
        case .takenBack(let version): try takeBack(intent, version: version)
        case .postedWrong(let link, let takeBack, let reason, let code):
            try postWrong(intent, as: link, takeBack: takeBack, reason, code)
        case .putBack(let notBefore): try putBack(intent, notBefore)
        case .versionMoved(let version, let notBefore):
            try connection.move(intent.linkKey, to: version)
            try putBack(intent, notBefore)
        case .refused(let reason, let code): try refuse(intent, reason, code)
        case .decideAgain: try decideAgain(intent)
        }
    }

    private mutating func post(_ intent: KeptIntent, as link: Link, _ mirror: MirrorRow?) throws {
        if !intent.state.isOpen { guard try makeRoom(for: link, of: intent) else { return } }
        try connection.write(link, of: intent, by: maker(of: intent))
        if let mirror { try connection.keep(mirror: [mirror], of: books) }
        if link.state == .live {
            try connection.unblock(LinkKey(books: books, store: intent.linkKey.store, key: link.key))
        }
        try remove(intent)
        try close(intent)
    }

    /// The run that brought it into the books; the one that decided it when none is named.
    private func maker(of intent: KeptIntent) -> String { run.isEmpty ? intent.run : run }

    /// An intent that was given up turns out to be posted: what was to replace it is withdrawn.
    ///
    /// `false` when the replacement is posted too, and the order needs a person.
    private mutating func makeRoom(for link: Link, of intent: KeptIntent) throws -> Bool {
        let linkKey = intent.linkKey
        let live = try connection.liveLinks(of: [linkKey.key], store: linkKey.store, books: books)[linkKey.key]
        if let live, live.booksID != link.booksID {
            standings.tell(intent.orderName, .postedTwice)
            return false
        }
        try standings.decideAgain(withdrawn: try Withdrawal(connection: connection).pending(for: linkKey))
        return true
    }

    private mutating func takeBack(_ intent: KeptIntent, version: String) throws {
        try connection.run(
            """
            UPDATE links SET state = 'takenBack', version = $6
            WHERE books = $1 AND store = $2 AND source = $3 AND source_id = $4 AND role = $5 AND state = 'live'
            """, intent.linkKey.values + [.text(version)])
        // Under the run that decided it, whichever carried it out: an undo is known by its run.
        let decider = intent.run.isEmpty ? run : intent.run
        try connection.note(intent.operation, of: intent.linkKey, generation: intent.generation, by: decider)
        try connection.unblock(intent.linkKey)
        try remove(intent)
        if standings.orders[intent.orderName]?.isSummary == true, !intent.linkKey.key.role.isDifference {
            try connection.forgetPosted(summary: intent.orderName)
        }
        try close(intent)
    }

    private mutating func postWrong(
        _ intent: KeptIntent, as link: Link, takeBack: [IntentRow], _ reason: String, _ code: String
    ) throws {
        try connection.write(link, of: intent, by: maker(of: intent))
        try remove(intent)
        try needsYou(intent, reason, code)
        var outbox = try OutboxWriter(
            connection, for: takeBack, store: intent.linkKey.store, books: books, run: intent.run)
        let added = takeBack.filter { outbox.add($0, of: intent.order) }.count
        standings.tell(intent.orderName, .takingBack(added: added))
        try outbox.write()
    }

    private func putBack(_ intent: KeptIntent, _ notBefore: Instant) throws {
        try connection.run(
            """
            UPDATE intents SET state = 'pending', request_key = NULL, attempts = attempts + 1, not_before = $2
            WHERE id = $1
            """, [.text(intent.id), .time(notBefore)])
    }

    private mutating func refuse(_ intent: KeptIntent, _ reason: String, _ code: String) throws {
        try connection.run(
            "UPDATE intents SET state = 'refused', request_key = NULL, reason = $2, reason_code = $3 WHERE id = $1",
            [.text(intent.id), .text(reason), .text(code)])
        try connection.run("DELETE FROM intent_dependencies WHERE intent = $1", [.text(intent.id)])
        try needsYou(intent, reason, code)
    }

    private mutating func decideAgain(_ intent: KeptIntent) throws {
        let withdrawal = Withdrawal(connection: connection)
        try withdrawal.withdraw([intent.id])
        var withdrawn = try withdrawal.dependents(of: [intent.linkKey])
        withdrawn[intent.orderName, default: 0] += 1
        try standings.decideAgain(withdrawn: withdrawn)
    }

    /// The order stops: what of it waits for this intent is withdrawn, the rest goes on.
    private mutating func needsYou(_ intent: KeptIntent, _ reason: String, _ code: String) throws {
        guard !intent.order.isEmpty else { return report(intent, OrderState.needsYou.rawValue, reason) }
        let withdrawn = try Withdrawal(connection: connection).dependents(of: [intent.linkKey], only: intent.orderName)
        let ended = (withdrawn[intent.orderName] ?? 0) + intent.openCount
        standings.tell(intent.orderName, .refused(reason: reason, reasonCode: code, ended: ended))
        report(intent, OrderState.needsYou.rawValue, reason)
    }

    /// One intent less is on its way; after the last one the order is where it was to go.
    private mutating func close(_ intent: KeptIntent) throws {
        guard !intent.order.isEmpty else {
            return report(intent, intent.operation == .update ? Self.changed : OrderState.posted.rawValue, nil)
        }
        standings.tell(intent.orderName, .carriedOut(ended: intent.openCount))
        guard let standing = standings.orders[intent.orderName]?.standing, standing.openIntents == 0,
            standing.now.state != .waiting
        else { return }
        report(intent, standing.now.state.rawValue, standing.now.reason)
    }

    /// The outcome of a record of a list that was brought up to date.
    private static let changed = "changed"

    private mutating func report(_ intent: KeptIntent, _ outcome: String, _ reason: String?) {
        let subject = intent.order.isEmpty ? intent.linkKey.key.id : intent.order
        let order = standings.orders[intent.orderName]
        if order?.isSummary == true { return }
        let label = order?.number ?? subject
        results.append(RunResultRow(subject: subject, label: label, outcome: outcome, reason: reason))
    }

    private func remove(_ intent: KeptIntent) throws {
        try connection.run("DELETE FROM intents WHERE id = $1", [.text(intent.id)])
    }

    private func close(_ requests: Set<String>) throws {
        try connection.run(
            """
            DELETE FROM batches WHERE books = $1 AND request_key = $2 AND NOT EXISTS (
                SELECT 1 FROM intents WHERE books = $1 AND request_key = $2 AND state = 'sending'
            )
            """, each: requests.map { [.text(books), .text($0)] })
    }
}

extension SQLConnection {
    /// Keeps the version that a live link's record has now.
    fileprivate func move(_ linkKey: LinkKey, to version: String) throws {
        try run(
            """
            UPDATE links SET version = $6
            WHERE books = $1 AND store = $2 AND source = $3 AND source_id = $4 AND role = $5 AND state = 'live'
            """, linkKey.values + [.text(version)])
    }
}
