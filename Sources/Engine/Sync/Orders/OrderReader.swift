import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import Storage

/// Takes new and changed orders from the store into the archive, page by page, behind a cursor.
struct OrderReader {
    let context: SyncContext
    private let feed: SaleFeed
    private let sights: FirstSightKeeper

    init(
        _ context: SyncContext, _ profile: StoreProfile, _ policy: Policy, _ feed: SaleFeed = .orders,
        _ readings: OrderReadings = OrderReadings()
    ) {
        self.context = context
        self.feed = feed
        sights = FirstSightKeeper(
            context: context, profile: profile, filter: policy.orderFilter, readings: readings)
    }

    /// Reads one page and keeps it with the place after it; tells how much was new and whether more is there. After the last page
    /// it reads which orders were deleted.
    func readPage(since start: Instant?) async throws(RunStop) -> (kept: KeptCount, isLast: Bool, expected: Int?) {
        try await sights.keep()
        // What is pushed was kept as it came.
        guard context.store.reads(feed.stream) else { return (KeptCount(new: 0, changed: 0), true, nil) }
        let connection = context.storeConnection
        let (archive, feed) = (context.archive, feed)
        let cursor = try await withRunStop {
            try await archive.cursor(feed.cursor, of: connection)
        }
        let page: Page<RawRecord>
        do {
            page = try await context.store.records(of: feed.stream, after: cursor.map { Cursor($0) }, since: start)
        } catch { throw .store(error) }
        let rows = page.records.map { RawRow($0) }
        let now = context.world.clock.now()
        let kept = try await withRunStop {
            try await archive.keep(orders: rows, cursor: page.next.text, in: feed.cursor, of: connection, now: now)
        }
        if page.isLast {
            try await sights.keep()
            if feed == .orders { try await readDeletions(since: start) }
        }
        return (kept, page.isLast, page.expectedCount)
    }

    /// Reads which orders the store deleted since it was asked last.
    private func readDeletions(since start: Instant?) async throws(RunStop) {
        let (archive, connection) = (context.archive, context.storeConnection)
        var last = try await withRunStop {
            try await archive.cursor(ReadStream.deletions, of: connection)
        }
        var isLast = false
        while !isLast {
            let page: Page<DeletedRecord>?
            do {
                page = try await context.store.deletions(of: .orders, after: last.map { Cursor($0) }, since: start)
            } catch {
                throw .store(error)
            }
            guard let page else { return }
            let rows = page.records.map { DeletionRow(order: $0.id, at: $0.deletedAt) }
            if !rows.isEmpty || page.next.text != last {
                try await withRunStop {
                    try await archive.keep(deletions: rows, cursor: page.next.text, of: connection)
                }
            }
            (last, isLast) = (page.next.text, page.isLast)
        }
    }
}

extension RawRow {
    init(_ raw: RawRecord) {
        self.init(
            id: raw.id, updatedAt: raw.updatedAt, hash: RecordText.fingerprint(raw.body), body: [UInt8](raw.body))
    }
}

extension Policy {
    /// The first instant of the start date in the company's time zone; nothing earlier is read.
    var readsSince: Instant? {
        guard let startDate, let zone else { return nil }
        return startDate.instant(in: zone)
    }
}
