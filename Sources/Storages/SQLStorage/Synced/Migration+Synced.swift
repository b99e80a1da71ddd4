extension Migration {
    /// Records of a store are listed kind by kind, and its products by their state.
    static let recordsByKind = Migration(name: "records by kind") { _ in
        [
            "CREATE INDEX links_by_kind ON links (store, kind, source_id, role, generation)",
            "CREATE INDEX intents_by_kind ON intents (store, kind, seq)",
            "CREATE INDEX products_by_state ON products (store, state, id, variation)",
        ]
    }
}
