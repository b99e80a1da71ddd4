import Accounting
import Bookkeeping
import Commerce
import Foundation
import TestKit
import Testing
import Wording

@testable import Outputs

@Suite("What plan --json prints, on which programs rely")
struct PlanOutputTests {
    @Test("A plan, a skipped, a waiting and a refused order", .tags(.x3))
    func golden() throws {
        let decisions: [(String, Decision)] = [
            ("EW1", .post(try PaperPlan.plan(number: "EW1"))), ("EW2", .post(try PaperPlan.plan(number: nil))),
            ("EW3", .skip(.cancelled)), ("EW4", .wait(.unfinished)),
            ("EW5", .refuse([.totalsDiffer(order: PaperPlan.money(21850), computed: PaperPlan.money(21849))])),
        ]
        let outputs = decisions.map { PlanOutput(order: nil, fallbackName: $0, decision: $1, sentences: .english) }
        expectGolden(try Self.text(outputs) + "\n", named: "plan.json")
    }

    @Test("No promised field is ever left out", .tags(.x3), arguments: ["EW1", nil])
    func everyField(number: String?) throws {
        let decision = Decision.post(try PaperPlan.plan(number: number))
        let output = PlanOutput(order: nil, fallbackName: "EW1", decision: decision, sentences: .english)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(try Self.text(output).utf8)) as? [String: Any])
        #expect(object.keys.contains(["order", "outcome", "rule", "documents", "totals", "refusals"]))
        let documents = try #require(object["documents"] as? [[String: Any]])
        #expect(documents.count == 2)
        for document in documents {
            #expect(
                document.keys.contains([
                    "kind", "number", "date", "dueDate", "currency", "party", "lines", "tax", "total", "balance",
                    "journal",
                ]))
            for line in try #require(document["lines"] as? [[String: Any]]) {
                #expect(
                    line.keys.contains(["item", "description", "quantity", "unitPrice", "amount", "taxCode"]))
            }
            for entry in try #require(document["journal"] as? [[String: Any]]) {
                #expect(entry.keys.contains(["account", "debit", "credit"]))
            }
        }
        let totals = try #require(object["totals"] as? [String: Any])
        #expect(totals.keys.contains(["sales", "tax", "payments", "refunds"]))
        #expect((documents[0]["number"] is NSNull) == (number == nil))
    }

    @Test("A refusal has its code, its message and its remedy", .tags(.x3))
    func refusal() throws {
        let output = PlanOutput(
            order: nil, fallbackName: "EW5", decision: .refuse([.refundAmountUnknown, .nothingToPost]),
            sentences: .english)
        #expect(output.outcome == "refuse" && output.refusals.map(\.code) == ["refundAmountUnknown", "nothingToPost"])
        #expect(output.refusals.allSatisfy { !$0.message.isEmpty && !$0.remedy.isEmpty })
    }

    @Test("A plan with a part that is held has its documents and says what needs you", .tags(.x3))
    func held() throws {
        var plan = try PaperPlan.plan(number: "EW6")
        let key = RecordKey(.order, "6", role: "refund.status")
        plan.held = [HeldPart(.refund, key: key, refusal: .refundAmountUnknown)]
        let output = PlanOutput(order: nil, fallbackName: "EW6", decision: .post(plan), sentences: .english)
        #expect(output.outcome == "plan" && output.documents.count == 2 && output.totals != nil)
        #expect(output.refusals.map(\.code) == ["refundAmountUnknown"])
        #expect(output.refusals.map(\.part) == ["refund.status"])
        #expect(output.refusals.first?.message.contains("The rest of the order is posted without it.") == true)
    }

    @Test("A plan for people has its kinds and amounts as they write them", .tags(.x3, .x10))
    func people() throws {
        let decision = Decision.post(try PaperPlan.plan(number: "EW1"))
        let output = PlanOutput(order: nil, fallbackName: "EW1", decision: decision, sentences: .english)
        let french = PlanText(Sentences(tag: "fr")).lines(of: output).joined(separator: "\n")
        for words in ["facture", "4 × 17,5", "70,00", "74,37"] { #expect(french.contains(words), "\(words)") }
        #expect(!french.contains(/[0-9]\.[0-9]/) && !french.contains("Invoice"))
        let english = PlanText(.english).lines(of: output).joined(separator: "\n")
        for words in ["invoice", "4 × 17.5", "70.00", "74.37"] { #expect(english.contains(words), "\(words)") }
    }

    private static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

extension Sentences {
    fileprivate static let english = Sentences(tag: "en")
}

extension Dictionary<String, Any>.Keys {
    fileprivate func contains(_ promised: Set<String>) -> Bool { promised.isSubset(of: self) }
}

/// A paid invoice of two lines, planned by hand.
enum PaperPlan {
    static func plan(number: String?) throws -> Plan {
        let day = try #require(BusinessDate("2026-01-31"))
        let saleKey = RecordKey(.order, "1042", role: "sale")
        let buyerKey = RecordKey(.customer, "7", role: "customer")
        let buyer = Reference<Customer>.planned(buyerKey, name: "Ana Lima")
        let receivable = Reference<Account>.existing(ID("84"), name: "Accounts Receivable")
        let sale = SalesDocument(
            kind: .invoice, number: number, date: day, dueDate: day.adding(days: 30), customer: buyer, currency: .usd,
            lines: lines, tax: .total(money(437), code: nil, account: .existing(ID("90"), name: "Sales Tax Payable")),
            settlementAccount: receivable, details: SalesDocumentDetails(privateNote: "Order 1042"))
        let payment = Payment(
            date: day, customer: buyer, currency: .usd, total: money(2000),
            applications: [.init(document: saleKey, kind: .invoice, amount: money(2000))],
            depositAccount: .existing(ID("4"), name: "Undeposited Funds"), receivableAccount: receivable,
            privateNote: "Order 1042")
        return Plan(
            order: ID("1042"), policyVersion: 1,
            records: [
                PlannedRecord(key: saleKey, body: .document(.sale(sale))),
                PlannedRecord(
                    key: RecordKey(.order, "1042", role: "payment.1"), body: .document(.payment(payment))),
            ],
            totals: .init(sales: money(7437), tax: money(437), payments: money(2000), refunds: money(0)))
    }

    private static let lines = [
        SalesLine(
            purpose: .goods(lineID: "1"), item: .existing(ID("21"), name: "Mug"),
            account: .existing(ID("79"), name: "Sales"), description: "Mug, blue", quantity: ExactDecimal(4),
            unitPrice: ExactDecimal("17.5"), amount: money(7000), taxCode: .existing(ID("TAX"), name: "TAX")),
        SalesLine(
            purpose: .discount, item: .existing(ID("22"), name: "Discount"),
            account: .existing(ID("86"), name: "Discounts given"), amount: money(0)),
    ]

    static func money(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits, .usd) }
}
