extension Migration {
    /// Orders that have no day yet stand first in a list. They are found without reading the others of their store, where most often
    /// there are none.
    static let ordersWithoutDay = Migration(name: "orders without a day") { _ in
        ["CREATE INDEX orders_undated ON orders (store, seq) WHERE placed_at IS NULL AND NOT is_summary"]
    }
}
