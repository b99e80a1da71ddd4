import Accounting
package import ConnectorKit
import LinkLedger
package import Logging
package import Storage

/// One store and the books that its orders go to, with all that a workflow needs to work on them.
package struct SyncContext: Sendable {
    package let company: String
    package let storeConnection: String
    /// The identity in its own system (`ecwid:1003001`) of every store that the books are kept of, by its connection. Markers are made
    /// of it: a run posts and finds out about what other stores of the books left behind, too.
    package let storeIdentities: [String: String]
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
        company: String, storeConnection: String, storeIdentities: [String: String], store: StoreConnector,
        booksConnection: String, books: any BooksConnector, archive: any Archive, world: World,
        process: ProcessMark = .unmarked, stopWish: StopWish = StopWish(),
        requests: @escaping @Sendable () -> RequestCount
    ) {
        self.company = company
        self.storeConnection = storeConnection
        self.storeIdentities = storeIdentities
        self.store = store
        self.booksConnection = booksConnection
        self.books = books
        self.archive = archive
        self.world = world
        self.process = process
        self.stopWish = stopWish
        self.requests = requests
    }

    /// The marker that the record of a key bears in the books.
    ///
    /// - Parameter store: the connection of the store whose record it is.
    func marker(of key: RecordKey, generation: Int, in store: String) -> Marker {
        Marker(store: storeIdentities[store] ?? store, key: key, generation: generation)
    }

    /// The marker of a record of this store that is in the books.
    func marker(of link: Link) -> Marker { marker(of: link.key, generation: link.generation, in: storeConnection) }

    /// Holds what a workflow needs against what the store has.
    ///
    /// - Throws: `RunStop.notOffered`.
    func check(_ needs: [StoreNeed]) throws(RunStop) {
        if let need = store.description.unmet(needs) { throw .notOffered(need) }
    }
}
