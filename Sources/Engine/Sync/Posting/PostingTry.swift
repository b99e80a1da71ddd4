import Accounting
import Bookkeeping
import ConnectorKit
import LinkLedger
import Storage

/// One record on its way to the books: what is intended, what the books are told, and what became of it.
struct OutboxWrite: Sendable {
    let ready: ReadyIntent
    var posting: Posting
    /// `nil` as long as it is not known.
    var outcome: IntentResult.Outcome?

    var intent: IntentRow { ready.intent }
    var result: IntentResult? { outcome.map { IntentResult(intent: intent.id, outcome: $0) } }
}

/// One request on its way to the books.
struct PostingTry: Sendable {
    let prepared: PreparedPosting
    /// In the order of the request; a request of an earlier life only holds those that are still to be found out about.
    var writes: [OutboxWrite]

    /// Takes its own of `writes`.
    init(_ prepared: PreparedPosting, of writes: [OutboxWrite]) {
        self.prepared = prepared
        let byIntent = Dictionary(writes.map { ($0.intent.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.writes = prepared.intentIDs.compactMap { byIntent[$0] }
    }

    /// The kind of the first tells: a request never mixes names and documents.
    var isList: Bool { writes.first?.intent.kind.document == nil }

    /// What is still to be found out about.
    var open: [OutboxWrite] { writes.filter { $0.outcome == nil } }

    /// The books have told of some of its writes already: it is carried out as far as it ever will be, and is not sent again.
    var isAnswered: Bool { open.count < prepared.intentIDs.count }

    /// How often the most tried of its intents was put back.
    var attempts: Int { writes.map(\.intent.attempts).max() ?? 0 }

    var results: [IntentResult] { writes.compactMap(\.result) }
}

extension ReadyIntent {
    /// The write that the connector understands; `nil` when an update has lost its link.
    func posting(_ kept: KeptRecord, requestKey: String, _ context: SyncContext) throws -> Posting? {
        let body = kept.body
        let operation: PostingOperation
        switch (intent.operation, link) {
        case (.create, _): operation = .create
        case (.update, let link?): operation = .update(BooksLocator(id: link.booksID, version: link.version))
        case (.void, let link?): operation = .void(BooksLocator(id: link.booksID, version: link.version))
        case (.delete, let link?): operation = .delete(BooksLocator(id: link.booksID, version: link.version))
        case (.update, nil), (.void, nil), (.delete, nil): return nil
        }
        return Posting(
            intentID: intent.id, key: intent.key, operation: operation, body: body, references: references,
            requestKey: requestKey, marker: marker(context), earlierMarkers: earlierMarkers(context))
    }

    /// Stands in its record.
    func marker(_ context: SyncContext) -> String {
        context.marker(of: intent.key, generation: intent.generation, in: store).description
    }

    /// Stood in what was posted under its key before.
    func earlierMarkers(_ context: SyncContext) -> [String] {
        (1..<max(1, intent.generation)).map {
            context.marker(of: intent.key, generation: $0, in: store).description
        }
    }
}
