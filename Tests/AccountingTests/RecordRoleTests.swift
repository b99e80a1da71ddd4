import Accounting
import Foundation
import Testing

@Suite("The role of a record")
struct RecordRoleTests {
    private static let roles: [(RecordRole, String)] = [
        (.sale, "sale"), (.difference(1), "sale.difference.1"), (.difference(12), "sale.difference.12"),
        (.payment("1"), "payment.1"), (.payment("a.b/c"), "payment.a.b/c"), (.payment(""), "payment."),
        (.tender(1), "tender.1"), (.refund("1768221000-11500-1"), "refund.1768221000-11500-1"),
        (.refund("status"), "refund.status"), (.refundsOfDay, "refund.day"),
        (.application(of: .refund("5")), "refund.5.application"),
        (.application(of: .tender(2)), "tender.2.application"),
        (.application(of: .difference(3)), "sale.difference.3.application"), (.bill(supplier: "7"), "bill.7"),
        (.purchaseOrder(supplier: "S1"), "purchaseOrder.S1"), (.customer, "customer"),
        (.foreignCustomer(currency: "EUR"), "customer.EUR"), (.vendor, "vendor"),
        (.foreignVendor(currency: "CAD"), "vendor.CAD"), (.item, "item"),
    ]

    @Test("is kept as the text that it always was", arguments: roles)
    func text(_ role: RecordRole, _ text: String) throws {
        #expect(role.text == text)
        #expect(RecordRole(text) == role)
        let key = RecordKey(.order, "1042", role: role)
        #expect(key.description == "order/1042/\(text)")
        let kept = try JSONEncoder().encode(key)
        #expect(try JSONDecoder().decode(RecordKey.self, from: kept) == key)
        #expect(String(decoding: kept, as: UTF8.self).contains("\"role\":\"\(text.replacing("/", with: "\\/"))\""))
    }

    @Test(
        "that this program does not know stays what it is",
        arguments: [
            "", ".", "bill", "sales", "tender.x", "tender.01", "sale.difference.", "sale.difference.-0", "gift.7",
        ])
    func unknown(_ text: String) {
        #expect(RecordRole(text).text == text)
        #expect(RecordRole(text) == .other(text))
    }

    @Test("tells what belongs to a part of an order")
    func belonging() {
        #expect(RecordRole.application(of: .refund("1")).belongs(to: .refund("1")))
        #expect(RecordRole.refund("1").belongs(to: .refund("1")))
        #expect(!RecordRole.refund("1.5").belongs(to: .refund("1")), "another refund")
        #expect(!RecordRole.refund("1").belongs(to: .application(of: .refund("1"))))
        #expect(RecordRole.application(of: .difference(1)).isDifference)
        #expect(!RecordRole.sale.isDifference && !RecordRole.application(of: .refund("1")).isDifference)
    }
}
