/// The connectors that this program was built with (I1).
package struct Connectors: Sendable {
    package var stores: [StoreKind]
    package var books: [BooksKind]

    package init(stores: [StoreKind], books: [BooksKind]) {
        self.stores = stores
        self.books = books
    }

    package func store(_ kind: String) -> StoreKind? { stores.first { $0.description.kind == kind } }
    package func books(_ kind: String) -> BooksKind? { books.first { $0.kind == kind } }
}
