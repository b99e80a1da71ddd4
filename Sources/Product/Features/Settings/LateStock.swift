package import Accounting
import Bookkeeping
import ConnectorKit
import Storage
import Sync

/// Stock items of the books that are counted only from after the first day that is posted: earlier documents that name them are held.
package struct LateStock: Hashable, Sendable {
    package var count: Int
    /// The one that begins last.
    package var item: String
    package var begins: BusinessDate

    package init(count: Int, item: String, begins: BusinessDate) {
        (self.count, self.item, self.begins) = (count, item, begins)
    }
}

extension StoreSettings {
    /// `nil` where there are none; also where the whole history is posted and nobody said from when on stock is counted.
    package func lateStock(of store: ID<Store>) async throws(FeatureProblem) -> LateStock? {
        let access = try scope.open(.seeSettings)
        _ = try await access.store(store)
        guard let policy = try await access.policy(of: store), let books = try await access.books(),
            let first = policy.startDate ?? policy.products.inventoryStart
        else { return nil }
        let archive = access.archive
        let rows = try await withFeatureProblem {
            try await archive.longList(.item, of: books.id, limit: Self.itemsLookedAt)
        }
        let late = access.records(rows).compactMap { record -> (item: String, begins: BusinessDate)? in
            guard case .item(let item) = record, item.isActive, item.kind == .inventory,
                let begins = item.inventoryStartDate, begins > first
            else { return nil }
            return (item.name, begins)
        }
        guard let last = late.max(by: { $0.begins < $1.begins }) else { return nil }
        return LateStock(count: late.count, item: last.item, begins: last.begins)
    }

    /// Enough to know of them without reading a catalogue of thousands for a page.
    private static let itemsLookedAt = 2000
}
