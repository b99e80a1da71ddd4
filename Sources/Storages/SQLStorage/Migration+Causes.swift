extension Migration {
    /// Orders that need a person are counted and grouped by why, however many orders there are.
    static let causes = Migration(name: "causes") { _ in
        [
            """
            CREATE INDEX orders_by_cause ON orders (store, reason_code, placed_at, id)
                WHERE state = 'needsYou' AND NOT is_summary AND NOT is_dirty
            """
        ]
    }
}
