package import Accounting
package import Bookkeeping
package import Commerce
import ConnectorKit
import Foundation
import Storage
import Sync

/// Purchase orders of an order on their way to the suppliers.
package struct SupplierOrders: Sendable {
    /// A purchase order, and what became of it.
    package struct Standing: Hashable, Sendable {
        package var supplied: SupplierOrder
        package var ordered: Money
        /// `nil` while it was not sent.
        package var send: SupplierSend?
        /// The supplier takes purchase orders electronically.
        package var isReached: Bool
        /// Its number, or its identifier where the order has several of that number.
        package var name: String
        /// It was changed since it was sent: the supplier knows it as it was.
        package var isChanged = false
    }

    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// The purchase orders of an order, in its own sequence; none of one that cannot be read. Throws `orderUnknown`.
    package func list(of ref: OrderRef) async throws(FeatureProblem) -> [Standing] {
        let access = try scope.open(.seeOrders)
        let kept = try await access.keptOrder(ref)
        guard try await access.supplierKind(of: ref.store) != nil,
            let order = try await access.told(kept, of: ref.store)
        else { return [] }
        let sends = try await access.choices(of: ref).supplierSends ?? [:]
        let ways = try await access.supplierWays(of: ref.store)
        return order.supplies.map { supplied -> Standing in
            let name = order.sendName(of: supplied)
            var standing = Standing(
                supplied: supplied, ordered: supplied.total(order.currency), send: sends[name],
                isReached: !(ways[supplied.supplier.id]?["purchaseOrders"] ?? "").isEmpty, name: name)
            if let sent = sends[name], sent.state == .sent, let content = sent.content {
                standing.isChanged = content != supplied.content
            }
            return standing
        }
    }

    /// Sends one purchase order to its supplier; one that they have is not sent again.
    ///
    /// An answer that is lost leaves it *sending*: sending again finds out, since the supplier knows it by its number.
    /// Throws `sendingUnfit` for one that cannot be sent or that the person may not send.
    package func send(_ number: String, of ref: OrderRef) async throws(FeatureProblem) -> SupplierSend {
        let access = try scope.open(.sendOrders)
        try await check(access, ref.store)
        let order = try await access.toldOrder(ref)
        let supplies = order.supplies
        let named = supplies.filter { order.sendName(of: $0) == number }
        guard let supplied = named.first else {
            throw .sendingUnfit(.purchaseOrderUnknown(number, known: supplies.map { order.sendName(of: $0) }))
        }
        guard order.status.stage == .open else { throw .sendingUnfit(.orderNotCompleted(order.number)) }
        guard let kind = try await access.supplierKind(of: ref.store),
            let way = try await access.supplierWays(of: ref.store)[supplied.supplier.id],
            !(way["purchaseOrders"] ?? "").isEmpty
        else { throw .sendingUnfit(.supplierNotReached(supplied.supplier.name)) }
        let (now, actor) = (access.now, access.actor)
        if let before = try await access.choices(of: ref).supplierSends?[number], before.state == .sent {
            return before
        }
        try await access.change(ref) { choices in
            choices.supplierSends = (choices.supplierSends ?? [:])
                .merging([number: SupplierSend(.sending, at: now, by: actor)]) { $0.state == .sent ? $0 : $1 }
        }
        let service = kind.open(way, access.world)
        let sender = try await sender(access, ref.store)
        var outcome: SupplierSend
        do throws(ConnectorProblem) {
            let receipt = try await service.send(supplied, of: order, by: sender)
            outcome = SupplierSend(
                .sent, at: now, by: actor, transaction: receipt.transaction, words: receipt.warnings)
        } catch {
            guard error.isRefusal else { throw .outside(error) }
            outcome = SupplierSend(.refused, at: now, by: actor, words: [error.text ?? ""].filter { !$0.isEmpty })
        }
        outcome.content = supplied.content
        let kept = outcome
        try await access.change(ref) { choices in
            choices.supplierSends = (choices.supplierSends ?? [:])
                .merging([number: kept]) { $0.state == .sent ? $0 : $1 }
        }
        return outcome
    }

    private func check(_ access: CompanyAccess, _ store: ID<Store>) async throws(FeatureProblem) {
        let rules = try await access.policy(of: store)?.sendingRules ?? SendingRules()
        guard try await access.admits(rules) else { throw .sendingUnfit(.notForPerson) }
        let allowed = rules.kinds.intersection(access.requester.sendableKinds ?? rules.kinds)
        guard allowed.contains(.purchaseOrder) else { throw .sendingUnfit(.kindNotAllowed(.purchaseOrder)) }
    }

    /// As suppliers see who orders: the company of the store.
    private func sender(_ access: CompanyAccess, _ store: ID<Store>) async throws(FeatureProblem) -> SupplierSender {
        SupplierSender(name: try await access.store(store).name)
    }
}

extension Order {
    /// By what it is noted what became of a purchase order: its number, or its identifier where several bear that number.
    func sendName(of supplied: SupplierOrder) -> String {
        supplies.count { $0.number == supplied.number } > 1 ? supplied.id : supplied.number
    }
}

extension SupplierOrder {
    /// A fingerprint of what is ordered; `nil` where it cannot be written.
    fileprivate var content: String? { (try? RecordText.encode(lines)).map { RecordText.fingerprint($0.utf8) } }
}

extension ConnectorProblem {
    /// The supplier heard and said no; otherwise the purchase order may have arrived.
    fileprivate var isRefusal: Bool {
        switch cause {
        case .signInNeeded, .clientRefused, .notPermitted, .invalid, .notFound: true
        default: false
        }
    }
}

extension CompanyAccess {
    /// An order as its store tells it, without the books. Throws `orderUnknown`, also for one that cannot be read.
    func toldOrder(_ ref: OrderRef) async throws(FeatureProblem) -> Order {
        guard let order = try await readableOrder(ref) else { throw .orderUnknown(ref.id.rawValue) }
        return order
    }

    /// The same; `nil` for one that cannot be read.
    func readableOrder(_ ref: OrderRef) async throws(FeatureProblem) -> Order? {
        try await told(try await keptOrder(ref), of: ref.store)
    }

    /// `nil` where the order cannot be read.
    fileprivate func told(_ kept: UndecidedOrder, of id: ID<Store>) async throws(FeatureProblem) -> Order? {
        let row = try await store(id)
        guard let kind = services.connectors.store(row.kind), let profile = row.storeProfile else { return nil }
        let raw = RawRecord(id: kept.id, updatedAt: kept.updatedAt, body: Data(kept.body))
        do { return try kind.mapping(try row.plainSettings()).order(from: raw, profile: profile) } catch { return nil }
    }
}
