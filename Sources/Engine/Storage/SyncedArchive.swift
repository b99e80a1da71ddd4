package import LinkLedger

/// Where a product stands in the list of products.
package struct ProductPlace: Hashable, Sendable {
    package var id: String
    package var variation: String

    package init(id: String, variation: String) {
        (self.id, self.variation) = (id, variation)
    }
}

/// Where a link stands in the list of links of a store.
package struct LinkPlace: Hashable, Sendable {
    package var kind: BooksRecordKind
    package var sourceID: String
    package var role: String
    package var generation: Int

    package init(kind: BooksRecordKind, sourceID: String, role: String, generation: Int) {
        (self.kind, self.sourceID, self.role, self.generation) = (kind, sourceID, role, generation)
    }
}

/// A record of the books that stands, or stood, for something of a store.
package struct LinkRow: Hashable, Sendable {
    package var place: LinkPlace
    package var booksID: String
    package var number: String?
    package var state: Link.State
    /// What was posted, as JSON.
    package var body: String

    package var kind: BooksRecordKind { place.kind }

    package init(place: LinkPlace, booksID: String, number: String?, state: Link.State, body: String) {
        (self.place, self.booksID, self.number) = (place, booksID, number)
        (self.state, self.body) = (state, body)
    }
}

/// A write to the books that is not done.
package struct AwaitedRow: Hashable, Sendable {
    package var kind: BooksRecordKind
    package var sourceID: String
    package var state: IntentState
    /// What is to be written, as JSON.
    package var body: String
    package var reason: String?
    /// The bodies of those that must be done first.
    package var waitsFor: [String]

    package init(
        kind: BooksRecordKind, sourceID: String, state: IntentState, body: String, reason: String?,
        waitsFor: [String] = []
    ) {
        (self.kind, self.sourceID, self.state) = (kind, sourceID, state)
        (self.body, self.reason, self.waitsFor) = (body, reason, waitsFor)
    }
}

/// What of a store is in the books, as lists show it (F5, F6).
package protocol SyncedArchive: Sendable {
    /// Products by their identifiers, after one of them; of one state, and with a text in their name or code.
    func products(
        of store: String, state: String?, search: String, after: ProductPlace?, limit: Int
    ) async throws(StorageProblem) -> [ProductRow]
    /// How many products there are in each state.
    func productCounts(of store: String) async throws(StorageProblem) -> [String: Int]
    /// Has all products read from the store again, and those that need a person decided again.
    func readAgain(productsOf store: String) async throws(StorageProblem)

    /// Links of a store to records of some kinds, kind by kind, after one of them; with a text in what was posted.
    func links(
        of store: String, kinds: [BooksRecordKind], search: String, after: LinkPlace?, limit: Int
    ) async throws(StorageProblem) -> [LinkRow]
    /// Writes of some kinds that are not done, refused ones among them, in the order in which they were decided.
    func awaitedRecords(
        of store: String, kinds: [BooksRecordKind], limit: Int
    ) async throws(StorageProblem) -> [AwaitedRow]
}
