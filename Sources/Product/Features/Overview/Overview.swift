package import Accounting
import Bookkeeping
import ConnectorKit
package import Foundation
import LinkLedger
package import Storage
import Sync

/// Where a company stands: verdict, days, connections, runs, and what ails it.
package struct Overview: Sendable {
    /// One day of the stores' orders beside the books.
    package struct Day: Hashable, Sendable {
        package var date: BusinessDate
        /// In the currency of the chart; what was posted of the orders of the day.
        package var store: Money
        package var books: Money
    }

    /// A connection and when it was last heard of.
    package struct Contact: Hashable, Sendable {
        package var connection: ConnectionRef
        package var lastRunAt: Instant?
    }

    /// A workflow that runs by itself.
    package struct NextRun: Hashable, Sendable {
        package var workflow: Workflow
        package var store: String
        package var at: Instant
    }

    package var standing: CompanyStanding
    package var zone: TimeZone
    /// The days end today; `false` where the last order is older than they are long, and they end with it.
    package var isRecent = true
    /// Thirty days, oldest first, in the currency of most orders; empty before the first order.
    package var days: [Day]
    package var contacts: [Contact]
    package var lastRun: RunRow?
    package var nextRuns: [NextRun]
    package var ailments: [Ailment]

    /// A month, and always a whole one.
    package static let daysShown = 30
}

/// Makes the overview of a company.
package struct Overviews: Sendable {
    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    package func overview() async throws(FeatureProblem) -> Overview {
        let access = try scope.open(.seeOrders)
        let connections = try await Integrations(scope).connections()
        let stores = connections.compactMap { if case .store(let store) = $0 { store } else { nil } }
        let zone = stores.first?.timeZone ?? .gmt
        let (archive, company, ids) = (access.archive, access.company, stores.map(\.id.rawValue))
        let counts = try await withFeatureProblem { try await archive.counts(of: ids) }
        let (bounds, rows, isRecent) = try await sums(of: ids, zone, access)
        let runs = try await withFeatureProblem { try await archive.runs(of: company, limit: Self.runsMax) }
        let schedules = try await withFeatureProblem { try await archive.schedules(of: company) }
        let standing = CompanyStanding(
            rows, counts: counts.values.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) })
        let seen = runs.filter { ids.contains($0.store) }
        return Overview(
            standing: standing, zone: zone, isRecent: isRecent,
            days: Self.days(rows, standing.sums.first?.currency, bounds, zone),
            contacts: connections.filter { $0.state != .uninstalled }.map { Self.contact($0, seen) },
            lastRun: seen.first, nextRuns: Self.next(schedules, stores),
            ailments: try await Health(access.services).ailments(of: scope))
    }

    /// The sums of the last thirty days, or of those that end with the last order.
    private func sums(
        of stores: [String], _ zone: TimeZone, _ access: CompanyAccess
    ) async throws(FeatureProblem) -> (bounds: [Instant], rows: [OrderSumRow], isRecent: Bool) {
        let (archive, now) = (access.archive, access.now)
        let bounds = Self.bounds(BusinessDate(now, in: zone), zone)
        let rows = try await withFeatureProblem { try await archive.sums(of: stores, between: bounds) }
        if !rows.isEmpty { return (bounds, rows, true) }
        var asked = OrderQuestion(stores: stores)
        asked.placed = Instant(milliseconds: 0)..<max(now, Instant(milliseconds: 0))
        let question = asked
        let newest = try await withFeatureProblem { try await archive.orders(question, page: .newest, limit: 1) }
        guard let last = newest.rows.first?.placedAt else { return (bounds, rows, true) }
        let older = Self.bounds(BusinessDate(last, in: zone), zone)
        return (older, try await withFeatureProblem { try await archive.sums(of: stores, between: older) }, false)
    }

    /// Where the days begin, and where the last one ends.
    private static func bounds(_ today: BusinessDate, _ zone: TimeZone) -> [Instant] {
        (0...Overview.daysShown).map { today.adding(days: $0 + 1 - Overview.daysShown).instant(in: zone) }
    }

    private static func days(
        _ rows: [OrderSumRow], _ currency: Currency?, _ bounds: [Instant], _ zone: TimeZone
    ) -> [Overview.Day] {
        guard let currency else { return [] }
        var sums = Array(repeating: SideSum(currency), count: bounds.count - 1)
        for row in rows where row.currency == currency.code { sums[row.interval].add(row) }
        return zip(bounds, sums).map { start, sum in
            Overview.Day(date: BusinessDate(start, in: zone), store: sum.store, books: sum.books)
        }
    }

    /// The books are heard of by whatever store's run.
    private static func contact(_ connection: ConnectionRef, _ runs: [RunRow]) -> Overview.Contact {
        let run = runs.first { run in
            run.state == .finished && (connection.side == .books || run.store == connection.id.rawValue)
        }
        return Overview.Contact(connection: connection, lastRunAt: run.map { $0.finishedAt ?? $0.startedAt })
    }

    private static func next(_ schedules: [ScheduleRow], _ stores: [StoreRef]) -> [Overview.NextRun] {
        schedules.compactMap { row in
            guard let at = row.dueAt, let workflow = Workflow(rawValue: row.workflow),
                let store = stores.first(where: { $0.id.rawValue == row.store && $0.state != .uninstalled })
            else { return nil }
            return Overview.NextRun(workflow: workflow, store: store.name, at: at)
        }.sorted { ($0.at, $0.store, $0.workflow.rawValue) < ($1.at, $1.store, $1.workflow.rawValue) }
    }

    /// Enough to find the last run of each store.
    private static let runsMax = 50
}
