extension Migration {
    /// Undos of several things wait beside each other: a store has one open errand of a kind and a subject.
    static let errandSubjects = Migration(name: "subjects of errands") { dialect in
        [
            "ALTER TABLE errands ADD COLUMN subject \(dialect.key) NOT NULL DEFAULT ''",
            "DROP INDEX errands_open",
            "CREATE UNIQUE INDEX errands_open ON errands (store, kind, subject) WHERE finished_at IS NULL",
        ]
    }
}
