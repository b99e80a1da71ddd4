package import Accounting
package import Commerce
package import ConnectorKit
import Foundation

/// Speaks one Ecwid store. Source: ecwid.md.
package struct EcwidConnector: StoreReader, StockWriter {
    private let settings: EcwidSettings
    private let requests: EcwidRequests
    private let calls: EcwidCalls
    private let world: World

    package init(_ settings: EcwidSettings, world: World) {
        self.settings = settings
        self.world = world
        requests = EcwidRequests(settings)
        calls = EcwidCalls(world, requestsPerSecondMax: settings.requestsPerSecondMax)
    }

    package func profile() async throws(ConnectorProblem) -> StoreProfile {
        let answer = try await calls.answer(requests.profile())
        let statuses = try await orderStatuses()
        do throws(Unreadable) {
            let profile = try EcwidProfile.read(answer.body)
            return try StoreProfile(profile, statuses: statuses, storeID: settings.storeID)
        } catch {
            throw EcwidProblems.unreadable(error, answer)
        }
    }

    package var stock: (any StockWriter)? { self }

    /// Customers are refused to most tokens. Source: ecwid.md §1.1, §5.
    package func records(
        of stream: RecordStream, after cursor: Cursor?, since start: Instant? = nil
    ) async throws(ConnectorProblem) -> Page<RawRecord> {
        switch stream {
        case .orders: try await orders(after: cursor, since: start)
        case .products:
            try await changes(after: cursor, lastChange: \.productsUpdated) { requests.products(from: $0, offset: $1) }
        case .customers:
            try await changes(after: cursor, lastChange: \.customersUpdated) {
                requests.customers(from: $0, offset: $1)
            }
        case .invoices, .creditMemos, .payments, .refunds, .purchaseOrders, .supplierInvoices, .companies:
            throw ConnectorProblem(.notPermitted)
        }
    }

    private func orders(
        after cursor: Cursor?, since start: Instant?
    ) async throws(ConnectorProblem) -> Page<RawRecord> {
        var place: EcwidOrderCursor
        if let cursor, let known = EcwidCursorText.value(EcwidOrderCursor.self, cursor) {
            place = known
            if place.window == nil {
                let last = try await latestStats()?.ordersUpdated?.instant
                let (now, overlap) = (world.clock.now(), settings.overlapSeconds)
                guard place.needsReading(now: now, lastChange: last, overlapSeconds: overlap) else {
                    return Page(records: [], next: cursor, isLast: true, expectedCount: 0)
                }
                place.begin(now: world.clock.now(), lastChange: last, overlapSeconds: settings.overlapSeconds)
            }
        } else {
            let last = try await latestStats()?.ordersUpdated?.instant
            place = EcwidOrderCursor(since: start, now: world.clock.now(), lastChange: last)
        }
        return try await page(&place)
    }

    /// Of orders only; `nil` when the token may not ask for them.
    package func deletions(
        of stream: RecordStream, after cursor: Cursor?, since start: Instant? = nil
    ) async throws(ConnectorProblem) -> Page<DeletedRecord>? {
        guard stream == .orders else { return nil }
        return try await ifPermitted { () async throws(ConnectorProblem) in
            let known = cursor.flatMap { EcwidCursorText.value(EcwidDeletionCursor.self, $0) }
            var place = known ?? EcwidDeletionCursor(since: start)
            let request = requests.deletedOrders(from: place.from, offset: place.offset)
            let list = try await calls.decoded(EcwidDeletedOrders.self, request).0
            let records = list.items.compactMap(\.record)
            let isLast = place.take(
                records, count: list.items.count, limit: list.limit ?? settings.pageLimit,
                overlapSeconds: settings.overlapSeconds)
            return Page(records: records, next: try EcwidCursorText.text(place), isLast: isLast)
        }
    }

    /// Orders only: products and customers come with their changes.
    package func record(_ id: String, of stream: RecordStream) async throws(ConnectorProblem) -> RawRecord? {
        guard stream == .orders else { throw ConnectorProblem(.notPermitted) }
        do throws(ConnectorProblem) {
            let (head, body) = try await calls.decoded(EcwidRecordHead.self, requests.order(id: id))
            return try record(head, body)
        } catch {
            if error.cause == .notFound { return nil }
            throw error
        }
    }

    package func change(_ stock: StockChange) async throws(ConnectorProblem) {
        let (update, _) = try await calls.decoded(EcwidUpdate.self, requests.change(stock))
        if update.updateCount == 0, stock.delta != 0 {
            throw ConnectorProblem(.notPermitted, text: update.warning ?? "nothing was updated", status: 200)
        }
    }
}

extension EcwidConnector {
    /// Reads the next page of the window in hand.
    private func page(_ place: inout EcwidOrderCursor) async throws(ConnectorProblem) -> Page<RawRecord> {
        guard let window = place.window else {
            return Page(records: [], next: try EcwidCursorText.text(place), isLast: true)
        }
        let request = requests.orders(from: window.from, to: window.to, offset: window.offset)
        let read = try await records(request, isOrder: true)
        let news = place.take(read.records, total: read.total, windowRecordsMax: settings.windowRecordsMax)
        let isLast = place.isUpToDate(now: world.clock.now(), overlapSeconds: settings.overlapSeconds)
        return Page(
            records: news, next: try EcwidCursorText.text(place), isLast: isLast,
            expectedCount: place.expectedCount)
    }

    /// Reads the next page of a list that is sorted by its changes.
    private func changes(
        after cursor: Cursor?, lastChange: (EcwidLatestStats) -> EcwidDate?,
        _ request: (_ from: Int64, _ offset: Int) -> OutgoingRequest
    ) async throws(ConnectorProblem) -> Page<RawRecord> {
        var place = EcwidChangeCursor()
        if let cursor, let known = EcwidCursorText.value(EcwidChangeCursor.self, cursor) {
            place = known
            if place.endedAt != nil {
                let last = try await latestStats().flatMap(lastChange)?.instant
                let (now, overlap) = (world.clock.now(), settings.overlapSeconds)
                guard place.needsReading(now: now, lastChange: last, overlapSeconds: overlap) else {
                    return Page(records: [], next: cursor, isLast: true, expectedCount: 0)
                }
                place.begin(overlapSeconds: settings.overlapSeconds)
            }
        }
        let read = try await records(request(place.from, place.offset), isOrder: false)
        let news = place.take(read.records, limit: read.limit, now: world.clock.now())
        return Page(
            records: news, next: try EcwidCursorText.text(place), isLast: place.endedAt != nil,
            expectedCount: cursor == nil ? read.total : nil)
    }

    private func records(
        _ request: OutgoingRequest, isOrder: Bool
    ) async throws(ConnectorProblem) -> EcwidRecords {
        let (list, body) = try await calls.decoded(EcwidList.self, request)
        do throws(Unreadable) {
            return try EcwidRecords(list, body, limitAsked: settings.pageLimit, isOrder: isOrder)
        } catch {
            throw ConnectorProblem(.unreadable, text: "\(error.field): \(error.text)", status: 200)
        }
    }

    private func record(_ head: EcwidRecordHead, _ body: Data) throws(ConnectorProblem) -> RawRecord {
        do throws(Unreadable) {
            return try head.record(body, "order", isOrder: true)
        } catch {
            throw ConnectorProblem(.unreadable, text: "\(error.field): \(error.text)", status: 200)
        }
    }

    /// When anything last changed; `nil` when the token may not ask, then every poll reads.
    private func latestStats() async throws(ConnectorProblem) -> EcwidLatestStats? {
        try await ifPermitted { () async throws(ConnectorProblem) in
            try await calls.decoded(EcwidLatestStats.self, requests.latestStats()).0
        }
    }

    /// The merchant's names of statuses; `nil` where the store or the token has none.
    private func orderStatuses() async throws(ConnectorProblem) -> EcwidOrderStatuses? {
        try await ifPermitted { () async throws(ConnectorProblem) in
            try await calls.decoded(EcwidOrderStatuses.self, requests.orderStatuses()).0
        }
    }

    /// `nil` for what the token may not do or the store does not have: a part that the work does not hang on.
    private func ifPermitted<Answer>(
        _ work: () async throws(ConnectorProblem) -> Answer
    ) async throws(ConnectorProblem) -> Answer? {
        do throws(ConnectorProblem) {
            return try await work()
        } catch {
            switch error.cause {
            case .notPermitted, .notFound: return nil
            default: throw error
            }
        }
    }
}
