import ConnectorKit

/// How many documents go into a batch and how many requests are under way; grows while answers are quick, shrinks when they are not.
///
/// A value: events in, decisions out. Source: quickbooks-online.md §4.1, §5.
struct PostingPace: Hashable, Sendable {
    enum Event: Hashable, Sendable {
        case answered(items: Int, milliseconds: Int64)
        /// 429: requests come too thick, whatever is in them.
        case throttled
        /// No answer in time, or the service broke down over it.
        case lost
        /// The batch as a whole was refused, so that one of its items spoils the others.
        case refusedWhole(items: Int)
    }

    /// What the books take now; one document at a time while a spoiled batch is being told apart.
    var capacity: PostingCapacity {
        singlesLeft == 0 ? reached : PostingCapacity(batchSize: 1, requestsInFlight: reached.requestsInFlight)
    }

    private var reached: PostingCapacity
    /// Documents of a batch that was refused whole, still to be sent one by one.
    private var singlesLeft = 0
    private let limits: ServiceLimits

    init(limits: ServiceLimits) {
        self.limits = limits
        let size = min(max(limits.batchItemsFirst, 1), limits.batchItemsMax)
        reached = PostingCapacity(batchSize: size, requestsInFlight: min(2, limits.requestsInFlightMax))
    }

    mutating func note(_ event: Event) {
        if case .answered = event { singlesLeft = max(0, singlesLeft - 1) }
        switch event {
        case .answered(_, let time) where time > Self.slowMilliseconds: shrink()
        case .answered(let items, let time) where time < Self.quickMilliseconds: grow(items, time)
        case .answered: break
        case .throttled: reached.requestsInFlight = max(1, reached.requestsInFlight / 2)
        case .lost: shrink()
        case .refusedWhole(let items): singlesLeft = items
        }
    }

    /// Half of the 120 seconds after which the service gives up: no batch may come near them.
    static let slowMilliseconds: Int64 = 60_000
    /// A batch that takes less leaves room for a larger one.
    static let quickMilliseconds: Int64 = 20_000
    private static let batchStep = 5

    /// Only a batch that was full says anything about a larger one.
    private mutating func grow(_ items: Int, _ milliseconds: Int64) {
        guard items >= reached.batchSize else { return }
        if reached.batchSize < limits.batchItemsMax {
            let next = min(reached.batchSize + Self.batchStep, limits.batchItemsMax)
            let expected = milliseconds * Int64(next) / Int64(max(items, 1))
            if expected < Self.slowMilliseconds { reached.batchSize = next }
        } else {
            reached.requestsInFlight = min(reached.requestsInFlight + 1, limits.requestsInFlightMax)
        }
    }

    private mutating func shrink() {
        reached.batchSize = max(1, reached.batchSize / 2)
        reached.requestsInFlight = max(1, reached.requestsInFlight - 1)
    }
}
