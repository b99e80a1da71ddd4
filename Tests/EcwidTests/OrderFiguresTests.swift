import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Ecwid
import Foundation
import TestKit
import Testing

@Suite("An order read from Ecwid")
struct OrderFiguresTests {
    @Test("keeps every figure to the minor unit", .tags(.x2, .w9), arguments: Fixture.entries)
    func figures(_ entry: Reference.Entry) throws {
        let order = try Fixture.order(entry)
        let digits = order.currency.minorUnitDigits
        #expect(order.lineUnits == entry.subtotal.units(digits))
        #expect(order.discountUnits(.coupon) == entry.couponDiscount.units(digits))
        #expect(order.discountUnits(.promotion) == entry.discount.units(digits))
        #expect(order.chargeUnits(.shipping) == entry.shipping.units(digits))
        #expect(order.chargeUnits(.handling) == entry.handling.units(digits))
        #expect(order.chargeUnits(.paymentFee, .tip, .other) == entry.surcharges.units(digits))
        #expect(order.tax.minorUnits == entry.tax.units(digits))
        #expect(order.total.minorUnits - order.tenderUnits == entry.total.units(digits))
    }

    @Test("adds up, with each tax counted once", .tags(.x2), arguments: Fixture.entries)
    func addsUp(_ entry: Reference.Entry) throws {
        let order = try Fixture.order(entry)
        #expect(order.composedUnits == order.total.minorUnits)
        #expect(order.taxUnits == order.tax.minorUnits)
    }

    @Test("is as its golden file says", arguments: Fixture.entries) func golden(_ entry: Reference.Entry) throws {
        let name = entry.file.replacing(".json", with: ".txt")
        expectGolden(try Fixture.order(entry).account, named: "orders/\(name)")
    }

    @Test("has fixtures") func hasFixtures() {
        #expect(Fixture.entries.count == 24)
    }
}

extension Order {
    /// The whole order in lines that a bookkeeper can check.
    var account: String {
        var text = ["order \(id) number \(number)", "placed \(placedAt.seconds) updated \(updatedAt.seconds)"]
        text.append("\(currency.code), tax \(pricesIncludeTax ? "inside" : "on top"), \(status.account)")
        text += buyer.account
        for line in lines {
            let codes = "\(line.sku) p\(line.productID ?? "-") v\(line.variationID ?? "-")"
            text.append("line \(line.id) \(line.kind) [\(codes)] \(line.name)")
            text += line.options.map { "  option \($0)" }
            text.append(
                "  \(line.quantity) × \(line.unitPrice) = \(line.amount)\(line.isTaxable ? "" : ", not taxable")")
            text += line.discounts.map(\.account) + line.taxes.map(\.account)
        }
        for charge in charges {
            text.append("charge \(charge.kind) \(charge.name): \(charge.amount)")
            text += charge.discounts.map(\.account) + charge.taxes.map(\.account)
        }
        text += discounts.map { "whole order \($0.account)" }
        text.append("tax \(tax), total \(total)")
        text += tenders.map { "tender \($0.kind) \($0.reference): \($0.amount)" }
        text += payments.map { payment in
            "paid \(payment.id): \(payment.amount) at \(receivedAt(payment).seconds) "
                + "by [\(payment.method.code)] \(payment.method.title)"
        }
        text += refunds.map { refund in
            "refund \(refund.id): \(refund.extent.account) at \(refund.refundedAt.seconds)"
                + "\(refund.restocks ? ", restocks" : "") \(refund.reason)"
        }
        if let customerPurchaseOrder { text.append("purchase order \(customerPurchaseOrder)") }
        if let origin { text.append("origin \(origin)") }
        if !notes.isEmpty { text.append("notes \(notes)") }
        return text.joined(separator: "\n") + "\n"
    }
}

extension Buyer {
    fileprivate var account: [String] {
        let address = { (title: String, address: PostalAddress?) in
            address.map { "\(title) \($0.lines.joined(separator: " / ")), \($0.postalCode) \($0.city), \($0.country)" }
        }
        let who = "buyer \(customerID?.rawValue ?? "guest"): \(name) (\(givenName)|\(familyName)) of \(company)"
        let more = [email, phone, taxNumber, group].map { $0 ?? "-" }.joined(separator: " | ")
        return [who, more, address("bill to", billingAddress), address("ship to \(shippingName):", shippingAddress)]
            .compactMap(\.self)
    }
}

extension OrderStatus {
    fileprivate var account: String { "\(payment) \(stage) [\(paymentCode), \(fulfilmentCode)]" }
}

extension Discount {
    fileprivate var account: String { "  less \(kind) \(label): \(amount)" }
}

extension TaxCharged {
    fileprivate var account: String {
        "  tax \(tax.id ?? "-") \(tax.name) \(tax.rate.map(\.description) ?? "?")%: \(amount)"
    }
}

extension Refund.Extent {
    fileprivate var account: String {
        switch self {
        case .amount(let amount): amount.description
        case .lines(_, let amount): "lines \(amount)"
        case .everything: "everything"
        case .unknown: "unknown"
        case .disputed(.sum(let listed, let stated)): "disputed, \(listed) listed, \(stated) stated"
        case .disputed(.answer(let said, let listed)): "disputed, \(said) said, \(listed) listed"
        }
    }
}
