import Commerce
import ConnectorKit
import Features
import Foundation
import LinkLedger
import QuickBooksSandbox
import SampleStores
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("A number that is used already, where the books do not warn", .tags(.w5, .x1))
struct UsedNumberTests {
    private func open(orders: Int = 0) async throws -> Rehearsal {
        let rehearsal = try await Rehearsal.open(orders: orders)
        try await rehearsal.books.setPreferences(
            company: "us",
            json: #"{"OtherPrefs":{"NameValue":[{"Name":"SalesFormsPrefs.WarnDuplicateNumber","Value":"false"}]}}"#)
        // Preferences are read once a day.
        rehearsal.clock.advance(bySeconds: 90_000)
        return rehearsal
    }

    @Test("is found before the first posting and needs a person", arguments: ["PAID", "AWAITING_PAYMENT"])
    func madeByHand(status: String) async throws {
        let rehearsal = try await open()
        let sku = try await rehearsal.plainProduct().sku
        let order = try await rehearsal.place(status, [(sku, 1)], buyer: 0)
        let other = try await rehearsal.place(status, [(sku, 1)], buyer: 0)
        let item = try await rehearsal.createItem("Hand work", sku: "HAND-1")
        let line: FiledRecord = [
            "Amount": .number(5), "DetailType": .text("SalesItemLineDetail"),
            "SalesItemLineDetail": .record(["ItemRef": .record(["value": .text(item.text("Id") ?? "")])]),
        ]
        let customer = try await rehearsal.write("Customer", ["DisplayName": .text("By Hand Ltd")])
        let kind = status == "PAID" ? "SalesReceipt" : "Invoice"
        let hand = try await rehearsal.write(
            kind,
            [
                "DocNumber": .text(order.id), "Line": .list([.record(line)]),
                "CustomerRef": .record(["value": .text(customer.text("Id") ?? "")]),
            ])
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order.id).reasonCode == "numberTaken")
        #expect(try await rehearsal.order(other.id).state == .posted)
        try await rehearsal.expectSound()

        try await rehearsal.delete(kind, id: hand.text("Id") ?? "")
        _ = try await OrderList(rehearsal.office).retry(nil, of: Rehearsal.store)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order.id).state == .posted)
        try await rehearsal.expectSound()
    }

    @Test("costs a read for a group of documents, not for each")
    func reads() async throws {
        let rehearsal = try await open(orders: 60)
        rehearsal.network.forget()
        _ = try await rehearsal.run()
        let looks = rehearsal.network.sent.filter { $0.url.contains("DocNumber") && $0.cost == .read }.count
        let documents = try await rehearsal.documents(["Invoice", "SalesReceipt", "CreditMemo", "RefundReceipt"]).count
        #expect(looks > 0 && looks * 2 < documents, "\(looks) reads for \(documents) documents")
        try await rehearsal.expectSound()
    }
}
