import ConnectorKit

/// How many records go into one set of messages: more while QuickBooks is quick, fewer when it is not.
///
/// It publishes no limit; the Web Connector waits for minutes, people do not. Source: quickbooks-desktop.md §2.3.
actor DesktopPace: BooksPace {
    nonisolated let publishedLimits = PublishedLimits(
        batchSize: sizeFirst, batchesPerMinute: 12, requestsPerMinute: 12, requestsInFlight: 1)
    private var size = sizeFirst

    var capacity: PostingCapacity { PostingCapacity(batchSize: size, requestsInFlight: 1) }

    func note(items: Int, milliseconds: Int64) {
        if milliseconds > Self.slowMilliseconds {
            size = max(Self.sizeMin, size / 2)
        } else if items >= size, milliseconds < Self.quickMilliseconds {
            size = min(Self.sizeMax, size * 2)
        }
    }

    static let sizeFirst = 200
    private static let sizeMin = 10
    private static let sizeMax = 400
    private static let quickMilliseconds: Int64 = 15_000
    private static let slowMilliseconds: Int64 = 60_000
}
