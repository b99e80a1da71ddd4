package import Accounting
import Bookkeeping
package import Commerce
import ConnectorKit
import Foundation
import LinkLedger
import Storage
import Sync

/// What the latest orders of a store were taxed and paid with, and which of them wait for a tax (W13, W18).
package struct OrderSurvey: Hashable, Sendable {
    /// Taxes that stand together on a line; none for lines without tax.
    package struct Taxes: Hashable, Sendable {
        package var taxes: [StoreTax]
        /// Orders among the latest that have it.
        package var orders: Int
        /// Orders that wait because it has no code.
        package var waiting: Int

        package init(taxes: [StoreTax], orders: Int, waiting: Int) {
            self.taxes = taxes
            self.orders = orders
            self.waiting = waiting
        }
    }

    package struct Method: Hashable, Sendable {
        package var method: StorePaymentMethod
        package var payments: Int

        package init(method: StorePaymentMethod, payments: Int) {
            self.method = method
            self.payments = payments
        }
    }

    /// How many of the latest orders were looked at.
    package var orders = 0
    package var taxes: [Taxes] = []
    package var methods: [Method] = []

    package init() {}

    mutating func add(_ order: Order) {
        orders += 1
        let charged = order.lines.map(\.taxes) + order.charges.filter { !$0.amount.isZero }.map(\.taxes)
        var seen: [Set<StoreTax>] = []
        for taxes in charged.map({ Set($0.map(\.tax)) }) where !seen.contains(taxes) {
            seen.append(taxes)
            count(taxes) { $0.orders += 1 }
        }
        for payment in order.payments {
            if let place = methods.firstIndex(where: { NameKey($0.method.title) == NameKey(payment.method.title) }) {
                methods[place].payments += 1
            } else {
                methods.append(Method(method: payment.method, payments: 1))
            }
        }
    }

    mutating func addWaiting(_ taxes: [StoreTax]) { count(Set(taxes)) { $0.waiting += 1 } }

    private mutating func count(_ taxes: Set<StoreTax>, _ change: (inout Taxes) -> Void) {
        if let place = self.taxes.firstIndex(where: { Set($0.taxes) == taxes }) {
            change(&self.taxes[place])
        } else {
            var new = Taxes(taxes: taxes.sorted { $0.name < $1.name }, orders: 0, waiting: 0)
            change(&new)
            self.taxes.append(new)
        }
    }
}

extension StoreSettings {
    /// Looks through the latest orders that are kept, and through those that need a person.
    package func survey(of store: ID<Store>) async throws(FeatureProblem) -> OrderSurvey {
        let access = try scope.open(.seeSettings)
        let row = try await access.store(store)
        var survey = OrderSurvey()
        let archive = access.archive
        let held = try await withFeatureProblem {
            try await archive.orders(of: row.id, state: .needsYou, search: nil, after: nil, limit: Self.heldMax)
        }
        for order in held {
            guard let reason = order.reason,
                case .refused(let refusals) = OrderReason(kept: reason, code: order.reasonCode)
            else { continue }
            for case .taxUnpaired(let taxes) in refusals { survey.addWaiting(taxes) }
        }
        guard let profile: StoreProfile = row.toldProfile(), let kind = access.services.connectors.store(row.kind)
        else { return survey }
        let mapping = kind.mapping(try row.plainSettings())
        let latest = try await withFeatureProblem {
            try await archive.latestRecords(of: row.id, limit: Self.ordersMax)
        }
        for one in latest {
            let raw = RawRecord(id: one.id, updatedAt: one.updatedAt, body: Data(one.body))
            // An order that cannot be read is told where orders are listed.
            do { survey.add(try mapping.order(from: raw, profile: profile)) } catch { continue }
        }
        return survey
    }

    /// Enough to have met every tax and payment method that is in use.
    private static let ordersMax = 200
    private static let heldMax = 500
}
