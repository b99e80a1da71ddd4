import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import LinkLedger
import Storage
import Sync

extension NeedsYou {
    /// From now on the products that the cause names are sold as that item of the books.
    func link(item name: String, _ cause: Cause) async throws(FeatureProblem) {
        let access = try scope.open(.answerOrders)
        let context = try await access.context(cause.store)
        let item = try await access.item(name, context)
        let subject = cause.reason.refusals.first { refusal in
            switch refusal {
            case .productUnknown, .productAmbiguous, .productInactive, .itemNotSold: true
            default: false
            }
        }
        let named = try await access.namedItems(by: subject, context)
        var keys: Set<RecordKey> = []
        for order in try await access.readOrders(cause.orders.map(\.ref), context) {
            for line in order.lines where subject?.speaks(of: line, items: named) ?? false {
                keys.insert(.item(of: line))
            }
        }
        if keys.isEmpty, case .problem(_, .item, let taken) = cause.reason {
            for order in try await access.readOrders(cause.orders.map(\.ref), context) {
                for line in order.lines where NameKey(line.name) == NameKey(taken) { keys.insert(.item(of: line)) }
            }
        }
        try await access.link(keys, context, cause) { key in try PostedRow(item, for: key) }
    }

    /// From now on the buyers of these orders are that customer of the books.
    func link(customer name: String, _ cause: Cause) async throws(FeatureProblem) {
        let access = try scope.open(.answerOrders)
        let context = try await access.context(cause.store)
        guard let policy = try await access.policy(of: cause.store), let lists = try await access.keptLists() else {
            throw .stopped(.notSetUp)
        }
        let customer = try await access.customer(name, context)
        let orders = try await access.readOrders(cause.orders.map(\.ref), context)
        let keys = Set(orders.map { RecordKey.customer(of: $0, policy, lists.company) })
        try await access.link(keys, context, cause) { key in try PostedRow(customer, for: key) }
    }
}

extension CompanyAccess {
    /// Orders as their store tells them; those that cannot be read are left out.
    func readOrders(
        _ refs: [OrderRef], _ context: SyncContext
    ) async throws(FeatureProblem) -> [Order] {
        let (archive, books) = (archive, context.booksConnection)
        let rows = try await withFeatureProblem {
            try await archive.orders(refs.map(\.id.rawValue), of: context.storeConnection, books: books)
        }
        let profile: StoreProfile
        do { profile = try await context.store.profile() } catch { throw .stopped(.store(error)) }
        let mapping = context.store.mapping
        return rows.compactMap { OrderReading($0, by: mapping, profile: profile, filter: OrderFilter()).order }
    }

    /// Records of the long lists that bear the name or the code.
    private func lists(_ words: [String], _ context: SyncContext) async throws(FeatureProblem) -> [CatalogueRecord] {
        let (archive, keys) = (archive, words.map { NameKey($0).text }.filter { !$0.isEmpty })
        if keys.isEmpty { throw .repairRefused(.nothingChosen) }
        return records(
            try await withFeatureProblem {
                try await archive.longLists(of: context.booksConnection, ids: [], names: keys, others: keys)
            })
    }

    fileprivate func item(_ word: String, _ context: SyncContext) async throws(FeatureProblem) -> ItemRecord {
        // The lists know an item by its own name, and people say it with its categories too.
        let own = word.split(separator: ":").last.map(String.init) ?? word
        let found = try await lists([word, own], context).compactMap { record -> ItemRecord? in
            guard case .item(let item) = record, item.isActive, item.kind.isSold, !item.isOnlyBought else { return nil }
            return item
        }
        let ways: [(ItemRecord) -> String] = [\.shownName, \.name, { $0.sku ?? "" }]
        for way in ways {
            let named = found.filter { NameKey(way($0)) == NameKey(word) }
            if Set(named.map(\.id)).count > 1 { throw .repairRefused(.itemAmbiguous(word)) }
            if let item = named.first { return item }
        }
        throw .repairRefused(.itemUnknown(word))
    }

    fileprivate func customer(_ word: String, _ context: SyncContext) async throws(FeatureProblem) -> PartyRecord {
        let found = try await lists([word], context).compactMap { record -> PartyRecord? in
            guard case .party(let party) = record, party.kind == .customer, party.isActive else { return nil }
            return NameKey(party.displayName) == NameKey(word) ? party : nil
        }
        guard let customer = found.first else { throw .repairRefused(.customerUnknown(word)) }
        guard found.count == 1 else { throw .repairRefused(.customerAmbiguous(word)) }
        return customer
    }

    /// The records that a refusal names.
    func namedItems(
        by refusal: Refusal?, _ context: SyncContext
    ) async throws(FeatureProblem) -> [ItemRecord] {
        let name: String
        switch refusal {
        case .productInactive(let item), .itemNotSold(let item): name = item
        default: return []
        }
        return try await lists(Naming.withDeletionMarks(name), context).compactMap { record in
            guard case .item(let item) = record,
                NameKey(Naming.withoutDeletionMark(item.name)) == NameKey(name)
            else { return nil }
            return item
        }
    }

    fileprivate func link(
        _ keys: Set<RecordKey>, _ context: SyncContext, _ cause: Cause, _ row: (RecordKey) throws -> PostedRow
    ) async throws(FeatureProblem) {
        guard !keys.isEmpty else { throw .repairRefused(.answerUnfit) }
        let rows: [PostedRow]
        do { rows = try keys.sorted { $0.description < $1.description }.map(row) } catch {
            throw .storage(.failed("a link cannot be written as JSON"))
        }
        let things = rows.map { LinkedThings.Thing(thing: $0.link.key.description, record: $0.link.booksID) }
        let kind = rows[0].link.kind
        let note = try note(
            .link, of: context.storeConnection,
            LinkedThings(action: "stand", store: context.storeConnection, kind: kind.rawValue, things: things),
            by: rows.map { .record(kind, $0.link.booksID) })
        let (archive, now, orders) = (archive, now, cause.orders.map(\.ref.id.rawValue))
        try await withFeatureProblem {
            try await archive.link(
                rows, store: context.storeConnection, books: context.booksConnection, deciding: orders, note: note,
                now: now)
        }
    }
}

/// What stands for what from now on, as the audit keeps it.
struct LinkedThings: Codable {
    struct Thing: Codable {
        var thing: String
        var record: String
    }

    var action: String
    var store: String
    var kind: String
    var things: [Thing]
}
