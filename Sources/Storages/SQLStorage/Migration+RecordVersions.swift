extension Migration {
    /// The sender's count of changes of what was pushed.
    static let recordVersions = Migration(name: "versions of pushed records") { _ in
        ["ALTER TABLE raw_records ADD COLUMN version BIGINT NOT NULL DEFAULT 0"]
    }
}
