package import Accounting
package import Bookkeeping

/// One record of the books' lists, as the mirror keeps it.
package enum CatalogueRecord: Hashable, Sendable, Codable {
    case company(BooksCompany)
    case account(Account)
    case taxCode(TaxCodeRecord)
    case item(ItemRecord)
    case party(PartyRecord)
    case trackingClass(NamedRecord<TrackingClass>)
    case location(NamedRecord<Location>)
    case term(NamedRecord<Term>)
    case paymentMethod(NamedRecord<PaymentMethod>)
}

/// A document of the books that changed: by somebody there, or by us. Enough to notice edits and deletions.
package struct BooksDocumentChange: Hashable, Sendable, Codable {
    package var kind: DocumentKind
    package var id: String
    package var version: String
    package var isDeleted: Bool
    package var total: ExactDecimal?

    package init(kind: DocumentKind, id: String, version: String, isDeleted: Bool, total: ExactDecimal? = nil) {
        self.kind = kind
        self.id = id
        self.version = version
        self.isDeleted = isDeleted
        self.total = total
    }
}

/// A piece of the mirror: records to put into it, and the place after them.
package struct CataloguePage: Hashable, Sendable {
    package var records: [CatalogueRecord]
    package var documents: [BooksDocumentChange]
    /// What was deleted since, or merged with another record.
    package var gone: [GoneRecord]
    package var next: Cursor
    package var isLast: Bool

    package init(
        records: [CatalogueRecord], documents: [BooksDocumentChange] = [], gone: [GoneRecord] = [], next: Cursor,
        isLast: Bool
    ) {
        self.records = records
        self.documents = documents
        self.gone = gone
        self.next = next
        self.isLast = isLast
    }
}

/// A list record that was deleted or merged.
package struct GoneRecord: Hashable, Sendable {
    package enum List: Hashable, Sendable, CaseIterable {
        case account, taxCode, item, customer, vendor, employee, trackingClass, term, paymentMethod
    }

    package var list: List
    package var id: String

    package init(_ list: List, _ id: String) {
        self.list = list
        self.id = id
    }
}

/// Where a linked record is in the books: its identifier and the version that an update must name (`SyncToken`).
package struct BooksLocator: Hashable, Sendable, Codable {
    package var id: String
    package var version: String

    package init(id: String, version: String) {
        self.id = id
        self.version = version
    }
}

/// What is to be done in the books with one record.
package enum PostingOperation: Hashable, Sendable, Codable {
    case create
    case update(BooksLocator)
    case void(BooksLocator)
    case delete(BooksLocator)
}

/// One write to the books, with all its references resolved.
package struct Posting: Hashable, Sendable, Codable {
    /// The outbox row; answers are matched by it.
    package var intentID: String
    package var key: RecordKey
    package var operation: PostingOperation
    package var body: RecordBody
    /// The books' identifiers of the records that `body` mentions by key.
    package var references: [RecordKey: String]
    /// Repeats of the same attempt carry the same key; at most 36 characters.
    package var requestKey: String
    /// Written into the private note, so that the document can be found without our database.
    package var marker: String
    /// Markers of documents that were posted under the same key and taken back since. If one of them still has its number, it is ours.
    package var earlierMarkers: [String]

    package init(
        intentID: String, key: RecordKey, operation: PostingOperation, body: RecordBody,
        references: [RecordKey: String], requestKey: String, marker: String, earlierMarkers: [String] = []
    ) {
        self.intentID = intentID
        self.key = key
        self.operation = operation
        self.body = body
        self.references = references
        self.requestKey = requestKey
        self.marker = marker
        self.earlierMarkers = earlierMarkers
    }
}

extension Sequence<Posting> {
    /// An answer about each of them, by its intent.
    package func byIntent<Answer>(_ answer: (Posting) -> Answer) -> [String: Answer] {
        Dictionary(map { ($0.intentID, answer($0)) }, uniquingKeysWith: { first, _ in first })
    }
}

/// What the books answered about a record; compared with the intent to the cent.
package struct BooksRecord: Hashable, Sendable, Codable {
    package var locator: BooksLocator
    package var number: String?
    package var date: BusinessDate?
    package var currency: Currency?
    package var tax: ExactDecimal?
    package var total: ExactDecimal?
    package var balance: ExactDecimal?
    /// Home units for one unit of its currency, where the books tell it.
    package var exchangeRate: ExactDecimal?
    /// The mirror's record, when the write made or changed a list record.
    package var catalogueRecord: CatalogueRecord?

    package init(
        locator: BooksLocator, number: String? = nil, date: BusinessDate? = nil, currency: Currency? = nil,
        tax: ExactDecimal? = nil, total: ExactDecimal? = nil, balance: ExactDecimal? = nil,
        exchangeRate: ExactDecimal? = nil, catalogueRecord: CatalogueRecord? = nil
    ) {
        self.locator = locator
        self.number = number
        self.date = date
        self.currency = currency
        self.tax = tax
        self.total = total
        self.balance = balance
        self.exchangeRate = exchangeRate
        self.catalogueRecord = catalogueRecord
    }
}

/// What became of a write: accepted, refused or unknown. Source: what-users-expect.md §4.4.
package enum PostingOutcome: Hashable, Sendable {
    case posted(BooksRecord)
    case refused(ConnectorProblem)
    /// It may have been carried out: look before sending again.
    case unknown(ConnectorProblem)
}

/// One request to the books, ready to be written down and then sent: the exact text, and whose intents are in it.
package struct PreparedPosting: Hashable, Sendable {
    /// At most 36 characters; the books replay the answer to a repeated key.
    package var requestKey: String
    /// Everything that is needed to send the request, as text of the connector's own; nothing else reads it.
    package var payload: String
    /// The postings in it, in order.
    package var intentIDs: [String]

    package init(requestKey: String, payload: String, intentIDs: [String]) {
        self.requestKey = requestKey
        self.payload = payload
        self.intentIDs = intentIDs
    }
}

extension PreparedPosting: Codable {
    private enum Key: String, CodingKey {
        case requestKey, payload, intentIDs
        /// Of requests that were written down before there was a payload.
        case path, body
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        requestKey = try values.decode(String.self, forKey: .requestKey)
        intentIDs = try values.decode([String].self, forKey: .intentIDs)
        payload =
            try values.decodeIfPresent(String.self, forKey: .payload)
            ?? values.decode(String.self, forKey: .path) + "\n" + values.decode(String.self, forKey: .body)
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(requestKey, forKey: .requestKey)
        try values.encode(payload, forKey: .payload)
        try values.encode(intentIDs, forKey: .intentIDs)
    }
}

/// What became of preparing postings: each is in one request, or cannot be written.
package struct PreparedPostings: Hashable, Sendable {
    /// In the order in which they are to be sent.
    package var requests: [PreparedPosting]
    /// By intent: writes that can never be expressed to these books, and why.
    package var unwritable: [String: ConnectorProblem]

    package init(requests: [PreparedPosting] = [], unwritable: [String: ConnectorProblem] = [:]) {
        self.requests = requests
        self.unwritable = unwritable
    }
}

/// What a look into the books found for a posting whose outcome is unknown.
package enum LookResult: Hashable, Sendable {
    case found(BooksRecord)
    case absent
    /// Something has the same number or name but not our marker: a person must decide.
    case occupied(existing: String)
    /// The books refuse the query, so looking can never give an answer.
    case refused(ConnectorProblem)
}

/// A new record that a request was to make, when our stored plan of it can no longer be read.
package struct WrittenCreation: Hashable, Sendable {
    package var intentID: String
    /// Written into the record, so that it is recognised as ours.
    package var marker: String
    /// Markers of records that were posted under the same key and taken back since.
    package var earlierMarkers: [String]

    package init(intentID: String, marker: String, earlierMarkers: [String]) {
        self.intentID = intentID
        self.marker = marker
        self.earlierMarkers = earlierMarkers
    }
}

/// How much the books take at the moment; adapts to their answers.
package struct PostingCapacity: Hashable, Sendable {
    package var batchSize: Int
    package var requestsInFlight: Int

    package init(batchSize: Int, requestsInFlight: Int) {
        self.batchSize = batchSize
        self.requestsInFlight = requestsInFlight
    }
}

/// Speaks to one set of books: prepares requests, sends them, and looks for what became of them.
///
/// Preparing is pure and sending is apart from it, so that the exact text is on disk before it leaves. Source: design.md §1.4.
package protocol BooksConnector: Sendable {
    /// Properties of this kind of books, the same for every company.
    var traits: BooksTraits { get }

    /// Checks the sign-in and reads the facts of the company.
    func company() async throws(ConnectorProblem) -> BooksCompany

    /// Pages of the mirror: the whole lists first, then only what changed.
    func catalogue(after cursor: Cursor?) async throws(ConnectorProblem) -> CataloguePage

    /// Groups writes into requests of at most `capacity.batchSize`; list records and documents never share one.
    func prepare(_ postings: [Posting], company: BooksCompany, capacity: PostingCapacity) -> PreparedPostings

    /// Sends one prepared request, which holds `postings`, and answers for each of them by its intent.
    ///
    /// Throws only when nothing of it can have happened; whatever may have happened is ``PostingOutcome/unknown(_:)``.
    func perform(
        _ prepared: PreparedPosting, postings: [Posting]
    ) async throws(ConnectorProblem) -> [String: PostingOutcome]

    /// Looks for postings whose outcome is unknown, with as few reads as possible; answers for each by its intent.
    func look(for postings: [Posting], company: BooksCompany) async throws(ConnectorProblem) -> [String: LookResult]

    /// Looks for new records of which only the sent `request` is known. Answers for each by its intent, and leaves out those for which
    /// the request does not say enough.
    func look(
        for writes: [WrittenCreation], in request: PreparedPosting, company: BooksCompany
    ) async throws(ConnectorProblem) -> [String: LookResult]

    /// Home units for one unit of a foreign currency on a day; `nil` when the books know none.
    func exchangeRate(of currency: Currency, on date: BusinessDate) async throws(ConnectorProblem) -> ExactDecimal?

    /// The record as it is in the books now; `nil` when it is gone.
    func read(_ kind: DocumentKind, id: String) async throws(ConnectorProblem) -> BooksRecord?

    /// Documents as they stand in the books now, many to a read; `company` tells the currency where a document names none.
    ///
    /// A page per call; `nil` begins.
    func filed(
        _ question: FiledQuestion, company: BooksCompany, after cursor: Cursor?
    ) async throws(ConnectorProblem) -> Page<FiledDocument>

    /// Makes a list record active again. It is read first; an active one is left alone, so the call can be repeated.
    ///
    /// `nil` when the books do not have it.
    func activate(_ record: InactiveRecord, home: Currency) async throws(ConnectorProblem) -> ActivatedRecord?

    /// Quantities on hand of inventory items, page by page (W20).
    func stock(after cursor: Cursor?) async throws(ConnectorProblem) -> Page<StockLevel>

    func capacity() async -> PostingCapacity

    /// The pace that keeps its requests within the limits.
    var pace: any BooksPace { get }

    /// The same connection, sharing a pace with other connections to the same company.
    func keeping(_ pace: any BooksPace) -> Self

    /// What the books publish, or a person has set, as their limits; for estimates.
    var publishedLimits: PublishedLimits { get }
}

/// A list record that may have been made inactive by hand, by the books' identifier.
package enum InactiveRecord: Hashable, Sendable {
    case account(String), customer(String), item(String), vendor(String)
}

/// A list record as it stands in the books after it was asked to be active.
package struct ActivatedRecord: Hashable, Sendable {
    package var record: CatalogueRecord
    /// It was active already: nothing was written.
    package var wasActive: Bool

    package init(record: CatalogueRecord, wasActive: Bool) {
        self.record = record
        self.wasActive = wasActive
    }
}

/// How many of an item the books hold.
package struct StockLevel: Hashable, Sendable, Codable {
    package var item: ID<Item>
    package var name: String
    package var sku: String?
    package var quantity: ExactDecimal

    package init(item: ID<Item>, name: String, sku: String?, quantity: ExactDecimal) {
        self.item = item
        self.name = name
        self.sku = sku
        self.quantity = quantity
    }
}
