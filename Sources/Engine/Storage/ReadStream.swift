/// The names under which cursors are kept: what `keep(…cursor:)` writes and `cursor(_:of:)` reads.
package enum ReadStream {
    /// Of a store: `keep(orders:cursor:in:of:now:)`, as are the next two.
    package static let orders = "orders"
    package static let invoices = "invoices"
    package static let creditMemos = "creditMemos"
    /// Of a store: `keep(deletions:cursor:of:)`.
    package static let deletions = "deletions"
    /// Of a store: `keep(products:cursor:of:)`.
    package static let products = "products"
    /// Of a store: products as far as their items were brought up to date, and customers; `keep(cursor:_:of:)`.
    package static let productUpdates = "productUpdates"
    package static let customers = "customers"
    /// Of the books: `keep(mirror:cursor:of:)`.
    package static let mirror = "mirror"

    /// Of a store: when a stream was last read from its beginning for names that are awaited, and which; `keep(cursor:_:of:)`.
    package static func again(_ stream: String) -> String { "\(stream)Again" }
}
