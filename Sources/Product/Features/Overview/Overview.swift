package import Accounting
import Bookkeeping
import ConnectorKit
package import Foundation
import LinkLedger
import Storage
import Sync

/// The state of a company: verdict, days, connections, runs, and what keeps it from being synced.
package struct Overview: Sendable {
    /// One day of the stores' orders beside the books.
    package struct Day: Hashable, Sendable {
        package var date: BusinessDate
        /// In the currency of the chart; what was posted of the orders of the day.
        package var store: Money
        package var books: Money
    }

    /// A connection and when it was last used.
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
        let zone = stores.lazy.compactMap(\.zoneSaid).first ?? .gmt
        let (archive, now, ids) = (access.archive, access.now, stores.map(\.id.rawValue))
        let tallies = try await withFeatureProblem { try await archive.tallies(of: ids, before: now) }
        let (bounds, isRecent) = Self.bounds(newest: tallies.compactMap(\.newest).max(), now, zone)
        let rows = try await withFeatureProblem { try await archive.sums(of: ids, between: bounds) }
        let feeds = try await Feeds(scope).list()
        let standing = CompanyStanding(
            rows, counts: tallies.reduce(into: [:]) { $0[$1.state, default: 0] += $1.count },
            isResting: connections.contains { $0.state == .signInNeeded })
        return Overview(
            standing: standing, zone: zone, isRecent: isRecent,
            days: Self.days(rows, standing.sums.first?.currency, bounds, zone),
            contacts: connections.filter { $0.state != .uninstalled }.map { Self.contact($0, feeds) },
            nextRuns: Self.next(feeds, stores),
            ailments: try await Health(access.services).ailments(of: scope, feeds))
    }

    /// The last thirty days; where the newest order is older than they are long, those that end with it.
    private static func bounds(
        newest: Instant?, _ now: Instant, _ zone: TimeZone
    ) -> (bounds: [Instant], isRecent: Bool) {
        let recent = bounds(BusinessDate(now, in: zone), zone)
        guard let newest, let first = recent.first, newest < first else { return (recent, true) }
        return (bounds(BusinessDate(newest, in: zone), zone), false)
    }

    /// The start of each day, and the end of the last one.
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

    /// Every run of any store uses the books.
    private static func contact(_ connection: ConnectionRef, _ feeds: [Feeds.Feed]) -> Overview.Contact {
        let own = feeds.filter { connection.side == .books || $0.store.rawValue == connection.id.rawValue }
        return Overview.Contact(connection: connection, lastRunAt: own.compactMap(\.lastEnd).max())
    }

    private static func next(_ feeds: [Feeds.Feed], _ stores: [StoreRef]) -> [Overview.NextRun] {
        feeds.compactMap { feed in
            guard let at = feed.dueAt,
                let store = stores.first(where: { $0.id == feed.store && $0.state != .uninstalled })
            else { return nil }
            return Overview.NextRun(workflow: feed.workflow, store: store.name, at: at)
        }.sorted { ($0.at, $0.store, $0.workflow.rawValue) < ($1.at, $1.store, $1.workflow.rawValue) }
    }
}
