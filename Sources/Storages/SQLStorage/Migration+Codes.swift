extension Migration {
    /// What is on its way into the books is found by code and address as what is there; customers and items lead back to their links.
    static let codes = Migration(name: "codes of what is on its way") { dialect in
        [
            "ALTER TABLE intents ADD COLUMN other_key \(dialect.key) NOT NULL DEFAULT ''",
            """
            CREATE INDEX intents_reserving_codes ON intents (books, other_key)
                WHERE state IN ('pending', 'sending') AND other_key <> ''
            """,
            """
            CREATE INDEX links_of_list_records ON links (books, kind, books_id)
                WHERE state = 'live' AND kind IN ('customer', 'vendor', 'item')
            """,
        ]
    }
}
