import Accounting
import Commerce
import ConnectorKit
import Ecwid
import Foundation
import TestKit
import Testing

@Suite("The sample orders of the reference", .enabled(if: !Reference.entries.isEmpty))
struct SampleOrderTests {
    @Test("keep every figure to the minor unit", .tags(.x2, .w9), arguments: Reference.entries)
    func figures(_ entry: Reference.Entry) throws {
        let order = try order(entry)
        let digits = order.currency.minorUnitDigits
        #expect(order.lineUnits == entry.subtotal.units(digits))
        #expect(order.discountUnits(.coupon) == entry.couponDiscount.units(digits))
        #expect(order.discountUnits(.promotion) == entry.discount.units(digits))
        #expect(order.chargeUnits(.shipping) == entry.shipping.units(digits))
        #expect(order.chargeUnits(.handling) == entry.handling.units(digits))
        #expect(order.chargeUnits(.paymentFee, .tip, .other) == entry.surcharges.units(digits))
        #expect(order.tax.minorUnits == entry.tax.units(digits))
        #expect(order.total.minorUnits - order.tenderUnits == entry.total.units(digits))
        #expect(order.refundUnits == entry.refundedAmount.units(digits))
    }

    @Test("add up, with each tax counted once", .tags(.x2), arguments: Reference.entries)
    func addsUp(_ entry: Reference.Entry) throws {
        let order = try order(entry)
        #expect(order.composedUnits == order.total.minorUnits)
        #expect(order.taxUnits == order.tax.minorUnits)
        #expect(order.discounts.isEmpty)
    }

    @Test("are paid in full exactly when their status says that they were", .tags(.w17), arguments: Reference.entries)
    func payments(_ entry: Reference.Entry) throws {
        let order = try order(entry)
        let paid = order.payments.map(\.amount.minorUnits).reduce(0, +)
        let wasPaid = ["PAID", "REFUNDED", "PARTIALLY_REFUNDED"].contains(order.status.paymentCode)
        #expect(paid == (wasPaid ? entry.total.units(order.currency.minorUnitDigits) : 0))
    }

    @Test("give the same order twice", arguments: Reference.entries) func pure(_ entry: Reference.Entry) throws {
        #expect(try order(entry) == order(entry))
    }

    @Test("made elsewhere are owed at their total: here the tax can only be inside the shipping rate", .tags(.x2))
    func madeThroughTheAPI() throws {
        let order = try EcwidMapping.order(Reference.data("irregular/order-created-through-api.json"), .plain(.usd))
        #expect(order.total.description == "600.00")
        #expect(order.charges.map(\.amount.description) == ["100.00"])
        #expect(order.charges.first?.taxes.map(\.amount.description) == ["10.00"])
        #expect(order.composedUnits == order.total.minorUnits)
    }

    @Test("edited afterwards keep their figures, the stale tax too, for the rules to judge", .tags(.x2))
    func editedAfterwards() throws {
        let order = try EcwidMapping.order(Reference.data("irregular/order-edited-afterwards.json"), .plain(.gbp))
        #expect(order.total.description == "34.80")
        #expect(order.tax.description == "11.63")
        #expect(order.lines.first?.taxes.map(\.amount.description) == ["10.83"])
    }

    private func order(_ entry: Reference.Entry) throws -> Order {
        let currency = try #require(Currency(entry.currency))
        return try EcwidMapping.order(Reference.data(entry.file), .plain(currency))
    }
}
