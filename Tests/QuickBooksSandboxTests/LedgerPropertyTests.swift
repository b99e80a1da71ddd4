import Testing

@testable import QuickBooksSandbox

/// Random documents of every kind, valid or not, from one seed.
private struct Writer {
    var chance: SeededChance
    let codes: [String]
    let isGlobal: Bool
    let currency: String?

    mutating func pick(_ below: Int) -> Int { Int(chance.next() % UInt64(below)) }
    mutating func amount() -> String { Cents(Int64(pick(50_000) + 1)).text }

    mutating func line() -> String {
        let code = codes[pick(codes.count)]
        let item = ["4", "5", "11", "20", "12"][pick(5)]
        if pick(3) == 0 {
            let quantity = Exact(pick(9) + 1)
            let price = Exact(units: Int128(pick(9_999_999) + 1) * 100_000)
            let product = Cents(quantity, times: price) ?? .zero
            return
                #"{"Amount":\#(product.text),"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"\#(item)"},"Qty":\#(quantity.text),"UnitPrice":\#(price.text),"TaxCodeRef":{"value":"\#(code)"}}}"#
        }
        return
            #"{"Amount":\#(amount()),"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"\#(item)"},"TaxCodeRef":{"value":"\#(code)"}}}"#
    }

    mutating func sale(_ more: String = "") -> String {
        var lines = (0...pick(4)).map { _ in line() }
        if pick(4) == 0 {
            lines.append(
                #"{"DetailType":"DiscountLineDetail","DiscountLineDetail":{"PercentBased":true,"DiscountPercent":\#(pick(100))}}"#
            )
        }
        var head = more
        if isGlobal { head += #","GlobalTaxCalculation":"\#(pick(2) == 0 ? "TaxInclusive" : "TaxExcluded")""# }
        if !isGlobal {
            head +=
                pick(2) == 0
                ? #","TxnTaxDetail":{"TxnTaxCodeRef":{"value":"3"}}"#
                : #","ApplyTaxAfterDiscount":true,"TxnTaxDetail":{"TxnTaxCodeRef":{"value":"2"}}"#
        }
        if let currency { head += #","CurrencyRef":{"value":"\#(currency)"}"# }
        return #"{"CustomerRef":{"value":"1"},"Line":[\#(lines.joined(separator: ","))]\#(head)}"#
    }
}

@Suite("The ledger balances whatever is written")
struct LedgerPropertyTests {
    @Test(
        "over random documents, changes, voids and deletions", arguments: ["us-manual", "us", "gb", "ca", "nl", "jp"],
        [1, 2, 3] as [UInt64])
    func balances(_ company: String, _ seed: UInt64) async throws {
        let desk = try await Desk.open(company)
        let isGlobal = !company.hasPrefix("us")
        let listed = await desk.query("select Id from TaxCode").rows("TaxCode").compactMap { $0.text("Id") }
        var writer = Writer(
            chance: SeededChance(seed: seed), codes: isGlobal ? listed : ["TAX", "NON"], isGlobal: isGlobal,
            currency: nil)
        var accepted = 0
        var open: [(kind: String, entity: String, record: JSONObject)] = []
        for _ in 0..<60 {
            let answer = await step(&writer, desk, &open)
            if answer.status == 200 { accepted += 1 }
            #expect(answer.status == 200 || answer.status == 400, "\(String(decoding: answer.data, as: UTF8.self))")
        }
        #expect(accepted > 30)
        let balance = try await desk.service.trialBalance(company: company)
        #expect(balance.difference == "0.00", "seed \(seed)")
        try await checkReceivable(desk, company, seed)
    }

    /// What customers owe in the ledger is what the documents have open.
    private func checkReceivable(_ desk: Desk, _ company: String, _ seed: UInt64) async throws {
        func sum(_ entity: String, _ property: String) async -> Cents {
            await desk.query("select * from \(entity) maxresults 1000").rows(entity)
                .reduce(.zero) { $0 + ($1.amount(property) ?? .zero) }
        }
        let documents = await sum("Invoice", "Balance") - sum("CreditMemo", "Balance") - sum("Payment", "UnappliedAmt")
        let account = await desk.get("account/84").entity("Account").amount("CurrentBalance")
        #expect(account == documents, "seed \(seed)")
        let totals = await desk.query("select * from Invoice maxresults 1000").rows("Invoice")
        for invoice in totals where invoice.text("PrivateNote") != "Voided" {
            let lines = invoice.objects("Line")
            let sold = lines.filter { $0.text("DetailType") == "SalesItemLineDetail" }.reduce(Cents.zero) {
                $0 + ($1.amount("Amount") ?? .zero)
            }
            let discount = lines.first { $0.text("DetailType") == "DiscountLineDetail" }?.amount("Amount") ?? .zero
            let tax = invoice.object("TxnTaxDetail")?.amount("TotalTax") ?? .zero
            #expect(invoice.amount("TotalAmt") == sold - discount + tax, "seed \(seed)")
        }
    }

    private func step(
        _ writer: inout Writer, _ desk: Desk, _ open: inout [(kind: String, entity: String, record: JSONObject)]
    ) async -> Answer {
        let kinds = [
            ("invoice", "Invoice"), ("salesreceipt", "SalesReceipt"), ("creditmemo", "CreditMemo"),
            ("refundreceipt", "RefundReceipt"),
        ]
        switch writer.pick(10) {
        case 0..<5:
            let kind = kinds[writer.pick(4)]
            let answer = await desk.post(
                kind.0, writer.sale(kind.0 == "refundreceipt" ? #","DepositToAccountRef":{"value":"35"}"# : ""))
            if answer.status == 200 { open.append((kind.0, kind.1, answer.entity(kind.1))) }
            return answer
        case 5, 6:
            guard let target = open.last(where: { $0.kind == "invoice" })?.record, let id = target.text("Id") else {
                fallthrough
            }
            return await desk.post(
                "payment",
                #"{"TotalAmt":\#(writer.amount()),"CustomerRef":{"value":"1"},"Line":[{"Amount":1,"LinkedTxn":[{"TxnId":"\#(id)","TxnType":"Invoice"}]}]}"#
            )
        case 7:
            return await desk.post("payment", #"{"TotalAmt":\#(writer.amount()),"CustomerRef":{"value":"1"}}"#)
        default:
            guard !open.isEmpty else { return await desk.post("invoice", writer.sale()) }
            let index = writer.pick(open.count)
            let chosen = open[index]
            let id = chosen.record.text("Id") ?? ""
            let token = await desk.get("\(chosen.kind)/\(id)").entity(chosen.entity).text("SyncToken") ?? "0"
            if writer.pick(2) == 0 {
                open.remove(at: index)
                let isVoid = chosen.kind == "invoice" && writer.pick(2) == 0
                return await desk.post(
                    chosen.kind, #"{"Id":"\#(id)","SyncToken":"\#(token)"}"#,
                    query: "operation=\(isVoid ? "void" : "delete")")
            }
            let lines = (0...writer.pick(3)).map { _ in writer.line() }
            return await desk.post(
                chosen.kind,
                #"{"Id":"\#(id)","SyncToken":"\#(token)","sparse":true,"Line":[\#(lines.joined(separator: ","))]}"#)
        }
    }

    @Test("in foreign currency the difference of rates is a gain or loss")
    func currencies() async throws {
        let desk = try await Desk.open("us-multicurrency")
        let customer =
            await desk.post("customer", #"{"DisplayName":"Paul","CurrencyRef":{"value":"EUR"}}"#).entity("Customer")
            .text("Id") ?? ""
        let invoice = await desk.post(
            "invoice",
            #"{"CustomerRef":{"value":"\#(customer)"},"CurrencyRef":{"value":"EUR"},"ExchangeRate":1.1,"Line":[{"Amount":33.33,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"4"},"TaxCodeRef":{"value":"NON"}}},{"Amount":33.33,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"20"},"TaxCodeRef":{"value":"NON"}}}]}"#
        )
        #expect(invoice.status == 200, "\(String(decoding: invoice.data, as: UTF8.self))")
        #expect(invoice.entity("Invoice").text("HomeTotalAmt") == "73.33")
        let id = invoice.entity("Invoice").text("Id") ?? ""
        func pay(_ currency: String) -> String {
            #"{"TotalAmt":66.66,"CustomerRef":{"value":"\#(customer)"},"CurrencyRef":{"value":"\#(currency)"},"ExchangeRate":1.2,"Line":[{"Amount":66.66,"LinkedTxn":[{"TxnId":"\#(id)","TxnType":"Invoice"}]}]}"#
        }
        #expect(await desk.post("payment", pay("USD")).code == "6000")
        #expect(await desk.post("payment", pay("EUR")).status == 200)
        let balance = try await desk.service.trialBalance(company: "us-multicurrency")
        #expect(balance.difference == "0.00")
        #expect(
            balance.lines.first { $0.id == "98" }?.credit == "6.66"
                || balance.lines.first { $0.id == "98" }?.credit == "6.67")
        #expect(!balance.lines.contains { $0.account.contains("A/R") })
    }

    @Test("in foreign currency a rate that is left out counts as 1, whatever the currency is worth")
    func rateLeftOut() async throws {
        let desk = try await Desk.open("us-multicurrency")
        let customer =
            await desk.post("customer", #"{"DisplayName":"Paul","CurrencyRef":{"value":"EUR"}}"#).entity("Customer")
            .text("Id") ?? ""
        let invoice = await desk.post(
            "invoice",
            #"{"CustomerRef":{"value":"\#(customer)"},"CurrencyRef":{"value":"EUR"},"Line":[{"Amount":50,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"4"},"TaxCodeRef":{"value":"NON"}}}]}"#
        ).entity("Invoice")
        #expect(invoice.text("ExchangeRate") == "1")
        #expect(invoice.amount("TotalAmt") == Cents("50.00"))
        let balance = try await desk.service.trialBalance(company: "us-multicurrency")
        #expect(balance.lines.contains { $0.account.contains("A/R") && $0.debit == "50.00" })
    }

    @Test("purchases, journals, transfers and deposits balance too")
    func purchases() async throws {
        for company in ["us", "gb"] {
            let desk = try await Desk.open(company)
            let code =
                company == "us"
                ? "NON"
                : await desk.query("select * from TaxCode where Name = '20.0% S'").rows("TaxCode").first?.text("Id")
                    ?? ""
            func bill(_ kind: String, _ head: String) async -> Answer {
                await desk.post(
                    kind,
                    #"{\#(head),"Line":[{"Amount":100,"DetailType":"AccountBasedExpenseLineDetail","AccountBasedExpenseLineDetail":{"AccountRef":{"value":"7"},"TaxCodeRef":{"value":"\#(code)"}}},{"Amount":50,"DetailType":"ItemBasedExpenseLineDetail","ItemBasedExpenseLineDetail":{"ItemRef":{"value":"11"},"Qty":5,"UnitPrice":10,"TaxCodeRef":{"value":"\#(code)"}}}]}"#
                )
            }
            let made = await bill("bill", #""VendorRef":{"value":"30"}"#)
            let total = company == "us" ? "150.00" : "180.00"
            #expect(made.entity("Bill").text("TotalAmt") == total, "\(String(decoding: made.data, as: UTF8.self))")
            let id = made.entity("Bill").text("Id") ?? ""
            #expect(await bill("vendorcredit", #""VendorRef":{"value":"30"}"#).status == 200)
            #expect(await bill("purchase", #""PaymentType":"CreditCard","AccountRef":{"value":"41"}"#).status == 200)
            #expect(await bill("purchase", #""PaymentType":"Check","AccountRef":{"value":"41"}"#).code == "6430")
            let paid = await desk.post(
                "billpayment",
                #"{"VendorRef":{"value":"30"},"TotalAmt":\#(total),"PayType":"Check","CheckPayment":{"BankAccountRef":{"value":"35"}},"Line":[{"Amount":\#(total),"LinkedTxn":[{"TxnId":"\#(id)","TxnType":"Bill"}]}]}"#
            )
            #expect(paid.status == 200, "\(String(decoding: paid.data, as: UTF8.self))")
            #expect(await desk.get("bill/\(id)").entity("Bill").text("Balance") == "0")
            #expect(
                await desk.post(
                    "transfer", #"{"FromAccountRef":{"value":"35"},"ToAccountRef":{"value":"36"},"Amount":12.34}"#
                ).status == 200)
            #expect(try await desk.isBalanced(company))
        }
    }

    @Test("an order is received by a bill that names its line, and closes")
    func receipt() async throws {
        let desk = try await Desk.open("us")
        let line =
            #"{"Amount":100,"DetailType":"ItemBasedExpenseLineDetail","ItemBasedExpenseLineDetail":{"ItemRef":{"value":"11"},"Qty":10,"UnitPrice":10}"#
        let order = await desk.post(
            "purchaseorder", #"{"VendorRef":{"value":"30"},"APAccountRef":{"value":"33"},"Line":[\#(line)}]}"#
        ).entity("PurchaseOrder")
        let id = order.text("Id") ?? ""
        #expect(order.text("POStatus") == "Open")
        func receive(_ link: String) async -> Answer {
            await desk.post("bill", #"{"VendorRef":{"value":"30"},"Line":[\#(line),"LinkedTxn":[{\#(link)}]}]}"#)
        }
        #expect(await receive(#""TxnId":"\#(id)","TxnType":"PurchaseOrder""#).status == 200)
        #expect(await desk.get("purchaseorder/\(id)").entity("PurchaseOrder").text("POStatus") == "Open")
        #expect(await receive(#""TxnId":"\#(id)","TxnType":"PurchaseOrder","TxnLineId":"1""#).status == 200)
        #expect(await desk.get("purchaseorder/\(id)").entity("PurchaseOrder").text("POStatus") == "Closed")
        #expect(await receive(#""TxnId":"9999","TxnType":"PurchaseOrder","TxnLineId":"1""#).code == "620")
    }
}
