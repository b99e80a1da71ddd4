import Testing

@testable import QuickBooksSandbox

private struct TaxCase: Sendable, CustomTestStringConvertible {
    let company: String
    /// (name of the code, amount as sent)
    let lines: [(code: String, amount: String)]
    var head = ""
    let tax: String
    let total: String

    var testDescription: String { "\(company) \(lines.map { "\($0.code) \($0.amount)" }) \(head)" }
}

@Suite("The tax of a document")
struct TaxTests {
    private static let cases: [TaxCase] = [
        TaxCase(company: "gb", lines: [("20.0% S", "100")], tax: "20.00", total: "120.00"),
        TaxCase(
            company: "gb", lines: [("20.0% S", "10.01"), ("5.0% R", "10.01"), ("0.0% Z", "1")], tax: "2.50",
            total: "23.52"),
        TaxCase(
            company: "gb", lines: [("20.0% S", "120")], head: #","GlobalTaxCalculation":"TaxInclusive""#, tax: "20.00",
            total: "120.00"),
        TaxCase(
            company: "fr", lines: [("20% VAT", "9.99"), ("5.5% VAT", "4.49"), ("2.1% VAT", "3.33")],
            head: #","DocNumber":"F1","GlobalTaxCalculation":"TaxInclusive""#, tax: "1.97", total: "17.81"),
        TaxCase(company: "ca", lines: [("GST/QST QC - 9.975", "4495.16")], tax: "673.15", total: "5168.31"),
        TaxCase(company: "ca", lines: [("HST ON", "100"), ("GST/PST BC", "50")], tax: "19.00", total: "169.00"),
        TaxCase(
            company: "jp", lines: [("10% consumption tax", "333"), ("8% consumption tax", "100")], tax: "41.00",
            total: "474.00"),
        TaxCase(
            company: "de", lines: [("19% VAT", "100")], head: #","GlobalTaxCalculation":"NotApplicable""#, tax: "0",
            total: "100.00"),
        TaxCase(company: "us", lines: [("TAX", "100"), ("NON", "50")], tax: "8.00", total: "158.00"),
        TaxCase(
            company: "us", lines: [("TAX", "100")], head: #","TxnTaxDetail":{"TotalTax":6.66}"#, tax: "6.66",
            total: "106.66"),
        TaxCase(
            company: "us", lines: [("TAX", "100")],
            head: #","ShipAddr":{"Line1":"1 Main","City":"New York","CountrySubDivisionCode":"NY"}"#, tax: "8.88",
            total: "108.88"),
        TaxCase(
            company: "us-manual", lines: [("TAX", "100")], head: #","TxnTaxDetail":{"TxnTaxCodeRef":{"value":"3"}}"#,
            tax: "9.10", total: "109.10"),
        TaxCase(company: "us-manual", lines: [("TAX", "100")], tax: "0", total: "100.00"),
        TaxCase(
            company: "us-manual", lines: [("TAX", "100")],
            head:
                #","GlobalTaxCalculation":"TaxExcluded","TxnTaxDetail":{"TxnTaxCodeRef":{"value":"3"},"TotalTax":"7.77"}"#,
            tax: "7.77", total: "107.77"),
    ]

    @Test("is what its edition makes of it", arguments: cases)
    private func totals(_ example: TaxCase) async throws {
        let desk = try await Desk.open(example.company)
        var lines: [String] = []
        for line in example.lines {
            var id = line.code
            if !["TAX", "NON"].contains(line.code), example.head.contains("NotApplicable") == false {
                id =
                    await desk.query("select * from TaxCode where Name = '\(line.code)'").rows("TaxCode").first?.text(
                        "Id") ?? "?"
            }
            let code = example.head.contains("NotApplicable") ? "" : #","TaxCodeRef":{"value":"\#(id)"}"#
            lines.append(
                #"{"Amount":\#(line.amount),"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"4"}\#(code)}}"#
            )
        }
        let body = #"{"CustomerRef":{"value":"1"},"Line":[\#(lines.joined(separator: ","))]\#(example.head)}"#
        let answer = await desk.post("invoice", body)
        #expect(answer.status == 200, "\(String(decoding: answer.data, as: UTF8.self))")
        let made = answer.entity("Invoice")
        #expect(made.object("TxnTaxDetail")?.text("TotalTax") == example.tax)
        #expect(made.text("TotalAmt") == example.total)
        #expect(try await desk.isBalanced(example.company))
    }

    @Test("follows the amounts per rate that the client states")
    func override() async throws {
        let desk = try await Desk.open("gb")
        let code = await desk.query("select * from TaxCode where Name = '20.0% S'").rows("TaxCode").first
        let rate = code?.object("SalesTaxRateList")?.objects("TaxRateDetail").first?.reference("TaxRateRef") ?? "?"
        func body(_ rate: String) -> String {
            #"{"CustomerRef":{"value":"1"},"Line":[{"Amount":10.02,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"4"},"TaxCodeRef":{"value":"\#(code?.text("Id") ?? "")"}}}],"TxnTaxDetail":{"TaxLine":[{"Amount":2.01,"DetailType":"TaxLineDetail","TaxLineDetail":{"TaxRateRef":{"value":"\#(rate)"},"PercentBased":true,"TaxPercent":20,"NetAmountTaxable":10.02}}]}}"#
        }
        #expect(await desk.post("invoice", body(rate)).entity("Invoice").text("TotalAmt") == "12.03")
        #expect(await desk.post("invoice", body("3")).code == "6000")
        #expect(await desk.post("invoice", body("999")).code == "2500")
    }

    @Test("a discount lowers what is taxed, and not below nothing")
    func discount() async throws {
        let desk = try await Desk.open("gb")
        let code =
            await desk.query("select * from TaxCode where Name = '20.0% S'").rows("TaxCode").first?.text("Id") ?? "?"
        let line =
            #"{"Amount":100,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"4"},"TaxCodeRef":{"value":"\#(code)"}}}"#
        func body(_ discount: String) -> String {
            #"{"CustomerRef":{"value":"1"},"Line":[\#(line),{\#(discount)}]}"#
        }
        let amount = await desk.post(
            "invoice",
            body(#""Amount":10,"DetailType":"DiscountLineDetail","DiscountLineDetail":{"PercentBased":false}"#))
        #expect(amount.entity("Invoice").text("TotalAmt") == "108.00")
        let percent = await desk.post(
            "invoice",
            body(
                #""DetailType":"DiscountLineDetail","DiscountLineDetail":{"PercentBased":true,"DiscountPercent":12.5}"#)
        )
        #expect(percent.entity("Invoice").text("TotalAmt") == "105.00")
        let wiped = await desk.post(
            "invoice",
            body(
                #""Amount":10,"DetailType":"DiscountLineDetail","DiscountLineDetail":{"PercentBased":false,"DiscountPercent":0}"#
            ))
        #expect(wiped.entity("Invoice").text("TotalAmt") == "120.00")
        #expect(try await desk.isBalanced("gb"))
    }

    @Test("in prices with tax inside, a discount is held against the net amounts")
    func inclusiveDiscount() async throws {
        let desk = try await Desk.open("gb")
        let found = await desk.query("select * from TaxCode where Name = '20.0% S'").rows("TaxCode").first
        let code = found?.text("Id") ?? "?"
        func body(_ discount: String) -> String {
            #"""
            {"CustomerRef":{"value":"1"},"GlobalTaxCalculation":"TaxInclusive","Line":[
            {"Amount":120,"DetailType":"SalesItemLineDetail",
            "SalesItemLineDetail":{"ItemRef":{"value":"4"},"TaxCodeRef":{"value":"\#(code)"}}},
            {\#(discount)}]}
            """#
        }
        let half = await desk.post(
            "invoice",
            body(#""DetailType":"DiscountLineDetail","DiscountLineDetail":{"PercentBased":true,"DiscountPercent":50}"#))
        #expect(half.entity("Invoice").text("TotalAmt") == "60.00")
        let above = await desk.post(
            "invoice",
            body(#""Amount":110,"DetailType":"DiscountLineDetail","DiscountLineDetail":{"PercentBased":false}"#))
        #expect(above.code == "6000")
        #expect(try await desk.isBalanced("gb"))
    }

    @Test("amounts said both net and gross are kept as they are said")
    func bothAmounts() async throws {
        let desk = try await Desk.open("gb")
        let found = await desk.query("select * from TaxCode where Name = '20.0% S'").rows("TaxCode").first
        let code = found?.text("Id") ?? "?"
        let answer = await desk.post(
            "salesreceipt",
            #"""
            {"CustomerRef":{"value":"1"},"GlobalTaxCalculation":"TaxInclusive","Line":[
            {"Amount":8.33,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"4"},
            "Qty":1,"UnitPrice":8.33,"TaxInclusiveAmt":9.99,"TaxCodeRef":{"value":"\#(code)"}}}]}
            """#)
        let made = answer.entity("SalesReceipt")
        #expect(made.text("TotalAmt") == "9.99")
        #expect(made.object("TxnTaxDetail")?.text("TotalTax") == "1.66")
        #expect(made.objects("Line").first?.text("Amount") == "8.33")
    }
}
