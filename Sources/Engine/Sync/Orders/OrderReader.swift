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

    /// Reads and keeps all that is new in the store.
    func readAll(since start: Instant?) async throws(RunStop) {
        try await sights.keep()
        var place = try await keptPlace()
        while let page = try await page(after: place, since: start) {
            try context.stopWish.check()
            _ = try await keep(page, since: start)
            if page.isLast { return }
            place = page.next
        }
    }

    /// Asks the store for what comes after the last page that was kept, and keeps nothing.
    func nextPage(since start: Instant?) async -> Result<Page<RawRecord>?, RunStop> {
        do throws(RunStop) { return .success(try await page(after: keptPlace(), since: start)) } catch {
            return .failure(error)
        }
    }

    /// Asks the store for what comes after `place`, and keeps nothing; without a place there is nothing.
    func nextPage(after place: Cursor?, since start: Instant?) async -> Result<Page<RawRecord>?, RunStop> {
        guard let place else { return .success(nil) }
        do throws(RunStop) {
            let page = try await page(after: place, since: start)
            // What cannot be read is told when it is decided.
            for raw in page?.records ?? [] { _ = try? sights.read(raw) }
            return .success(page)
        } catch { return .failure(error) }
    }

    private func keptPlace() async throws(RunStop) -> Cursor? {
        let (archive, feed, connection) = (context.archive, feed, context.storeConnection)
        return try await withRunStop { try await archive.cursor(feed.cursor, of: connection) }.map { Cursor($0) }
    }

    /// `nil` where all is pushed, and was kept as it came.
    private func page(after place: Cursor?, since start: Instant?) async throws(RunStop) -> Page<RawRecord>? {
        guard context.store.reads(feed.stream) else { return nil }
        do { return try await context.store.records(of: feed.stream, after: place, since: start) } catch {
            throw .store(error)
        }
    }

    /// Keeps a page with the place after it; tells how much was new. After the last page it reads which orders were deleted.
    func keep(_ page: Page<RawRecord>, since start: Instant?) async throws(RunStop) -> KeptCount {
        try await sights.keep()
        let (archive, feed, connection) = (context.archive, feed, context.storeConnection)
        let rows = page.records.map { RawRow($0) }
        let now = context.world.clock.now()
        let kept = try await withRunStop {
            try await archive.keep(orders: rows, cursor: page.next.text, in: feed.cursor, of: connection, now: now)
        }
        if page.isLast {
            try await sights.keep()
            if feed == .orders { try await readDeletions(since: start) }
        }
        return kept
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
