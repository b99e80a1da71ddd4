package import Accounting
import ConnectorKit
package import LinkLedger
package import Storage

/// How the orders of some days stand, by currency: what the stores charged beside what is in the books.
///
/// What is in the books is what they answered when it was posted; whether somebody changed it there since, only a reconciliation knows.
package struct SideSum: Hashable, Sendable {
    package var currency: Currency
    /// Orders that are to be in the books: all but the skipped ones.
    package var orders: Int
    package var inBooks: Int
    /// Totals less refunds.
    package var store: Money
    package var books: Money

    /// As a reconciliation has it: positive where the books lack something.
    package var difference: Money { store - books }

    package init(_ currency: Currency) {
        self.currency = currency
        (orders, inBooks) = (0, 0)
        (store, books) = (.zero(currency), .zero(currency))
    }

    /// Adds orders of this state; skipped ones count on neither side.
    mutating func add(_ row: OrderSumRow) {
        guard row.state != .skipped else { return }
        let sum = Money(minorUnits: row.sum, currency)
        orders += row.count
        store += sum
        guard row.state == .posted else { return }
        inBooks += row.count
        books += sum
    }
}

/// The state of a company, in short.
package struct CompanyStanding: Hashable, Sendable {
    /// The whole period, the currency with the most orders first.
    package var sums: [SideSum]
    /// All orders that are kept, whenever they were placed.
    package var counts: [OrderState: Int]
    /// A connection rests until somebody signs in again.
    package var isResting: Bool

    package var needs: Int { counts[.needsYou] ?? 0 }
    package var waiting: Int { counts[.waiting] ?? 0 }
    /// No order was read yet.
    package var isEmpty: Bool { counts.values.allSatisfy { $0 == 0 } }

    /// The most urgent state is the least one.
    package enum Mood: Int, Hashable, Sendable, Comparable {
        case rests, needsYou, waits, empty, agrees, quiet

        package static func < (left: Mood, right: Mood) -> Bool { left.rawValue < right.rawValue }
    }

    package var mood: Mood {
        if isResting { return .rests }
        if needs > 0 { return .needsYou }
        if isEmpty { return .empty }
        if waiting > 0 || sums.contains(where: { !$0.difference.isZero }) { return .waits }
        return sums.isEmpty ? .quiet : .agrees
    }

    init(_ rows: [OrderSumRow], counts: [OrderState: Int], isResting: Bool) {
        (self.counts, self.isResting) = (counts, isResting)
        var sums: [String: SideSum] = [:]
        for row in rows {
            guard let currency = row.currency.flatMap({ Currency($0) }) else { continue }
            sums[currency.code, default: SideSum(currency)].add(row)
        }
        self.sums = sums.values.filter { $0.orders > 0 }
            .sorted { ($0.orders, $1.currency.code) > ($1.orders, $0.currency.code) }
    }
}

/// The states of all companies of a person, read at once.
package struct CompanyStandings: Sendable {
    private let services: Services

    package init(_ services: Services) {
        self.services = services
    }

    /// Of the last thirty days, by the company's identifier.
    package func standings(
        of companies: [CompanyRow], as requester: (CompanyRow) -> Requester
    ) async throws(FeatureProblem) -> [String: CompanyStanding] {
        let (archive, ids) = (services.archive, companies.map(\.id))
        let rows = try await withFeatureProblem { try await archive.connections(ofAll: ids) }
        let connections = Dictionary(grouping: rows, by: \.company)
        var stores: [String: [String]] = [:]
        for company in companies {
            let access = try services.scope(company, as: requester(company)).open(.seeOrders)
            stores[company.id] = (connections[company.id] ?? [])
                .filter { $0.side == .store && access.requester.sees($0.id) }.map(\.id)
        }
        let (now, asked) = (services.world.clock.now(), stores.values.flatMap(\.self))
        let since = now.advanced(bySeconds: -Self.periodSeconds)
        let sums = try await withFeatureProblem { try await archive.sums(of: asked, between: [since, now]) }
        let counts = try await withFeatureProblem { try await archive.counts(of: asked) }
        return Dictionary(
            uniqueKeysWithValues: stores.map { company, own in
                let standing = CompanyStanding(
                    sums.filter { own.contains($0.store) },
                    counts: own.compactMap { counts[$0] }.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) },
                    isResting: (connections[company] ?? []).contains { row in
                        row.state == .signInNeeded && (row.side == .books || own.contains(row.id))
                    })
                return (company, standing)
            })
    }

    private static let periodSeconds: Int64 = Int64(Overview.daysShown) * 86_400
}
