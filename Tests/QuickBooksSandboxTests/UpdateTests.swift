import Testing

@testable import QuickBooksSandbox

private let sale = #"""
    {"DocNumber":"A1","CustomerRef":{"value":"1"},"PrivateNote":"first","Line":[
    {"Amount":30,"Description":"one","DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"4"},"Qty":2,"UnitPrice":15}},
    {"Amount":5,"Description":"two","DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"4"}}}]}
    """#

@Suite("Changing what is there")
struct UpdateTests {
    @Test("a sparse update keeps what it does not name; a full one clears it")
    func sparseAndFull() async throws {
        let desk = try await Desk.open()
        let id = await desk.post("invoice", sale).entity("Invoice").text("Id") ?? ""
        let sparse = await desk.post(
            "invoice", #"{"Id":"\#(id)","SyncToken":0,"sparse":true,"CustomerMemo":{"value":"Thanks"}}"#
        )
        .entity("Invoice")
        #expect(sparse.text("SyncToken") == "1")
        #expect(sparse.text("PrivateNote") == "first")
        #expect(sparse.text("TotalAmt") == "35.00")
        let full = await desk.post(
            "invoice",
            #"{"Id":"\#(id)","SyncToken":"1","CustomerRef":{"value":"1"},"Line":[{"Id":"2","Amount":7,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"4"}}}]}"#
        ).entity("Invoice")
        #expect(full.text("PrivateNote") == nil)
        #expect(full.text("DocNumber") == nil)
        #expect(full.text("TotalAmt") == "7.00")
        #expect(full.objects("Line").map { $0.text("Id") } == ["2", nil])
        #expect(try await desk.isBalanced("us-manual"))
    }

    @Test("an update that changes nothing keeps token and time")
    func nothing() async throws {
        let desk = try await Desk.open()
        let made = await desk.post("invoice", sale).entity("Invoice")
        await desk.service.advanceClock(seconds: 60)
        let id = made.text("Id") ?? ""
        let same = await desk.post(
            "invoice", #"{"Id":"\#(id)","SyncToken":"0","sparse":true,"PrivateNote":"first","TotalAmt":99}"#
        )
        .entity("Invoice")
        #expect(same.text("SyncToken") == "0")
        #expect(same.object("MetaData")?.text("LastUpdatedTime") == made.object("MetaData")?.text("LastUpdatedTime"))
        let echoed = await desk.post("invoice", String(decoding: made.bytes, as: UTF8.self))
        #expect(echoed.entity("Invoice").text("SyncToken") == "0", "\(String(decoding: echoed.data, as: UTF8.self))")
    }

    @Test(
        "an emptied value is cleared, a null is not looked at",
        arguments: [
            (#""PrivateNote":"""#, true), (#""PrivateNote":null"#, false),
        ])
    func clearing(_ change: String, _ isCleared: Bool) async throws {
        let desk = try await Desk.open()
        let id = await desk.post("invoice", sale).entity("Invoice").text("Id") ?? ""
        let after = await desk.post("invoice", #"{"Id":"\#(id)","SyncToken":"0","sparse":true,\#(change)}"#).entity(
            "Invoice")
        #expect((after.text("PrivateNote") == nil) == isCleared)
    }

    @Test(
        "what real clients send is taken",
        arguments: [
            #"{"DocNumber":"","TxnDate":"2026-01-05T10:00:00-08:00","DueDate":"","CustomerRef":{"value":1,"name":"x"},"GlobalTaxCalculation":"TaxExcluded","ExchangeRate":1,"domain":"QBO","sparse":false,"LinkedTxn":[],"TotalAmt":5,"Balance":3,"CustomField":[],"AllowIPNPayment":false,"Line":[{"Id":"","LineNum":0,"Amount":"10.00","DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"4","name":"Design","type":""},"Qty":"1","UnitPrice":"10.00","TaxCodeRef":{"value":""},"ServiceDate":""}},{"Amount":10,"DetailType":"SubTotalLineDetail","SubTotalLineDetail":{}}]}"#
        ])
    func coercions(_ body: String) async throws {
        let answer = try await Desk.open().post("invoice", body)
        #expect(answer.status == 200, "\(String(decoding: answer.data, as: UTF8.self))")
        #expect(answer.entity("Invoice").text("TxnDate") == "2026-01-05")
        #expect(answer.entity("Invoice").text("TotalAmt") == "10.00")
    }

    @Test("a void empties the document and frees what paid it; a deletion forgets it")
    func voids() async throws {
        let desk = try await Desk.open()
        let id = await desk.post("invoice", sale).entity("Invoice").text("Id") ?? ""
        let payment = await desk.post(
            "payment",
            #"{"TotalAmt":35,"CustomerRef":{"value":"1"},"Line":[{"Amount":35,"LinkedTxn":[{"TxnId":"\#(id)","TxnType":"Invoice"}]}]}"#
        ).entity("Payment")
        #expect(payment.text("UnappliedAmt") == "0")
        let stale = await desk.post("invoice", #"{"Id":"\#(id)","SyncToken":"0"}"#, query: "operation=void")
        #expect(stale.code == "5010")
        let void = await desk.post("invoice", #"{"Id":"\#(id)","SyncToken":"1"}"#, query: "operation=void").entity(
            "Invoice")
        #expect(void.text("TotalAmt") == "0")
        #expect(void.text("PrivateNote") == "Voided - first")
        let paymentId = payment.text("Id") ?? ""
        let free = await desk.get("payment/\(paymentId)").entity("Payment")
        #expect(free.text("UnappliedAmt") == "35.00")
        #expect(await desk.get("customer/1").entity("Customer").text("Balance") == "-35.00")
        let gone = await desk.post("payment", #"{"Id":"\#(paymentId)","SyncToken":"1"}"#, query: "operation=delete")
        #expect(gone.entity("Payment").text("status") == "Deleted")
        #expect(await desk.get("payment/\(paymentId)").code == "610")
        #expect(await desk.get("customer/1").entity("Customer").text("Balance") == "0")
        let receipt = await desk.post("salesreceipt", sale).entity("SalesReceipt").text("Id") ?? ""
        let voided = await desk.post(
            "salesreceipt", #"{"Id":"\#(receipt)","SyncToken":"0","sparse":true}"#,
            query: "operation=update&include=void")
        #expect(voided.entity("SalesReceipt").text("TotalAmt") == "0")
        #expect(try await desk.isBalanced("us-manual"))
    }

    @Test("a credit is applied with a payment of nothing, and not twice")
    func credit() async throws {
        let desk = try await Desk.open()
        let invoice = await desk.post("invoice", sale).entity("Invoice").text("Id") ?? ""
        let memo = await desk.post("creditmemo", sale).entity("CreditMemo")
        let credit = memo.text("Id") ?? ""
        #expect(memo.text("RemainingCredit") == "35.00")
        func apply(_ amount: String) -> String {
            #"{"TotalAmt":0,"CustomerRef":{"value":"1"},"Line":[{"Amount":\#(amount),"LinkedTxn":[{"TxnId":"\#(invoice)","TxnType":"Invoice"}]},{"Amount":\#(amount),"LinkedTxn":[{"TxnId":"\#(credit)","TxnType":"CreditMemo"}]}]}"#
        }
        #expect(await desk.post("payment", apply("20")).status == 200)
        #expect(await desk.get("creditmemo/\(credit)").entity("CreditMemo").text("Balance") == "15.00")
        #expect(await desk.post("payment", apply("20")).code == "6000")
        #expect(await desk.post("payment", apply("15")).status == 200)
        #expect(await desk.get("invoice/\(invoice)").entity("Invoice").text("Balance") == "0")
        #expect(try await desk.isBalanced("us-manual"))
    }

    @Test("credits are applied by the service itself when the company says so")
    func automaticCredit() async throws {
        let desk = try await Desk.open()
        try await desk.service.setPreferences(
            company: "us-manual", json: #"{"SalesFormsPrefs":{"AutoApplyCredit":true}}"#)
        _ = await desk.post("invoice", sale)
        let memo = await desk.post("creditmemo", sale).entity("CreditMemo")
        #expect(memo.text("Balance") == "0")
        let payment = await desk.query("select * from Payment").rows("Payment").first
        #expect(payment?.text("PrivateNote") == "Created by QB Online to link credits to charges.")
        #expect(try await desk.isBalanced("us-manual"))
    }

    @Test("stock follows sales, returns, bills and adjustments, first in, first out")
    func stock() async throws {
        let desk = try await Desk.open()
        func quantity() async -> String? { await desk.get("item/5").entity("Item").text("QtyOnHand") }
        func sold(_ entity: String, _ count: Int, _ more: String = "") async -> Answer {
            await desk.post(
                entity,
                #"{"CustomerRef":{"value":"1"},"Line":[{"Amount":\#(275 * count),"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"5"},"Qty":\#(count),"UnitPrice":275}}]\#(more)}"#
            )
        }
        #expect(await quantity() == "200")
        let invoice = await sold("invoice", 3).entity("Invoice")
        #expect(await quantity() == "197")
        #expect(await sold("creditmemo", 1).status == 200)
        #expect(await quantity() == "198")
        let bill = await desk.post(
            "bill",
            #"{"VendorRef":{"value":"30"},"Line":[{"Amount":1300,"DetailType":"ItemBasedExpenseLineDetail","ItemBasedExpenseLineDetail":{"ItemRef":{"value":"5"},"Qty":10,"UnitPrice":130}}]}"#
        )
        #expect(bill.status == 200)
        #expect(await quantity() == "208")
        let adjusted = await desk.post(
            "inventoryadjustment",
            #"{"AdjustAccountRef":{"value":"99"},"Line":[{"DetailType":"ItemAdjustmentLineDetail","ItemAdjustmentLineDetail":{"ItemRef":{"value":"5"},"QtyDiff":-8}}]}"#
        )
        #expect(adjusted.status == 200, "\(String(decoding: adjusted.data, as: UTF8.self))")
        #expect(await quantity() == "200")
        let asset = await desk.get("account/81").entity("Account").amount("CurrentBalance")
        // 200 × 125 + 2500 × 10 at first; sold 3, one back, ten in at 130, eight written off at 125.
        #expect(asset == Cents("50050.00"))
        let id = invoice.text("Id") ?? ""
        #expect(
            await desk.post("invoice", #"{"Id":"\#(id)","SyncToken":"0"}"#, query: "operation=delete").status == 200)
        #expect(await quantity() == "203")
        #expect(await sold("salesreceipt", 500).status == 200)
        #expect(await quantity() == "-297")
        #expect(try await desk.isBalanced("us-manual"))
    }

    @Test("a sub-customer answers with its level and its whole name, a category cannot stand on a line")
    func parts() async throws {
        let desk = try await Desk.open()
        let part = await desk.post(
            "customer", #"{"DisplayName":"Kitchen","Job":true,"ParentRef":{"value":"1"}}"#
        ).entity("Customer")
        #expect(part.text("Level") == "1")
        #expect(part.text("FullyQualifiedName") == "Amy's Bird Sanctuary:Kitchen")
        #expect(await desk.post("customer", #"{"DisplayName":"Whole"}"#).entity("Customer").text("Level") == nil)
        let category = await desk.post("item", #"{"Name":"Drinkware","Type":"Category"}"#).entity("Item")
        let id = category.text("Id") ?? ""
        let refused = await desk.post(
            "invoice",
            #"{"CustomerRef":{"value":"1"},"Line":[{"Amount":1,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"\#(id)"}}}]}"#
        )
        #expect(refused.code == "2500")
    }
}
