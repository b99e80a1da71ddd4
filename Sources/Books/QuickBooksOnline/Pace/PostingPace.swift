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
    /// The service has complained: from now on requests in flight are added one at a time.
    private var isCareful = false
    private let limits: ServiceLimits

    init(limits: ServiceLimits) {
        self.limits = limits
        let size = min(max(limits.batchItemsFirst, 1), limits.batchItemsMax)
        reached = PostingCapacity(
            batchSize: size, requestsInFlight: min(Self.requestsInFlightFirst, limits.requestsInFlightMax))
    }

    mutating func note(_ event: Event) {
        if case .answered = event { singlesLeft = max(0, singlesLeft - 1) }
        switch event {
        case .answered(_, let time) where time > Self.slowMilliseconds: shrink()
        case .answered(let items, let time): grow(items, time)
        case .throttled:
            isCareful = true
            reached.requestsInFlight = max(1, reached.requestsInFlight / 2)
        case .lost: shrink()
        case .refusedWhole(let items): singlesLeft = items
        }
    }

    /// Half of the 120 seconds after which the service gives up: no batch may come near them.
    static let slowMilliseconds: Int64 = 60_000
    /// A batch grows to what should take this long: a tenth below what counts as slow, since no two answers take the same time.
    static let aimedMilliseconds: Int64 = 54_000
    /// Few, until the first answers tell how quick the service is.
    static let requestsInFlightFirst = 4

    /// Only a batch that was full says anything about a larger one.
    private mutating func grow(_ items: Int, _ milliseconds: Int64) {
        guard items >= reached.batchSize else { return }
        let fitting = Int64(items) * Self.aimedMilliseconds / max(milliseconds, 1)
        let size = Int(min(fitting, Int64(limits.batchItemsMax)))
        reached.batchSize = max(reached.batchSize, size)
        let more = isCareful ? 1 : reached.requestsInFlight
        reached.requestsInFlight = min(reached.requestsInFlight + more, limits.requestsInFlightMax)
    }

    private mutating func shrink() {
        isCareful = true
        reached.batchSize = max(1, reached.batchSize / 2)
        reached.requestsInFlight = max(1, reached.requestsInFlight - 1)
    }
}
