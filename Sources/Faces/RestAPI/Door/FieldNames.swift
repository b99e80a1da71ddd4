import HTTPTypes

/// Fields that `HTTPTypes` has no name for. Each is spelled as its standard spells it, so none can fail.
extension HTTPField.Name {
    static let idempotencyKey = named("Idempotency-Key")
    static let idempotencyReplayed = named("Idempotency-Replayed")
    static let rateLimit = named("RateLimit-Limit")
    static let rateRemaining = named("RateLimit-Remaining")
    static let rateReset = named("RateLimit-Reset")

    private static func named(_ text: String) -> HTTPField.Name { HTTPField.Name(text) ?? .server }
}
