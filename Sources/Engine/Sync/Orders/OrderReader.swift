import Accounting
import Bookkeeping
import ConnectorKit
import Foundation
import Storage

/// Takes new and changed orders from the store into the archive, page by page, behind a cursor.
struct OrderReader {
    let place: Workplace

    /// Reads one page and keeps it with the place after it; tells how much was new and whether more is there.
    func readPage(since start: Instant?) async throws(RunStop) -> (kept: KeptCount, isLast: Bool, expected: Int?) {
        let connection = place.storeConnection
        let archive = place.archive
        let cursor = try await stored { () async throws(StorageProblem) in
            try await archive.cursor(ReadStream.orders, of: connection)
        }
        let page: Page<RawRecord>
        do {
            page = try await place.store.orders(after: cursor.map { Cursor($0) }, since: start)
        } catch { throw .store(error) }
        let rows = page.records.map { RawRow($0) }
        let now = place.world.clock.now()
        let kept = try await stored { () async throws(StorageProblem) in
            try await archive.keep(orders: rows, cursor: page.next.text, of: connection, now: now)
        }
        return (kept, page.isLast, page.expectedCount)
    }

    /// Reads one order directly; `false` when the store has none of that identifier.
    func readOrder(_ id: String) async throws(RunStop) -> Bool {
        let raw: RawRecord?
        do { raw = try await place.store.order(id: id) } catch { throw .store(error) }
        guard let raw else { return false }
        let (archive, connection, now) = (place.archive, place.storeConnection, place.world.clock.now())
        _ = try await stored { () async throws(StorageProblem) in
            try await archive.keep(orders: [RawRow(raw)], of: connection, now: now)
        }
        return true
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
