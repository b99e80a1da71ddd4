import Accounting
import Bookkeeping
import Commerce
import LinkLedger
import Storage

/// Products of a page as they count: a deleted one whose code another product bears now says nothing of the item of that one.
struct CurrentProducts {
    private let context: SyncContext

    init(_ context: SyncContext) { self.context = context }

    func of(_ products: [Product]) async throws(RunStop) -> [Product] {
        let gone = products.filter(\.isWithdrawn)
        if gone.isEmpty { return products }
        let sold = Dictionary(grouping: products.filter { !$0.isWithdrawn }, by: \.place)
        let (archive, store) = (context.archive, context.storeConnection)
        let rows = try await withRunStop { try await archive.products(gone.map(\.id.rawValue), of: store) }
        // One that cannot be understood is as good as unknown.
        let kept = Dictionary(
            rows.compactMap { try? RecordText.decode(Product.self, from: $0.body) }.map { ($0.place, $0) },
            uniquingKeysWith: { first, _ in first })
        return products.filter { product in
            guard product.isWithdrawn else { return true }
            let others = sold[product.place, default: []] + [kept[product.place]].compactMap(\.self)
            return !others.contains { $0.isOther(than: product) }
        }
    }
}

extension Product {
    fileprivate var place: RecordKey { .item(of: self) }

    /// It is sold under the code of the deleted one, and is another.
    fileprivate func isOther(than gone: Product) -> Bool {
        guard !isWithdrawn else { return false }
        guard let ownID, let other = gone.ownID else { return updatedAt > gone.updatedAt }
        return ownID != other
    }
}
