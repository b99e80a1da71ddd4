import Accounting
import Bookkeeping
import Commerce
package import ConnectorKit
import LinkLedger
import Storage

/// The workflow stock level in the books → store (W20): read both sides, show, then write differences.
///
/// Differences are written, not levels, so a sale in between is not overwritten; what became of a lost write is read, not guessed:
/// the next run compares again. Source: ecwid.md §4.2.
package struct StockRun: Sendable {
    private let context: SyncContext
    /// The other stores that sell from the same books.
    private let others: [SyncContext]
    private let consent: Consent

    /// What a person agreed to who saw what would change.
    package enum Consent: Hashable, Sendable {
        /// Nobody looked: the first run stops with the number of changes, and one that would empty much stops too.
        case none
        case whole
        /// To changes by which at most so many products drop to nothing.
        case dropsUpTo(Int)

        func covers(_ plan: StockPlan) -> Bool {
            switch self {
            case .none: false
            case .whole: true
            case .dropsUpTo(let most): plan.dropsToZero <= most
            }
        }
    }

    package static let needs: [StoreNeed] = [.has(.products), .takesStock]

    package init(_ context: SyncContext, beside others: [SyncContext], consent: Consent = .none) {
        self.context = context
        self.others = others
        self.consent = consent
    }

    package func perform(trigger: String, as id: String? = nil) async throws(RunStop) -> RunReport {
        try context.check(Self.needs)
        return try await Run(context, workflow: "stock", trigger: trigger, as: id)
            .perform { run, counts, lease throws(RunStop) in
                let plan = try await preview()
                try await lease.renew()
                try await guardAgainstLoss(plan)
                try await write(plan, run: run, counts, lease)
            }
    }

    /// What would change; writes nothing.
    package func preview() async throws(RunStop) -> StockPlan {
        try context.check(Self.needs)
        let settings = try await RunSettings.load(context) { _ in }
        let before = try await sold(settings)
        let levels = try await pages { cursor async throws(RunStop) in
            do throws(ConnectorProblem) { return try await context.books.stock(after: cursor) } catch {
                throw .books(error)
            }
        }
        guard levels.contains(where: { $0.quantity > .zero }) else { throw .stockEmpty }
        let raws = try await pages { cursor async throws(RunStop) in
            try await context.page(of: .products, after: cursor)
        }
        var products: [Product] = []
        for raw in raws {
            do throws(Unreadable) {
                products += try context.store.mapping.products(from: raw, profile: settings.profile)
            } catch { continue }
        }
        // What was sold or posted while the levels were read may be on one side of them, or on both, or on none.
        let pending = try await sold(settings)
        let moving = Set(pending.keys).union(before.keys).filter { pending[$0] != before[$0] }
        return StockPlan(
            products: products, levels: levels, matching: settings.policy.products.matching, pending: pending,
            moving: moving)
    }

    /// Pieces of orders that are not in the books yet, of every store that sells from them, those that came in a moment ago among them.
    private func sold(_ settings: RunSettings) async throws(RunStop) -> [StockCode: Int64] {
        try await readOrders(of: context, settings.profile, settings.policy)
        var pieces = try await PendingSales(context, settings.profile, settings.policy).pieces()
        for other in others { pieces.merge(try await sold(by: other), uniquingKeysWith: +) }
        return pieces
    }

    /// The same of another store.
    private func sold(by other: SyncContext) async throws(RunStop) -> [StockCode: Int64] {
        guard let policy = try await other.keptPolicy() else { return [:] }
        let told: StoreProfile?
        do throws(RunStop) {
            let profile = try await other.profile()
            try await other.checkCurrency(profile, policy)
            try await readOrders(of: other, profile, policy)
            told = profile
        } catch {
            // A store that cannot be asked now does not stop this one: what is known of its orders counts.
            switch error {
            case .store, .currencyChanged: told = try await other.keptProfile()
            default: throw error
            }
        }
        guard let told else { return [:] }
        return try await PendingSales(other, told, policy).pieces()
    }

    /// A store whose orders were never read is left so: nobody asked for them.
    private func readOrders(of store: SyncContext, _ profile: StoreProfile, _ policy: Policy) async throws(RunStop) {
        let archive = store.archive
        let hasBegun = try await withRunStop {
            try await archive.cursor(SaleFeed.orders.cursor, of: store.storeConnection) != nil
        }
        if !hasBegun { return }
        let reader = OrderReader(store, profile, policy)
        try await reader.readAll(since: policy.readsSince)
    }

    private func guardAgainstLoss(_ plan: StockPlan) async throws(RunStop) {
        if plan.differences.isEmpty || consent.covers(plan) { return }
        if plan.dropsTooMuch || consent != .none { throw .stockDrop(products: plan.dropsToZero, of: plan.matched) }
        let (archive, store) = (context.archive, context.storeConnection)
        let last = try await withRunStop {
            try await archive.lastRun(of: store, workflow: "stock", in: [.finished])
        }
        if last == nil { throw .stockUnconfirmed(changes: plan.differences.count) }
    }

    private func write(_ plan: StockPlan, run: String, _ counts: RunCounts, _ lease: RunLease) async throws(RunStop) {
        try await note(plan.differences.map { StockWrite($0) }, run)
        var results: [RunResultRow] = []
        var writes: [StockWrite] = []
        var stop: RunStop?
        var renewed = context.world.clock.now()
        for difference in plan.differences where stop == nil && !context.stopWish.isMade {
            let label = "\(difference.name): \(difference.inStore) → \(difference.target)"
            var row = RunResultRow(subject: difference.subject, label: label, outcome: "changed", reason: nil)
            do throws(ConnectorProblem) {
                try await context.store.change(difference.change)
            } catch {
                row.outcome = "failed"
                row.reason = try decoded {
                    try RecordText.encode(OrderReason.problem(error, record: .item, name: difference.name))
                }
                if error.stopsConnection { stop = .store(error) }
            }
            results.append(row)
            writes.append(StockWrite(difference, outcome: row.outcome))
            counts.decided(1)
            if stop == nil, context.world.clock.now() >= renewed.advanced(bySeconds: Self.renewalSeconds) {
                // Who lost the right writes no more: another run may have read these levels, and would write the same once more.
                stop = await outcome { try await lease.renew() }
                renewed = context.world.clock.now()
            }
        }
        try await note(writes, run)
        let (archive, done) = (context.archive, results)
        try await withRunStop { try await archive.add(done, to: run) }
        if let stop { throw stop }
        try await lease.renew()
    }

    private static let renewalSeconds: Int64 = 60

    /// Tells the audit what is about to be written, or what became of it.
    private func note(_ writes: [StockWrite], _ run: String) async throws(RunStop) {
        if writes.isEmpty { return }
        let content = try decoded {
            try RecordText.encode(StockWrites(store: context.storeConnection, changes: writes))
        }
        let note = AuditNote(.stock, run: run, subjects: [.connection(context.storeConnection)], content: content)
        let (archive, company, now) = (context.archive, context.company, context.world.clock.now())
        try await withRunStop { try await archive.add(note, to: company, now: now) }
    }

    private func pages<Element: Sendable>(
        _ read: (Cursor?) async throws(RunStop) -> Page<Element>
    ) async throws(RunStop) -> [Element] {
        var all: [Element] = []
        var cursor: Cursor?
        while true {
            let page = try await read(cursor)
            all += page.records
            if page.isLast { return all }
            cursor = page.next
        }
    }
}

extension StockPlan.Difference {
    fileprivate var subject: String { variationID.map { "\(productID)/\($0)" } ?? productID }
}

/// Changes of stock levels, as the audit keeps them.
private struct StockWrites: Encodable {
    var store: String
    var changes: [StockWrite]
}

private struct StockWrite: Encodable {
    var change: StockPlan.Difference
    /// `nil` before it was tried.
    var outcome: String?

    init(_ change: StockPlan.Difference, outcome: String? = nil) {
        self.change = change
        self.outcome = outcome
    }
}
