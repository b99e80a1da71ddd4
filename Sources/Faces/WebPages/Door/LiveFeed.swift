import Accounting
import ConnectorKit
import Foundation
import Synchronization

/// How far something is: a line, figures beside it, a bar. Pages show it, and events say it anew.
struct LiveProgress: Hashable, Sendable, Encodable {
    /// The bar's own name on its page.
    var id = "progress"
    var label: String
    var figures: String?
    var at = 0
    /// `nil` while nobody knows how much there is.
    var of: Int?
    /// Where its events come from; `nil` for what does not move.
    var events: String?

    private enum CodingKeys: CodingKey { case label, figures, at, of }

    static let template = Template(
        "progress",
        #"""
        <div class="progress"{{#.events}} data-live="{{.}}"{{/.events}}><div class="progress__line"><label for="{{.id}}">{{.label}}</label>{{#.figures}}<span class="figures">{{.}}</span>{{/.figures}}</div><progress id="{{.id}}"{{#.of}} value="{{at}}" max="{{.}}"{{/.of}}></progress>{{#.events}}<p class="sr" role="status"></p>{{/.events}}</div>
        """#)
}

/// What a row gives that tells how something goes on.
struct LiveFeed: Sendable {
    /// How far it was when the row was asked; `nil` when it was over.
    let first: LiveProgress?
    /// How far it is now.
    let next: @Sendable () async throws -> LiveProgress?
}

/// Events of one page, as `text/event-stream`: news when there is some, a heartbeat when there is none, and an end.
///
/// Each lasts a minute: then the browser asks again, and is asked who it is. Source: HTML, server-sent events.
package struct EventStream: AsyncSequence, Sendable {
    let feed: LiveFeed
    let clock: any WorldClock
    /// Held as long as anybody reads.
    let place: LivePlaces.Place

    package func makeAsyncIterator() -> Iterator { Iterator(stream: self, began: clock.now()) }

    package struct Iterator: AsyncIteratorProtocol {
        fileprivate let stream: EventStream
        fileprivate let began: Instant
        private var last: LiveProgress?
        private var spokeAt: Instant?
        private var isOver = false

        fileprivate init(stream: EventStream, began: Instant) {
            (self.stream, self.began) = (stream, began)
        }

        /// Ends also when what it tells of cannot be read: the browser asks again.
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
                let data = String(decoding: try JSONEncoder.sorted.encode(progress), as: UTF8.self)
                return "\(head)event: progress\ndata: \(data)\n\n"
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

extension JSONEncoder {
    fileprivate static var sorted: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}

/// How many streams may be open: browsers have few connections to a site, and we have not for ever more either.
final class LivePlaces: Sendable {
    /// One of them, until nobody holds it.
    final class Place: Sendable {
        private let places: LivePlaces
        private let session: String

        fileprivate init(_ places: LivePlaces, _ session: String) { (self.places, self.session) = (places, session) }

        deinit { places.leave(session) }
    }

    private let taken = Mutex<[String: Int]>([:])
    private let most: Int

    init(most: Int = 200) { self.most = most }

    /// `nil` when the session, or everybody together, has as many as may be.
    func take(_ session: String) -> Place? {
        let isFree = taken.withLock { taken in
            guard taken[session, default: 0] < Self.mostOfSession, taken.values.reduce(0, +) < most else {
                return false
            }
            taken[session, default: 0] += 1
            return true
        }
        return isFree ? Place(self, session) : nil
    }

    private func leave(_ session: String) {
        taken.withLock { taken in
            let left = taken[session, default: 1] - 1
            taken[session] = left > 0 ? left : nil
        }
    }

    /// A browser opens six connections to a site without HTTP/2: some stay free for pages.
    static let mostOfSession = 3
}
