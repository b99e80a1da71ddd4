import Accounting
import ConnectorKit
import LinkLedger
import Storage

/// One request on its way to the books, with the intents in it.
struct PostingTry: Sendable {
    let prepared: PreparedPosting
    /// All intents of the request, in its order.
    let intents: [ReadyIntent]
    /// All writes of the request, in its order.
    let all: [Posting]
    /// Those that are still to be found out about.
    let postings: [Posting]

    init(prepared: PreparedPosting, intents: [ReadyIntent], all: [Posting]? = nil, postings: [Posting]) {
        self.prepared = prepared
        let order = Dictionary(
            prepared.intentIDs.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        func place(_ id: String) -> Int { order[id] ?? .max }
        self.intents = intents.sorted { place($0.intent.id) < place($1.intent.id) }
        self.postings = postings.sorted { place($0.intentID) < place($1.intentID) }
        self.all = (all ?? postings).sorted { place($0.intentID) < place($1.intentID) }
    }

    /// Names are made one at a time; the kind of the first tells, a request never mixes lists and documents.
    var isList: Bool { intents.first?.intent.kind.document == nil }

    /// The books have told of some of its writes already: it is carried out as far as it ever will be, and is not sent again.
    var isAnswered: Bool { postings.count < prepared.intentIDs.count }

    /// The same request with only those writes left to find out about.
    func only(_ indices: [Int]) -> PostingTry {
        PostingTry(prepared: prepared, intents: intents, all: all, postings: indices.map { postings[$0] })
    }

    /// How often the most tried of its intents was put back.
    var attempts: Int { intents.map(\.intent.attempts).max() ?? 0 }

    func intent(of posting: Posting) -> ReadyIntent? {
        intents.first { $0.intent.id == posting.intentID }
    }
}

extension ReadyIntent {
    /// The write that the connector understands; `nil` when an update has lost its link.
    func posting(_ kept: KeptRecord, requestKey: String, storeIdentity: String) throws -> Posting? {
        let body = kept.body
        let operation: PostingOperation
        switch (intent.operation, link) {
        case (.create, _): operation = .create
        case (.update, let link?): operation = .update(BooksLocator(id: link.booksID, version: link.version))
        case (.void, let link?): operation = .void(BooksLocator(id: link.booksID, version: link.version))
        case (.delete, let link?): operation = .delete(BooksLocator(id: link.booksID, version: link.version))
        case (.update, nil), (.void, nil), (.delete, nil): return nil
        }
        func marker(_ generation: Int) -> String {
            Marker(store: storeIdentity, key: intent.key, generation: generation).description
        }
        return Posting(
            intentID: intent.id, key: intent.key, operation: operation, body: body, references: references,
            requestKey: requestKey, marker: marker(intent.generation),
            earlierMarkers: (1..<max(1, intent.generation)).map(marker))
    }
}
