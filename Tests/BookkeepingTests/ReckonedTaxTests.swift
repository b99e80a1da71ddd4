import Accounting
import Bookkeeping
import Commerce
import TestKit
import Testing

@Suite("Books that reckon the tax of each rate themselves")
struct ReckonedTaxTests {
    @Test(
        "bear their own tax, and the store's total, where the store rounded every rate of one small line down",
        .tags(.d6))
    func twoRates() throws {
        var books = HarbourMugs.europe
        books.traits.reckonsTax = true
        var maker = OrderMaker(.eur)
        maker.line(
            "Sticker", "1", at: "0.50",
            taxes: [(HarbourMugs.tax("GST", "5"), "0.02"), (HarbourMugs.tax("QST", "9.975"), "0.04")])
        let policy = HarbourMugs.policy { $0.tax.codeOutOfScope = ID("1") }
        let decision = Bookkeeper(policy: policy, catalogue: books).decide(maker.order())
        let sale = try #require(decision.plan?.sales.first, "\(decision.refusals)")
        #expect(sale.taxTotal == HarbourMugs.money("0.08", .eur))
        #expect(sale.total == HarbourMugs.money("0.56", .eur))
    }

    /// Forty roundings down by half a cent are twenty cents, more than a rounding line may correct in an order of few lines.
    @Test("bear it also in an order of many lines, as far as their roundings go", .tags(.d6))
    func manyLines() throws {
        var books = HarbourMugs.europe
        books.traits.reckonsTax = true
        var maker = OrderMaker(.eur)
        for number in 1...40 {
            maker.line(
                "Sticker \(number)", "1", at: "0.50",
                taxes: [(HarbourMugs.tax("GST", "5"), "0.02"), (HarbourMugs.tax("QST", "9.975"), "0.05")])
        }
        let policy = HarbourMugs.policy { $0.tax.codeOutOfScope = ID("1") }
        let decision = Bookkeeper(policy: policy, catalogue: books).decide(maker.order())
        let sale = try #require(decision.plan?.sales.first, "\(decision.refusals)")
        #expect(sale.taxTotal == HarbourMugs.money("3.00", .eur))
        #expect(sale.total == HarbourMugs.money("22.80", .eur))
    }

    /// A share bears what was rounded in the lines that it is a share of, beside its own.
    @Test("give back a part of a sale to the cent, although the tax of its one line is cents off", .tags(.d6))
    func shareOfSale() throws {
        var books = HarbourMugs.europe
        books.traits.reckonsTax = true
        var maker = OrderMaker(.eur)
        for number in 1...10 {
            maker.line(
                "Sticker \(number)", "1", at: "0.51",
                taxes: [(HarbourMugs.tax("GST", "5"), "0.03"), (HarbourMugs.tax("QST", "9.975"), "0.05")])
        }
        let order = maker.order(paid: "5.90") { order in
            order.refunds = [
                Refund(id: "1", extent: .amount(HarbourMugs.money("5.80", .eur)), refundedAt: HarbourMugs.noon)
            ]
        }
        let policy = HarbourMugs.policy { $0.tax.codeOutOfScope = ID("1") }
        let decision = Bookkeeper(policy: policy, catalogue: books).decide(order)
        let refund = try #require(decision.plan?.sales.last, "\(decision.refusals)")
        #expect(refund.total == HarbourMugs.money("5.80", .eur))
        #expect(refund.taxTotal == HarbourMugs.money("0.75", .eur))
    }
}
