package import Accounting

/// Products of a store, as kept for the product and stock workflows.
package protocol ProductArchive: Sendable {
    /// Keeps products and the place after them.
    func keep(
        products rows: [ProductRow], cursor: String, of store: String
    ) async throws(StorageProblem)
    func products(
        of store: String, after: (id: String, variation: String)?, limit: Int
    ) async throws(StorageProblem) -> [ProductRow]
    /// Those of the identifiers that are kept.
    func products(_ ids: [String], of store: String) async throws(StorageProblem) -> [ProductRow]
    /// Keeps a place of a stream whose records leave nothing else.
    func keep(cursor: String, in stream: String, of store: String) async throws(StorageProblem)
    /// Forgets it: the stream is read from its beginning again.
    func forget(cursor stream: String, of store: String) async throws(StorageProblem)
    /// What stands in the books for these things, as it was posted.
    func posted(
        _ keys: [RecordKey], of store: String, books: String
    ) async throws(StorageProblem) -> [PostedRow]
    func mark(product id: String, variation: String, of store: String, state: String, reason: String?)
        async throws(StorageProblem)
}
