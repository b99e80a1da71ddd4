extension Migration {
    /// Every entry of the audit bears a seal of its own, so that one that was changed can be named; those before have none.
    static let auditSeals = Migration(name: "audit seals") { dialect in
        ["ALTER TABLE audit ADD COLUMN seal \(dialect.bytes)"]
    }
}
