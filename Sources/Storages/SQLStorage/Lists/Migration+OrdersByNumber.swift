extension Migration {
    /// An order is found by its number without reading the others of its store.
    static let ordersByNumber = Migration(name: "orders by number") { _ in
        ["CREATE INDEX orders_by_number ON orders (store, number)"]
    }
}
