/// What the books say that they take, for an estimate of how long much work lasts.
package struct PublishedLimits: Hashable, Sendable {
    /// Documents in one batch.
    package var batchSize: Int
    package var batchesPerMinute: Int
    package var requestsPerMinute: Int
    package var requestsInFlight: Int

    package init(batchSize: Int, batchesPerMinute: Int, requestsPerMinute: Int, requestsInFlight: Int) {
        self.batchSize = batchSize
        self.batchesPerMinute = batchesPerMinute
        self.requestsPerMinute = requestsPerMinute
        self.requestsInFlight = requestsInFlight
    }
}
