import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import MyFulfillment
import TestKit
import Testing

@Suite("The reference documents", .tags(.f7), .enabled(if: Reference.samples != nil))
struct SampleDocumentsTests {
    struct Expected: Decodable {
        struct Line: Decodable, Equatable {
            var sku: String
            var quantity: String?
            var rate: String
            var amount: String
            var taxCode: String
        }

        struct Tax: Decodable { var code, base, amount: String }

        struct Document: Decodable {
            var sourceId, docNumber, customer, currency: String
            var lines: [Line]
            var netTotal, tax, total, homeTotal, productIncome, serviceIncome: String
            var taxByCode: [Tax]
        }

        struct Product: Decodable {
            var sku, action: String
            var name, type, unitPrice, incomeAccount, expenseAccount, purchaseCost, assetAccount: String?
            var inventoryStartDate, quantityOnHand: String?
        }

        var products: [Product]
        var invoices, creditmemos: [Document]
    }

    private let expected: Expected
    private let profile: StoreProfile

    init() throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        expected = try decoder.decode(Expected.self, from: Reference.data("expected.json"))
        profile = try MyFulfillmentMapping().profile(from: Reference.data("settings.json"))
    }

    private func number(_ text: String?) -> ExactDecimal? { text.flatMap { ExactDecimal($0) } }

    @Test("become what the reference says, line by line and to the cent")
    func documents() throws {
        let orders =
            try Books.orders(Reference.data("invoices.json"), profile)
            + Books.orders(Reference.data("creditmemos.json"), profile)
        let planned = Books.plan(orders, profile)
        let wanted = expected.invoices + expected.creditmemos
        #expect(planned.count == wanted.count)
        for (one, wanted) in zip(planned, wanted) {
            let sale = try #require(one.decision.sale, "\(wanted.docNumber): \(one.decision)")
            #expect(sale.number == wanted.docNumber)
            #expect(sale.customer.name == wanted.customer)
            #expect(sale.kind == (one.order.form.isCreditMemo ? .creditMemo : .invoice))
            #expect(sale.lines.map(\.item.name) == wanted.lines.map(\.sku), "\(wanted.docNumber)")
            #expect(sale.lines.map(\.amount.decimal) == wanted.lines.map { number($0.amount) })
            #expect(sale.lines.map(\.quantity) == wanted.lines.map { number($0.quantity) })
            #expect(sale.lines.map(\.taxCode?.name) == wanted.lines.map(\.taxCode))
            for (line, wanted) in zip(sale.lines, wanted.lines) where line.quantity != nil {
                #expect(line.unitPrice == number(wanted.rate))
            }
            #expect(sale.taxTotal.decimal == number(wanted.tax))
            #expect(sale.netTotal.decimal == number(wanted.netTotal))
            #expect(sale.total.decimal == number(wanted.total))
            let rate = sale.exchangeRate ?? .one
            #expect(
                Money(try #require(sale.total.decimal.multiplied(by: rate)), .eur)?.decimal == number(wanted.homeTotal))
            for (id, sum) in [("79", wanted.productIncome), ("82", wanted.serviceIncome)] {
                let lines = sale.lines.filter { $0.account == .existing(ID(id), name: $0.account.name) }
                #expect(lines.map(\.amount).sum(sale.currency).decimal == number(sum), "\(wanted.docNumber) \(id)")
            }
            guard case .perRate(let rates, _) = sale.tax else { continue }
            for tax in wanted.taxByCode where number(tax.base)?.isZero == false {
                let own = rates.first { $0.name == tax.code }
                #expect(own?.net.decimal == number(tax.base), "\(wanted.docNumber) \(tax.code)")
                #expect(own?.amount.decimal == number(tax.amount))
            }
        }
    }

    @Test("are asked about where the list of tax codes lacks theirs, never guessed by the rate")
    func unlistedTax() throws {
        var profile = profile
        profile.conventions?.taxCodes["INTRA"] = nil
        let planned = Books.plan(try Books.orders(Reference.data("invoices.json"), profile), profile)
        let refused = planned.filter { if case .refuse = $0.decision { true } else { false } }
        #expect(refused.map(\.order.number) == ["000108"])
        #expect(
            refused.first?.decision == .refuse([.taxUnpaired([StoreTax(id: "INTRA", name: "INTRA", rate: .zero)])]))
    }

    @Test("have products that become the items that the reference says")
    func products() throws {
        let mapping = MyFulfillmentMapping()
        let stocks = try JSONDecoder().decode([Stock].self, from: Reference.data("stocks.json"))
        let raws = try mapping.pieces(of: Reference.data("products.json"))
        let policy = Policy.suggested(
            for: profile, catalogue: Books.catalogue.named(by: try #require(profile.conventions), in: []))
        for (raw, wanted) in zip(raws, expected.products) {
            var product = try #require(try mapping.products(from: raw, profile: profile).first)
            if let stock = stocks.first(where: { $0.sku == wanted.sku }) {
                (product.stock, product.openingStock) = (ExactDecimal(stock.physical), ExactDecimal(stock.physical))
                product.isStockUntold = nil
            }
            let decision = Bookkeeper(policy: policy, catalogue: Books.catalogue)
                .decide(product, currency: .eur, links: Links())
            switch wanted.action {
            case "link": #expect(decision == .alias(of: "MUG-BLU"))
            case "skip": #expect(decision == .withdrawn)
            default:
                guard case .create(let record) = decision, case .item(let draft) = record.body else {
                    Issue.record("\(wanted.sku): \(decision)")
                    continue
                }
                #expect(draft.name == wanted.name)
                #expect("\(draft.kind)".lowercased() == wanted.type?.lowercased())
                #expect(draft.unitPrice == number(wanted.unitPrice))
                #expect(
                    draft.incomeAccount == .existing(ID(wanted.incomeAccount ?? ""), name: draft.incomeAccount.name))
                #expect(draft.quantityOnHand == number(wanted.quantityOnHand))
                #expect(draft.inventoryStartDate?.description == wanted.inventoryStartDate)
                if wanted.type != "Service" { #expect(draft.purchaseCost == number(wanted.purchaseCost)) }
            }
        }
    }

    private struct Stock: Decodable {
        var sku: String
        var physical: Int64
    }
}
