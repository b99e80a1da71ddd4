extension Migration {
    /// Raw records that were pushed or uploaded, other than orders; each is found by its place in its stream.
    static let rawRecords = Migration(name: "raw records of every stream") { dialect in
        [
            """
            CREATE TABLE raw_records (
                store \(dialect.key) NOT NULL,
                stream \(dialect.key) NOT NULL,
                id \(dialect.key) NOT NULL,
                place BIGINT NOT NULL,
                updated_at BIGINT NOT NULL,
                hash TEXT NOT NULL,
                body \(dialect.bytes) NOT NULL,
                PRIMARY KEY (store, stream, id)
            )
            """,
            "CREATE UNIQUE INDEX raw_records_by_place ON raw_records (store, stream, place)",
        ]
    }
}
