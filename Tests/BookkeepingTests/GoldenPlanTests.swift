import Accounting
import Bookkeeping
import Commerce
import Foundation
import TestKit
import Testing

/// Plans as text: documents with lines and both sides of the journal.
@Suite("A plan on paper")
struct GoldenPlanTests {
    static let cases: [(name: String, decision: Decision)] = [
        ("us-discount-shipping", unitedStatesOrder), ("europe-two-rates", europeanOrder),
        ("canada-set-partial-refund", canadianOrder), ("yen-gift-card", yenOrder), ("sent-by-hand", sentOrder),
    ]

    @Test("is the one that was agreed", arguments: cases.map(\.name))
    func golden(name: String) throws {
        let decision = try #require(Self.cases.first { $0.name == name }?.decision)
        let plan = try #require(decision.plan, "\(decision.refusals)")
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(PaperPlan(plan)), as: UTF8.self) + "\n"
        expectGolden(text, named: "\(name).json")
    }

    private static var unitedStatesOrder: Decision {
        var maker = OrderMaker()
        let state = HarbourMugs.tax("State", "7")
        maker.line("Mug", "3", at: "12.50", discounts: [maker.coupon("3.75")], taxes: [(state, "2.36")])
        maker.line("Book", "1", at: "20", discounts: [maker.coupon("2.00")])
        maker.charge(.shipping, "6.95", name: "Ground", taxes: [(state, "0.49")])
        return Bookkeeper(policy: HarbourMugs.policy(), catalogue: HarbourMugs.unitedStates).decide(
            maker.order(paid: "61.55"))
    }

    private static var europeanOrder: Decision {
        var maker = OrderMaker(.eur, inside: true)
        maker.line("Mug", "2", at: "30.25", taxes: [(HarbourMugs.tax("VAT", "21"), "10.50")])
        maker.line("Tea", "1", at: "21.80", taxes: [(HarbourMugs.tax("VAT", "9"), "1.80")])
        maker.charge(
            .shipping, "3.50", name: "Post",
            taxes: [(HarbourMugs.tax("VAT", "21"), "0.45"), (HarbourMugs.tax("VAT", "9"), "0.08")])
        maker.charge(.tip, "2.00", name: "Tip")
        return Bookkeeper(policy: HarbourMugs.policy(), catalogue: HarbourMugs.europe).decide(maker.order())
    }

    private static var canadianOrder: Decision {
        var maker = OrderMaker(.cad)
        maker.line(
            "Mug", "4", at: "25",
            taxes: [(HarbourMugs.tax("GST", "5"), "5.00"), (HarbourMugs.tax("QST", "9.975"), "9.98")])
        var catalogue = HarbourMugs.europe
        catalogue.company.homeCurrency = .cad
        let order = maker.order(paid: "114.98") { order in
            order.refunds = [
                Refund(
                    id: "1", extent: .amount(HarbourMugs.money("30.00", .cad)), refundedAt: HarbourMugs.noon,
                    reason: "Chipped"),
                Refund(id: "2", extent: .everything, refundedAt: HarbourMugs.noon),
            ]
        }
        return Bookkeeper(policy: HarbourMugs.policy { $0.saleForm = .invoice }, catalogue: catalogue).decide(order)
    }

    private static var yenOrder: Decision {
        var maker = OrderMaker(.jpy, inside: true)
        maker.line(
            "Mug", "2", at: "4180", discounts: [maker.coupon("418")], taxes: [(HarbourMugs.tax("Tax", "10"), "722")])
        maker.charge(.shipping, "770", name: "Post")
        var catalogue = HarbourMugs.europe
        catalogue.company.homeCurrency = .jpy
        let order = maker.order(paid: "3712") { order in
            order.tenders = [Tender(kind: .giftCard, reference: "GIFT-1", amount: HarbourMugs.money("5000", .jpy))]
        }
        return Bookkeeper(policy: HarbourMugs.policy { $0.timeZone = "Asia/Tokyo" }, catalogue: catalogue).decide(order)
    }

    private static var sentOrder: Decision {
        var maker = OrderMaker()
        maker.line("Almond - 11 oz/Stoneware", "100", at: "2.30", sku: "A7102")
        maker.discounts = [Discount(kind: .manual, amount: HarbourMugs.money("11.50"))]
        let order = maker.order(paid: "100.00") { order in
            order.lines[0].supplier = SupplyLine(
                supplierID: "S1", supplierName: "Stoneware Inc", quantity: ExactDecimal(100),
                unitCost: ExactDecimal("1.38") ?? .zero, amount: HarbourMugs.money("138.00"))
        }
        let choice = SendingOptions.VendorChoice(
            supplierID: "S1", vendor: nil, sendsBill: true, sendsPurchaseOrder: true,
            payableAccount: HarbourMugs.reference("33"), costAccount: HarbourMugs.reference("80"))
        return Bookkeeper(
            policy: HarbourMugs.policy { $0.products.matching = .skuAsName }, catalogue: HarbourMugs.unitedStates
        )
        .decide(order, choices: OrderChoices(sending: SendingOptions(tax: .totalAsItem, vendors: [choice])))
    }
}

/// A plan as a bookkeeper would write it down.
struct PaperPlan: Encodable {
    struct Line: Encodable {
        var item: String
        var description: String
        var quantity: String?
        var unitPrice: String?
        var amount: String
        var taxCode: String?
    }

    struct Record: Encodable {
        var key: String
        var kind: String
        var name: String?
        var number: String?
        var date: String?
        var dueDate: String?
        var party: String?
        var note: String?
        var lines: [Line]?
        var rates: [String]?
        var applied: [String]?
        var tax: String?
        var total: String?
        var journal: [String]?
    }

    var records: [Record]
    var totals: [String: String]

    init(_ plan: Plan) {
        records = plan.records.map(Self.record)
        totals = [
            "sales": plan.totals.sales.description, "tax": plan.totals.tax.description,
            "payments": plan.totals.payments.description, "refunds": plan.totals.refunds.description,
        ]
    }

    private static func record(_ planned: PlannedRecord) -> Record {
        let key = planned.key.description
        switch planned.body {
        case .customer(let draft): return Record(key: key, kind: "customer", name: draft.displayName)
        case .vendor(let draft): return Record(key: key, kind: "vendor", name: draft.displayName)
        case .item(let draft):
            return Record(key: key, kind: "\(draft.kind.rawValue) item", name: draft.name)
        case .document(let document): return record(key, document)
        }
    }

    private static func record(_ key: String, _ document: Document) -> Record {
        var record = Record(
            key: key, kind: document.kind.rawValue, number: document.number, date: document.date.description,
            party: document.partyName, note: document.privateNote, tax: document.tax.description,
            total: document.total.description, journal: document.journal.lines.map(side))
        switch document {
        case .sale(let sale):
            record.dueDate = sale.dueDate?.description
            record.lines = sale.lines.map(line)
            if case .perRate(let rates, _) = sale.tax {
                record.rates = rates.map { "\($0.name) \($0.percent) % of \($0.net): \($0.amount)" }
            }
        case .payment(let payment):
            record.applied = payment.applications.map { "\($0.kind.rawValue) \($0.document): \($0.amount)" }
        case .purchase(let purchase):
            record.lines = purchase.lines.map {
                Line(
                    item: $0.item.name, description: $0.description, quantity: $0.quantity?.description,
                    unitPrice: $0.unitCost?.description, amount: $0.amount.description, taxCode: $0.taxCode?.name)
            }
        case .journalEntry: break
        }
        return record
    }

    private static func line(_ line: SalesLine) -> Line {
        Line(
            item: line.item.name, description: line.description, quantity: line.quantity?.description,
            unitPrice: line.unitPrice?.description, amount: line.amount.description, taxCode: line.taxCode?.name)
    }

    private static func side(_ line: JournalLine) -> String {
        line.debit.map { "debit \($0) \(line.account.name)" } ?? "credit \(line.amount.magnitude) \(line.account.name)"
    }
}
