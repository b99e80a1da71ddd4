import Accounting
import Bookkeeping
import ConnectorKit
package import Foundation
package import LinkLedger
package import Storage
package import Sync

/// Orders and where they are; search, retry.
package struct OrderList: Sendable {
    private let services: Services

    package init(_ services: Services) {
        self.services = services
    }

    /// One page, newest first.
    package func page(
        of store: String, state: OrderState?, search: String?, after: String?, limit: Int
    ) async throws(FeatureProblem) -> [OrderRow] {
        let archive = services.archive
        return try await withFeatureProblem {
            try await archive.orders(of: store, state: state, search: search, after: after, limit: limit)
        }
    }

    /// One page of the orders of several stores, newest first.
    package func page(
        ofAll stores: [ConnectionRow], state: OrderState?, search: String?, after: String?, limit: Int
    ) async throws(FeatureProblem) -> [OrderRow] {
        var rows: [OrderRow] = []
        for store in stores {
            rows += try await page(of: store.id, state: state, search: search, after: after, limit: limit)
        }
        guard stores.count > 1 else { return rows }
        func time(_ row: OrderRow) -> Int64 { row.placedAt?.milliseconds ?? .max }
        return Array(rows.sorted { time($0) > time($1) }.prefix(limit))
    }

    package func totals(of store: String) async throws(FeatureProblem) -> OrderTotals {
        let archive = services.archive
        return try await withFeatureProblem { try await archive.totals(of: store) }
    }

    /// The zone whose days the orders of a store bear: that of its settings.
    package func zone(of store: String) async throws(FeatureProblem) -> TimeZone {
        try await StorePolicy(services).policy(of: store)?.zone ?? .gmt
    }

    /// The order that a person names by its number or its identifier, in one of the stores.
    ///
    /// Throws `orderUnknown` when there is none, `orderAmbiguous` when several bear the number.
    package func find(_ name: String, in stores: [ConnectionRow]) async throws(FeatureProblem) -> OrderRow {
        let archive = services.archive
        var found: [OrderRow] = []
        for store in stores {
            found += try await withFeatureProblem {
                try await archive.orders(named: name, of: store.id)
            }
        }
        if let only = found.first(where: { $0.id == name && found.count > 1 }), stores.count == 1 { return only }
        guard found.count < 2 else { throw .orderAmbiguous(name, stores: found.map(\.store)) }
        guard let order = found.first else { throw .orderUnknown(name) }
        return order
    }

    /// Has orders decided again at the next run; all that need a person when `nil`.
    package func retry(_ ids: [String]?, of store: String) async throws(FeatureProblem) -> Int {
        let (archive, now) = (services.archive, services.world.clock.now())
        let note = try AuditNote(.retry, by: services, of: store, RetriedOrders(store: store, orders: ids))
            .found(by: (ids ?? []).map { .order($0) })
        return try await withFeatureProblem {
            try await archive.decideAgain(ids, of: store, note: note, now: now)
        }
    }

    /// The same for orders by number or identifier: all of them are known, or none is touched.
    package func retry(_ names: [String], in stores: [ConnectionRow]) async throws(FeatureProblem) -> [OrderRow] {
        var orders: [OrderRow] = []
        for name in names { orders.append(try await find(name, in: stores)) }
        for (store, rows) in Dictionary(grouping: orders, by: \.store).sorted(by: { $0.key < $1.key }) {
            _ = try await retry(rows.map(\.id), of: store)
        }
        return orders
    }

    /// The typed reason of an order; `nil` when there is none.
    package func reason(of row: OrderRow) -> OrderReason? {
        if row.reason == nil, row.reasonCode == ReasonCode.postedTwice { return .postedTwice }
        return row.reason.map { OrderReason(kept: $0, code: row.reasonCode) }
    }
}

/// What a retry was asked for, as the audit keeps it.
private struct RetriedOrders: Encodable {
    var store: String
    /// `nil` for all that need a person.
    var orders: [String]?
}
