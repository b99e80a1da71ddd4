extension Migration {
    /// When a sign-in ends is known without opening its tokens.
    static let signInDates = Migration(name: "sign-in dates") { _ in
        ["sign_in_given_at", "sign_in_ends_at", "consent_ends_at"].map {
            "ALTER TABLE connections ADD COLUMN \($0) BIGINT"
        }
    }
}
