import Accounting
import ConnectorKit
package import LinkLedger
package import Storage
package import Sync

/// Orders and where they are; search, retry.
package struct OrderList: Sendable {
    private let office: Office

    package init(_ office: Office) {
        self.office = office
    }

    /// One page, newest first.
    package func page(
        of store: String, state: OrderState?, search: String?, after: String?, limit: Int
    ) async throws(FeatureProblem) -> [OrderRow] {
        let archive = office.archive
        return try await kept { () async throws(StorageProblem) in
            try await archive.orders(of: store, state: state, search: search, after: after, limit: limit)
        }
    }

    package func totals(of store: String) async throws(FeatureProblem) -> OrderTotals {
        let archive = office.archive
        return try await kept { () async throws(StorageProblem) in try await archive.totals(of: store) }
    }

    /// Has orders decided again at the next run; without identifiers, all that need a person.
    package func retry(_ ids: [String]?, of store: String) async throws(FeatureProblem) -> Int {
        let (archive, now) = (office.archive, office.world.clock.now())
        let note = try AuditNote(.retry, by: office, of: store, RetriedOrders(store: store, orders: ids))
            .found(by: (ids ?? []).map { .order($0) })
        return try await kept { () async throws(StorageProblem) in
            try await archive.decideAgain(ids, of: store, note: note, now: now)
        }
    }

    /// The typed reason of an order; `nil` when there is none.
    package func reason(of row: OrderRow) -> OrderReason? {
        if row.reason == nil, row.reasonCode == IntentResult.postedTwiceCode { return .postedTwice }
        return row.reason.flatMap { try? RecordText.decode(OrderReason.self, from: $0) }
    }
}

/// What a retry was asked for, as the audit keeps it.
private struct RetriedOrders: Encodable {
    var store: String
    /// `nil` for all that need a person.
    var orders: [String]?
}
