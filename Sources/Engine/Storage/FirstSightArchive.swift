package import Accounting

/// A kept version of an order of which it was not written down yet what it tells first.
package struct UnseenVersion: Hashable, Sendable {
    package var id: String
    package var updatedAt: Instant
    package var body: [UInt8]
    /// Counts the versions that were kept.
    package var version: Int64
    /// An earlier version was seen.
    package var isLater: Bool
    /// What earlier versions told first, as JSON.
    package var sights: [String] = []

    package init(id: String, updatedAt: Instant, body: [UInt8], version: Int64, isLater: Bool) {
        self.id = id
        self.updatedAt = updatedAt
        self.body = body
        self.version = version
        self.isLater = isLater
    }
}

/// Something that an order told first, as a row.
package struct SightRow: Hashable, Sendable {
    package var order: String
    /// What it is within the order: `payment.1`.
    package var thing: String
    /// As JSON.
    package var body: String

    package init(order: String, thing: String, body: String) {
        self.order = order
        self.thing = thing
        self.body = body
    }
}

/// An order that the store deleted.
package struct DeletionRow: Hashable, Sendable {
    package var order: String
    package var at: Instant

    package init(order: String, at: Instant) {
        self.order = order
        self.at = at
    }
}

/// What a store tells once and takes back or forgets later: the first sight of an order's money, and that an order was deleted.
package protocol FirstSightArchive: Sendable {
    /// Kept versions that were not seen yet, of all orders or of one; a version is replaced by the next one, so they are seen before
    /// more is read.
    func unseen(of store: String, only: String?, limit: Int) async throws(StorageProblem) -> [UnseenVersion]

    /// Marks versions as seen and keeps what they tell; what an order told before stays as it was told.
    func see(
        _ versions: [UnseenVersion], sights: [SightRow], of store: String
    ) async throws(StorageProblem)

    /// The currency that a store told first; where none is kept, `told` is from now on.
    func firstCurrency(of store: String, or told: String) async throws(StorageProblem) -> String

    /// Keeps deletions, also of orders that are not known yet, and the place after them; known orders are decided again.
    func keep(
        deletions: [DeletionRow], cursor: String, of store: String
    ) async throws(StorageProblem)
}
