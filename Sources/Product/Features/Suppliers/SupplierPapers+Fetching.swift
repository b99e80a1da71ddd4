import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import Storage
import Sync

/// Names of the places up to which suppliers were heard.
private enum SupplierStream {
    static let last = "supplierPapers"

    static func invoices(_ supplier: String) -> String { "supplierInvoices.\(supplier)" }
    static func progress(_ supplier: String) -> String { "supplierProgress.\(supplier)" }
    /// What a person said of an invoice.
    static func deed(_ paper: PaperKey) -> String {
        "supplierDeed.\(paper.supplier)/\(paper.number)\(paper.isCredit ? "/credit" : "")"
    }
}

/// A paper of a supplier, whatever it says now.
struct PaperKey: Hashable, Sendable {
    var supplier: String
    var number: String
    var isCredit: Bool
}

extension SuppliedInvoice {
    /// What it comes to, below zero where it gives something back; some suppliers put the sign there themselves.
    fileprivate var signedTotal: Money { isCredit && !total.isNegative ? -total : total }

    func key(of supplier: String) -> PaperKey {
        PaperKey(supplier: supplier, number: number, isCredit: signedTotal.isNegative)
    }
}

/// The purchase orders of a store by their numbers, with the orders that they are for.
private typealias PurchaseOrders = [String: [(order: Order, supplied: SupplierOrder)]]

/// One round of asking the suppliers of a store.
private struct Round {
    var fetched: SupplierPapers.Fetched
    var ordered: PurchaseOrders?
    /// What waited before, without that of which somebody said what becomes of it.
    var before: [SupplierPapers.Waiting] = []
    /// The invoices that wait no more.
    var settled: Set<PaperKey> = []

    mutating func wait(
        for invoice: SuppliedInvoice, of supplier: String, _ cause: SupplierPapers.Waiting.Cause
    ) {
        let waiting = SupplierPapers.Waiting(
            supplier: supplier, number: invoice.number, purchaseOrder: invoice.purchaseOrder, date: invoice.date,
            total: invoice.signedTotal, cause: cause)
        fetched.waiting.removeAll { $0.key == waiting.key }
        fetched.waiting.append(waiting)
    }

    mutating func fail(_ supplier: String, _ cause: SupplierPapers.Fault.Cause) {
        fetched.faults.append(SupplierPapers.Fault(supplier: supplier, cause))
    }
}

extension CompanyAccess {
    /// Thirty days before the last time are asked for again: what is known already changes nothing, and an invoice that came before its
    /// order is found once the order is there. What waits longer is asked for by its purchase order.
    func fetchSupplierPapers(of store: ID<Store>) async throws(FeatureProblem) -> SupplierPapers.Fetched {
        let (row, now) = (try await self.store(store), now)
        var round = Round(fetched: SupplierPapers.Fetched(at: now))
        guard let kind = services.connectors.store(row.kind)?.suppliers else { return round.fetched }
        let ways = try await supplierWays(of: store).filter { way in
            ["invoices", "progress"].contains { !(way.value[$0] ?? "").isEmpty }
        }
        if ways.isEmpty { return round.fetched }
        for waiting in try await lastSupplierPapers(of: row)?.waiting ?? [] {
            if try await !isSettled(waiting.key, row) { round.before.append(waiting) }
        }
        for (supplier, way) in ways.sorted(by: { $0.key < $1.key }) {
            let service = kind.open(way, world)
            if !(way["invoices"] ?? "").isEmpty {
                try await fetchInvoices(from: supplier, service, kind, row, &round)
            }
            if !(way["progress"] ?? "").isEmpty {
                try await fetchProgress(of: supplier, service, row, &round)
            }
        }
        let told = round.settled.union(round.fetched.waiting.map(\.key))
        round.fetched.waiting = round.before.filter { !told.contains($0.key) } + round.fetched.waiting
        try await keep(round.fetched, of: row)
        return round.fetched
    }

    /// Throws `storage` for what cannot be read: nothing is written over invoices that wait.
    func lastSupplierPapers(of row: ConnectionRow) async throws(FeatureProblem) -> SupplierPapers.Fetched? {
        let archive = archive
        let kept = try await withFeatureProblem { try await archive.cursor(SupplierStream.last, of: row.id) }
        guard let kept else { return nil }
        do { return try RecordText.decode(SupplierPapers.Fetched.self, from: kept) } catch {
            throw .storage(.unusable(SupplierStream.last))
        }
    }

    /// Keeps what a person said of an invoice: from now on it neither waits nor is taken by itself.
    func settle(
        _ waiting: SupplierPapers.Waiting, _ deed: SupplierDeed, of row: ConnectionRow
    ) async throws(FeatureProblem) {
        try await keep(try json(deed), in: SupplierStream.deed(waiting.key), of: row)
        try await add(try note(.connection, of: row.id, deed, by: [.number(waiting.number)]))
        guard var last = try await lastSupplierPapers(of: row) else { return }
        last.waiting.removeAll { $0.key == waiting.key }
        try await keep(last, of: row)
    }

    private func isSettled(_ paper: PaperKey, _ row: ConnectionRow) async throws(FeatureProblem) -> Bool {
        let (archive, stream) = (archive, SupplierStream.deed(paper))
        return try await withFeatureProblem { try await archive.cursor(stream, of: row.id) } != nil
    }

    private func keep(_ fetched: SupplierPapers.Fetched, of row: ConnectionRow) async throws(FeatureProblem) {
        try await keep(try json(fetched), in: SupplierStream.last, of: row)
    }

    private func keep(_ text: String, in stream: String, of row: ConnectionRow) async throws(FeatureProblem) {
        let (archive, now) = (archive, now)
        try await withFeatureProblem {
            _ = try await archive.keep(orders: [], cursor: text, in: stream, of: row.id, now: now)
        }
    }

    private static let overlapSeconds: Int64 = 30 * 86_400

    /// Since when a supplier is asked.
    private func since(_ stream: String, of row: ConnectionRow) async throws(FeatureProblem) -> Instant {
        let archive = archive
        let last = try await withFeatureProblem { try await archive.cursor(stream, of: row.id) }
        return (last.flatMap { Int64($0) }.map { Instant(milliseconds: $0) } ?? now)
            .advanced(bySeconds: -Self.overlapSeconds)
    }

    private func heard(_ stream: String, of row: ConnectionRow) async throws(FeatureProblem) {
        try await keep(String(now.milliseconds), in: stream, of: row)
    }

    private func fetchInvoices(
        from supplier: String, _ service: any SupplierService, _ kind: SupplierKind, _ row: ConnectionRow,
        _ round: inout Round
    ) async throws(FeatureProblem) {
        let stream = SupplierStream.invoices(supplier)
        let since = try await since(stream, of: row)
        let told: SuppliedInvoices
        let voided: [VoidedInvoice]
        do throws(ConnectorProblem) {
            told = try await service.invoices(since: since)
            voided = try await service.voidedInvoices(since: since)
        } catch { return round.fail(supplier, .unanswered(error.brief)) }
        for fault in told.faults { round.fail(supplier, .unfit(fault.brief)) }
        let earlier = try await askAgain(supplier, told.invoices, service, row, &round)
        // Suppliers may list what they took back.
        let standing = (told.invoices + earlier).filter { invoice in
            !voided.contains { $0.takesBack(number: invoice.number, of: invoice.date) }
        }
        for waiting in round.before where waiting.supplier == supplier {
            if voided.contains(where: { $0.takesBack(number: waiting.number, of: waiting.date) }) {
                round.settled.insert(waiting.key)
            }
        }
        try await attach(standing, from: supplier, kind, row, &round)
        try await takeBack(voided, of: supplier, kind, row, &round)
        try await heard(stream, of: row)
    }

    /// Invoices that wait, that the supplier does not tell of any more, and whose purchase order an order has by now. What they do not
    /// answer waits on.
    private func askAgain(
        _ supplier: String, _ told: [SuppliedInvoice], _ service: any SupplierService, _ row: ConnectionRow,
        _ round: inout Round
    ) async throws(FeatureProblem) -> [SuppliedInvoice] {
        let keys = Set(told.map { $0.key(of: supplier) })
        let waiting = round.before.filter { $0.supplier == supplier && !keys.contains($0.key) }
        if waiting.isEmpty { return [] }
        let orders = try await purchaseOrders(of: ID(row.id), &round.ordered)
        let known = Set(waiting.map(\.purchaseOrder).filter { orders[$0] != nil })
        var found: [SuppliedInvoice] = []
        for number in known.sorted().prefix(Self.askedAgainMost) {
            do throws(ConnectorProblem) {
                found += try await service.invoices(ofPurchaseOrder: number).invoices
            } catch { break }
        }
        let wanted = Set(waiting.map(\.key))
        return found.filter { wanted.contains($0.key(of: supplier)) }
    }

    /// One request each, at one a second: a round stays within a minute.
    private static let askedAgainMost = 50

    private func fetchProgress(
        of supplier: String, _ service: any SupplierService, _ row: ConnectionRow, _ round: inout Round
    ) async throws(FeatureProblem) {
        let stream = SupplierStream.progress(supplier)
        let since = try await since(stream, of: row)
        let told: [SuppliedProgress]
        do throws(ConnectorProblem) { told = try await service.progress(since: since) } catch {
            return round.fail(supplier, .unanswered(error.brief))
        }
        try await follow(told, of: supplier, ID(row.id), &round)
        try await heard(stream, of: row)
    }

    private func attach(
        _ invoices: [SuppliedInvoice], from supplier: String, _ kind: SupplierKind, _ row: ConnectionRow,
        _ round: inout Round
    ) async throws(FeatureProblem) {
        guard !invoices.isEmpty else { return }
        let orders = try await purchaseOrders(of: ID(row.id), &round.ordered)
        let desk = try await pushDesk(ID(row.id))
        for invoice in invoices {
            let name = "\(supplier) \(invoice.number)"
            if try await isSettled(invoice.key(of: supplier), row) { continue }
            let fitting = (orders[invoice.purchaseOrder] ?? []).first { $0.supplied.supplier.id == supplier }
            guard let (order, supplied) = fitting else {
                round.wait(for: invoice, of: supplier, .noOrder)
                continue
            }
            guard invoice.total.currency == order.currency else {
                round.wait(for: invoice, of: supplier, .currencyDiffers(order: order.currency))
                continue
            }
            let record = kind.record(invoice, supplied, order)
            let outcome = try await desk.take(.supplierInvoices, [.object(record)])[0].outcome
            switch outcome {
            case .new where invoice.isCredit, .changed where invoice.isCredit: round.fetched.credits.append(name)
            case .new, .changed: round.fetched.attached.append(name)
            case .unchanged: round.fetched.known += 1
            case .refused(let refusal):
                round.wait(for: invoice, of: supplier, .refused(refusal))
                continue
            }
            round.settled.insert(invoice.key(of: supplier))
        }
    }

    /// Takes from the orders what their supplier took back.
    private func takeBack(
        _ voided: [VoidedInvoice], of supplier: String, _ kind: SupplierKind, _ row: ConnectionRow,
        _ round: inout Round
    ) async throws(FeatureProblem) {
        guard !voided.isEmpty else { return }
        let orders = try await purchaseOrders(of: ID(row.id), &round.ordered)
        let desk = try await pushDesk(ID(row.id))
        let own = orders.sorted { $0.key < $1.key }.flatMap(\.value).filter { $0.supplied.supplier.id == supplier }
        for (order, supplied) in own {
            for invoice in supplied.invoices
            where voided.contains(where: { $0.takesBack(number: invoice.number, of: invoice.date) }) {
                let record = kind.voiding(invoice, supplied, order)
                switch try await desk.take(.supplierInvoices, [.object(record)])[0].outcome {
                case .new, .changed: round.fetched.voided.append("\(supplier) \(invoice.number)")
                case .unchanged: break
                case .refused(let refusal): round.fail(supplier, .notTakenBack(number: invoice.number, refusal))
                }
            }
        }
    }

    /// Notes with the purchase orders that we sent how far their supplier says to be. One whose answer was lost has arrived.
    private func follow(
        _ told: [SuppliedProgress], of supplier: String, _ store: ID<Store>, _ round: inout Round
    ) async throws(FeatureProblem) {
        guard !told.isEmpty else { return }
        let orders = try await purchaseOrders(of: store, &round.ordered)
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
            round.fetched.progressed.append("\(supplier) \(supplied.number)")
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

extension ConnectorProblem {
    /// Without the raw answer: what is told is kept for every hour.
    fileprivate var brief: ConnectorProblem {
        var brief = self
        brief.raw = nil
        return brief
    }
}
