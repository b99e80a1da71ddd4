import Accounting
import ConnectorKit
import Features
import Foundation
import SampleStores
import Storage
import Sync

extension Course {
    /// What merchants and buyers do.
    func inStore(_ what: Happening.What) async throws -> String? {
        switch what {
        case .editOrder(let index):
            guard let order = known(index) else { return nil }
            try await town.store.rewrite(order.id, buyer: order.buyer)
            town.coverage.struck(.orderEdited)
            return "\(order.id) is edited"
        case .payOrder(let index):
            guard let order = known(index), try await status(order.id) == "AWAITING_PAYMENT" else { return nil }
            try await town.sample.setStatus(order: order.id, payment: "PAID")
            town.coverage.struck(.orderPaid)
            return "\(order.id) is paid"
        case .refundOrder(let index, let percent):
            guard let order = known(index) else { return nil }
            return try await refund(order.id, percent: percent)
        case .cancelOrder(let index):
            guard let order = known(index), try await status(order.id) == "AWAITING_PAYMENT" else { return nil }
            try await town.sample.setStatus(order: order.id, payment: "CANCELLED", fulfillment: "WILL_NOT_DELIVER")
            town.coverage.struck(.orderCancelled)
            return "\(order.id) is cancelled"
        case .hints(let index, let pause, let isStale):
            guard let order = known(index) else { return nil }
            return try await hint(order.id, pause: pause, isStale: isStale)
        default: return nil
        }
    }

    private func status(_ order: String) async throws -> String {
        try await town.store.shown(order).text("paymentStatus") ?? ""
    }

    private func refund(_ order: String, percent: Int) async throws -> String? {
        guard ["PAID", "PARTIALLY_REFUNDED"].contains(try await status(order)) else { return nil }
        let total = try await town.store.shown(order).number("total") ?? 0
        let units = Money.units(of: total, decimals: town.history.country == "jp" ? 0 : 2) * Int64(percent) / 100
        try await town.sample.refund(order: order, minorUnits: percent == 100 ? nil : max(units, 1))
        town.coverage.struck(.orderRefunded)
        return "\(order) is refunded, \(percent) percent"
    }

    /// The store says that an order changed: twice, or with what it said before coming last.
    private func hint(_ order: String, pause seconds: Int64, isStale: Bool) async throws -> String? {
        guard let place = try await Workplaces(town.office).all(of: Town.company).first,
            let old = try await place.store.order(id: order)
        else { return nil }
        let (archive, clock) = (town.office.archive, town.office.world.clock)
        if !isStale { _ = try await archive.keep(orders: [RawRow(singly: old)], of: Town.storeID, now: clock.now()) }
        await pause(seconds)
        if isStale, let new = try await place.store.order(id: order) {
            _ = try await archive.keep(orders: [RawRow(singly: new)], of: Town.storeID, now: clock.now())
        }
        _ = try await archive.keep(orders: [RawRow(singly: old)], of: Town.storeID, now: clock.now())
        town.coverage.struck(isStale ? .hintOutOfOrder : .hintTwice)
        return "\(order) is hinted at \(isStale ? "out of order" : "twice")"
    }
}

extension RawRow {
    /// As a record that was read singly is kept.
    fileprivate init(singly raw: RawRecord) {
        self.init(
            id: raw.id, updatedAt: raw.updatedAt, hash: RecordText.fingerprint(raw.body), body: [UInt8](raw.body))
    }
}

extension Money {
    /// A decimal number in minor units.
    static func units(of amount: Decimal, decimals: Int) -> Int64 {
        var scaled = amount
        for _ in 0..<decimals { scaled *= 10 }
        return NSDecimalNumber(decimal: scaled).int64Value
    }
}
