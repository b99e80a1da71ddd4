import Accounting
package import Commerce
package import ConnectorKit
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

    private let archive: any Archive
    private let store: String
    private let description: StoreDescription
    private let intake: (any StoreIntake)?
    private let mapping: any StoreMapping
    private let world: World

    package init(
        archive: any Archive, store: String, description: StoreDescription, intake: (any StoreIntake)?,
        mapping: any StoreMapping, world: World
    ) {
        self.mapping = mapping
        self.archive = archive
        self.store = store
        self.description = description
        self.intake = intake
        self.world = world
    }

    package init(_ context: SyncContext) {
        self.init(
            archive: context.archive, store: context.storeConnection, description: context.store.description,
            intake: context.store.intake, mapping: context.store.mapping, world: context.world)
    }

    /// Cuts a body into records and keeps all of them, or none.
    package func take(_ stream: RecordStream, _ body: Data) async throws(StorageProblem) -> Outcome {
        guard description.takes.contains(stream), let intake else { return .notTaken }
        let records: [RawRecord]
        do throws(Unreadable) {
            records = try intake.records(of: stream, in: body, now: world.clock.now())
        } catch { return .unreadable(field: error.field, text: error.text) }
        let verdicts = try await keep(stream, records.map { PushedRecord($0) }, by: intake)
        return .kept(KeptCount(new: verdicts.count { $0 == .new }, changed: verdicts.count { $0 == .changed }))
    }

    /// Keeps records, each judged by itself; says what became of each, in their order.
    package func keep(
        _ stream: RecordStream, _ records: [PushedRecord], by intake: any StoreIntake
    ) async throws(StorageProblem) -> [PushVerdict] {
        let (mapping, profile) = (mapping, Self.profile(of: intake))
        return try await archive.keep(
            pushed: rows(stream, records), of: store, parts: intake.orderParts
        ) { own, parts in
            let whole = intake.assembled(RawRecord(own), parts: parts.mapValues { $0.map { RawRecord($0) } })
            var row = RawRow(whole)
            if let profile { row.facts = Self.facts(of: whole, by: mapping, profile) }
            return row
        }
    }

    /// `nil` where only the store itself can say who it is.
    private static func profile(of intake: any StoreIntake) -> StoreProfile? {
        do { return try intake.profile() } catch { return nil }
    }

    /// What lists show until the order is decided; `nil` for one that cannot be read, which is told when it is decided.
    private static func facts(
        of record: RawRecord, by mapping: any StoreMapping, _ profile: StoreProfile
    ) -> OrderFacts? {
        do {
            let order = try mapping.order(from: record, profile: profile)
            return OrderFacts(
                number: order.number, placedAt: order.placedAt, currency: order.currency.code,
                total: order.total.minorUnits, customer: order.buyer.shownName,
                names: [order.buyer.name, order.buyer.company, order.buyer.email ?? ""])
        } catch { return nil }
    }
}

extension RecordIntake {
    /// What would become of records; keeps none.
    package func look(
        _ stream: RecordStream, _ records: [PushedRecord]
    ) async throws(StorageProblem) -> [PushVerdict] {
        try await archive.verdicts(on: rows(stream, records), of: store)
    }

    /// One export holds invoices and credit memos: each is kept where a push of it finds it again.
    private func rows(_ stream: RecordStream, _ records: [PushedRecord]) -> [PushedRow] {
        let holdsBoth = description.isOfDocuments && [.invoices, .creditMemos].contains(stream)
        return records.map { record in
            let own = holdsBoth ? description.saleStream(of: ID(record.raw.id)) : stream
            return PushedRow(
                stream: own, row: RawRow(record.raw), version: record.version, order: record.order,
                tellsChange: record.tellsChange)
        }
    }
}

extension RawRecord {
    fileprivate init(_ row: RawRow) {
        self.init(id: row.id, updatedAt: row.updatedAt, body: Data(row.body))
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
            records: kept.map { RawRecord($0.row) }, next: Cursor(String(kept.last?.place ?? place)),
            isLast: kept.count < Self.pushedPageSize)
    }

    /// As many as a page of most stores.
    private static let pushedPageSize = 100
}
