/// What an address can be told.
package enum WebhookEvent: String, Hashable, Sendable, CaseIterable {
    case orderPosted = "order.posted"
    case orderNeedsYou = "order.needsYou"
    case runFinished = "run.finished"
    /// A connection waits for a person, or was ended.
    case connectionEnded = "connection.ended"
}
