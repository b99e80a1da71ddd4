import Accounting
import Commerce
import Foundation
import Testing

@Suite("A tax of the store")
struct StoreTaxTests {
    @Test("is another tax when its rate is another, the same when only the notation is")
    func identity() {
        let standard = StoreTax(name: "VAT", rate: ExactDecimal("20.0"))
        #expect(standard == StoreTax(name: "VAT", rate: ExactDecimal("20")))
        #expect(standard != StoreTax(name: "VAT", rate: ExactDecimal("21")))
        #expect(Set([standard, StoreTax(name: "VAT", rate: ExactDecimal(20))]).count == 1)
    }
}

@Suite("An order of the store")
struct OrderTests {
    @Test("is the same after it was written down and read again")
    func coding() throws {
        let price = try #require(ExactDecimal("12.3456"))
        let amount = Money(minorUnits: 2469, .eur)
        let tax = TaxCharged(tax: StoreTax(id: "7", name: "VAT", rate: ExactDecimal("21")), amount: amount)
        let order = Order(
            id: ID("516"), number: "EW1", placedAt: Instant(seconds: 1), updatedAt: Instant(seconds: 2),
            currency: .eur, pricesIncludeTax: true, status: OrderStatus(payment: .custom, paymentCode: "X"),
            buyer: Buyer(email: "ana@example.com", name: "Ana 🍀"),
            lines: [
                OrderLine(
                    id: "1", name: "Mug", quantity: .one, unitPrice: price, amount: amount,
                    discounts: [Discount(kind: .points, amount: amount)], taxes: [tax])
            ],
            charges: [Charge(kind: .tip, name: "Tip", amount: amount)], tax: amount, total: amount,
            tenders: [Tender(kind: .giftCard, amount: amount)],
            refunds: [
                Refund(
                    id: "1",
                    extent: .lines([RefundLine(subject: .charge(.shipping), amount: amount)], amount: amount),
                    refundedAt: Instant(seconds: 3))
            ])
        let again = try JSONDecoder().decode(Order.self, from: try JSONEncoder().encode(order))
        #expect(again == order)
    }
}
