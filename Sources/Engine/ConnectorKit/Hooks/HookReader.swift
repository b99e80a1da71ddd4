package import Accounting
package import Foundation

/// A message by which an outside system says that something changed there: a hint to look soon, never truth.
package struct HookMessage: Sendable {
    /// By their names in small letters.
    package var headers: [String: String]
    package var body: Data

    package init(headers: [String: String], body: Data) {
        self.headers = headers
        self.body = body
    }

    /// More is no hint of any system.
    package static let bytesMax = 262_144
}

/// Something changed out there.
package struct HookHint: Hashable, Sendable {
    package enum Topic: String, Hashable, Sendable, Codable {
        case orders, products
        /// Lists of the books, or documents that were voided or deleted there.
        case books
        /// Nothing that we would look at.
        case other
    }

    /// The sender's own name of the event: the same one is heard once.
    package var event: String
    package var topic: Topic
    /// The company of the books that it is about, as ``BooksKind/identity`` tells it; `nil` where the address says it.
    package var identity: String?

    package init(event: String, topic: Topic, identity: String? = nil) {
        self.event = event
        self.topic = topic
        self.identity = identity
    }
}

/// What a message turned out to be.
package enum HookReading: Hashable, Sendable {
    case hints([HookHint])
    /// Not signed with the secret that both sides know, or about somebody else's store.
    case forged
    /// Signed too long ago, or for a time to come.
    case stale
    case unreadable
}

/// Reads the hints of one connection, purely. A store or set of books that sends any has this part.
package protocol HookReader: Sendable {
    func read(_ message: HookMessage, now: Instant) -> HookReading
}

/// The part of a kind that reads hints, and the field of its form that holds the secret by which they are known.
package struct HookPart: Sendable {
    package var secretField: String
    package var reader: @Sendable (ConnectionSettings) -> any HookReader

    package init(secretField: String, reader: @escaping @Sendable (ConnectionSettings) -> any HookReader) {
        self.secretField = secretField
        self.reader = reader
    }
}
