import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import MyFulfillment
import TestKit
import Testing

@Suite("Documents of a store", .tags(.f7))
struct DocumentTests {
    private let profile = StoreProfile(
        storeID: "xx1", name: "Test", country: "FR", currency: .eur, timeZone: "Europe/Paris", pricesIncludeTax: false,
        conventions: StoreConventions(isOfDocuments: true))

    private func item(
        _ id: String, _ sku: String, _ quantity: String, _ price: String, _ row: String, discount: String = "0.00",
        code: String = "FR20", rate: String = "20", tax: String, parent: String? = nil, type: String = "simple"
    ) -> String {
        """
        {"id":"\(id)","parent_item_id":\(parent.map { "\"\($0)\"" } ?? "null"),"sku":"\(sku)","name":"\(sku) en rayon",\
        "type":"\(type)","qty":"\(quantity)","unit_price":"\(price)","row_total":"\(row)","discount_amount":"\(discount)",\
        "tax_code":"\(code)","tax_rate":"\(rate)","tax_amount":"\(tax)"}
        """
    }

    private func document(_ items: [String], _ rest: String, id: String = "1", customer: Int? = 7) -> String {
        """
        {"id":"\(id)","number":"F\(id)","order_reference":"W-1","store":"FR web","status":"open",\
        "created_at":"2026-03-31T22:30:00Z","currency":"EUR","customer":{"id":\(customer.map { String($0) } ?? "null"),\
        "name":"Inès Moreau","email":"ines@courrier.example"},"items":[\(items.joined(separator: ","))],\(rest)}
        """
    }

    private func order(_ text: String) throws -> Order {
        try #require(try Books.orders(Data(text.utf8), profile).first)
    }

    private func sale(_ text: String) throws -> SalesDocument {
        let planned = Books.plan([try order(text)], profile)
        return try #require(planned.first?.decision.sale, "\(planned)")
    }

    @Test("bear the day of their own time zone, and their own number and due date")
    func days() throws {
        let text = document(
            [item("1", "BOL", "2", "10.00", "20.00", tax: "4.00")],
            #""due_date":"2026-04-30","tax_amount":"4.00","grand_total":"24.00""#)
        let sale = try sale(text)
        #expect(sale.date.description == "2026-04-01")
        #expect(sale.dueDate?.description == "2026-04-30")
        #expect(sale.number == "F1")
        #expect(sale.total.description == "24.00")
    }

    @Test("show discounts of lines and shipping beside them, one line a tax")
    func discounts() throws {
        let text = document(
            [
                item("1", "BOL", "3", "10.00", "30.00", discount: "3.00", tax: "5.40"),
                item("2", "THE", "1", "8.00", "8.00", discount: "0.80", code: "FR55", rate: "5.5", tax: "0.40"),
            ],
            #"""
            "shipping":{"description":"Relais","amount":"5.00","discount_amount":"0.50","tax_code":"FR20","tax_rate":"20",
            "tax_amount":"0.90"},"discount_amount":"-4.30","discount_description":"PRINTEMPS","tax_amount":"6.70",
            "grand_total":"45.40"
            """#)
        let lines = try sale(text).lines
        #expect(lines.map(\.amount.description) == ["30.00", "8.00", "5.00", "-3.50", "-0.80"])
        #expect(lines.map(\.quantity?.description) == ["3", "1", "1", nil, nil])
    }

    @Test("bill a priced kit once, keep a gift, and bill the parts of a kit that has no price of its own")
    func kits() throws {
        let priced = document(
            [
                item("1", "COFFRET", "1", "20.00", "20.00", tax: "4.00", type: "kit"),
                item("2", "BOL", "1", "0.00", "0.00", tax: "0.00", parent: "1"),
                item("3", "CADEAU", "1", "0.00", "0.00", tax: "0.00"),
            ], #""tax_amount":"4.00","grand_total":"24.00""#)
        #expect(try sale(priced).lines.map(\.item.name) == ["COFFRET", "CADEAU"])
        // What is kept of the kit does not say what it is made of; the document does.
        var kit = Product(id: ID("COFFRET"), sku: "COFFRET", name: "Coffret", updatedAt: Instant(seconds: 0))
        kit.isKit = true
        #expect(try order(priced).knowing(["COFFRET": kit]).lines.map(\.sku) == ["COFFRET", "CADEAU"])
        let byParts = document(
            [
                item("1", "LOT", "1", "0.00", "0.00", tax: "0.00", type: "virtual"),
                item("2", "BOL", "1", "12.00", "12.00", tax: "2.40", parent: "1"),
            ], #""tax_amount":"2.40","grand_total":"14.40""#)
        #expect(try sale(byParts).lines.map(\.item.name) == ["BOL"])
    }

    @Test("with prices that hold their tax come out to the same total, read in the way that adds up")
    func gross() throws {
        let inside = document(
            [item("1", "BOL", "2", "12.00", "24.00", tax: "4.00")],
            #""prices_include_tax":true,"tax_amount":"4.00","grand_total":"24.00""#)
        let sale = try sale(inside)
        #expect(sale.total.description == "24.00")
        #expect(sale.lines.map(\.amount.description) == ["20.00"])
        let onTop = document(
            [item("1", "BOL", "2", "10.00", "20.00", tax: "4.00")],
            #""prices_include_tax":true,"tax_amount":"4.00","grand_total":"24.00""#)
        #expect(try self.sale(onTop).lines.map(\.amount.description) == ["20.00"])
    }

    @Test("that do not add up are refused with the difference")
    func broken() throws {
        let text = document(
            [item("1", "BOL", "2", "10.00", "20.00", tax: "4.00")], #""tax_amount":"4.00","grand_total":"25.10""#)
        let decision = try #require(Books.plan([order(text)], profile).first?.decision)
        guard case .refuse(let refusals) = decision, case .totalsDiffer(let told, let computed)? = refusals.first else {
            Issue.record("\(decision)")
            return
        }
        #expect(told.description == "25.10")
        #expect(computed.description == "24.00")
    }

    private func creditMemo(_ invoice: String) -> String {
        document(
            [item("9", "BOL", "1", "10.00", "10.00", tax: "2.00")],
            #"""
            "invoice_id":"\#(invoice)","adjustment_positive":"5.00","adjustment_negative":"3.40","tax_amount":"2.00",
            "grand_total":"13.60"
            """#, id: "2")
    }

    @Test("that take back an invoice show what is added and kept back; one whose invoice is not there is asked about")
    func credits() throws {
        let invoice = document(
            [item("1", "BOL", "2", "10.00", "20.00", tax: "4.00")], #""tax_amount":"4.00","grand_total":"24.00""#)
        let known = Books.plan([try order(invoice), try order(creditMemo("1"))], profile)
        let memo = try #require(known.last?.decision.sale)
        #expect(memo.kind == .creditMemo)
        #expect(memo.total.description == "13.60")
        #expect(memo.lines.map(\.amount.description) == ["10.00", "5.00", "-3.40"])
        #expect(memo.journal.imbalance(.eur).isZero)
        #expect(known.last?.order.id.rawValue == "creditmemo:FR web/W-1/F2")
        let unknown = Books.plan([try order(invoice), try order(creditMemo("99"))], profile).last?.decision
        #expect(unknown == .refuse([.creditWithoutInvoice(invoice: "99")]))
        // People know it by its number, where the store tells that too.
        let numbered = creditMemo("99").replacing(
            #""invoice_id":"99""#, with: #""invoice_id":"99","invoice_number":"F99""#)
        #expect(
            Books.plan([try order(numbered)], profile).last?.decision
                == .refuse([.creditWithoutInvoice(invoice: "F99")]))
        let byNumber = creditMemo("77").replacing(
            #""invoice_id":"77""#, with: #""invoice_id":"77","invoice_number":"F1""#)
        #expect(Books.plan([try order(invoice), try order(byNumber)], profile).last?.decision.sale != nil)
    }

    @Test(
        "that were cancelled or never finished are not posted, in whatever words they say so",
        arguments: [
            "cancelled", "Canceled", "annulée", "Annulé", "anulada", "void", "3", "draft", "Brouillon", "borrador",
        ])
    func notInForce(status: String) throws {
        var order = try order(
            document(
                [item("1", "BOL", "1", "10.00", "10.00", tax: "2.00")],
                #""status":"\#(status)","tax_amount":"2.00","grand_total":"12.00""#
            ).replacing(#""status":"open","#, with: ""))
        let decision = Books.plan([order], profile)[0].decision
        let isDraft = ["draft", "Brouillon", "borrador"].contains(status)
        #expect(decision == (isDraft ? .wait(.unfinished) : .skip(.cancelled)))
        order.status = OrderStatus(payment: .awaiting, paymentCode: "open")
        #expect(Books.plan([order], profile)[0].decision.sale != nil)
    }

    @Test("that were cancelled after they were paid ask whether they count, in the words of an invoice")
    func cancelledAfterPayment() throws {
        let order = try order(
            document(
                [item("1", "BOL", "1", "10.00", "10.00", tax: "2.00")],
                #"""
                "payments":[{"id":"p1","amount":"12.00","method":"carte"}],"tax_amount":"2.00","grand_total":"12.00",
                "status":"cancelled"
                """#
            ).replacing(#""status":"open","#, with: ""))
        let refused = Books.plan([order], profile)[0].decision
        #expect(refused == .refuse([.documentCancelledAfterPayment(paid: order.total)]))
    }

    @Test("have one status in all languages", arguments: ["paid", "Payée", "payé", "réglée", "pagada", "2"])
    func statuses(text: String) throws {
        let order = try order(
            document(
                [item("1", "BOL", "1", "10.00", "10.00", tax: "2.00")],
                #""status":"\#(text)","tax_amount":"2.00","grand_total":"12.00""#
            ).replacing(#""status":"open","#, with: ""))
        #expect(order.status.paymentCode == "paid")
        #expect(order.status.payment == .paid)
    }

    @Test("with shipping that is shared over the taxes of the goods bear it with each of them")
    func sharedShipping() throws {
        let text = document(
            [item("1", "BOL", "1", "10.00", "10.00", tax: "2.00")],
            #"""
            "shipping":[{"description":"Relais","amount":"3.00","tax_code":"FR20","tax_rate":"20","tax_amount":"0.60"},
            {"description":"Relais","amount":"2.00","tax_code":"FR55","tax_rate":"5.5","tax_amount":"0.11"}],
            "tax_amount":"2.71","grand_total":"17.71"
            """#)
        let sale = try sale(text)
        #expect(sale.total.description == "17.71")
        #expect(sale.lines.map(\.amount.description) == ["10.00", "3.00", "2.00"])
        #expect(sale.lines.map { $0.taxCode?.name } == ["20.0%", "20.0%", "5.5%"])
    }

    @Test("that take back an invoice say the same where their amounts stand below zero", arguments: [true, false])
    func creditsBelowZero(byQuantity: Bool) throws {
        let (quantity, price) = byQuantity ? ("-2", "10.00") : ("2", "-10.00")
        let text = document(
            [item("9", "BOL", quantity, price, "-20.00", discount: "-2.00", tax: "-3.60")],
            #"""
            "invoice_id":"1","shipping":{"description":"Relais","amount":"-5.00","tax_code":"FR20","tax_rate":"20",
            "tax_amount":"-1.00"},"discount_amount":"2.00","tax_amount":"-4.60","grand_total":"-27.60"
            """#, id: "2")
        let invoice = document(
            [item("1", "BOL", "2", "10.00", "20.00", tax: "4.00")], #""tax_amount":"4.00","grand_total":"24.00""#)
        let memo = try #require(Books.plan([order(invoice), order(text)], profile).last?.decision.sale)
        #expect(memo.kind == .creditMemo)
        #expect(memo.total.description == "27.60")
        #expect(memo.lines.map(\.amount.description) == ["20.00", "5.00", "-2.00"])
        #expect(memo.lines.first?.quantity == ExactDecimal(2))
    }

    @Test(
        "in another currency bear the rate by which their total in the base currency comes out",
        arguments: [
            ("\"1.1652\"", "61.41", "1.1652"), ("\"0.8582\"", "61.41", "1.165275142"),
            ("\"1\"", "61.41", "1.165275142"),
            ("null", "61.41", "1.165275142"), ("\"0\"", "", nil), ("\"1.1652\"", "", "1.1652"),
            // An export that knows no rate writes 1.
            ("\"1\"", "", nil), ("\"1.0000\"", "52.70", nil),
        ] as [(String, String, String?)])
    func rates(told: String, base: String, rate: String?) throws {
        let text = document(
            [item("1", "BOL", "1", "52.70", "52.70", code: "EXPORT", rate: "0", tax: "0.00")],
            #"""
            "base_currency":"EUR","exchange_rate":\#(told),"base_grand_total":"\#(base)","tax_amount":"0.00",
            "grand_total":"52.70"
            """#
        ).replacing(#""currency":"EUR""#, with: #""currency":"GBP""#)
        let order = try order(text)
        #expect(order.exchangeRate == rate.flatMap { ExactDecimal($0) })
        // Books in a third currency have rates of their own.
        #expect(order.exchangeRateCurrency == .eur)
    }

    @Test("know their products whatever white space stands around the codes, and services in whatever letters")
    func spaces() throws {
        let text = document(
            [
                item("1", " BOL ", "1", "10.00", "10.00", code: " FR20", tax: "2.00"),
                item("2", "CARTE", "1", "1.00", "1.00", tax: "0.20", type: "Virtual"),
            ], #""tax_amount":"2.20","grand_total":"13.20""#)
        let order = try order(text)
        #expect(order.lines.map(\.sku) == ["BOL", "CARTE"])
        #expect(order.lines.map(\.kind) == [.goods, .service])
    }

    @Test("may tell payments of their whole order, where no payments are sent; and a due date of nothing")
    func paymentsOfOrder() throws {
        let text = document(
            [item("1", "BOL", "1", "10.00", "10.00", tax: "2.00")],
            #"""
            "due_date":"0000-00-00","tax_amount":"2.00","grand_total":"12.00",
            "payments":[{"id":"p","date":"2026-04-01","amount":"50.00","method":"card"}]
            """#)
        let sale = try sale(text)
        #expect(sale.total.description == "12.00")
        #expect(sale.dueDate == sale.date)
    }

    @Test(
        "of an instance that has no parts are read by the names of its mapping file, shipping with the tax of the goods"
    )
    func flat() throws {
        let mapping = """
            {"invoices":{"path":"/i","fields":{"order_reference":"order_increment_id","number":"increment_id",
            "customer.email":"customer_email","customer.name":"customer_name","shipping.amount":"shipping_amount",
            "shipping.tax_amount":"shipping_tax_amount","shipping.description":"shipping_description"}}}
            """
        let body = """
            {"id":"1","increment_id":"000000104","order_increment_id":"000000088","created_at":"2026-04-01",
            "currency":"EUR","customer_email":"ines@courrier.example","customer_name":"Inès Moreau",
            "items":[\(item("1", "BOL", "1", "10.00", "10.00", tax: "2.00")),
            \(item("2", "THE", "1", "8.00", "8.00", code: "FR55", rate: "5.5", tax: "0.44"))],
            "shipping_amount":"5.00","shipping_tax_amount":"1.00","shipping_description":"Relais","tax_amount":"3.44",
            "grand_total":"26.44"}
            """
        let flat = StoreKind.myFulfillment.mapping(["instance": "fr1", "mapping": mapping])
        let raw = RawRecord(id: "1", updatedAt: Instant(seconds: 0), body: Data(body.utf8))
        let order = try flat.order(from: raw, profile: profile)
        #expect(order.buyer.email == "ines@courrier.example")
        #expect(order.buyer.customerID == nil)
        #expect(order.id.rawValue == "/88/104")
        let sale = try #require(Books.plan([order], profile)[0].decision.sale)
        #expect(sale.lines.map { $0.taxCode?.name } == ["20.0%", "5.5%", "20.0%"])
        #expect(sale.total.description == "26.44")
    }

    @Test("wait for products and customers that the books do not have, and never make a nameless item")
    func waiting() throws {
        let text = document(
            [
                item("1", "BOL", "2", "10.00", "20.00", tax: "4.00"),
                item("2", "THE", "1", "8.00", "8.00", code: "FR55", rate: "5.5", tax: "0.44"),
            ], #""tax_amount":"4.44","grand_total":"32.44""#)
        let policy = Policy.suggested(for: profile, catalogue: Books.catalogue)
        let bookkeeper = Bookkeeper(policy: policy, catalogue: Books.catalogue)
        #expect(
            bookkeeper.decide(try order(text))
                == .wait(.names([.customer("Inès Moreau"), .product(sku: "BOL"), .product(sku: "THE")])))
        let nameless = document(
            [item("1", "", "1", "10.00", "10.00", tax: "2.00")], #""tax_amount":"2.00","grand_total":"12.00""#,
            customer: nil)
        guard case .refuse(let refusals) = bookkeeper.decide(try order(nameless)) else {
            Issue.record("a nameless item was made")
            return
        }
        #expect(refusals.contains { if case .productUnknown = $0 { true } else { false } })
    }

    @Test("that give back money alone bear the adjustment alone, whatever items without a quantity stand beside it")
    func adjustmentAlone() throws {
        let text = document(
            [item("9", "BOL", "0", "10.00", "0.00", tax: "0.00")],
            #""invoice_id":"1","adjustment_positive":"10.00","tax_amount":"0.00","grand_total":"10.00""#, id: "2")
        let invoice = document(
            [item("1", "BOL", "2", "10.00", "20.00", tax: "4.00")], #""tax_amount":"4.00","grand_total":"24.00""#)
        let memo = try #require(Books.plan([order(invoice), order(text)], profile).last?.decision.sale)
        #expect(memo.kind == .creditMemo)
        #expect(memo.lines.map(\.amount.description) == ["10.00"])
        #expect(memo.total.description == "10.00")
    }

    @Test("do not wait for a customer in a currency in which the store's feed makes none", arguments: [true, false])
    func customerOfOtherCurrency(isMulticurrency: Bool) throws {
        var books = Books.catalogue
        (books.company.homeCurrency, books.company.isMulticurrency) = (.gbp, isMulticurrency)
        let text = document(
            [item("1", "BOL", "1", "10.00", "10.00", tax: "2.00")], #""tax_amount":"2.00","grand_total":"12.00""#
        ).replacing(#""currency":"EUR""#, with: #""currency":"GBP""#)
        let policy = Policy.suggested(for: profile, catalogue: books)
        // The store's own currency is EUR, and so are the customers of its feed where the books can tell.
        let customers: [AwaitedName] = isMulticurrency ? [] : [.customer("Inès Moreau")]
        #expect(
            Bookkeeper(policy: policy, catalogue: books).decide(try order(text))
                == .wait(.names(customers + [.product(sku: "BOL")])))
    }

    @Test("know deleted products by the code that they had, and make no item of them")
    func deleted() throws {
        let text = document(
            [item("1", "BOL_deleted", "1", "10.00", "10.00", tax: "2.00")],
            #""tax_amount":"2.00","grand_total":"12.00""#, customer: nil)
        let order = try order(text)
        #expect(order.lines.map(\.sku) == ["BOL"])
        let policy = Policy.suggested(for: profile, catalogue: Books.catalogue)
        let decision = Bookkeeper(policy: policy, catalogue: Books.catalogue).decide(order)
        #expect(decision == .refuse([.productUnknown(sku: "BOL", name: "BOL_deleted en rayon")]))
    }

    @Test("are never made out to another customer of the store who has the same address", arguments: [true, false])
    func sharedAddress(isOther: Bool) throws {
        var books = Books.catalogue
        let known = PartyRecord(
            id: "61", kind: .customer, displayName: "Moreau Conseil", email: "ines@courrier.example", currency: .eur)
        books.parties = PartyDirectory([known])
        // Who has that address in the books: a customer that the store keeps beside, or one that others made.
        if isOther { books.parties.own(ID("61"), as: .customer(ID("8"))) }
        let text = document(
            [item("1", "BOL", "1", "10.00", "10.00", tax: "2.00")], #""tax_amount":"2.00","grand_total":"12.00""#)
        let policy = Policy.suggested(for: profile, catalogue: books)
        let decision = Bookkeeper(policy: policy, catalogue: books, makesNames: true).decide(try order(text))
        #expect(decision.sale?.customer.name == (isOther ? "Inès Moreau" : "Moreau Conseil"))
    }

    @Test("of two customers who share a name are told apart by the number of the second")
    func namesakes() throws {
        func invoice(_ id: String, _ customer: Int, _ mail: String) -> String {
            """
            {"id":"\(id)","number":"F\(id)","created_at":"2026-03-31","currency":"EUR","customer":{"id":\(customer),\
            "name":"Inès Moreau","email":"\(mail)"},"billing_address":{"city":"Lyon"},\
            "items":[\(item("1", "BOL", "1", "10.00", "10.00", tax: "2.00"))],"tax_amount":"2.00","grand_total":"12.00"}
            """
        }
        let orders = try [
            invoice("1", 7, "a@x.example"), invoice("2", 8, "b@x.example"), invoice("3", 7, "a@x.example"),
        ]
        .map { try order($0) }
        let names = Books.plan(orders, profile).map { $0.decision.sale?.customer.name }
        #expect(names == ["Inès Moreau", "Inès Moreau (8)", "Inès Moreau"])
    }
}
