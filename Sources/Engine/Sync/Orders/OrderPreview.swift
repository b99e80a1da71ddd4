import Accounting
package import Bookkeeping
package import Commerce
package import ConnectorKit
import LinkLedger
package import Storage

/// A kept order as its store tells it, with what people said of it and what is posted for it.
package struct OrderReading: Sendable {
    /// `nil` when it cannot be read.
    package let order: Order?
    /// Why it cannot be read.
    package let fault: Unreadable?
    /// Its money as it counts in the books; `nil` when it cannot be read.
    package let money: OrderMoney?
    package let choices: OrderChoices
    /// Without what cannot be understood.
    package let posted: [PostedRecord]

    /// Without settings the usual meaning of statuses counts.
    package init(_ row: UndecidedOrder, by mapping: any StoreMapping, profile: StoreProfile, filter: OrderFilter) {
        let read = ReadOrder(row, by: mapping, profile: profile, filter: filter)
        (order, choices, posted) = (read.order, read.choices, read.posted)
        if case .failure(let unreadable) = read.reading { fault = unreadable } else { fault = nil }
        money = order.map { OrderMoney($0, sights: read.sights, choices: read.choices, filter: filter) }
    }
}

/// What would become of one kept order if it were decided now, from what is kept alone: nobody outside is asked, nothing is written.
package struct OrderPreview: Sendable {
    private let context: SyncContext
    private let profile: StoreProfile
    private let lists: BooksCatalogue?

    /// `profile` is what the store said about itself last; `lists` are the short lists of the books where they are at hand.
    package init(_ context: SyncContext, profile: StoreProfile, lists: BooksCatalogue? = nil) {
        (self.context, self.profile, self.lists) = (context, profile, lists)
    }

    /// `nil` when the order is not kept; throws `notSetUp` where nothing is set, or the books were never read.
    package func decision(of order: String) async throws(RunStop) -> OrderDecision? {
        let (archive, store, books) = (context.archive, context.storeConnection, context.booksConnection)
        let rows = try await withRunStop { try await archive.orders([order], of: store, books: books) }
        if rows.isEmpty { return nil }
        return try await decide(rows, try await context.policy()).first
    }

    /// The same of an order that is at hand, as if people had said `choices` of it.
    package func decision(
        on row: UndecidedOrder, choosing choices: OrderChoices, _ policy: Policy
    ) async throws(RunStop) -> OrderDecision {
        var row = row
        row.answers = try decoded { try RecordText.encode(choices) }
        guard let decision = try await decide([row], policy).first else { throw .notSetUp }
        return decision
    }

    private func decide(_ rows: [UndecidedOrder], _ policy: Policy) async throws(RunStop) -> [OrderDecision] {
        let decider = OrderDecider(
            context: context, profile: profile, policy: policy, base: try await shortLists(), outlook: Outlook())
        return try await decider.decide(rows)
    }

    private func shortLists() async throws(RunStop) -> BooksCatalogue {
        if let lists { return lists }
        let mirror = MirrorKeeper(archive: context.archive, connection: context.booksConnection, books: context.books)
        return try await mirror.shortCatalogue()
    }
}

extension OrderDecision {
    /// The documents that it would put into the books, or leave there changed.
    package var plannedDocuments: [PlannedRecord] {
        let written: [PlannedRecord] = changes.compactMap { change in
            switch change {
            case .create(let record), .update(_, to: let record), .difference(let record, of: _): record
            case .unchanged, .void, .delete, .needsPerson: nil
            }
        }
        let receipts =
            entersSummaries ? members.map { PlannedRecord(key: $0.key, body: .document(.sale($0.receipt))) } : []
        return (written + receipts).filter { $0.document != nil }
    }

    /// Customers, vendors and items that it would make.
    package var plannedNames: [PlannedRecord] {
        changes.compactMap { change in
            if case .create(let record) = change, record.document == nil { record } else { nil }
        }
    }

    /// Names what it would write: as long as it says the same, the same would be written.
    package var fingerprint: String {
        get throws { RecordText.fingerprint(try RecordText.encode(plannedDocuments + plannedNames).utf8) }
    }
}
