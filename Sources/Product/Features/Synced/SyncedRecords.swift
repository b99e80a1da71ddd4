package import Accounting
import Bookkeeping
package import Commerce
import ConnectorKit
import Foundation
package import LinkLedger
package import Storage
package import Sync

/// Records of the books of one family: a tab of its own for each store (F6).
package enum RecordFamily: String, Hashable, Sendable, CaseIterable {
    case customers, invoices
    case creditMemos = "credit-memos"

    package var kinds: [BooksRecordKind] {
        switch self {
        case .customers: [.customer]
        case .invoices: [.invoice, .salesReceipt]
        case .creditMemos: [.creditMemo, .refundReceipt]
        }
    }
}

/// A record of the books that stands for something of a store.
package struct SyncedRecord: Hashable, Sendable {
    package var place: LinkPlace
    package var kind: BooksRecordKind
    /// The number of a document, the name of a list record.
    package var name: String
    package var date: BusinessDate?
    package var total: Money?
    /// The identifier in the books.
    package var booksID: String
    package var state: Link.State

    /// The order whose document it is; `nil` for names and for daily summaries.
    package var order: ID<Order>? {
        guard kind.document != nil, SummaryName(place.sourceID) == nil else { return nil }
        return ID(place.sourceID)
    }

    package init(
        place: LinkPlace, kind: BooksRecordKind, name: String, date: BusinessDate? = nil, total: Money? = nil,
        booksID: String, state: Link.State
    ) {
        (self.place, self.kind, self.name) = (place, kind, name)
        (self.date, self.total, self.booksID, self.state) = (date, total, booksID, state)
    }
}

/// A record that is not in the books yet, or is to be changed there.
package struct AwaitedRecord: Hashable, Sendable {
    package var kind: BooksRecordKind
    package var name: String
    package var state: IntentState
    /// Names of the records that must be there first (F7).
    package var waitsFor: [String]
    package var reason: OrderReason?

    package init(
        kind: BooksRecordKind, name: String, state: IntentState, waitsFor: [String] = [], reason: OrderReason? = nil
    ) {
        (self.kind, self.name, self.state) = (kind, name, state)
        (self.waitsFor, self.reason) = (waitsFor, reason)
    }
}

/// What of a store is in the books, family by family: identifier, state, last error (F6, F7).
package struct SyncedRecords: Sendable {
    package struct Page: Sendable {
        package var records: [SyncedRecord]
        package var next: LinkPlace?
        /// Those on their way, or refused; the first of them.
        package var awaited: [AwaitedRecord]

        package init(records: [SyncedRecord], next: LinkPlace?, awaited: [AwaitedRecord]) {
            (self.records, self.next, self.awaited) = (records, next, awaited)
        }
    }

    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// Records by the identifiers that their things have in the store; `search` is a part of a number or a name.
    package func page(
        _ family: RecordFamily, of store: ID<Store>, search: String = "", after: LinkPlace? = nil, limit: Int
    ) async throws(FeatureProblem) -> Page {
        let access = try scope.open(.seeOrders)
        let (archive, id) = (access.archive, try await access.store(store).id)
        let rows = try await withFeatureProblem {
            try await archive.links(of: id, kinds: family.kinds, search: search, after: after, limit: limit + 1)
        }
        let awaited = try await withFeatureProblem {
            try await archive.awaitedRecords(of: id, kinds: family.kinds, limit: Self.awaitedMost)
        }
        let records = rows.prefix(limit).map { SyncedRecord($0) }
        let held =
            after == nil
            ? try await access.heldDocuments(family, of: id) + access.refusedCustomers(family, of: id) : []
        let all = held + awaited.map { AwaitedRecord($0) }
        return Page(
            records: records, next: rows.count > limit ? records.last?.place : nil,
            awaited: all.filter { search.isEmpty || $0.name.localizedCaseInsensitiveContains(search) })
    }

    /// Live records of a family by number, name or identifier in the books, the exact ones alone.
    package func page(
        _ family: RecordFamily, of store: ID<Store>, limit: Int, called word: String
    ) async throws(FeatureProblem) -> [SyncedRecord] {
        let access = try scope.open(.seeOrders)
        let (archive, id) = (access.archive, try await access.store(store).id)
        let found = try await withFeatureProblem {
            try await archive.links(of: id, kinds: family.kinds, search: word, after: nil, limit: limit)
        }
        return found.map { SyncedRecord($0) }.filter {
            $0.state == .live && ($0.name == word || $0.booksID == word || $0.place.sourceID == word)
        }
    }

    /// Has the records of a family that need a person decided again by the server, and the feed run; gives the run (F6).
    package func retry(_ family: RecordFamily, of store: ID<Store>) async throws(FeatureProblem) -> ID<Run> {
        let access = try scope.open(.retryOrders)
        let row = try await access.store(store)
        let (archive, isOfDocuments) = (access.archive, access.description(of: row)?.isOfDocuments ?? false)
        let workflow: Workflow
        switch family {
        case .customers: workflow = isOfDocuments ? .customers : .orders
        case .invoices: workflow = isOfDocuments ? .invoices : .orders
        case .creditMemos: workflow = isOfDocuments ? .creditMemos : .orders
        }
        if isOfDocuments, family == .customers {
            try await withFeatureProblem { try await archive.forget(cursor: ReadStream.customers, of: row.id) }
        } else {
            let stopped = try await withFeatureProblem {
                try await archive.orders(of: row.id, state: .needsYou, search: nil, after: nil, limit: Self.retriedMost)
            }.filter { !isOfDocuments || $0.isCreditMemo == (family == .creditMemos) }
            if !stopped.isEmpty { _ = try await access.retry(stopped.map(\.id), of: row.id) }
        }
        return try await SyncNow(scope).ask(workflow, of: store)
    }

    fileprivate static let awaitedMost = 50
    private static let retriedMost = 10_000
}

extension CompanyAccess {
    /// Customers that the last run of their feed could not bring into the books; nothing else is kept of them.
    fileprivate func refusedCustomers(
        _ family: RecordFamily, of store: String
    ) async throws(FeatureProblem) -> [AwaitedRecord] {
        guard family == .customers else { return [] }
        let (archive, most) = (archive, SyncedRecords.awaitedMost)
        let last = try await withFeatureProblem {
            try await archive.lastRun(of: store, workflow: CustomerRun.workflow, in: [.finished])
        }
        guard let last else { return [] }
        return try await withFeatureProblem {
            try await archive.results(of: last.id, outcome: SyncedProducts.needsYou, after: nil, limit: most)
        }.map {
            AwaitedRecord(
                kind: .customer, name: $0.label.isEmpty ? $0.subject : $0.label, state: .refused,
                reason: $0.reason.map { OrderReason(kept: $0) })
        }
    }

    /// Documents of a store that makes them itself and that are not on their way: they wait for products, customers or their invoice, or
    /// need a person.
    fileprivate func heldDocuments(
        _ family: RecordFamily, of store: String
    ) async throws(FeatureProblem) -> [AwaitedRecord] {
        guard family != .customers, let row = try await connections().first(where: { $0.id == store }),
            description(of: row)?.isOfDocuments ?? false
        else { return [] }
        let archive = archive
        let stopped = try await first(of: family) { last, limit in
            try await archive.orders(of: store, state: .needsYou, search: nil, after: last?.id, limit: limit)
        }
        let waiting = try await first(of: family) { last, limit in
            try await archive.orders(
                of: [store], in: .waiting, codes: [ReasonCode.names, ReasonCode.invoice], after: last, limit: limit)
        }
        let kind: BooksRecordKind = family == .creditMemos ? .creditMemo : .invoice
        return (stopped + waiting).map { order in
            AwaitedRecord(
                kind: kind, name: order.number.isEmpty ? order.id : order.number,
                state: order.state == .needsYou ? .refused : .pending,
                reason: order.reason.map { OrderReason(kept: $0) })
        }
    }
}

extension CompanyAccess {
    /// The first documents of a family: pages full of the other one must not hide them.
    private func first(
        of family: RecordFamily, _ page: (_ last: OrderRow?, _ limit: Int) async throws -> [OrderRow]
    ) async throws(FeatureProblem) -> [OrderRow] {
        var (found, last): ([OrderRow], OrderRow?) = ([], nil)
        for _ in 0..<Self.pagesMost where found.count < SyncedRecords.awaitedMost {
            let rows = try await withFeatureProblem { try await page(last, Self.rowsAtOnce) }
            found += rows.filter { $0.isCreditMemo == (family == .creditMemos) }
            guard rows.count == Self.rowsAtOnce, let end = rows.last else { break }
            last = end
        }
        return Array(found.prefix(SyncedRecords.awaitedMost))
    }

    private static let rowsAtOnce = 200
    /// Ten thousand documents that need a person, or wait.
    private static let pagesMost = 50
}

extension SyncedRecord {
    fileprivate init(_ row: LinkRow) {
        let body = RecordBody(kept: row.body)
        let document = body?.document
        self.init(
            place: row.place, kind: row.kind, name: row.number ?? body?.shownName ?? row.place.sourceID,
            date: document?.date, total: document?.total, booksID: row.booksID, state: row.state)
    }
}

extension AwaitedRecord {
    fileprivate init(_ row: AwaitedRow) {
        let body = RecordBody(kept: row.body)
        self.init(
            kind: row.kind, name: body?.document?.number ?? body?.shownName ?? row.sourceID, state: row.state,
            waitsFor: row.waitsFor.map { text in
                let body = RecordBody(kept: text)
                return body?.document?.number ?? body?.shownName ?? ""
            }.filter { !$0.isEmpty }, reason: row.reason.map { OrderReason(kept: $0) })
    }
}

extension RecordBody {
    fileprivate var document: Document? { if case .document(let document) = self { document } else { nil } }

    /// As people know it.
    fileprivate var shownName: String? {
        switch self {
        case .customer(let party), .vendor(let party): party.displayName
        case .item(let item): item.name
        case .document(let document): document.number
        }
    }
}
