package import Accounting
package import Foundation

/// A position in a store's stream of records. The connector chooses the text; it is saved only together with the records before it.
package struct Cursor: Hashable, Sendable, Codable {
    package let text: String

    package init(_ text: String) { self.text = text }
}

/// One record exactly as the store sent it; kept before it is understood.
package struct RawRecord: Hashable, Sendable {
    /// The store's internal identifier.
    package var id: String
    package var updatedAt: Instant
    /// The store's own bytes for this record.
    package var body: Data

    package init(id: String, updatedAt: Instant, body: Data) {
        self.id = id
        self.updatedAt = updatedAt
        self.body = body
    }
}

/// A record that the store deleted for good.
package struct DeletedRecord: Hashable, Sendable {
    /// The store's internal identifier.
    package var id: String
    package var deletedAt: Instant

    package init(id: String, deletedAt: Instant) {
        self.id = id
        self.deletedAt = deletedAt
    }
}

/// A page of records and the place after it.
package struct Page<Element: Sendable>: Sendable {
    package var records: [Element]
    package var next: Cursor
    /// Nothing more for now; a later call may find more.
    package var isLast: Bool
    /// How many records the whole read will bring, when the store says so; for progress only.
    package var expectedCount: Int?

    package init(records: [Element], next: Cursor, isLast: Bool, expectedCount: Int? = nil) {
        self.records = records
        self.next = next
        self.isLast = isLast
        self.expectedCount = expectedCount
    }
}

extension Page: Equatable where Element: Equatable {}

/// A record of a store, or a stored value, that cannot be understood: `field` names the place, `text` is what was found there.
package struct Unreadable: Error, Hashable, Sendable, Codable, CustomStringConvertible {
    package var field: String
    package var text: String

    package init(field: String, text: String) {
        self.field = field
        self.text = text
    }

    package var description: String { text.isEmpty ? "\(field) is missing" : "\(field): \(text)" }
}

/// A change of a product's stock in a store, as a difference so that a sale in between is not overwritten (W20).
package struct StockChange: Hashable, Sendable, Codable {
    package var productID: String
    package var variationID: String?
    package var delta: Int64

    package init(productID: String, variationID: String? = nil, delta: Int64) {
        self.productID = productID
        self.variationID = variationID
        self.delta = delta
    }
}
