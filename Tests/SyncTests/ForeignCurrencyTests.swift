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

@Suite("Orders in a foreign currency", .tags(.x2, .x8))
struct ForeignCurrencyTests {
    /// A store in euros whose books are kept in dollars.
    private func open(orders: Int = 0) async throws -> Rehearsal {
        let rehearsal = try await Rehearsal.open("us-multicurrency", orders: orders)
        try await rehearsal.sample.editProfile(fields: Data(#"{"formatsAndUnits":{"currency":"EUR"}}"#.utf8))
        return rehearsal
    }

    private static let kinds = ["Invoice", "SalesReceipt", "Payment", "CreditMemo", "RefundReceipt", "JournalEntry"]

    @Test("bear the rate of their day on every document, and the books hold it")
    func everyDocument() async throws {
        let rehearsal = try await open(orders: 60)
        try await rehearsal.runUntilQuiet()
        let books = try await rehearsal.context().books
        var seen: Set<String> = []
        for kind in Self.kinds {
            for record in try await rehearsal.list(kind) {
                let date = try #require(record.text("TxnDate").flatMap { BusinessDate($0) })
                let rate = try #require(try await books.exchangeRate(of: .eur, on: date))
                #expect(record.record("CurrencyRef")?.text("value") == "EUR")
                #expect(record.number("ExchangeRate").map { "\($0)" } == rate.description, "\(kind) of \(date)")
                #expect(record.number("ExchangeRate") != 1)
                seen.insert(kind)
            }
        }
        #expect(seen.isSuperset(of: ["Invoice", "SalesReceipt", "Payment", "RefundReceipt"]), "\(seen)")
        let balance = try await rehearsal.books.trialBalance(company: rehearsal.country)
        #expect(Decimal(string: balance.difference) == 0)
    }

    @Test("ask for the rate of a day once in a run")
    func onceADay() async throws {
        let rehearsal = try await open(orders: 40)
        rehearsal.network.forget()
        _ = try await rehearsal.run()
        let asked = rehearsal.network.sent.map(\.url).filter { $0.contains("exchangerate") }
        #expect(!asked.isEmpty && Set(asked).count == asked.count)
    }

    @Test("wait for a person where the books have no rate, and are posted when they have one")
    func rateMissing() async throws {
        let rehearsal = try await open()
        let sku = try await rehearsal.plainProduct().sku
        let order = try await rehearsal.place("PAID", [(sku, 1)], buyer: 0)
        await rehearsal.books.misbehave(Misbehaviour(.refused, containing: "sourcecurrencycode=EUR", code: 2220))
        #expect(try await rehearsal.run().stop == nil)
        let row = try await rehearsal.order(order.id)
        #expect(row.state == .needsYou && row.reasonCode == "currencyRateMissing", "\(row)")
        #expect(try await rehearsal.documents().isEmpty)
        await rehearsal.books.behave()
        _ = try await OrderList(rehearsal.scope).retryAll(of: Rehearsal.storeID)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order.id).state == .posted)
    }

    @Test("leave nothing behind when they are given back on the day on which they were sold")
    func givenBack() async throws {
        let rehearsal = try await open()
        let sku = try await rehearsal.plainProduct().sku
        let order = try await rehearsal.place("PAID", [(sku, 2)], buyer: 0)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.setStatus(order.id, payment: "REFUNDED")
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.list("RefundReceipt").count == 1)
        let balance = try await rehearsal.books.trialBalance(company: rehearsal.country)
        let income = balance.lines.filter { $0.type == "Income" && ($0.debit != "0.00" || $0.credit != "0.00") }
        #expect(income.allSatisfy { $0.debit == $0.credit }, "\(income)")
    }
}
