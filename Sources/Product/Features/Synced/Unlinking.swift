package import Accounting
import Commerce
import ConnectorKit
import LinkLedger
package import Storage
import Sync

/// Ends that a record of the books stands for something of a store (F5, F6). The record stays in the books as it is.
///
/// A product or a customer is looked for anew by its next feed. A document is not sent again before a person asks for it.
package struct Unlinking: Sendable {
    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// Unlinks a product from its item; gives how many links ended, 0 when it had none.
    @discardableResult
    package func product(_ place: ProductPlace, of store: ID<Store>) async throws(FeatureProblem) -> Int {
        let (access, context) = try await opened(store)
        let (archive, id) = (access.archive, context.store)
        let rows = try await withFeatureProblem { try await archive.products([place.id], of: id) }
        guard let row = rows.first(where: { $0.variation == place.variation }) else { throw .orderUnknown(place.id) }
        let key = RecordKey(
            .product, place.variation.isEmpty ? place.id : "\(place.id)/\(place.variation)", role: .item)
        let count = try await access.end([key], .item, context)
        // An item that is matched by its code alone is left by the same word.
        try await withFeatureProblem {
            try await archive.mark(
                product: row.id, variation: row.variation, of: id, state: ProductRow.unlinked, reason: nil)
            try await archive.forget(cursor: ReadStream.products, of: id)
        }
        return count
    }

    /// Unlinks a customer, or an order or document with all that was posted for it; gives how many links ended.
    @discardableResult
    package func record(_ place: LinkPlace, of store: ID<Store>) async throws(FeatureProblem) -> Int {
        let (access, context) = try await opened(store)
        if place.kind.document != nil { return try await access.unlink(document: place.sourceID, context) }
        let archive = access.archive
        let found = try await withFeatureProblem {
            try await archive.links(
                of: context.store, kinds: [place.kind], search: "", after: place.before, limit: 1)
        }
        guard let row = found.first, row.place == place else {
            throw .undoUnknown(place.sourceID)
        }
        let key = RecordKey(.customer, place.sourceID, role: RecordRole(place.role))
        let count = try await access.end([key], place.kind, context)
        try await withFeatureProblem { try await archive.forget(cursor: ReadStream.customers, of: context.store) }
        return count
    }

    /// Unlinks what a person names: a product by its code, a customer by name or by the books' identifier, a document by its number.
    ///
    /// Throws `undoUnknown` for what is not there, or not linked.
    @discardableResult
    package func named(
        _ word: String, _ family: SyncedFamily, of store: ID<Store>
    ) async throws(FeatureProblem) -> Int {
        switch family.records {
        case nil:
            let page = try await SyncedProducts(scope).page(of: store, search: word, limit: Self.searchMost)
            guard let one = page.products.first(where: { $0.sku == word || $0.place.id == word }) else {
                throw .undoUnknown(word)
            }
            return try await product(one.place, of: store)
        case let family?:
            let page = try await SyncedRecords(scope).page(family, of: store, limit: Self.searchMost, called: word)
            guard let one = page.first else { throw .undoUnknown(word) }
            return try await record(one.place, of: store)
        }
    }

    private static let searchMost = 200

    private func opened(
        _ store: ID<Store>
    ) async throws(FeatureProblem) -> (access: CompanyAccess, place: LinkedSides) {
        let access = try scope.open(.undoPosted)
        let id = try await access.store(store).id
        guard let books = try await access.books() else {
            throw await access.services.absent(.booksMissing(company: access.company))
        }
        return (access, LinkedSides(store: id, books: books.id))
    }
}

/// The connections between which links are.
private struct LinkedSides {
    var store: String
    var books: String
}

extension CompanyAccess {
    /// Ends links, with an entry in the audit; gives how many there were.
    fileprivate func end(
        _ keys: [RecordKey], _ kind: BooksRecordKind, _ sides: LinkedSides
    ) async throws(FeatureProblem) -> Int {
        let (archive, now) = (archive, now)
        let known = try await withFeatureProblem {
            try await archive.links(of: keys, store: sides.store, books: sides.books)
        }
        if known.isEmpty { return 0 }
        let things = known.map { LinkedThings.Thing(thing: $0.key.description, record: $0.value.booksID) }
            .sorted { $0.thing < $1.thing }
        let note = try note(
            .link, of: sides.store,
            LinkedThings(action: "unlink", store: sides.store, kind: kind.rawValue, things: things),
            by: known.values.map { .record($0.kind, $0.booksID) })
        let ended = Array(known.keys)
        try await withFeatureProblem {
            try await archive.unlink(ended, store: sides.store, books: sides.books, note: note, now: now)
        }
        return known.count
    }

    /// First the order is kept from being sent again, then its links end: what dies between leaves it untouched.
    fileprivate func unlink(document id: String, _ sides: LinkedSides) async throws(FeatureProblem) -> Int {
        let (archive, now) = (archive, now)
        let order = try await withFeatureProblem {
            try await archive.undoable([id], of: sides.store, books: sides.books)
        }.first
        guard let order else { throw .orderUnknown(id) }
        if order.isOpen { throw .findingRefused(.underWay(order: order.number)) }
        if order.isSummarised { throw .findingRefused(.summarised(order.number)) }
        let documents = order.posted.filter { $0.link.kind.document != nil }
        if documents.isEmpty { return 0 }
        let left: StillInBooks
        do { left = try .unlinked(documents, by: actor, at: now) } catch {
            throw .storage(.unusable("documents of \(id)"))
        }
        let reason = OrderReason.stillInBooks(left)
        let undone = UndoneOrder(id: order.id, revision: order.revision, reason: try json(reason), intents: [])
        let things = documents.map { LinkedThings.Thing(thing: $0.link.key.description, record: $0.link.booksID) }
        let note = try note(
            .link, of: sides.store,
            LinkedThings(action: "unlink", store: sides.store, kind: order.id, things: things),
            by: [.order(order.id)] + documents.map { .record($0.link.kind, $0.link.booksID) })
        let kept = try await withFeatureProblem {
            try await archive.record(
                [undone], note: note, store: sides.store, books: sides.books, run: "", now: now)
        }
        guard kept.contains(order.id) else { throw .findingRefused(.changedMeanwhile(order.number)) }
        return try await end(documents.map(\.link.key), documents[0].link.kind, sides)
    }
}

extension LinkPlace {
    /// Just before it in the list.
    fileprivate var before: LinkPlace {
        LinkPlace(kind: kind, sourceID: sourceID, role: role, generation: generation - 1)
    }
}
