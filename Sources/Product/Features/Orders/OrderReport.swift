package import Accounting
package import Bookkeeping
package import Commerce
package import ConnectorKit
import Foundation
package import LinkLedger
import Storage
import Sync

/// All that is known of one order: what the store says, what the books hold or would hold, and how it came to that.
package struct OrderReport: Sendable {
    package var summary: OrderSummary
    package var store: StoreRef
    /// As the store tells it; `nil` when it cannot be read.
    package var order: Order?
    /// Its money as it counts in the books.
    package var money: Order?
    package var fault: Unreadable?
    package var choices: OrderChoices
    package var documents: [DocumentInBooks]
    /// Where the customers and items that we made are in the books, by what they stand for.
    package var names: [RecordKey: String] = [:]
    /// What would be there if the order were decided now; `nil` for one that is as it should be.
    package var plan: OrderPlan?
    /// Store and books, part by part; empty when the order cannot be read or nothing is set up.
    package var sides: [SideLine]
    /// What became of money by which the order differs from what was received, if anything; and how much it is.
    package var settlement: (answer: SettlementAnswer, amount: Money)?
    /// Refunds of which a person must say how much they gave back.
    package var refundsAsked: [String]
    package var deletedAt: Instant?
    /// Newest first.
    package var steps: [OrderStep]
    /// The version of the settings that hold now.
    package var settingsVersion: Int?

    /// Of what the two sides show: the documents in the books, or those that would be there.
    package var isPlanned: Bool { documents.isEmpty && plan != nil }

    /// The documents in the books, or those that would be there.
    package var shownDocuments: [DocumentInBooks] { documents.isEmpty ? plan?.documents ?? [] : documents }

    /// The identifier in the books of a record that a document mentions; `nil` for one that is not there yet.
    package func booksID<Subject>(of reference: Reference<Subject>) -> String? {
        switch reference {
        case .existing(let id, _): id.rawValue
        case .planned(let key, _): names[key]
        }
    }
}

/// A document of the books with all that was posted in it.
package struct DocumentInBooks: Hashable, Sendable {
    package var key: RecordKey
    package var document: Document
    /// The books' identifier; `nil` for one that is only planned.
    package var booksID: String?
    /// The version of the settings that it was made with.
    package var settingsVersion: Int?
}

extension [DocumentInBooks] {
    /// What the payments among them settle of an invoice; `nil` for a document that is never settled. The first of a key counts, so
    /// that a later version may stand before the one that is in the books.
    package func applied(to one: DocumentInBooks) -> Money? {
        guard case .sale(let sale) = one.document, sale.kind == .invoice else { return nil }
        var applied: [RecordKey: Money] = [:]
        for other in self {
            guard case .payment(let payment) = other.document, applied[other.key] == nil else { continue }
            applied[other.key] = payment.applications.filter { $0.document == one.key }.map(\.amount).sum(sale.currency)
        }
        return applied.values.reduce(.zero(sale.currency), +)
    }
}

/// What an order would become.
package struct OrderPlan: Hashable, Sendable {
    package var documents: [DocumentInBooks]
    /// Customers, vendors and items that would be made.
    package var names: [PlannedName]
    /// As long as it is the same, the same would be posted.
    package var fingerprint: String
    /// The documents would be part of daily summaries.
    package var isInSummaries: Bool
    /// Something of it is in the books already: these are changes.
    package var isChange: Bool
}

/// A list record that would be made.
package struct PlannedName: Hashable, Sendable {
    package var kind: BooksRecordKind
    package var name: String

    init?(_ record: PlannedRecord) {
        switch record.body {
        case .customer(let party): (kind, name) = (.customer, party.displayName)
        case .vendor(let party): (kind, name) = (.vendor, party.displayName)
        case .item(let item): (kind, name) = (.item, item.name)
        case .document: return nil
        }
    }
}

extension OrderList {
    /// All that is known of one order; throws `orderUnknown`.
    package func report(of ref: OrderRef) async throws(FeatureProblem) -> OrderReport {
        let access = try scope.open(.seeOrders)
        let connection = try await access.store(ref.store)
        let row = try await access.order(ref)
        let kept = try await access.keptOrder(ref)
        let policy: Policy?
        do { policy = try await access.policy(of: ref.store) } catch { policy = nil }
        let store = access.storeRef(connection, version: policy?.version, zone: policy?.zone)
        var report = OrderReport(row, kept, store, try access.reading(kept, of: connection, policy), policy)
        if report.mayBePlanned {
            report.plan = try await access.plan(of: ref, connection, isInBooks: !report.documents.isEmpty)
        }
        report.hold(policy)
        report.names = try await access.names(in: report)
        report.steps = try await access.steps(of: ref, report)
        return report
    }
}

extension CompanyAccess {
    /// What is known of an order that is at hand, but for what it would become and how it came to that.
    func bareReport(
        of ref: OrderRef, _ kept: UndecidedOrder, _ policy: Policy
    ) async throws(FeatureProblem) -> OrderReport {
        let connection = try await store(ref.store)
        let store = storeRef(connection, version: policy.version, zone: policy.zone)
        var report = OrderReport(
            try await order(ref), kept, store, try reading(kept, of: connection, policy), policy)
        report.hold(policy)
        return report
    }
}

extension OrderReport {
    fileprivate init(
        _ row: OrderRow, _ kept: UndecidedOrder, _ store: StoreRef, _ reading: OrderReading?, _ policy: Policy?
    ) {
        summary = OrderSummary(row, documents: kept.posted.compactMap { PostedDocument($0.link) })
        self.store = store
        (order, money, fault) = (reading?.order, reading?.money?.order, reading?.fault)
        choices = reading?.choices ?? OrderChoices()
        documents = (reading?.posted ?? []).compactMap { record in
            record.document.map {
                DocumentInBooks(
                    key: record.key, document: $0, booksID: record.booksID, settingsVersion: record.policyVersion)
            }
        }
        sides = []
        settlement = reading?.money?.fittingAnswer
        refundsAsked = reading?.order?.refundsAsked(policy) ?? []
        deletedAt = kept.deletedAt
        steps = []
        settingsVersion = policy?.version
    }

    /// What is in the books as it should be is not planned, nor what nobody wants there.
    fileprivate var mayBePlanned: Bool {
        switch summary.state {
        case .waiting, .needsYou: order != nil
        case .posted, .skipped: false
        }
    }

    /// Holds the two sides against each other.
    fileprivate mutating func hold(_ policy: Policy?) {
        guard let money, let policy else { return }
        sides = BothSides(money, policy: policy, shownDocuments.map { ($0.key, $0.document) }).lines
    }
}

extension CompanyAccess {
    /// The records of the books that stand for what the documents of an order mention by key.
    fileprivate func names(in report: OrderReport) async throws(FeatureProblem) -> [RecordKey: String] {
        let keys = report.shownDocuments.flatMap { RecordBody.document($0.document).dependencies }
            .filter { $0.source != .order }
        guard !keys.isEmpty, let books = try await books()?.id else { return [:] }
        let (archive, store) = (archive, report.store.id.rawValue)
        return try await withFeatureProblem {
            try await archive.links(of: Array(Set(keys)), store: store, books: books)
        }
        .mapValues(\.booksID)
    }

    /// The order as its store tells it; `nil` where the program does not know the store any more, or it never said who it is.
    fileprivate func reading(
        _ kept: UndecidedOrder, of connection: ConnectionRow, _ policy: Policy?
    ) throws(FeatureProblem) -> OrderReading? {
        guard let kind = services.connectors.store(connection.kind), let profile = connection.storeProfile else {
            return nil
        }
        return OrderReading(
            kept, by: kind.mapping(try connection.plainSettings()), profile: profile,
            filter: policy?.orderFilter ?? OrderFilter())
    }

    /// What the order would become; `nil` where nothing can be planned: nobody signed in, nothing is set.
    func plan(
        of order: OrderRef, _ connection: ConnectionRow, isInBooks: Bool
    ) async throws(FeatureProblem) -> OrderPlan? {
        guard let profile = connection.storeProfile else { return nil }
        let context: SyncContext
        do throws(FeatureProblem) { context = try await self.context(order.store) } catch { return nil }
        let decision: OrderDecision?
        do throws(RunStop) {
            decision = try await OrderPreview(context, profile: profile).decision(of: order.id.rawValue)
        } catch {
            if case .storage(let problem) = error { throw .storage(problem) }
            return nil
        }
        guard let decision else { return nil }
        let documents = decision.plannedDocuments.compactMap { record in
            record.document.map { DocumentInBooks(key: record.key, document: $0) }
        }
        guard !documents.isEmpty, let fingerprint = try? decision.fingerprint else { return nil }
        return OrderPlan(
            documents: documents, names: decision.plannedNames.compactMap(PlannedName.init), fingerprint: fingerprint,
            isInSummaries: decision.entersSummaries, isChange: isInBooks)
    }
}
