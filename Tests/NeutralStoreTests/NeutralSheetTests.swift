import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import NeutralStore
import TestKit
import Testing

@Suite("A file of orders", .tags(.x11))
struct NeutralSheetTests {
    private let intake = NeutralIntake(["currency": "EUR", "timeZone": "Europe/Paris"])

    private func read(_ bytes: some Sequence<UInt8>, _ stream: RecordStream = .orders) throws -> [CSVRecords.Record] {
        let sheet = try #require(intake.sheets.first { $0.stream == stream })
        let bytes = Array(bytes)
        var recogniser = CSVRecogniser()
        recogniser.read(bytes)
        let recognition = try recogniser.end()
        let mapping = CSVMapping.guessed(sheet, header: recognition.header)
        #expect(mapping.missing(sheet).isEmpty)
        var records = CSVRecords(
            sheet, header: recognition.header, mapping: mapping, form: recognition.form(of: mapping, sheet))
        var all: [CSVRecords.Record] = []
        records.read(bytes) { all.append($0) }
        records.end { all.append($0) }
        return all
    }

    private func order(_ record: CSVRecords.Record) throws -> Order {
        let pushed = try intake.record(of: .orders, from: try record.body.get(), now: Instant(seconds: 0))
        return try NeutralMapping().order(from: pushed.raw, profile: try intake.profile(country: "FR"))
    }

    @Test("of the documentation holds two orders that add up")
    func documentation() throws {
        let records = try read(try Documents.example("orders.csv"))
        let orders = try records.map { try order($0) }
        #expect(orders.map(\.id.rawValue) == ["web-1044", "web-1045"])
        #expect(orders.map(\.total.description) == ["13.77", "19.04"])
        #expect(orders.map(\.paid.description) == ["13.77", "19.04"])
        #expect(orders.map(\.lines.count) == [1, 2])
        #expect(orders.map(\.charges.count) == [0, 1])
        #expect(records.map(\.lines) == [2...2, 3...4])
    }

    @Test("as the most usual shops export it is read: a sign before the number, a time with its zone, zeros kept")
    func exported() throws {
        let text = """
            Name,Email,Financial Status,Currency,Shipping,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price
            #1001,a@b.co,paid,EUR,5.00,23.00,2.00,2026-01-31 09:15:01 -0500,2,Mug,10.00
            #1001,a@b.co,,,,,,2026-01-31 09:15:01 -0500,1,Sticker,0.00
            ="0042",c@d.co,pending,EUR,,10.00,,2026-01-31 09:15:01 -0500,1,Mug,10.00

            """
        let orders = try read(text.utf8).map { try order($0) }
        #expect(orders.map(\.id.rawValue) == ["1001", "0042"])
        #expect(orders.map(\.number) == ["#1001", "0042"])
        #expect(orders.map(\.placedAt.rfc3339Text) == ["2026-01-31T14:15:01Z", "2026-01-31T14:15:01Z"])
        #expect(orders.map(\.lines.count) == [2, 1])
        #expect(orders.map(\.status.payment) == [.paid, .awaiting])
        #expect(orders[0].sumsThatDiffer(roundingUnitsMax: 5).isEmpty)
    }

    @Test("of a German spreadsheet is read, and its only tax needs no name")
    func german() throws {
        let text = """
            Bestellnummer;Bestelldatum;Kunde;Bezeichnung;Menge;Einzelpreis;tax_amount;Gesamt;bezahlt
            D-1;31.01.2026;Zoë Müller;Tasse;2;6,25;1,00;13,50;ja
            D-2;31.01.2026;Zoë Müller;Tasse;2;6,25;0,00;12,50;nein

            """
        let orders = try read(text.utf8).map { try order($0) }
        #expect(orders.map(\.total.description) == ["13.50", "12.50"])
        #expect(orders.map(\.status.payment) == [.paid, .awaiting])
        #expect(orders.map { $0.lines[0].taxes.map(\.tax.name) } == [["Tax"], []])
    }

    @Test("of a French spreadsheet is read in its own words")
    func french() throws {
        let text = """
            Commande;Date;Client;Article;Quantité;Prix;TVA;tax_amount;Total;prices_include_tax;Payé
            F-1;31/01/2026;Léa Roux;Chaise;2;1 200,50;20;400,17;2 401,00;oui;oui

            """
        let order = try order(try #require(try read(text.utf8).first))
        #expect(order.total.description == "2401.00")
        #expect(order.lines.first?.taxes.first?.tax.rate?.description == "20")
        #expect(order.pricesIncludeTax)
        #expect(order.placedAt.rfc3339Text == "2026-01-30T23:00:00Z")
        #expect(order.status.payment == .paid)
    }

    @Test("writes rates in per cent with or without the sign", arguments: ["20", "20%", "20,0 %"])
    func percent(rate: String) throws {
        let text = """
            order_id;order_date;item;quantity;unit_price;tax_name;tax_rate;tax_amount;order_total
            A;31/01/2026;Mug;2;5,00;TVA;\(rate);2,00;12,00

            """
        let order = try order(try #require(try read(text.utf8).first))
        #expect(order.lines.first?.taxes.first?.tax.rate == ExactDecimal(20))
    }

    @Test("says line by line what an order is made of, when it names the kinds")
    func kinds() throws {
        let text = """
            order_id,order_date,line_kind,item,quantity,unit_price,amount,tax_name,tax_rate,tax_amount,order_total,payment_amount
            A,2026-01-31,,Mug,2,5.00,10.00,VAT,20,1.80,,
            A,2026-01-31,discount,Loyalty,,,-1.00,,,,,
            A,2026-01-31,shipping,Post,,,4.00,VAT,20,0.80,,
            A,2026-01-31,giftCardUsed,Card,,,5.60,,,,,
            A,2026-01-31,tax,Eco tax,,,0.20,,,,15.80,10.20

            """
        let order = try order(try #require(try read(text.utf8).first))
        #expect(order.discounts.map(\.amount.description) == ["1.00"])
        #expect(order.charges.map(\.amount.description) == ["4.00"])
        #expect(order.tendered.description == "5.60")
        #expect(order.tax.description == "2.80")
        #expect(order.paid.description == "10.20")
    }

    @Test("names the cell that an order lacks")
    func lacking() throws {
        let text =
            "order_id,order_date,item,quantity,order_total\nA,2026-01-31,Mug,2,10.00\nB,2026-01-31,Mug,two,10.00\n"
        let faults = try read(text.utf8).compactMap { if case .failure(let fault) = $0.body { fault } else { nil } }
        #expect(
            faults == [
                CSVFault(line: 2, column: "amount", .empty), CSVFault(line: 3, column: "quantity", .notNumber("two")),
            ])
    }

    @Test(
        "may hold payments, refunds, products or customers",
        arguments: [
            (RecordStream.payments, "payment_id,order_id,date,amount,method\np1,A,2026-02-01,5.00,Check\n"),
            (.refunds, "refund_id,order_id,date,amount,currency,reason\nr1,A,2026-02-01,5.00,USD,Late\n"),
            (.products, "id,sku,name,price,updated_at\n1,MUG,Mug,4.25,2026-01-31\n"),
            (.customers, "id,customer_company,email,bill_city,updated_at\n7,Acme,a@b.example,Nantes,2026-01-31\n"),
        ])
    func others(_ stream: RecordStream, _ text: String) throws {
        let record = try #require(try read(text.utf8, stream).first)
        let pushed = try intake.record(of: stream, from: try record.body.get(), now: Instant(seconds: 0))
        #expect(!pushed.raw.id.isEmpty)
    }
}

extension NeutralIntake {
    fileprivate func profile(country: String) throws -> StoreProfile {
        try NeutralIntake(["storeID": "x", "currency": "EUR", "country": country, "timeZone": "Europe/Paris"]).profile()
    }
}
