import Accounting
import Commerce
import Foundation
import OpenCart
import TestKit
import Testing

@Suite("Orders of real stores", .enabled(if: !Reference.orders.isEmpty))
struct SampleOrderTests {
    @Test(
        "come to what the buyer was charged, with the rounding line that the rows need", .tags(.x2, .w9),
        arguments: Reference.orders)
    func charged(_ sample: Reference.Sample) throws {
        let order = try Reference.order(sample)
        let checks = try Reference.checks(sample)
        func money(_ name: String) -> Money? {
            ExactDecimal(checks[name] as? String ?? "").flatMap { Money($0, order.currency) }
        }
        let charged = try #require(money("charged_in_order_currency"))
        let rounding = try #require(money("rounding_line_needed"))
        #expect(order.total.minorUnits - order.tenderUnits == charged.minorUnits)
        #expect(order.residual == rounding.minorUnits)
    }

    @Test("share all of their tax out over what it was taken on", .tags(.x2, .w13), arguments: Reference.orders)
    func taxes(_ sample: Reference.Sample) throws {
        let order = try Reference.order(sample)
        #expect(order.taxUnits == order.tax.minorUnits)
        #expect(order.discounts.isEmpty)
        #expect(order.unknownParts.isEmpty)
        for tax in order.lines.flatMap(\.taxes) + order.charges.flatMap(\.taxes) { #expect(tax.tax.id != nil) }
    }

    @Test("keep vouchers and credit as tenders, points and coupons as discounts", .tags(.x2))
    func tenders() throws {
        let voucher = try #require(Reference.orders.first { $0.file.contains("gift_voucher_redeemed") })
        #expect(try Reference.order(voucher).tenders.map(\.kind) == [.giftCard])
        let sold = try #require(Reference.orders.first { $0.file.contains("gift_voucher_purchased") })
        #expect(try Reference.order(sold).lines.contains { $0.kind == .giftCard && $0.amount.minorUnits == 5000 })
        let credit = try #require(Reference.orders.first { $0.file.contains("store_credit") })
        #expect(try Reference.order(credit).tenders.map(\.kind) == [.storeCredit])
        let points = try #require(Reference.orders.first { $0.file.contains("reward_points") })
        #expect(try Reference.order(points).lines.flatMap(\.discounts).map(\.kind) == [.points])
    }

    @Test("that never were orders are unfinished")
    func abandoned() throws {
        let sample = try #require(Reference.orders.first { $0.file.contains("abandoned") })
        #expect(try Reference.order(sample).status.stage == .unfinished)
    }
}
