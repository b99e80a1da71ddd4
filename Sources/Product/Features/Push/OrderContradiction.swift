package import Accounting
import Commerce
import Foundation

/// What an order says against itself although its sums may agree: one of two figures is wrong, and nobody but its sender knows which.
package enum OrderContradiction: Hashable, Sendable, Codable {
    /// Quantity, price and amount of a line do not go the same way; places are JSON pointers.
    case signs(place: String, name: String, quantity: ExactDecimal, price: ExactDecimal, amount: Money)
    /// Tax that is given back on something that was sold, or taken on something that came back.
    case taxAgainst(place: String, name: String, tax: Money, amount: Money)
    case discountAbove(place: String, name: String, discount: Money, amount: Money)
    /// A day that has not come, or one of which nobody keeps orders: the year or the order of day and month was misread somewhere.
    case day(BusinessDate, isAhead: Bool)

    package var path: String {
        switch self {
        case .signs(let place, _, _, _, _), .taxAgainst(let place, _, _, _), .discountAbove(let place, _, _, _): place
        case .day: "/placedAt"
        }
    }
}

extension OrderContradiction {
    /// Days begin up to 26 hours apart on earth, and clocks of tills go wrong by some.
    private static let aheadSecondsMax: Int64 = 2 * 86_400
    /// Spreadsheets make 1900 of an empty date. The systems that orders come from are younger than this.
    private static let yearMin = 1990
    /// Who shares rounding out over lines may leave one minor unit on the other side.
    private static let roundingUnits: Int64 = 1

    static func all(of order: Order, in zone: TimeZone, now: Instant) -> [OrderContradiction] {
        var found: [OrderContradiction] = []
        let day = BusinessDate(order.placedAt, in: zone)
        if order.placedAt > now.advanced(bySeconds: aheadSecondsMax) { found.append(.day(day, isAhead: true)) }
        if day.year < yearMin { found.append(.day(day, isAhead: false)) }
        for (index, line) in order.lines.enumerated() {
            let place = "/lines/\(index)"
            if contradicts(line) {
                found.append(
                    .signs(
                        place: "\(place)/quantity", name: line.name, quantity: line.quantity, price: line.unitPrice,
                        amount: line.amount))
            }
            found += within(place, line.name, line.amount, line.discounts, line.taxes)
        }
        for (index, charge) in order.charges.enumerated() {
            found += within("/charges/\(index)", charge.name, charge.amount, charge.discounts, charge.taxes)
        }
        return found
    }

    /// A price below zero takes something off, and so does its amount; no quantity at all says nothing.
    private static func contradicts(_ line: OrderLine) -> Bool {
        if line.amount.isZero || line.quantity.isZero { return false }
        if line.quantity.isNegative { return line.amount.isPositive }
        return !line.unitPrice.isZero && line.unitPrice.isNegative != line.amount.isNegative
    }

    private static func within(
        _ place: String, _ name: String, _ amount: Money, _ discounts: [Discount], _ taxes: [TaxCharged]
    ) -> [OrderContradiction] {
        var found: [OrderContradiction] = []
        let discount = discounts.map(\.amount).sum(amount.currency)
        if amount.isPositive, (discount - amount).minorUnits > roundingUnits {
            found.append(
                .discountAbove(place: "\(place)/discounts", name: name, discount: discount, amount: amount))
        }
        let net = amount - discount
        for (index, tax) in taxes.enumerated() {
            guard net.magnitude.minorUnits > roundingUnits, tax.amount.magnitude.minorUnits > roundingUnits,
                tax.amount.isNegative != net.isNegative
            else { continue }
            found.append(
                .taxAgainst(place: "\(place)/taxes/\(index)/amount", name: name, tax: tax.amount, amount: net))
        }
        return found
    }
}
