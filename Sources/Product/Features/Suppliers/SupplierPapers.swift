package import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import Storage
import Sync

/// Invoices of suppliers, fetched and attached to the orders that they belong to; from there they become bills.
package struct SupplierPapers: Sendable {
    /// What a fetch brought; invoices are named `supplier number`.
    package struct Fetched: Hashable, Sendable, Codable {
        package var at: Instant
        /// Invoices that were new to their order.
        package var attached: [String] = []
        package var known = 0
        /// Invoices whose purchase order no kept order has.
        package var unmatched: [String] = []
        /// Credit memos: a person enters them.
        package var credits: [String] = []
        /// Invoices that cannot be taken, and suppliers that did not answer, with what was said.
        package var faults: [String] = []

        package init(at: Instant) { self.at = at }

        package init(from decoder: any Decoder) throws {
            let row = try decoder.container(keyedBy: CodingKeys.self)
            self.init(at: try row.value(.at))
            try row.read(.attached, into: &attached)
            try row.read(.known, into: &known)
            try row.read(.unmatched, into: &unmatched)
            try row.read(.credits, into: &credits)
            try row.read(.faults, into: &faults)
        }
    }

    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// Asks every supplier of a store that is reached for what is new, and attaches it to its orders.
    package func fetch(of store: ID<Store>) async throws(FeatureProblem) -> Fetched {
        let access = try scope.open(.syncStores)
        let fetched = try await access.fetchSupplierPapers(of: store)
        if !fetched.attached.isEmpty { try await access.lookSoon(atPushed: store) }
        return fetched
    }

    /// What the last fetch brought, whoever began it; `nil` before the first.
    package func last(of store: ID<Store>) async throws(FeatureProblem) -> Fetched? {
        let access = try scope.open(.seeConnections)
        let (archive, row) = (access.archive, try await access.store(store))
        let text = try await withFeatureProblem { try await archive.cursor(SupplierStream.last, of: row.id) }
        // A row that a later program cannot read is a copy: the next fetch writes it anew.
        return text.flatMap { try? RecordText.decode(Fetched.self, from: $0) }
    }
}

/// Names of the places up to which suppliers were heard.
private enum SupplierStream {
    static let last = "supplierPapers"

    static func invoices(_ supplier: String) -> String { "supplierInvoices.\(supplier)" }
}

extension CompanyAccess {
    /// Thirty days before the last time are asked for again: what is known already changes nothing, and an invoice that came before its
    /// order is found once the order is there.
    func fetchSupplierPapers(of store: ID<Store>) async throws(FeatureProblem) -> SupplierPapers.Fetched {
        let (archive, row, now) = (archive, try await self.store(store), now)
        var fetched = SupplierPapers.Fetched(at: now)
        guard let kind = services.connectors.store(row.kind)?.suppliers else { return fetched }
        let ways = try await supplierWays(of: store).filter { !($0.value["invoices"] ?? "").isEmpty }
        if ways.isEmpty { return fetched }
        for (supplier, way) in ways.sorted(by: { $0.key < $1.key }) {
            let stream = SupplierStream.invoices(supplier)
            let last = try await withFeatureProblem { try await archive.cursor(stream, of: row.id) }
            let since = (last.flatMap { Int64($0) }.map { Instant(milliseconds: $0) } ?? now)
                .advanced(bySeconds: -Self.overlapSeconds)
            let told: SuppliedInvoices
            do throws(ConnectorProblem) {
                told = try await kind.open(way, world).invoices(since: since)
            } catch {
                fetched.faults.append("\(supplier): \(error.text ?? "\(error.cause)")")
                continue
            }
            fetched.faults += told.faults.map { "\(supplier): \($0.text ?? "")" }
            try await attach(told.invoices, from: supplier, kind, store, &fetched)
            try await withFeatureProblem {
                _ = try await archive.keep(
                    orders: [], cursor: String(now.milliseconds), in: stream, of: row.id, now: now)
            }
        }
        let text = try json(fetched)
        try await withFeatureProblem {
            _ = try await archive.keep(orders: [], cursor: text, in: SupplierStream.last, of: row.id, now: now)
        }
        return fetched
    }

    private static let overlapSeconds: Int64 = 30 * 86_400

    private func attach(
        _ invoices: [SuppliedInvoice], from supplier: String, _ kind: SupplierKind, _ store: ID<Store>,
        _ fetched: inout SupplierPapers.Fetched
    ) async throws(FeatureProblem) {
        guard !invoices.isEmpty else { return }
        let ordered = try await purchaseOrders(of: store)
        let desk = try await pushDesk(store)
        for invoice in invoices {
            let name = "\(supplier) \(invoice.number)"
            if invoice.isCredit {
                fetched.credits.append(name)
                continue
            }
            let fitting = (ordered[invoice.purchaseOrder] ?? []).first { $0.supplied.supplier.id == supplier }
            guard let (order, supplied) = fitting else {
                fetched.unmatched.append(name)
                continue
            }
            guard invoice.total.currency == order.currency else {
                fetched.faults.append("\(name): \(invoice.total.currency.code), \(order.currency.code)")
                continue
            }
            let record = kind.record(invoice, supplied, order)
            switch try await desk.take(.supplierInvoices, [.object(record)])[0].outcome {
            case .new, .changed: fetched.attached.append(name)
            case .unchanged: fetched.known += 1
            case .refused: fetched.faults.append(name)
            }
        }
    }

    /// The newest orders by the numbers of their purchase orders.
    private func purchaseOrders(
        of store: ID<Store>
    ) async throws(FeatureProblem) -> [String: [(order: Order, supplied: SupplierOrder)]] {
        let (archive, row) = (archive, try await self.store(store))
        guard let kind = services.connectors.store(row.kind), let profile = row.storeProfile else { return [:] }
        let mapping = kind.mapping(try row.plainSettings())
        let kept = try await withFeatureProblem { try await archive.latestRecords(of: row.id, limit: Self.ordersMost) }
        var found: [String: [(order: Order, supplied: SupplierOrder)]] = [:]
        for row in kept.sorted(by: { $0.id < $1.id }) {
            let raw = RawRecord(id: row.id, updatedAt: row.updatedAt, body: Data(row.body))
            guard let order = try? mapping.order(from: raw, profile: profile) else { continue }
            for supplied in order.supplies { found[supplied.number, default: []].append((order, supplied)) }
        }
        return found
    }

    /// Suppliers invoice within weeks.
    private static let ordersMost = 5000
}
