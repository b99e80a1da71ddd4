package import Accounting

/// The mirror of the books' lists: planning reads only this.
package protocol MirrorArchive: Sendable {
    /// The place up to which a stream of a connection was read.
    func cursor(_ stream: String, of connection: String) async throws(StorageProblem) -> String?

    /// Keeps records and the place after them in one transaction.
    func keep(
        mirror rows: [MirrorRow], cursor: String, of books: String
    ) async throws(StorageProblem)

    /// Takes records that the books hold no more out of the mirror, and ends their links; how far the lists were read stays.
    func drop(mirror rows: [MirrorRow], of books: String) async throws(StorageProblem)

    /// Takes records out of the mirror and forgets how far it was read: the lists are then read whole.
    func forget(mirror rows: [MirrorRow], of books: String) async throws(StorageProblem)

    /// How many records of each list were read.
    func listCounts(of books: String) async throws(StorageProblem) -> [MirrorRow.List: Int]

    /// The lists that are read as a whole.
    func shortLists(of books: String) async throws(StorageProblem) -> [MirrorRow]

    /// Records of the long lists by identifier, or whose folded name, SKU or e-mail address is among `keys`; with a name, also those
    /// that begin with it followed by " (".
    func longLists(
        of books: String, ids: [String], names: [String], others: [String]
    ) async throws(StorageProblem) -> [MirrorRow]

    /// Records of one list in the order of their folded names, at most so many.
    func longList(_ list: MirrorRow.List, of books: String, limit: Int) async throws(StorageProblem) -> [MirrorRow]

    /// Customers, vendors and items that are on their way into the books: of any store whose folded name is among `names` or begins
    /// with one followed by " (", or whose SKU is among `others`; of `store` also those of `keys`.
    func expected(
        of books: String, store: String, keys: [RecordKey], names: [String], others: [String]
    ) async throws(StorageProblem) -> Set<ExpectedRow>

    /// The keys of a store whose live links lead to these customers.
    func owners(
        of customers: [String], store: String, books: String
    ) async throws(StorageProblem) -> [RecordKey: String]
}
