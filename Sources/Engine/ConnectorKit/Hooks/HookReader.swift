package import Accounting
package import Foundation

/// A webhook from an outside system: a hint that something changed there. It only makes us look soon; its content is never trusted.
package struct HookMessage: Sendable {
    /// Header values by lower-case name.
    package var headers: [String: String]
    package var body: Data

    package init(headers: [String: String], body: Data) {
        self.headers = headers
        self.body = body
    }

    /// Larger messages are not hints.
    package static let bytesMax = 262_144
}

/// One change that a hint reports.
package struct HookHint: Hashable, Sendable {
    package enum Topic: String, Hashable, Sendable, Codable {
        case orders, products
        /// Lists of the books, or documents that were voided or deleted there.
        case books
        /// Something that does not concern us.
        case other
    }

    /// The sender's identifier of the event; each counts once.
    package var event: String
    package var topic: Topic
    /// The company of the books that it concerns, as ``BooksKind/identity`` gives it; `nil` where the address of the hook says so.
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
    /// Not signed with the shared secret, or for another store.
    case forged
    /// Signed too long ago, or in the future.
    case stale
    case unreadable
}

/// Reads the hints of one connection; pure. Stores and books that send webhooks have this part.
package protocol HookReader: Sendable {
    func read(_ message: HookMessage, now: Instant) -> HookReading
}

/// How a kind of connection reads hints: which field of its form holds the shared secret, and the reader.
package struct HookPart: Sendable {
    package var secretField: String
    package var reader: @Sendable (ConnectionSettings) -> any HookReader

    package init(secretField: String, reader: @escaping @Sendable (ConnectionSettings) -> any HookReader) {
        self.secretField = secretField
        self.reader = reader
    }
}
