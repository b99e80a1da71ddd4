extension Migration {
    /// Orders of one state are listed by the time at which they were placed, newest first.
    static let newestFirst = Migration(name: "newest orders first") { _ in
        [
            "DROP INDEX orders_by_state",
            "CREATE INDEX orders_by_state ON orders (store, state, placed_at, id)",
        ]
    }
}
