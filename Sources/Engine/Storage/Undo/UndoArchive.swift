package import Accounting
package import LinkLedger

/// What runs made in the books, and taking it back (X4).
package protocol UndoArchive: Sendable {
    /// The run of that identifier; `nil` when there is none.
    func run(_ id: String) async throws(StorageProblem) -> RunRow?

    /// Live links of records that a run made, lists and documents.
    func links(madeBy run: String, of store: String, books: String) async throws(StorageProblem) -> [Link]

    /// Live links of records that a run changed in the books but did not make.
    func links(changedBy run: String, of store: String, books: String) async throws(StorageProblem) -> [Link]

    /// Live links of records that the run made and a later run changed.
    func links(
        madeBy run: String, of store: String, changedLaterIn books: String
    ) async throws(StorageProblem) -> [Link]

    /// Orders of the store that an undo took back and nobody has asked for since: `run` is the undo itself, or the run that was undone.
    ///
    /// Of a daily summary its members.
    func undone(by run: String, of store: String) async throws(StorageProblem) -> [String]

    /// Live links of documents with that number or that identifier of the books.
    func links(
        _ kind: BooksRecordKind, called name: String, store: String, books: String
    ) async throws(StorageProblem) -> [Link]

    /// Orders with what is posted for them, by their identifiers.
    func undoable(
        _ ids: [String], of store: String, books: String
    ) async throws(StorageProblem) -> [UndoableOrder]

    /// Live links of the sales that documents of these orders need, by order; of a daily summary the sales of its members.
    ///
    /// Left out are those that `run` made itself.
    func salesNeeded(
        by orders: [String], of store: String, books: String, notMadeBy run: String
    ) async throws(StorageProblem) -> [String: [Link]]

    /// Writes the intents that take documents back, the orders' reason and `note` in one transaction.
    ///
    /// An order that something happened to since it was read is left as it is; returns the others. They stay as they are then until
    /// `decideAgain` names them.
    func record(
        _ orders: [UndoneOrder], note: AuditNote, store: String, books: String, run: String, now: Instant
    ) async throws(StorageProblem) -> Set<String>
}

/// An order with all that undoing must know of it.
package struct UndoableOrder: Hashable, Sendable {
    package var id: String
    package var number: String
    package var state: OrderState
    package var reason: String?
    /// Something of it is on its way.
    package var isOpen: Bool
    /// Counted in a daily summary that is in the books.
    package var isSummarised: Bool
    package var revision: Int64
    package var posted: [PostedRow]
    /// Those of `posted` that are on their way out.
    package var leaving: Set<RecordKey> = []
    /// What the runs that have documents on their way out took back of the order already.
    package var gone: [PostedRow] = []
    /// Of a summary of sales the summaries that give back what its members sold.
    package var refunds: [Link] = []
    /// A person takes it back, and has not asked for it since.
    package var isUndone = false

    package init(
        id: String, number: String, state: OrderState, reason: String?, isOpen: Bool, isSummarised: Bool,
        revision: Int64, posted: [PostedRow]
    ) {
        self.id = id
        self.number = number
        self.state = state
        self.reason = reason
        self.isOpen = isOpen
        self.isSummarised = isSummarised
        self.revision = revision
        self.posted = posted
    }
}

/// What is to be taken back of an order, and why it will be without it.
package struct UndoneOrder: Hashable, Sendable {
    package var id: String
    /// Of the `UndoableOrder` that was read.
    package var revision: Int64
    /// The typed reason as JSON.
    package var reason: String
    /// Voids and deletes; each names as dependencies what must be gone before it.
    package var intents: [IntentRow]

    package init(id: String, revision: Int64, reason: String, intents: [IntentRow]) {
        self.id = id
        self.revision = revision
        self.reason = reason
        self.intents = intents
    }
}
