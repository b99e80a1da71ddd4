/// The names under which cursors are kept: what `keep(…cursor:)` writes and `cursor(_:of:)` reads.
package enum ReadStream {
    /// Of a store: `keep(orders:cursor:of:now:)`.
    package static let orders = "orders"
    /// Of a store: `keep(deletions:cursor:of:)`.
    package static let deletions = "deletions"
    /// Of a store: `keep(products:cursor:of:)`.
    package static let products = "products"
    /// Of the books: `keep(mirror:cursor:of:)`.
    package static let mirror = "mirror"
}
