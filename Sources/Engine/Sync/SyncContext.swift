package import Bookkeeping
package import ConnectorKit
package import Storage

/// One store and the books that its orders go to, with all that a workflow needs to work on them.
package struct SyncContext: Sendable {
    package let company: String
    /// The store's connection, and its identity in its own system (`ecwid:1003001`), which markers are made of.
    package let storeConnection: String
    package let storeIdentity: String
    package let store: any StoreConnector
    package let booksConnection: String
    package let books: any BooksConnector
    package let archive: any Archive
    package let world: World
    package let process: ProcessMark
    /// Asks the runs here to end.
    package let stopWish: StopWish
    /// Requests made so far by both connectors together.
    package let requests: @Sendable () -> RequestCount

    package init(
        company: String, storeConnection: String, storeIdentity: String, store: any StoreConnector,
        booksConnection: String, books: any BooksConnector, archive: any Archive, world: World,
        process: ProcessMark = .unmarked, stopWish: StopWish = StopWish(),
        requests: @escaping @Sendable () -> RequestCount
    ) {
        self.company = company
        self.storeConnection = storeConnection
        self.storeIdentity = storeIdentity
        self.store = store
        self.booksConnection = booksConnection
        self.books = books
        self.archive = archive
        self.world = world
        self.process = process
        self.stopWish = stopWish
        self.requests = requests
    }
}

/// A run cannot go on: the outside or the storage stopped it. What was kept stays and is gone on from.
package enum RunStop: Error, Hashable, Sendable, Codable {
    case store(ConnectorProblem)
    case books(ConnectorProblem)
    case storage(StorageProblem)
    /// The same workflow runs already, here or in another process.
    case alreadyRunning
    /// Asked to end, by a signal: what was in flight was awaited and written down, nothing new was sent.
    case onRequest
    /// The store has no policy yet: its set-up is not finished (W22).
    case notSetUp
    /// Settings that do not fit the books; nothing is posted until they are mended.
    case policyUnfit([Refusal])
    /// Record after record went wrong in one way; nothing more is posted until a person has looked.
    case sameTrouble(CommonTrouble)
    /// The books hold no stock levels: writing them would empty the store (W20).
    case stockEmpty
    /// Too many products would drop to nothing at once (W20, what-users-expect.md §6).
    case stockDrop(products: Int, of: Int)
    /// The first time, a person must have seen what would change.
    case stockUnconfirmed(changes: Int)
}
