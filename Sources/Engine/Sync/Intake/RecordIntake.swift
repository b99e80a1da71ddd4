package import Commerce
import ConnectorKit
package import Foundation
package import Storage

/// Keeps what was pushed or uploaded for one store; the workflows find it there. The store is not called.
package struct RecordIntake: Sendable {
    /// What became of a body.
    package enum Outcome: Hashable, Sendable {
        case kept(KeptCount)
        /// The store takes no such records.
        case notTaken
        /// Nothing of it was kept.
        case unreadable(field: String, text: String)
    }

    private let context: SyncContext

    package init(_ context: SyncContext) {
        self.context = context
    }

    /// Cuts a body into records and keeps all of them, or none.
    package func take(_ stream: RecordStream, _ body: Data) async throws(StorageProblem) -> Outcome {
        guard context.store.description.takes.contains(stream), let intake = context.store.intake else {
            return .notTaken
        }
        let now = context.world.clock.now()
        let records: [RawRecord]
        do throws(Unreadable) { records = try intake.records(of: stream, in: body, now: now) } catch {
            return .unreadable(field: error.field, text: error.text)
        }
        let rows = records.map { RawRow($0) }
        let (archive, store) = (context.archive, context.storeConnection)
        return switch stream {
        case .orders: .kept(try await archive.keep(orders: rows, of: store, now: now))
        case .products, .customers, .invoices, .creditMemos, .payments, .purchaseOrders, .supplierInvoices, .companies:
            .kept(try await archive.keep(records: rows, of: stream, store: store))
        }
    }
}

extension SyncContext {
    /// The next page of a stream, whichever way its records come: asked of the store, or those that were pushed.
    func page(of stream: RecordStream, after cursor: Cursor?) async throws(RunStop) -> Page<RawRecord> {
        if store.reads(stream) {
            do { return try await store.records(of: stream, after: cursor) } catch { throw .store(error) }
        }
        let place = cursor.flatMap { Int64($0.text) } ?? 0
        let (archive, connection) = (self.archive, storeConnection)
        let kept = try await withRunStop {
            try await archive.records(of: stream, store: connection, after: place, limit: Self.pushedPageSize)
        }
        return Page(
            records: kept.map {
                RawRecord(id: $0.row.id, updatedAt: $0.row.updatedAt, body: Data($0.row.body))
            }, next: Cursor(String(kept.last?.place ?? place)), isLast: kept.count < Self.pushedPageSize)
    }

    /// As many as a page of most stores.
    private static let pushedPageSize = 100
}
