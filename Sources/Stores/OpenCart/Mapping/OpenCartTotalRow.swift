import Accounting
import ConnectorKit

/// What a row of the total is.
package enum OpenCartTotalKind: String, Hashable, Sendable, CaseIterable {
    case subtotal, shipping, handling, fee, tip, coupon, points, discount, tax, voucher, credit, total
    /// Of another maker's module: a person must say what it is.
    case unknown

    /// Those that a person may say of another maker's module.
    package static let sayable: [OpenCartTotalKind] = [.fee, .tip, .discount, .voucher, .credit, .shipping, .handling]

    /// The modules that every OpenCart has. Source: opencart.md §4.1.
    init(code: String, said: [String: OpenCartTotalKind]) {
        self =
            switch code {
            case "sub_total": .subtotal
            case "shipping": .shipping
            case "handling": .handling
            case "low_order_fee": .fee
            case "coupon": .coupon
            case "reward": .points
            case "tax": .tax
            case "voucher": .voucher
            case "credit": .credit
            case "total": .total
            default: said[code] ?? .unknown
            }
    }
}

/// One row of the total. Rows of tax have no key but their title.
struct OpenCartTotalRow: Sendable {
    var kind: OpenCartTotalKind
    var code: String
    var title: String
    /// In the base currency.
    var value: ExactDecimal
    var sortOrder: Int

    init(_ row: OpenCartRow, said: [String: OpenCartTotalKind]) throws(Unreadable) {
        code = row["code"]?.withoutMargins ?? ""
        kind = OpenCartTotalKind(code: code, said: said)
        title = row["title"]?.asTitle ?? ""
        value = try row.number("value", of: "order_total")
        sortOrder = row["sort_order"].flatMap { Int($0) } ?? 0
        // What a person calls a fee and lowers the total takes something off.
        if value.isNegative, kind == .fee || kind == .tip { kind = .discount }
    }

    /// What stands in brackets at the end of the title: a coupon's code, a voucher's, how many points.
    var bracketed: String {
        guard title.hasSuffix(")"), let start = title.lastIndex(of: "(") else { return title }
        let code = title[title.index(after: start)...].dropLast()
        return code.isEmpty ? title : String(code)
    }
}
