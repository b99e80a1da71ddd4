import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import LinkLedger
import Storage

/// What items of the books lack of what their products say now: those that we made, never those of somebody else (F2).
struct ItemChanges {
    private let context: SyncContext
    private let settings: RunSettings

    struct Change {
        var intent: IntentRow
        var result: RunResultRow
        /// The item was put to rest by us, and is to be used again.
        var wakes = false
    }

    init(_ context: SyncContext, _ settings: RunSettings) {
        (self.context, self.settings) = (context, settings)
    }

    /// The changes of those products whose items say something else, by the products' keys.
    func of(_ products: [Product]) async throws(RunStop) -> [RecordKey: Change] {
        let keys = products.filter(\.hasOwnItem).map { RecordKey.item(of: $0) }
        if keys.isEmpty { return [:] }
        let (archive, store, books) = (context.archive, context.storeConnection, context.booksConnection)
        let posted = try await withRunStop { try await archive.posted(keys, of: store, books: books) }
        let byKey = Dictionary(posted.map { ($0.link.key, $0) }, uniquingKeysWith: { first, _ in first })
        var changes: [RecordKey: Change] = [:]
        for product in products where product.hasOwnItem {
            let key = RecordKey.item(of: product)
            if let row = byKey[key] { changes[key] = try change(product, row) }
        }
        return changes
    }

    /// Those that wake items which we put to rest: their products are sold again.
    func waking(_ products: [Product]) async throws(RunStop) -> [RecordKey: Change] {
        try await of(products.filter { !$0.isWithdrawn }).filter { $0.value.wakes }
    }

    /// `nil` where the item says what the product says.
    private func change(_ product: Product, _ row: PostedRow) throws(RunStop) -> Change? {
        let kept: PostedRecord
        do throws(Unreadable) { kept = try PostedRecord(row) } catch { return nil }
        guard case .item(let draft) = kept.body else { return nil }
        let wanted = draft.following(priced(product), name(of: product))
        guard wanted != draft else { return nil }
        let record = KeptRecord(body: .item(wanted), policyVersion: settings.policy.version)
        let id = context.world.identifiers.next()
        return try decoded {
            Change(
                intent: try record.intent(
                    id: id, order: "", key: kept.key, generation: row.link.generation, .update),
                result: RunResultRow(
                    subject: kept.key.id, label: product.sku.isEmpty ? product.name : product.sku,
                    outcome: RunOutcome.updated,
                    reason: product.isWithdrawn ? try RecordText.encode(OrderReason.withdrawn) : nil),
                wakes: draft.isActive == false && wanted.isActive == true)
        }
    }
}

extension ItemChanges {
    /// Without price and cost where they are in another currency than that of the books, in which items have theirs.
    fileprivate func priced(_ product: Product) -> Product {
        if settings.profile.currency == settings.catalogue.company.homeCurrency { return product }
        var product = product
        (product.price, product.cost) = (nil, nil)
        return product
    }

    /// What the item is called by, where items bear the names of their products; `nil` where nothing of it may stand there.
    fileprivate func name(of product: Product) -> String? {
        guard settings.policy.products.matching == .name else { return nil }
        let name = Naming.itemName(product.name, atMost: settings.catalogue.traits.lengths.itemName)
        return name.isEmpty ? nil : name
    }
}

extension Product {
    /// An alias has that of the product which it stands for.
    fileprivate var hasOwnItem: Bool { aliasOf == nil && !isGiftCard }
}

extension ItemDraft {
    /// As the product says now; accounts, kind and opening stock are those that it was made with. One that is sold no more is put to rest,
    /// and woken when it is sold again. Its name follows only where the product was renamed: it may bear a suffix, because another had it.
    fileprivate func following(_ product: Product, _ name: String?) -> ItemDraft {
        var draft = self
        if product.isWithdrawn {
            draft.isActive = false
            return draft
        }
        if draft.isActive == false { draft.isActive = true }
        if !product.name.isEmpty {
            if let name, product.name != description { draft.name = name }
            draft.description = product.name
        }
        draft.unitPrice = product.price ?? unitPrice
        draft.purchaseCost = product.cost ?? purchaseCost
        return draft
    }
}
