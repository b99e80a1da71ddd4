package import Accounting
import Bookkeeping
package import Commerce
import ConnectorKit
import Foundation
package import LinkLedger
package import Storage
package import Sync

/// Orders and where they are; search, retry.
package struct OrderList: Sendable {
    let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// One page, newest first.
    package func page(
        of store: ID<Store>, state: OrderState? = nil, search: String? = nil, after: ID<Order>? = nil, limit: Int
    ) async throws(FeatureProblem) -> [OrderRow] {
        let access = try scope.open(.seeOrders)
        let (archive, store) = (access.archive, try await access.store(store))
        return try await withFeatureProblem {
            try await archive.orders(
                of: store.id, state: state, search: search, after: after?.rawValue, limit: limit)
        }
    }

    /// One page of the orders of several stores, newest first.
    package func page(
        ofAll stores: [ID<Store>], state: OrderState? = nil, search: String? = nil, after: ID<Order>? = nil, limit: Int
    ) async throws(FeatureProblem) -> [OrderRow] {
        var rows: [OrderRow] = []
        for store in stores {
            rows += try await page(of: store, state: state, search: search, after: after, limit: limit)
        }
        guard stores.count > 1 else { return rows }
        func time(_ row: OrderRow) -> Int64 { row.placedAt?.milliseconds ?? .max }
        return Array(rows.sorted { time($0) > time($1) }.prefix(limit))
    }

    package func totals(of store: ID<Store>) async throws(FeatureProblem) -> OrderTotals {
        let access = try scope.open(.seeOrders)
        let (archive, store) = (access.archive, try await access.store(store))
        return try await withFeatureProblem { try await archive.totals(of: store.id) }
    }

    /// The order that a person names by its number or its identifier, in one of the stores.
    ///
    /// Throws `orderUnknown` when there is none, `orderAmbiguous` when several bear the number.
    package func find(_ name: String, in stores: [ID<Store>]) async throws(FeatureProblem) -> OrderRow {
        try await scope.open(.seeOrders).find(name, in: stores)
    }

    /// Has all orders of a store that need a person decided again at the next run; gives how many they are.
    @discardableResult
    package func retryAll(of store: ID<Store>) async throws(FeatureProblem) -> Int {
        let access = try scope.open(.retryOrders)
        return try await access.retry(nil, of: try await access.store(store).id)
    }

    /// Has orders decided again at the next run: all of them are known, or none is touched.
    @discardableResult
    package func retry(_ orders: [OrderRef]) async throws(FeatureProblem) -> Int {
        let access = try scope.open(.retryOrders)
        for order in orders { _ = try await access.order(order) }
        var count = 0
        for (store, group) in Dictionary(grouping: orders, by: \.store.rawValue).sorted(by: { $0.key < $1.key }) {
            count += try await access.retry(group.map(\.id.rawValue), of: store)
        }
        return count
    }

    /// The same for orders by number or identifier.
    package func retry(_ names: [String], in stores: [ID<Store>]) async throws(FeatureProblem) -> [OrderRow] {
        let access = try scope.open(.retryOrders)
        var orders: [OrderRow] = []
        for name in names { orders.append(try await access.find(name, in: stores)) }
        try await retry(orders.map(\.ref))
        return orders
    }
}

extension OrderRow {
    package var ref: OrderRef { OrderRef(store: ID(store), id: ID(id)) }

    /// The store made it to give back what it had invoiced.
    var isCreditMemo: Bool { id.hasPrefix(ID<Order>.creditMemoMark) }

    /// The total, where it is known; that of a credit memo of the store is negative.
    package var money: Money? {
        currency.flatMap { Currency($0) }.map { Money(minorUnits: isCreditMemo ? -total : total, $0) }
    }

    /// Why it is where it is; `nil` when there is no reason.
    package var cause: OrderReason? {
        if reason == nil, reasonCode == ReasonCode.postedTwice { return .postedTwice }
        return reason.map { OrderReason(kept: $0, code: reasonCode) }
    }
}

extension CompanyAccess {
    func find(_ name: String, in stores: [ID<Store>]) async throws(FeatureProblem) -> OrderRow {
        var found: [OrderRow] = []
        for id in stores {
            let (archive, store) = (archive, try await store(id))
            found += try await withFeatureProblem {
                try await archive.orders(named: name, of: [store.id])
            }
        }
        if let only = found.first(where: { $0.id == name && found.count > 1 }), stores.count == 1 { return only }
        guard found.count < 2 else { throw .orderAmbiguous(name, stores: found.map(\.store)) }
        guard let order = found.first else { throw .orderUnknown(name) }
        return order
    }

    /// What somebody received in the books may have been taken out of them since.
    private func lookAnewForPayments(_ order: OrderRef) async throws(FeatureProblem) {
        let said: OrderChoices
        // What cannot be understood parks the order when it is decided, and is not written over here.
        do { said = try await choices(of: order) } catch .storage(.unusable) { return }
        guard !said.paymentsInBooks.isEmpty else { return }
        try await change(order) { $0.paymentsInBooks = [] }
    }

    /// All that need a person when `nil`.
    func retry(_ ids: [String]?, of store: String) async throws(FeatureProblem) -> Int {
        let (archive, now) = (archive, now)
        for id in ids ?? [] { try await lookAnewForPayments(OrderRef(store: ID(store), id: ID(id))) }
        let note = try note(
            .retry, of: store, RetriedOrders(store: store, orders: ids), by: (ids ?? []).map { .order($0) })
        return try await withFeatureProblem {
            try await archive.decideAgain(ids, of: store, note: note, now: now)
        }
    }
}

/// What a retry was asked for, as the audit keeps it.
private struct RetriedOrders: Encodable {
    var store: String
    /// `nil` for all that need a person.
    var orders: [String]?
}
