extension Migration {
    /// Versions of settings say when they were kept, and by whom.
    static let policyVersions = Migration(name: "settings say who kept them") { _ in
        ["ALTER TABLE policies ADD COLUMN saved_at BIGINT", "ALTER TABLE policies ADD COLUMN saved_by TEXT"]
    }
}
