import Accounting
package import ConnectorKit

/// What tells how something goes on.
package struct LiveFeed: Sendable {
    /// How far it was when it was asked for, as JSON; `nil` when it was over.
    package let first: String?
    /// How far it is now.
    package let next: @Sendable () async throws -> String?

    package init(first: String?, next: @escaping @Sendable () async throws -> String?) {
        (self.first, self.next) = (first, next)
    }
}

/// Events of something that goes on, as `text/event-stream`: news when there is some, a heartbeat when there is none, and an end.
///
/// Each lasts a minute: then the reader asks again, and is asked who it is. Source: HTML, server-sent events.
package struct EventStream: AsyncSequence, Sendable {
    private let feed: LiveFeed
    private let clock: any WorldClock
    /// Held as long as anybody reads.
    private let place: LivePlaces.Place

    package init(feed: LiveFeed, clock: any WorldClock, place: LivePlaces.Place) {
        (self.feed, self.clock, self.place) = (feed, clock, place)
    }

    package func makeAsyncIterator() -> Iterator { Iterator(stream: self, began: clock.now()) }

    package struct Iterator: AsyncIteratorProtocol {
        private let stream: EventStream
        private let began: Instant
        private var last: String?
        private var spokeAt: Instant?
        private var isOver = false

        fileprivate init(stream: EventStream, began: Instant) {
            (self.stream, self.began) = (stream, began)
        }

        /// Ends also when what it tells of cannot be read: the reader asks again.
        package mutating func next() async -> [UInt8]? {
            do {
                while !isOver {
                    if spokeAt != nil { try await stream.clock.sleep(milliseconds: EventStream.pauseMilliseconds) }
                    let now = stream.clock.now()
                    if now >= began.advanced(bySeconds: EventStream.lifeSeconds) { return nil }
                    if let text = try await text(now) {
                        spokeAt = now
                        return Array(text.utf8)
                    }
                }
            } catch {}
            return nil
        }

        private mutating func text(_ now: Instant) async throws -> String? {
            let feed = stream.feed
            guard let progress = spokeAt == nil ? feed.first : try await feed.next() else {
                isOver = true
                return "event: end\ndata:\n\n"
            }
            let head = spokeAt == nil ? "retry: \(EventStream.pauseMilliseconds)\n\n" : ""
            if progress != last {
                last = progress
                return "\(head)event: progress\ndata: \(progress)\n\n"
            }
            let isSilent = spokeAt.map { now >= $0.advanced(bySeconds: EventStream.heartbeatSeconds) } ?? true
            return isSilent ? "\(head):\n\n" : nil
        }
    }

    private static let pauseMilliseconds: Int64 = 1000
    /// What is closed at the other end is found out by it.
    private static let heartbeatSeconds: Int64 = 15
    private static let lifeSeconds: Int64 = 60
}
