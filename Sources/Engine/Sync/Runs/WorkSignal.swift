/// Tells a consumer that there may be work, and when there will be no more.
struct WorkSignal: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() {
        (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    func notify() { continuation.yield() }
    func finish() { continuation.finish() }

    /// For one consumer.
    func makeIterator() -> AsyncStream<Void>.Iterator { stream.makeAsyncIterator() }
}
