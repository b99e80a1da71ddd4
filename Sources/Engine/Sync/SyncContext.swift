package import ConnectorKit
package import Logging
package import Storage

/// One store and the books that its orders go to, with all that a workflow needs to work on them.
package struct SyncContext: Sendable {
    package let company: String
    /// The store's connection, and its identity in its own system (`ecwid:1003001`), which markers are made of.
    package let storeConnection: String
    package let storeIdentity: String
    package let store: StoreConnector
    package let booksConnection: String
    package let books: any BooksConnector
    package let archive: any Archive
    package let world: World
    package let process: ProcessMark
    /// Asks the runs here to end.
    package let stopWish: StopWish
    /// Requests made so far by both connectors together.
    package let requests: @Sendable () -> RequestCount
    /// Is told the story of each run.
    package var logger = Logger(label: "run")

    package init(
        company: String, storeConnection: String, storeIdentity: String, store: StoreConnector,
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

    /// Holds what a workflow needs against what the store has.
    ///
    /// - Throws: `RunStop.notOffered`.
    func check(_ needs: [StoreNeed]) throws(RunStop) {
        if let need = store.description.unmet(needs) { throw .notOffered(need) }
    }
}
