import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import MyFulfillment
import SampleStores
import TestKit
import Testing

@Suite("What is pushed or uploaded to a myFulfillment store", .tags(.x11))
struct IntakeTests {
    private let kind = StoreKind.myFulfillment
    private let values: ConnectionSettings = ["instance": "fr1", "currency": "EUR", "timeZone": "Europe/Paris"]

    private func orders(_ stream: RecordStream, _ body: Data) throws -> [Order] {
        let intake = try #require(kind.intake?(values))
        let mapping = kind.mapping(values)
        let profile = try intake.profile()
        let now = Instant(seconds: 0)
        let records = try intake.records(of: stream, in: body, now: now)
        #expect(try intake.records(of: stream, in: body, now: now) == records)
        return try records.map { try mapping.order(from: $0, profile: profile) }
    }

    /// What a document comes to in the books, without what names it for the program.
    private func figures(_ orders: [Order]) throws -> [String] {
        let profile = try #require(try kind.intake?(values).profile())
        return Books.plan(orders, profile).map { one in
            guard let sale = one.decision.sale else { return "\(one.order.number): \(one.decision)" }
            let lines = sale.lines.filter { $0.amount.isZero == false }.map {
                "\($0.item.name) \($0.quantity?.description ?? "-") \($0.amount) \($0.taxCode?.name ?? "-")"
            }
            let head = "\(sale.kind) \(sale.number ?? "") \(sale.date) \(sale.dueDate?.description ?? "-")"
            return
                "\(head) \(sale.customer.name) \(sale.currency.code) \(sale.exchangeRate?.description ?? "-") \(sale.total) \(lines)"
        }
    }

    @Test("is the same from the export as from the API of the sample instance, document by document")
    func exportOfSample() async throws {
        let stage = MyFulfillmentStage(orders: 90)
        let (invoices, memos) = await stage.store.documents()
        var mapped = values
        mapped["mapping"] = MyFulfillmentSampleSettings.mapping
        let told = try #require(kind.intake?(mapped))
        let mapping = kind.mapping(mapped)
        let profile = try told.profile()
        let fromAPI = try [(RecordStream.invoices, invoices), (.creditMemos, memos)].flatMap { stream, body in
            try told.records(of: stream, in: body, now: Instant(seconds: 0))
                .map { try mapping.order(from: $0, profile: profile) }
        }
        let fromFile = try orders(.invoices, await stage.store.accountingExport())
        #expect(fromFile.count == fromAPI.count)
        for (file, api) in zip(try figures(fromFile), try figures(fromAPI)) { #expect(file == api) }
    }

    @Test(
        "is the same from the reference export as from the reference documents", .enabled(if: Reference.samples != nil))
    func exportOfReference() throws {
        let pushed =
            try orders(.invoices, Reference.data("invoices.json"))
            + orders(.creditMemos, Reference.data("creditmemos.json"))
        let uploaded = try orders(.invoices, Reference.data("accounting-export.csv"))
        for (file, push) in zip(try figures(uploaded), try figures(pushed)) { #expect(file == push) }
        #expect(uploaded.count == pushed.count)
    }

    @Test(
        "reads products and customers from lists, those that the system exports", .enabled(if: Reference.samples != nil)
    )
    func lists() throws {
        let intake = try #require(kind.intake?(values))
        let mapping = kind.mapping(values)
        let profile = try intake.profile()
        let now = Instant(seconds: 0)
        let products = try intake.records(of: .products, in: Reference.data("products.csv"), now: now)
            .flatMap { try mapping.products(from: $0, profile: profile) }
        #expect(products.count == 9)
        #expect(products.first { $0.sku == "FILT-100" }?.price == ExactDecimal("0.0829"))
        #expect(products.first { $0.sku == "MUG-BLU" }?.openingStock == ExactDecimal(140))
        #expect(products.filter(\.isWithdrawn).map(\.sku) == ["OLD-POT"])
        let buyers = try intake.records(of: .customers, in: Reference.data("customers.csv"), now: now)
            .map { try mapping.customer(from: $0) }
        #expect(buyers.map(\.name).sorted().prefix(2) == ["Camille Durand", "Camille Durand"])
        #expect(buyers.contains { $0.name == "Teehaus Brandt GmbH" && $0.taxNumber == "DE812345678" })
    }

    @Test("does not take a list of products without their stock for one of products of which there are none")
    func withoutStock() throws {
        let intake = try #require(kind.intake?(values))
        let (mapping, profile) = (kind.mapping(values), try intake.profile())
        func product(_ file: String) throws -> Product? {
            try intake.records(of: .products, in: Data(file.utf8), now: Instant(seconds: 0))
                .flatMap { try mapping.products(from: $0, profile: profile) }.first
        }
        #expect(try product("sku;libelle;type\nBOL;Bol laqué;simple\n")?.isStockUntold == true)
        let none = try product("sku;libelle;type;stock_physique\nBOL;Bol laqué;simple;0\n")
        #expect(none?.isStockUntold == nil && none?.openingStock == .zero)
        #expect(try product("sku;libelle;type\nCARTE;Carte;virtual\n")?.isStockUntold == nil)
    }

    private static let head =
        "type;numero;commande;boutique;date;client;nature;sku;total_ht;code_tva;taux_tva;montant_tva;total_document_ttc\n"

    private func row(
        _ type: String, _ number: String, order: String = "W-1", nature: String = "produit", net: String = "10,00",
        code: String = "FR20;20", tax: String = "2,00", total: String = "12,00"
    ) -> String {
        "\(type);\(number);\(order);FR web;31/12/2025;Inès;\(nature);BOL;\(net);\(code);\(tax);\(total)\n"
    }

    private func read(_ stream: RecordStream, _ rows: String...) throws -> [Order] {
        try orders(stream, Data((Self.head + rows.joined()).utf8))
    }

    @Test(
        "tells credit memos from invoices by whatever word says so",
        arguments: [
            ("AV", true), ("Avoir", true), ("Avoir client", true), ("Facture d’avoir", true), ("Credit memo", true),
            ("note de crédit", true), ("Abono", true), ("FA", false), ("Facture", false), ("invoice", false),
        ])
    func kinds(word: String, isCreditMemo: Bool) throws {
        let order = try #require(try read(.invoices, row(word, "7")).first)
        #expect(order.form.isCreditMemo == isCreditMemo)
    }

    @Test("takes no invoice that names another one without saying what it is: a credit memo would be a sale once more")
    func creditMemosAsInvoices() throws {
        let head = "numero;numero_facture;date;client;sku;total_ht;montant_tva;total_document_ttc\n"
        func rows(_ invoice: String) -> Data {
            Data("\(head)201;\(invoice);14/04/2025;Inès;BOL;10,00;2,00;12,00\n".utf8)
        }
        #expect(throws: Unreadable.self) { try orders(.invoices, rows("101")) }
        #expect(try orders(.creditMemos, rows("101")).map(\.form.isCreditMemo) == [true])
        #expect(try orders(.invoices, rows("201")).map(\.form.isCreditMemo) == [false])
        #expect(try orders(.invoices, rows("")).map(\.form.isCreditMemo) == [false])
    }

    @Test("takes no invoice for a credit memo, whether the file says what it is or names the invoices of credit memos")
    func invoicesAsCreditMemos() throws {
        let combined = row("FA", "7") + row("AV", "8")
        #expect(throws: Unreadable.self) { try read(.creditMemos, combined) }
        #expect(try read(.invoices, combined).map(\.form.isCreditMemo) == [false, true])
        let untold = "numero;numero_facture;date;client;sku;total_ht;montant_tva;total_document_ttc\n"
        func rows(_ invoice: String) -> Data {
            Data("\(untold)201;\(invoice);14/04/2025;Inès;BOL;10,00;2,00;12,00\n".utf8)
        }
        #expect(throws: Unreadable.self) { try orders(.creditMemos, rows("")) }
        #expect(throws: Unreadable.self) { try orders(.creditMemos, rows("201")) }
    }

    @Test("takes no pushed record for a credit memo that has nothing of one")
    func invoicesPushedAsCreditMemos() throws {
        func record(_ rest: String, total: String = "12.00") -> Data {
            Data(
                #"""
                {"id":"1","number":"201","status":"open","created_at":"2025-04-14","currency":"EUR",
                 "customer":{"id":7,"name":"Inès"},"items":[],"tax_amount":"0","grand_total":"\#(total)"\#(rest)}
                """#.utf8)
        }
        let intake = try #require(kind.intake?(values))
        func isTaken(_ body: Data) -> Bool {
            (try? intake.records(of: .creditMemos, in: body, now: Instant(seconds: 0)))?.count == 1
        }
        #expect(!isTaken(record("")))
        #expect(isTaken(record(#","invoice_id":"i-1""#)))
        #expect(isTaken(record(#","document":"creditmemo""#)))
        #expect(isTaken(record("", total: "-12.00")))
    }

    @Test("takes no pushed invoice that names another one", .enabled(if: Reference.samples != nil))
    func creditMemosPushedAsInvoices() throws {
        #expect(throws: Unreadable.self) { try orders(.invoices, Reference.data("creditmemos.json")) }
    }

    @Test("takes rows that do not say what they are for what they were brought in as, and none for a guess")
    func unsaidKinds() throws {
        #expect(try read(.creditMemos, row("", "7")).map(\.form.isCreditMemo) == [true])
        #expect(try read(.invoices, row("", "7")).map(\.form.isCreditMemo) == [false])
        #expect(throws: Unreadable.self) { try read(.invoices, row("REM", "7")) }
    }

    @Test("reads shipping that is shared over taxes, credit memos below zero, and a total that stands on one row alone")
    func templates() throws {
        let shared = try read(
            .invoices, row("FA", "8", total: ""),
            row("FA", "8", nature: "port", net: "3,00", tax: "0,60", total: ""),
            row("FA", "8", nature: "port", net: "2,00", code: "FR55;5,5", tax: "0,11", total: "17,71"))
        #expect(shared.map(\.total.description) == ["17.71"])
        #expect(shared.first?.charges.map(\.amount.description) == ["3.00", "2.00"])
        let credit = try read(
            .invoices, row("AV", "9", net: "-10,00", tax: "-2,00", total: "-13,60"),
            row("AV", "9", nature: "ajustement", net: "-5,00", code: ";", tax: "0,00", total: "-13,60"),
            row("AV", "9", nature: "ajustement", net: "3,40", code: ";", tax: "0,00", total: "-13,60"))
        #expect(credit.map(\.total.description) == ["13.60"])
        #expect(credit.first?.charges.map(\.amount.description) == ["5.00", "-3.40"])
        #expect(credit.first?.lines.map(\.amount.description) == ["10.00"])
    }

    @Test("bears the tax of adjustments in credit memos, whatever sign the export writes", arguments: [false, true])
    func taxedAdjustments(isBelowZero: Bool) throws {
        func amount(_ text: String, _ isTakenBack: Bool = false) -> String {
            isTakenBack != isBelowZero ? "-\(text)" : text
        }
        let total = amount("108,00")
        let orders = try read(
            .invoices, row("FA", "10", net: "100,00", tax: "20,00", total: "120,00"),
            row("AV", "11", net: amount("100,00"), tax: amount("20,00"), total: total),
            // A fee for the return, with its tax.
            row("AV", "11", nature: "ajustement", net: amount("10,00", true), tax: amount("2,00", true), total: total))
        let memo = try #require(orders.last)
        #expect(memo.tax.description == "18.00")
        #expect(memo.charges.map(\.amount.description) == ["-10.00"])
        #expect(memo.charges.first?.taxes.map(\.amount.description) == ["-2.00"])
        let profile = try #require(try kind.intake?(values).profile())
        let sale = try #require(Books.plan(orders, profile).last?.decision.sale)
        #expect(sale.total.description == "108.00")
        #expect(sale.lines.map(\.amount.description) == ["100.00", "-10.00"])
        #expect(sale.lines.map { $0.taxCode?.name } == ["20.0%", "20.0%"])
    }

    @Test("knows a document whose order lost its zeros in a spreadsheet")
    func zeros() throws {
        let (full, short) = try (
            read(.invoices, row("FA", "000104", order: "000000088")), read(.invoices, row("FA", "104", order: "88"))
        )
        #expect(full.map(\.id) == short.map(\.id))
        #expect(full.first?.number == "000104")
    }

    @Test("says which line of a file cannot be read, and takes nothing of it")
    func faults() throws {
        let intake = try #require(kind.intake?(values))
        let head = "type;numero;date;client;nature;sku;total_ht;montant_tva;total_document_ttc\n"
        func fault(_ rows: String) -> Unreadable? {
            do throws(Unreadable) {
                _ = try intake.records(of: .invoices, in: Data((head + rows).utf8), now: Instant(seconds: 0))
                return nil
            } catch { return error }
        }
        #expect(fault("FA;1;31/12/2026;Inès;produit;BOL;10,00;2,00;12,00\n") == nil)
        #expect(fault("FA;1;31/12/2026;Inès;produit;BOL;dix;2,00;12,00\n")?.field.hasPrefix("2:total_ht") == true)
        #expect(fault("FA;1;31/12/2026;Inès;produit;BOL;10,00;2,00\n") != nil)
        #expect(
            fault(
                "FA;1;31/12/2026;Inès;produit;BOL;10,00;2,00;12,00\nFA;1;31/12/2026;Zoé;produit;BOL;1,00;0,20;12,00\n")
                != nil)
    }
}
