/// Products of a store, as kept for the product and stock workflows.
package protocol ProductArchive: Sendable {
    /// Keeps products and the place after them.
    func keep(
        products rows: [ProductRow], cursor: String, of store: String
    ) async throws(StorageProblem)
    func products(
        of store: String, after: (id: String, variation: String)?, limit: Int
    ) async throws(StorageProblem) -> [ProductRow]
    func mark(product id: String, variation: String, of store: String, state: String, reason: String?)
        async throws(StorageProblem)
}
