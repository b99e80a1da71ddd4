import HTTPTypes
import Testing

@testable import QuickBooksSandbox

/// One thing the service refuses: what is posted, and the code it answers.
struct Refusal: Sendable, CustomTestStringConvertible {
    var company = "us-manual"
    let entity: String
    let body: String
    let code: String
    var query = "minorversion=75"
    var detail = ""

    var testDescription: String { "\(company) \(entity) → \(code): \(body.prefix(60))" }
}

/// A sales line that is right in a US company.
private func line(
    _ amount: String = "10", item: String = "4", more: String = #""TaxCodeRef":{"value":"NON"}"#, extra: String = ""
) -> String {
    #"{"Amount":\#(amount),"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"\#(item)"},\#(more)}\#(extra)}"#
}

private func sale(_ lines: String, _ head: String = "") -> String {
    #"{"CustomerRef":{"value":"1"},"Line":[\#(lines)]\#(head)}"#
}

@Suite("What the service refuses")
struct RefusalTests {
    static let shape: [Refusal] = [
        Refusal(
            entity: "invoice", body: #"{"CustomerRef":{"value":"1"},"Lines":[]}"#, code: "2010",
            detail: "Unrecognized field \"Lines\" (class com.intuit.schema.finance.v3.Invoice)"),
        Refusal(entity: "invoice", body: sale(line(extra: #","Colour":"red""#)), code: "2010", detail: "\"Colour\""),
        Refusal(entity: "invoice", body: #"{"CustomerRef":{"value":"1"},"Line":{}}"#, code: "2010"),
        Refusal(entity: "invoice", body: #"{"CustomerRef":"1","Line":[]}"#, code: "2010"),
        Refusal(entity: "invoice", body: "{", code: "2010"),
        Refusal(entity: "invoice", body: "[]", code: "2010"),
        Refusal(entity: "invoice", body: "", code: "2010"),
        Refusal(
            entity: "invoice", body: #"{"CustomerRef":{"value":"1"}}"#, code: "2020",
            detail: "Required parameter Line is missing in the request"),
        Refusal(entity: "invoice", body: #"{"Line":[\#(line())]}"#, code: "2020"),
        Refusal(
            entity: "invoice",
            body: sale(#"{"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"4"}}}"#),
            code: "2020"),
        Refusal(
            entity: "invoice", body: sale(line(), #","DocNumber":"1234567890123456789012""#), code: "2050",
            detail: "Min:0 Max:21 supported. Supplied length:22"),
        Refusal(entity: "customer", body: #"{"DisplayName":"A","Title":"12345678901234567"}"#, code: "2050"),
        Refusal(entity: "invoice", body: sale(line(), #","TxnDate":"05/01/2026""#), code: "2060"),
        Refusal(entity: "invoice", body: sale(line(), #","TxnDate":"2026-02-30""#), code: "2070"),
        Refusal(entity: "invoice", body: sale(line(#""ten""#)), code: "2100"),
        Refusal(entity: "invoice", body: sale(line(), #","PrintStatus":"Later""#), code: "2170", detail: "Later"),
        Refusal(
            entity: "customer", body: #"{"DisplayName":"A","PrimaryEmailAddr":{"Address":"nobody"}}"#, code: "2210"),
        Refusal(entity: "customer", body: #"{"DisplayName":"A","Taxable":"perhaps"}"#, code: "2230"),
        Refusal(entity: "customer", body: #"{"CompanyName":"A"}"#, code: "6080"),
        Refusal(entity: "customer", body: #"{"DisplayName":"A:B"}"#, code: "2040"),
    ]

    static let references: [Refusal] = [
        Refusal(
            entity: "invoice", body: #"{"CustomerRef":{"value":"999"},"Line":[\#(line())]}"#, code: "2500",
            detail: "Names element id 999 not found"),
        Refusal(
            entity: "invoice", body: #"{"CustomerRef":{"value":"30"},"Line":[\#(line())]}"#, code: "6000",
            detail: "The type of name assigned"),
        Refusal(
            entity: "invoice", body: sale(line(item: "999")), code: "2500", detail: "Items element id 999 not found"),
        Refusal(entity: "invoice", body: sale(line(), #","SalesTermRef":{"value":"99"}"#), code: "2500"),
        Refusal(
            entity: "salesreceipt", body: sale(line(), #","DepositToAccountRef":{"value":"7777"}"#), code: "2500",
            detail: "Accounts element id 7777 not found"),
        Refusal(entity: "salesreceipt", body: sale(line(), #","DepositToAccountRef":{"value":"79"}"#), code: "6430"),
        Refusal(
            entity: "item", body: #"{"Name":"X","Type":"Service","IncomeAccountRef":{"value":"84"}}"#, code: "6430"),
        Refusal(
            entity: "item", body: #"{"Name":"X","Type":"Service"}"#, code: "2020",
            detail: "ExpenseAccountRef or IncomeAccountRef"),
        Refusal(
            entity: "item",
            body:
                #"{"Name":"X","Type":"Inventory","IncomeAccountRef":{"value":"79"},"ExpenseAccountRef":{"value":"80"},"TrackQtyOnHand":true,"QtyOnHand":1,"InvStartDate":"2026-01-01"}"#,
            code: "2020", detail: "AssetAccountRef"),
        Refusal(
            entity: "item",
            body:
                #"{"Name":"X","Type":"Inventory","AssetAccountRef":{"value":"81"},"IncomeAccountRef":{"value":"79"},"ExpenseAccountRef":{"value":"80"},"TrackQtyOnHand":true,"InvStartDate":"2026-01-01"}"#,
            code: "6520"),
        Refusal(
            entity: "item", body: #"{"Name":"pump","Type":"Service","IncomeAccountRef":{"value":"79"}}"#, code: "6240",
            detail: "Id=11"),
        Refusal(entity: "customer", body: #"{"DisplayName":"cool cars"}"#, code: "6240", detail: "Id=3"),
        Refusal(
            entity: "customer", body: #"{"DisplayName":"Books by Bessie"}"#, code: "6240",
            detail: "Another customer, vendor or employee is already using this name."),
        Refusal(entity: "account", body: #"{"Name":"Checking","AccountType":"Bank"}"#, code: "6240"),
        Refusal(entity: "account", body: #"{"Name":"New"}"#, code: "6010"),
        Refusal(
            entity: "account",
            body: ##"{"Name":"Cash","AccountType":"Other Current Asset","ParentRef":{"value":"4"}}"##,
            code: "6000"),
        Refusal(entity: "customer", body: #"{"Id":"999","SyncToken":"0","DisplayName":"Z"}"#, code: "610"),
        Refusal(
            entity: "customer", body: #"{"Id":"1","SyncToken":"7","DisplayName":"Z"}"#, code: "5010",
            detail: "You and root were working on this at the same time"),
        Refusal(
            entity: "customer", body: #"{"Id":"x","SyncToken":"7","DisplayName":"Z"}"#, code: "2030",
            detail: "Id should be a valid number. Supplied value:x"),
        Refusal(entity: "invoice", body: #"{"Id":"999","SyncToken":"0"}"#, code: "610", query: "operation=delete"),
        Refusal(entity: "customer", body: #"{"Id":"1","SyncToken":"0"}"#, code: "500", query: "operation=delete"),
        Refusal(entity: "creditmemo", body: #"{"Id":"1","SyncToken":"0"}"#, code: "500", query: "operation=void"),
    ]

    static let money: [Refusal] = [
        Refusal(
            entity: "invoice",
            body: sale(line("1861.07", more: #""Qty":14.5,"UnitPrice":128.35,"TaxCodeRef":{"value":"NON"}"#)),
            code: "6070", detail: "Amount is not equal to UnitPrice * Qty. Supplied value:1,861.07"),
        Refusal(entity: "invoice", body: sale(line(more: #""TaxCodeRef":{"value":"2"}"#)), code: "6100"),
        Refusal(entity: "invoice", body: sale(line("-10")), code: "6000"),
        Refusal(
            entity: "invoice",
            body: sale(
                line()
                    + #",{"Amount":11,"DetailType":"DiscountLineDetail","DiscountLineDetail":{"PercentBased":false}}"#),
            code: "6000", detail: "The discount amount can't be greater than the subtotal."),
        Refusal(
            entity: "invoice",
            body: sale(line() + #",{"DetailType":"DiscountLineDetail","DiscountLineDetail":{"PercentBased":true}}"#),
            code: "6090"),
        Refusal(
            entity: "invoice",
            body: sale(line(item: "5", more: #""Qty":1,"TaxCodeRef":{"value":"NON"}"#), #","TxnDate":"2019-12-31""#),
            code: "6270", detail: "Transactions with inventory (QOH) products"),
        Refusal(entity: "refundreceipt", body: sale(line()), code: "2020", detail: "DepositToAccountRef"),
        Refusal(entity: "payment", body: #"{"CustomerRef":{"value":"1"}}"#, code: "2020"),
        Refusal(entity: "payment", body: #"{"TotalAmt":1}"#, code: "2020"),
        Refusal(
            entity: "payment",
            body:
                #"{"TotalAmt":1,"CustomerRef":{"value":"1"},"Line":[{"Amount":1,"LinkedTxn":[{"TxnId":"9999","TxnType":"Invoice"}]}]}"#,
            code: "620"),
        Refusal(
            entity: "payment",
            body: #"{"TotalAmt":1,"CustomerRef":{"value":"1"},"DepositToAccountRef":{"value":"84"}}"#, code: "6430"),
        Refusal(
            entity: "bill",
            body:
                #"{"VendorRef":{"value":"30"},"Line":[{"Amount":1,"DetailType":"AccountBasedExpenseLineDetail","AccountBasedExpenseLineDetail":{"AccountRef":{"value":"7"},"BillableStatus":"Billable"}}]}"#,
            code: "6310"),
        Refusal(
            entity: "bill",
            body:
                #"{"VendorRef":{"value":"30"},"Line":[{"Amount":1,"DetailType":"AccountBasedExpenseLineDetail","AccountBasedExpenseLineDetail":{"AccountRef":{"value":"7"},"BillableStatus":"HasBeenBilled"}}]}"#,
            code: "2170", detail: "HAS_BEEN_BILLED"),
        Refusal(entity: "bill", body: #"{"Line":[]}"#, code: "2020"),
        Refusal(
            entity: "purchase", body: #"{"AccountRef":{"value":"35"},"Line":[]}"#, code: "2020", detail: "PaymentType"),
        Refusal(entity: "journalentry", body: journal("35", "10", "36", "9"), code: "2300"),
        Refusal(
            entity: "journalentry", body: journal("84", "10", "36", "10"), code: "6000",
            detail: "you must choose a customer"),
        Refusal(
            entity: "journalentry", body: journal("33", "10", "36", "10"), code: "6000",
            detail: "you must choose a vendor"),
        Refusal(
            company: "gb", entity: "invoice", body: sale(line(more: #""Qty":1"#)), code: "6000",
            detail: "Make sure all your transactions have a VAT rate before you save."),
        Refusal(
            company: "ca", entity: "invoice", body: sale(line(more: #""Qty":1"#)), code: "6000",
            detail: "Make sure all your transactions have a GST/HST rate before you save."),
        Refusal(company: "gb", entity: "invoice", body: sale(line()), code: "2500"),
        Refusal(
            company: "gb", entity: "invoice",
            body: sale(
                line(more: #""Qty":1"#), #","GlobalTaxCalculation":"NotApplicable","TxnTaxDetail":{"TotalTax":1}"#),
            code: "6170"),
        Refusal(
            company: "us", entity: "invoice", body: sale(line(), #","CurrencyRef":{"value":"EUR"}"#), code: "6000",
            detail: "currency"),
        Refusal(
            company: "fr", entity: "invoice", body: sale(line(more: #""TaxCodeRef":{"value":"1"}"#)), code: "2020",
            detail: "DocNumber"),
        Refusal(
            company: "us-multicurrency", entity: "invoice", body: sale(line()), code: "2020", detail: "CurrencyRef"),
    ]

    private static func journal(_ one: String, _ debit: String, _ two: String, _ credit: String) -> String {
        func side(_ account: String, _ amount: String, _ type: String) -> String {
            #"{"Amount":\#(amount),"DetailType":"JournalEntryLineDetail","JournalEntryLineDetail":{"PostingType":"\#(type)","AccountRef":{"value":"\#(account)"}}}"#
        }
        return #"{"Line":[\#(side(one, debit, "Debit")),\#(side(two, credit, "Credit"))]}"#
    }

    @Test("with the code and words of the real one, and nothing is left behind", arguments: shape + references + money)
    func refuses(_ refusal: Refusal) async throws {
        let desk = try await Desk.open(refusal.company)
        let before = try await desk.service.summary(company: refusal.company).entries.map(\.count)
        let answer = await desk.post(refusal.entity, refusal.body, query: refusal.query)
        #expect(answer.status == 400)
        #expect(answer.code == refusal.code, "\(String(decoding: answer.data, as: UTF8.self))")
        #expect(answer.detail?.contains(refusal.detail) == true || refusal.detail.isEmpty, "\(answer.detail ?? "")")
        #expect(try await desk.service.summary(company: refusal.company).entries.map(\.count) == before)
        #expect(try await desk.isBalanced(refusal.company))
    }

    @Test(
        "with the code and words of the real one",
        arguments: [
            ("select * from Nothing", "4001", "Metadata not found"),
            ("select * from Customer where Shoe = '1'", "4001", "Property Shoe not found for Entity Customer"),
            ("select * from Customer where BillAddr = '1'", "4001", "property 'BillAddr' is not queryable"),
            ("select BillAddr from Customer", "4001", "Property BillAddr not found for Entity Customer"),
            ("select * from Bill where CustomerRef = '1'", "4001", "Property CustomerRef not found for Entity Bill"),
            ("select * from Item where ParentRef = '1'", "4001", "Property ParentRef not found for Entity Item"),
            ("select * from Invoice where Balance > 0", "4000", #"Encountered " ">" "> """#),
            ("select * from Customer where DisplayName = \"A\"", "4000", "Lexical error"),
            ("select * from Customer where DisplayName = 'A' or Active = true", "4000", "Encountered"),
            ("select * from Customer startposition 0", "4001", "value 0 is too small. Min allowed value is 1"),
            ("select * from Customer maxresults 1001", "4001", "too large"),
            ("select * from Customer where Id = 'x'", "2030", "Id should be a valid number. Supplied value:x"),
            ("select * form Customer", "4000", #"Encountered " <IDENTIFIER> "form "" at line 1, column 10"#),
            ("", "4000", "Encountered"),
        ])
    func refusesQuery(_ statement: String, _ code: String, _ detail: String) async throws {
        let answer = try await Desk.open().query(statement)
        #expect(answer.status == 400)
        #expect(answer.code == code, "\(String(decoding: answer.data, as: UTF8.self))")
        #expect(answer.detail?.contains(detail) == true, "\(answer.detail ?? "")")
    }

    @Test("a taken document number, unless duplicates are asked for")
    func duplicateNumber() async throws {
        let desk = try await Desk.open()
        let body = sale(line(), #","DocNumber":"1013""#)
        let first = await desk.post("invoice", body)
        let id = first.entity("Invoice").text("Id") ?? "?"
        let second = await desk.post("invoice", body)
        #expect(second.code == "6140")
        #expect(second.message == "Duplicate Document Number Error")
        #expect(second.detail?.hasSuffix("DocNumber=1013 is assigned to TxnType=Invoice with TxnId=\(id)") == true)
        #expect(await desk.post("salesreceipt", body).status == 200)
        #expect(await desk.post("invoice", body, query: "include=allowduplicatedocnum").status == 200)
    }

    @Test("inactive records, closed books, deposited money and an ended subscription")
    func states() async throws {
        let desk = try await Desk.open()
        let customer = await desk.post("customer", #"{"Id":"3","SyncToken":"0","sparse":true,"Active":false}"#)
        #expect(customer.entity("Customer").text("DisplayName") == "Cool Cars (deleted)")
        let inactive = await desk.post("invoice", #"{"CustomerRef":{"value":"3"},"Line":[\#(line())]}"#)
        #expect(inactive.code == "2500")
        #expect(inactive.detail?.contains("made inactive") == true)
        try await desk.service.setPreferences(
            company: "us-manual", json: #"{"AccountingInfoPrefs":{"BookCloseDate":"2025-12-31"}}"#)
        #expect(await desk.post("invoice", sale(line(), #","TxnDate":"2025-12-31""#)).code == "6210")
        #expect(await desk.post("invoice", sale(line(), #","TxnDate":"2026-01-01""#)).status == 200)
        let payment = await desk.post("payment", #"{"TotalAmt":5,"CustomerRef":{"value":"1"}}"#).entity("Payment")
        let id = payment.text("Id") ?? ""
        let deposit = await desk.post(
            "deposit",
            #"{"DepositToAccountRef":{"value":"35"},"Line":[{"Amount":5,"LinkedTxn":[{"TxnId":"\#(id)","TxnType":"Payment","TxnLineId":"0"}]}]}"#
        )
        #expect(deposit.status == 200, "\(String(decoding: deposit.data, as: UTF8.self))")
        #expect(
            await desk.post("payment", #"{"Id":"\#(id)","SyncToken":"1"}"#, query: "operation=delete").code == "6540")
        await desk.service.misbehave(Misbehaviour(.subscriptionEnded))
        #expect(await desk.post("invoice", sale(line())).code == "6190")
        #expect(await desk.get("companyinfo/1").status == 200)
        #expect(try await desk.isBalanced("us-manual"))
    }

    @Test("a batch of more than thirty")
    func largeBatch() async throws {
        let desk = try await Desk.open()
        let item = #"{"bId":"1","Query":"select * from Term"}"#
        let many = Array(repeating: item, count: 31).joined(separator: ",")
        #expect(await desk.post("batch", #"{"BatchItemRequest":[\#(many)]}"#).code == "1040")
    }

    @Test("what stands in no catalogue: verbs, resources, bad UTF-8")
    func unknown() async throws {
        let desk = try await Desk.open()
        #expect(await desk.send(.put, "/v3/company/\(desk.realm)/customer", "{}").code == "500")
        #expect(await desk.get("shoes/1").code == "500")
        #expect(await desk.get("invoice/999").code == "610")
        #expect(await desk.send(.get, "/v4/nothing").status == 404)
    }
}
