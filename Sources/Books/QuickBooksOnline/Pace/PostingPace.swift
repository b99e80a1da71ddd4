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
        case refusedWhole
    }

    private(set) var capacity: PostingCapacity
    private let limits: ServiceLimits

    init(limits: ServiceLimits) {
        self.limits = limits
        let size = min(max(limits.batchItemsFirst, 1), limits.batchItemsMax)
        capacity = PostingCapacity(batchSize: size, requestsInFlight: min(2, limits.requestsInFlightMax))
    }

    mutating func note(_ event: Event) {
        switch event {
        case .answered(_, let time) where time > Self.slowMilliseconds: shrink()
        case .answered(let items, let time) where time < Self.quickMilliseconds: grow(items, time)
        case .answered: break
        case .throttled: capacity.requestsInFlight = max(1, capacity.requestsInFlight / 2)
        case .lost: shrink()
        case .refusedWhole: capacity.batchSize = 1
        }
    }

    /// Half of the 120 seconds after which the service gives up: no batch may come near them.
    static let slowMilliseconds: Int64 = 60_000
    /// A batch that takes less leaves room for a larger one.
    static let quickMilliseconds: Int64 = 20_000
    private static let batchStep = 5

    /// Only a batch that was full says anything about a larger one.
    private mutating func grow(_ items: Int, _ milliseconds: Int64) {
        guard items >= capacity.batchSize else { return }
        if capacity.batchSize < limits.batchItemsMax {
            let next = min(capacity.batchSize + Self.batchStep, limits.batchItemsMax)
            let expected = milliseconds * Int64(next) / Int64(max(items, 1))
            if expected < Self.slowMilliseconds { capacity.batchSize = next }
        } else {
            capacity.requestsInFlight = min(capacity.requestsInFlight + 1, limits.requestsInFlightMax)
        }
    }

    private mutating func shrink() {
        capacity.batchSize = max(1, capacity.batchSize / 2)
        capacity.requestsInFlight = max(1, capacity.requestsInFlight - 1)
    }
}
