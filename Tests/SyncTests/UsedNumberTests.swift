import Accounting
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
        let kind = status == "PAID" ? "SalesReceipt" : "Invoice"
        let hand = try #require(try await byHand(rehearsal, kind, [order.id]).first)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order.id).reasonCode == "numberTaken")
        #expect(try await rehearsal.order(other.id).state == .posted)
        try await rehearsal.expectSound()

        try await rehearsal.delete(kind, id: hand.text("Id") ?? "")
        _ = try await OrderList(rehearsal.scope).retryAll(of: Rehearsal.storeID)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order.id).state == .posted)
        try await rehearsal.expectSound()
    }

    @Test("is told as ours where another order of the store has it", arguments: [true, false])
    func ours(inOneRun: Bool) async throws {
        let rehearsal = try await Rehearsal.open()
        let sku = try await rehearsal.plainProduct().sku
        let first = try await rehearsal.place("PAID", [(sku, 1)], buyer: 0)
        if !inOneRun { try await rehearsal.runUntilQuiet() }
        let second = try await rehearsal.place("PAID", [(sku, 1)], buyer: 1)
        try await rehearsal.edit(second.id, ["id": .text(first.id)])
        try await rehearsal.runUntilQuiet()
        let rows = try await rehearsal.orders()
        let told = try #require(rows.first { $0.state == .needsYou })
        let other = try #require(rows.first { $0.state == .posted })
        #expect(told.number == other.number)
        #expect(told.cause == .numberOfOther(number: first.id, order: other.number, id: other.id))
        try await OrderAnswers(rehearsal.scope).say(suffix: "-2", of: told.ref)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.orders(.needsYou).isEmpty)
    }

    /// Documents over five that somebody typed in, with these numbers.
    private func byHand(
        _ rehearsal: Rehearsal, _ kind: String, _ numbers: [String], note: String = ""
    ) async throws -> [FiledRecord] {
        let item = try await rehearsal.createItem("Hand work", sku: "HAND-1")
        let line: FiledRecord = [
            "Amount": .number(5), "DetailType": .text("SalesItemLineDetail"),
            "SalesItemLineDetail": .record(["ItemRef": .record(["value": .text(item.text("Id") ?? "")])]),
        ]
        let customer = try await rehearsal.write("Customer", ["DisplayName": .text("By Hand Ltd")])
        var made: [FiledRecord] = []
        for number in numbers {
            made.append(
                try await rehearsal.write(
                    kind,
                    [
                        "DocNumber": .text(number), "Line": .list([.record(line)]), "PrivateNote": .text(note),
                        "CustomerRef": .record(["value": .text(customer.text("Id") ?? "")]),
                    ]))
        }
        return made
    }

    @Test("by many documents typed in before the first run stops only their own orders", arguments: [true, false])
    func manyByHand(warns: Bool) async throws {
        let rehearsal = warns ? try await Rehearsal.open() : try await open()
        let sku = try await rehearsal.plainProduct().sku
        var numbers: [String] = []
        for _ in 1...16 { numbers.append(try await rehearsal.place("PAID", [(sku, 1)], buyer: 0).id) }
        _ = try await byHand(rehearsal, "SalesReceipt", Array(numbers.prefix(12)))
        #expect(try await rehearsal.run().stop == nil)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.orders(.needsYou).map(\.reasonCode).filter { $0 == "numberTaken" }.count == 12)
        #expect(try await rehearsal.orders(.posted).count == 4)
    }

    @Test("by our own document of an earlier life over another amount: it is taken back, as the order says", .tags(.x2))
    func ownOverAnotherAmount() async throws {
        let rehearsal = try await open()
        let sku = try await rehearsal.plainProduct().sku
        let number = try await rehearsal.place("AWAITING_PAYMENT", [(sku, 1)], buyer: 0).id
        try await rehearsal.runUntilQuiet()
        let link = try #require(try await rehearsal.links(of: rehearsal.order(number).id).first { $0.kind == .invoice })
        let marker = Marker(store: "ecwid:1003001", key: link.key, generation: link.generation)

        let restored = try await open()
        _ = try await restored.place("AWAITING_PAYMENT", [(sku, 1)], buyer: 0)
        _ = try await byHand(restored, "Invoice", [number], note: marker.description)
        try await restored.runUntilQuiet()
        #expect(try await restored.order(number).reasonCode == "booksDiffer")
        #expect(try await restored.documents(["Invoice"]).allSatisfy { $0.total == 0 })
        try await restored.expectSound()
    }

    @Test("by our own voided invoice does not keep its order from coming back", .tags(.w3))
    func ownVoided() async throws {
        let rehearsal = try await open()
        let sku = try await rehearsal.plainProduct().sku
        let number = try await rehearsal.place("AWAITING_PAYMENT", [(sku, 1)], buyer: 0).id
        try await rehearsal.runUntilQuiet()
        try await rehearsal.setStatus(number, payment: "CANCELLED", fulfillment: "WILL_NOT_DELIVER")
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents(["Invoice"]).map(\.isVoided) == [true])
        try await rehearsal.setStatus(number, payment: "AWAITING_PAYMENT", fulfillment: "AWAITING_PROCESSING")
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(number).state == .posted)
        #expect(try await rehearsal.documents(["Invoice"]).filter { !$0.isVoided }.count == 1)
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
