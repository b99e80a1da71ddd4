package import Accounting
package import Commerce
package import Foundation

/// A place in a store's history; the connector's own text, saved only after what it covers is safe.
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
    /// Nothing more for now; the next call may find news.
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

/// A record of a store, or a value that we keep, that cannot be understood; `field` names the place, `text` what stands there.
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

/// What a store can do, so that nobody outside its folder asks for its name.
package enum StoreCapability: String, Sendable, Codable, CaseIterable {
    case orders, products, customers, refunds, writesStock
}

/// A field of the form by which a connection is made (I3).
package struct FormField: Hashable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable { case text, secret, url, number }

    /// The key under which the value is kept; `Wording` has its label.
    package var key: String
    package var kind: Kind
    package var isRequired: Bool
    package var defaultValue: String?

    package init(key: String, kind: Kind, isRequired: Bool = true, defaultValue: String? = nil) {
        self.key = key
        self.kind = kind
        self.isRequired = isRequired
        self.defaultValue = defaultValue
    }
}

/// Who a connector is: its kind, its name, what it can do, what it must be told.
package struct StoreDescription: Hashable, Sendable, Codable {
    /// The word by which it is named in commands and settings: `ecwid`.
    package var kind: String
    /// Its own spelling: `Ecwid`.
    package var name: String
    package var capabilities: Set<StoreCapability>
    package var form: [FormField]

    package init(kind: String, name: String, capabilities: Set<StoreCapability>, form: [FormField]) {
        self.kind = kind
        self.name = name
        self.capabilities = capabilities
        self.form = form
    }
}

/// Speaks one store system: describe, check, discover, read from a cursor.
///
/// Reading keeps the raw answer; ``order(from:profile:)`` and ``products(from:profile:)`` are pure, so a mapping that was mended can be
/// run again without asking the store. Source: style.md §2.
package protocol StoreConnector: Sendable {
    var description: StoreDescription { get }

    /// Checks the sign-in and reads what the store says about itself.
    func profile() async throws(ConnectorProblem) -> StoreProfile

    /// Orders changed after the cursor, oldest change first as far as the store allows; an order may come more than once.
    /// Without a cursor, orders placed or changed since `start`.
    func orders(after cursor: Cursor?, since start: Instant?) async throws(ConnectorProblem) -> Page<RawRecord>

    /// Orders deleted after the cursor, some perhaps once more; without a cursor, those deleted since `start`. `nil` when the store
    /// does not tell.
    func deletedOrders(
        after cursor: Cursor?, since start: Instant?
    ) async throws(ConnectorProblem) -> Page<DeletedRecord>?

    /// One order, read directly; `nil` when the store says that there is none.
    func order(id: String) async throws(ConnectorProblem) -> RawRecord?

    /// Products changed after the cursor; without one, all of them.
    func products(after cursor: Cursor?) async throws(ConnectorProblem) -> Page<RawRecord>

    /// Changes the stock of one product.
    func change(_ stock: StockChange) async throws(ConnectorProblem)

    /// The order that a raw record tells of.
    func order(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> Order

    /// The products, and variations with a code of their own, that a raw record tells of.
    func products(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> [Product]
}
