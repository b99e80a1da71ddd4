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
        /// Credit memos that were new to their order.
        package var credits: [String] = []
        /// Invoices that suppliers took back, and that orders had.
        package var voided: [String] = []
        /// Purchase orders with which a supplier is further than before.
        package var progressed: [String] = []
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
            try row.read(.voided, into: &voided)
            try row.read(.progressed, into: &progressed)
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
        if !(fetched.attached + fetched.credits + fetched.voided).isEmpty { try await access.lookSoon(atPushed: store) }
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
    static func progress(_ supplier: String) -> String { "supplierProgress.\(supplier)" }
}

extension CompanyAccess {
    /// Thirty days before the last time are asked for again: what is known already changes nothing, and an invoice that came before its
    /// order is found once the order is there.
    func fetchSupplierPapers(of store: ID<Store>) async throws(FeatureProblem) -> SupplierPapers.Fetched {
        let (archive, row, now) = (archive, try await self.store(store), now)
        var fetched = SupplierPapers.Fetched(at: now)
        guard let kind = services.connectors.store(row.kind)?.suppliers else { return fetched }
        let ways = try await supplierWays(of: store).filter { way in
            ["invoices", "progress"].contains { !(way.value[$0] ?? "").isEmpty }
        }
        if ways.isEmpty { return fetched }
        var ordered: PurchaseOrders?
        for (supplier, way) in ways.sorted(by: { $0.key < $1.key }) {
            let service = kind.open(way, world)
            if !(way["invoices"] ?? "").isEmpty {
                try await fetchInvoices(from: supplier, service, kind, row, &ordered, &fetched)
            }
            if !(way["progress"] ?? "").isEmpty {
                try await fetchProgress(of: supplier, service, row, &ordered, &fetched)
            }
        }
        let text = try json(fetched)
        try await withFeatureProblem {
            _ = try await archive.keep(orders: [], cursor: text, in: SupplierStream.last, of: row.id, now: now)
        }
        return fetched
    }

    /// The purchase orders of a store by their numbers, with the orders that they are for.
    private typealias PurchaseOrders = [String: [(order: Order, supplied: SupplierOrder)]]

    private static let overlapSeconds: Int64 = 30 * 86_400

    /// Since when a supplier is asked.
    private func since(_ stream: String, of row: ConnectionRow) async throws(FeatureProblem) -> Instant {
        let archive = archive
        let last = try await withFeatureProblem { try await archive.cursor(stream, of: row.id) }
        return (last.flatMap { Int64($0) }.map { Instant(milliseconds: $0) } ?? now)
            .advanced(bySeconds: -Self.overlapSeconds)
    }

    private func heard(_ stream: String, of row: ConnectionRow) async throws(FeatureProblem) {
        let (archive, now) = (archive, now)
        try await withFeatureProblem {
            _ = try await archive.keep(orders: [], cursor: String(now.milliseconds), in: stream, of: row.id, now: now)
        }
    }

    private func fetchInvoices(
        from supplier: String, _ service: any SupplierService, _ kind: SupplierKind, _ row: ConnectionRow,
        _ ordered: inout PurchaseOrders?, _ fetched: inout SupplierPapers.Fetched
    ) async throws(FeatureProblem) {
        let stream = SupplierStream.invoices(supplier)
        let since = try await since(stream, of: row)
        let told: SuppliedInvoices
        let voided: [VoidedInvoice]
        do throws(ConnectorProblem) {
            told = try await service.invoices(since: since)
            voided = try await service.voidedInvoices(since: since)
        } catch {
            return fetched.faults.append("\(supplier): \(error.text ?? "\(error.cause)")")
        }
        fetched.faults += told.faults.map { "\(supplier): \($0.text ?? "")" }
        // Suppliers may list what they took back.
        let standing = told.invoices.filter { invoice in
            !voided.contains { $0.takesBack(number: invoice.number, of: invoice.date) }
        }
        try await attach(standing, from: supplier, kind, ID(row.id), &ordered, &fetched)
        try await takeBack(voided, of: supplier, kind, ID(row.id), &ordered, &fetched)
        try await heard(stream, of: row)
    }

    private func fetchProgress(
        of supplier: String, _ service: any SupplierService, _ row: ConnectionRow, _ ordered: inout PurchaseOrders?,
        _ fetched: inout SupplierPapers.Fetched
    ) async throws(FeatureProblem) {
        let stream = SupplierStream.progress(supplier)
        let since = try await since(stream, of: row)
        let told: [SuppliedProgress]
        do throws(ConnectorProblem) { told = try await service.progress(since: since) } catch {
            return fetched.faults.append("\(supplier): \(error.text ?? "\(error.cause)")")
        }
        try await follow(told, of: supplier, ID(row.id), &ordered, &fetched)
        try await heard(stream, of: row)
    }

    private func attach(
        _ invoices: [SuppliedInvoice], from supplier: String, _ kind: SupplierKind, _ store: ID<Store>,
        _ ordered: inout PurchaseOrders?, _ fetched: inout SupplierPapers.Fetched
    ) async throws(FeatureProblem) {
        guard !invoices.isEmpty else { return }
        let orders = try await purchaseOrders(of: store, &ordered)
        let desk = try await pushDesk(store)
        for invoice in invoices {
            let name = "\(supplier) \(invoice.number)"
            let fitting = (orders[invoice.purchaseOrder] ?? []).first { $0.supplied.supplier.id == supplier }
            guard let (order, supplied) = fitting else {
                fetched.unmatched.append(name)
                continue
            }
            guard invoice.total.currency == order.currency else {
                fetched.faults.append("\(name): \(invoice.total.currency.code) ≠ \(order.currency.code)")
                continue
            }
            let record = kind.record(invoice, supplied, order)
            switch try await desk.take(.supplierInvoices, [.object(record)])[0].outcome {
            case .new where invoice.isCredit, .changed where invoice.isCredit: fetched.credits.append(name)
            case .new, .changed: fetched.attached.append(name)
            case .unchanged: fetched.known += 1
            case .refused(let refusal): fetched.faults.append("\(name): \(refusal.words)")
            }
        }
    }

    /// Takes from the orders what their supplier took back.
    private func takeBack(
        _ voided: [VoidedInvoice], of supplier: String, _ kind: SupplierKind, _ store: ID<Store>,
        _ ordered: inout PurchaseOrders?, _ fetched: inout SupplierPapers.Fetched
    ) async throws(FeatureProblem) {
        guard !voided.isEmpty else { return }
        let orders = try await purchaseOrders(of: store, &ordered)
        let desk = try await pushDesk(store)
        let own = orders.sorted { $0.key < $1.key }.flatMap(\.value).filter { $0.supplied.supplier.id == supplier }
        for (order, supplied) in own {
            for invoice in supplied.invoices
            where voided.contains(where: { $0.takesBack(number: invoice.number, of: invoice.date) }) {
                let name = "\(supplier) \(invoice.number)"
                let record = kind.voiding(invoice, supplied, order)
                switch try await desk.take(.supplierInvoices, [.object(record)])[0].outcome {
                case .new, .changed: fetched.voided.append(name)
                case .unchanged: break
                case .refused(let refusal): fetched.faults.append("\(name): \(refusal.words)")
                }
            }
        }
    }

    /// Notes with the purchase orders that we sent how far their supplier says to be. One whose answer was lost has arrived.
    private func follow(
        _ told: [SuppliedProgress], of supplier: String, _ store: ID<Store>, _ ordered: inout PurchaseOrders?,
        _ fetched: inout SupplierPapers.Fetched
    ) async throws(FeatureProblem) {
        guard !told.isEmpty else { return }
        let orders = try await purchaseOrders(of: store, &ordered)
        for one in told {
            let fitting = (orders[one.purchaseOrder] ?? []).first { $0.supplied.supplier.id == supplier }
            guard let (order, supplied) = fitting else { continue }
            let ref = OrderRef(store: store, id: order.id)
            let key = order.sendName(of: supplied)
            guard let send = try await choices(of: ref).supplierSends?[key], send.state != .refused,
                send.progress != one.progress || send.state == .sending
            else { continue }
            try await change(ref) { choices in
                choices.supplierSends?[key]?.state = .sent
                choices.supplierSends?[key]?.progress = one.progress
            }
            fetched.progressed.append("\(supplier) \(supplied.number)")
        }
    }

    /// The newest orders by the numbers of their purchase orders; read once for all suppliers of a fetch.
    private func purchaseOrders(
        of store: ID<Store>, _ known: inout PurchaseOrders?
    ) async throws(FeatureProblem) -> PurchaseOrders {
        if let known { return known }
        let (archive, row) = (archive, try await self.store(store))
        guard let kind = services.connectors.store(row.kind), let profile = row.storeProfile else { return [:] }
        let mapping = kind.mapping(try row.plainSettings())
        let kept = try await withFeatureProblem { try await archive.latestRecords(of: row.id, limit: Self.ordersMost) }
        var found: PurchaseOrders = [:]
        for row in kept.sorted(by: { $0.id < $1.id }) {
            let raw = RawRecord(id: row.id, updatedAt: row.updatedAt, body: Data(row.body))
            guard let order = try? mapping.order(from: raw, profile: profile) else { continue }
            for supplied in order.supplies { found[supplied.number, default: []].append((order, supplied)) }
        }
        known = found
        return found
    }

    /// Suppliers invoice within weeks.
    private static let ordersMost = 5000
}

extension PushRefusal {
    /// Why a record was not taken, as briefly as its place and its figures.
    fileprivate var words: String {
        switch self {
        case .unfit(.unreadable(let fault)): "\(fault.field) \(fault.text)"
        case .unfit(.shape), .older, .contradicts, .sumsDiffer, .otherRecord: "\(path ?? "") \(code)"
        }
    }
}
