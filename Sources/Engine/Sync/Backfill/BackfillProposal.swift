package import Accounting
import Bookkeeping
import Commerce
package import ConnectorKit
import Foundation
import LinkLedger
package import Storage

/// Reads a range of history from the store, keeps it apart, and plans all of it: what a person sees before anything is written.
///
/// Source: X9, what-users-expect.md §1.4.
package struct BackfillProposal: Sendable {
    private let context: SyncContext
    private let progress: @Sendable (_ orders: Int) -> Void

    package static let needs: [StoreNeed] = [.reads(.orders)]

    package init(_ context: SyncContext, progress: @escaping @Sendable (Int) -> Void = { _ in }) {
        self.context = context
        self.progress = progress
    }

    /// Reads the orders that were placed on these days; both count. Nothing of them is decided or posted.
    package func make(
        from: BusinessDate, to: BusinessDate, ordersPerHour: Int?
    ) async throws(RunStop) -> BackfillRow {
        try context.check(Self.needs)
        let settings = try await RunSettings.loadAnew(context)
        var row = BackfillRow(
            id: context.world.identifiers.next(), company: context.company, store: context.storeConnection,
            firstDay: from,
            lastDay: to, ordersPerHour: ordersPerHour, createdAt: context.world.clock.now())
        try await keep(row)
        try await read(row, settings)
        row = try await plan(row, settings)
        try await keep(row)
        return row
    }

    /// Plans what is left of a backfill once more, because settings or books have changed since it was seen.
    package func lookAgain(_ row: BackfillRow) async throws(RunStop) -> BackfillRow {
        let row = try await plan(row, try await RunSettings.loadAnew(context))
        try await keep(row)
        return row
    }

    private func keep(_ row: BackfillRow) async throws(RunStop) {
        let archive = context.archive
        try await withRunStop { try await archive.propose(row) }
    }

    private func read(_ row: BackfillRow, _ settings: RunSettings) async throws(RunStop) {
        let archive = context.archive
        let days = DayRange(from: row.firstDay, to: row.lastDay, timeZone: try settings.policy.fitZone())
        let start = row.firstDay.instant(in: days.timeZone)
        var cursor: Cursor?
        var isLast = false
        var found = 0
        while !isLast {
            let page: Page<RawRecord>
            do { page = try await context.store.records(of: .orders, after: cursor, since: start) } catch {
                throw .store(error)
            }
            (cursor, isLast) = (page.next, page.isLast)
            let orders = page.records.compactMap { history($0, settings.profile, days) }
            try await withRunStop { try await archive.add(orders, to: row.id) }
            found += orders.count
            progress(found)
        }
    }

    /// A raw order of these days; one that cannot be read is among them, so that it is seen and not lost.
    private func history(_ raw: RawRecord, _ profile: StoreProfile, _ days: DayRange) -> HistoryOrder? {
        let placedAt: Instant
        do throws(Unreadable) {
            placedAt = try context.store.mapping.order(from: raw, profile: profile).placedAt
            guard days.holds(placedAt) else { return nil }
        } catch {
            placedAt = raw.updatedAt
        }
        return HistoryOrder(placedAt: placedAt, raw: RawRow(raw))
    }

    /// The whole queue through the rules, page by page.
    private func plan(_ row: BackfillRow, _ settings: RunSettings) async throws(RunStop) -> BackfillRow {
        let (archive, store, books) = (context.archive, context.storeConnection, context.booksConnection)
        let decider = OrderDecider(
            context: context, profile: settings.profile, policy: settings.policy, base: settings.catalogue,
            outlook: Outlook())
        var tally = DryRunTally()
        var seen = ""
        var last: HistoryOrder?
        while true {
            let after = last
            let page = try await withRunStop {
                try await archive.history(of: row.id, after: after, limit: OrderDecider.pageSize)
            }
            if page.isEmpty { break }
            last = page.last
            seen = RecordText.fingerprint((seen + page.map { $0.raw.id + $0.raw.hash }.joined(separator: "|")).utf8)
            let known = try await withRunStop {
                try await archive.orders(page.map(\.raw.id), of: store, books: books)
            }
            for decision in try await decider.decide(page.map { $0.admitted(known) }) {
                let isPosted = known.contains { $0.id == decision.id && $0.posted.contains(where: \.isDocument) }
                tally.add(DryRunOrder(decision: decision, isDue: true, isPosted: isPosted))
            }
            progress(tally.orders)
        }
        let estimate = BackfillEstimate(
            tally, limits: context.books.publishedLimits, ordersPerHour: row.ordersPerHour)
        var row = row
        row.found = row.admitted + tally.orders
        row.estimate = try decoded { try RecordText.encode(estimate) }
        row.basis = BackfillBasis(settings).text
        row.token = String(
            RecordText.fingerprint("\(row.firstDay)|\(row.lastDay)|\(row.basis)|\(row.estimate)|\(seen)".utf8)
                .prefix(Self.tokenLength))
        return row
    }

    /// Long enough not to be guessed by mistake, short enough to be typed.
    private static let tokenLength = 8
}

/// What a proposal rests on beside its orders: when one of these changes, a person looks again.
struct BackfillBasis {
    let text: String

    init(_ settings: RunSettings) {
        let closing = settings.catalogue.company.closingDate?.description ?? "open"
        text = "\(settings.policy.version)|\(settings.catalogue.company.id)|\(closing)"
    }
}

extension HistoryOrder {
    /// As it will be when it is admitted, with what is known of it already.
    fileprivate func admitted(_ known: [UndecidedOrder]) -> UndecidedOrder {
        var order =
            known.first { $0.id == raw.id }
            ?? UndecidedOrder(id: raw.id, updatedAt: raw.updatedAt, body: raw.body, posted: [])
        if order.updatedAt <= raw.updatedAt { order.body = raw.body }
        order.isAdmitted = true
        return order
    }
}

extension PostedRow {
    fileprivate var isDocument: Bool { link.kind.document != nil }
}

extension Policy {
    /// The time zone of its days; a policy without one is unfit.
    func fitZone() throws(RunStop) -> TimeZone {
        guard let zone else {
            throw .policyUnfit([.unreadable(field: "timeZone", text: timeZone)])
        }
        return zone
    }
}
