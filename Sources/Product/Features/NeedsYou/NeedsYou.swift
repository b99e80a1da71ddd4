package import Accounting
import Bookkeeping
package import Commerce
import LinkLedger
package import Storage
import Sync

/// Orders that need a person, grouped by cause, with the steps that fix them (X6).
package struct NeedsYou: Sendable {
    /// A page of causes.
    package struct Page: Sendable {
        package var causes: [Cause]
        package var count: NeedsCount
        /// Names the page that follows; `nil` on the last.
        package var next: ID<Cause>?
    }

    let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// How many orders need a person, in the stores that they see.
    package func count() async throws(FeatureProblem) -> NeedsCount {
        let access = try scope.open(.seeOrders)
        return try await access.needs(of: try await access.seenStores())
    }

    /// One page of causes, those with the oldest order first, each with its first orders.
    package func page(after last: ID<Cause>? = nil) async throws(FeatureProblem) -> Page {
        let access = try scope.open(.seeOrders)
        let connections = try await access.connections()
        let stores = connections.filter { $0.side == .store }
        let before = try await last.asyncMap { id throws(FeatureProblem) in try await access.cause(id, of: stores) }
        var rows = try await access.causes(of: stores, after: before, limit: Self.causesMax + 1)
        let isLast = rows.count <= Self.causesMax
        rows = Array(rows.prefix(Self.causesMax))
        let archive = access.archive
        let (sums, first) = try await withFeatureProblem {
            (
                try await archive.sums(of: rows, shared: ReasonCode.shared),
                try await archive.firstOrders(of: rows, shared: ReasonCode.shared, limit: Self.ordersShown)
            )
        }
        let desk = try await RepairDesk(access, scope, connections)
        var causes: [Cause] = []
        for row in rows {
            let orders = first.filter { $0.cause == row.key }.map(\.order)
            causes.append(try await desk.cause(row, orders, sums))
        }
        return Page(
            causes: causes, count: try await access.needs(of: stores), next: isLast ? nil : causes.last?.id)
    }

    /// One cause with a page of its orders, oldest first; `after` is the last order of the page before.
    ///
    /// Throws ``RepairProblem/causeGone``.
    package func cause(
        _ id: ID<Cause>, after last: ID<Order>? = nil, limit: Int = Self.pageSize
    ) async throws(FeatureProblem) -> Cause {
        let access = try scope.open(.seeOrders)
        let connections = try await access.connections()
        let row = try await access.cause(id, of: connections.filter { $0.side == .store })
        let archive = access.archive
        let (sums, orders) = try await withFeatureProblem {
            (
                try await archive.sums(of: [row], shared: ReasonCode.shared),
                try await archive.orders(of: row, shared: ReasonCode.shared, after: last?.rawValue, limit: limit)
            )
        }
        return try await RepairDesk(access, scope, connections).cause(row, orders, sums)
    }

    /// Orders that people keep out of the books, newest first.
    package func leftOut(after last: OrderRef? = nil) async throws(FeatureProblem) -> [CauseOrder] {
        let access = try scope.open(.seeOrders)
        let stores = try await access.seenStores()
        let before = try await last.asyncMap { order throws(FeatureProblem) in try await access.order(order) }
        let archive = access.archive
        return try await withFeatureProblem {
            try await archive.orders(
                of: stores.map(\.id), in: .skipped, codes: Set(OrderExemption.Kind.allCases.map(\.rawValue)),
                after: before, limit: Self.pageSize)
        }.map(CauseOrder.init)
    }

    /// A page of a list on which a person acts.
    package static let pageSize = 25
    private static let causesMax = 20
    /// Of each cause on the page of all of them.
    private static let ordersShown = 6
}

extension CompanyAccess {
    /// The stores in use that the person sees; none is no fault.
    func seenStores() async throws(FeatureProblem) -> [ConnectionRow] {
        try await connections().filter { $0.side == .store }
    }

    func needs(of stores: [ConnectionRow]) async throws(FeatureProblem) -> NeedsCount {
        let archive = archive
        return try await withFeatureProblem { try await archive.needs(of: stores.map(\.id)) }
    }

    func causes(
        of stores: [ConnectionRow], code: String? = nil, after last: CauseRow? = nil, limit: Int
    ) async throws(FeatureProblem) -> [CauseRow] {
        let archive = archive
        return try await withFeatureProblem {
            try await archive.causes(
                of: stores.map(\.id), shared: ReasonCode.shared, code: code, after: last, limit: limit)
        }
    }

    /// The cause of that name; throws ``RepairProblem/causeGone``.
    func cause(_ id: ID<Cause>, of stores: [ConnectionRow]) async throws(FeatureProblem) -> CauseRow {
        let code = String(id.rawValue.split(separator: "-").first ?? "")
        let rows = try await causes(of: stores, code: code, limit: Self.namesakesMax)
        guard let row = rows.first(where: { $0.key.name == id }) else { throw .repairRefused(.causeGone) }
        return row
    }

    /// Causes of one code: as many as there are taxes without a pair, or products without an item.
    private static let namesakesMax = 10_000
}

extension CauseRow.Key {
    /// Made of what tells it from the others, so that nothing need be kept for it.
    var name: ID<Cause> {
        let print = RecordText.fingerprint("\(store)\n\(code)\n\(shared)".utf8)
        return ID("\(code)-\(print.prefix(Self.digits))")
    }

    private static let digits = 12
}

extension Optional where Wrapped: Sendable {
    func asyncMap<Value>(
        _ change: (Wrapped) async throws(FeatureProblem) -> Value
    ) async throws(FeatureProblem) -> Value? {
        guard let self else { return nil }
        return try await change(self)
    }
}
