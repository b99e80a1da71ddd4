import Testing

@testable import QuickBooksSandbox

@Suite("The first line: customer, item, invoice, payment")
struct FirstLineTests {
    @Test("an invoice is totalled, paid and balanced")
    func paid() async throws {
        let desk = try await Desk.open("us-manual")
        let customer = await desk.post("customer", #"{"DisplayName":"Ada Lovelace","GivenName":"Ada"}"#)
        #expect(customer.status == 200)
        let customerId = customer.entity("Customer").text("Id") ?? ""
        let item = await desk.post(
            "item", #"{"Name":"Mug","Type":"Service","IncomeAccountRef":{"value":"79"},"UnitPrice":9.5}"#)
        #expect(item.status == 200, "\(String(decoding: item.data, as: UTF8.self))")
        let itemId = item.entity("Item").text("Id") ?? ""
        let invoice = await desk.post(
            "invoice",
            """
            {"DocNumber":"EW1","CustomerRef":{"value":"\(customerId)"},"Line":[{"Amount":19,"DetailType":"SalesItemLineDetail",
            "SalesItemLineDetail":{"ItemRef":{"value":"\(itemId)"},"Qty":2,"UnitPrice":9.5,"TaxCodeRef":{"value":"TAX"}}}],
            "TxnTaxDetail":{"TxnTaxCodeRef":{"value":"2"}}}
            """)
        #expect(invoice.status == 200, "\(String(decoding: invoice.data, as: UTF8.self))")
        let made = invoice.entity("Invoice")
        #expect(made.text("TotalAmt") == "20.52")
        #expect(made.text("Balance") == "20.52")
        let id = made.text("Id") ?? ""
        let payment = await desk.post(
            "payment",
            """
            {"TotalAmt":20.52,"CustomerRef":{"value":"\(customerId)"},
            "Line":[{"Amount":20.52,"LinkedTxn":[{"TxnId":"\(id)","TxnType":"Invoice"}]}]}
            """)
        #expect(payment.status == 200, "\(String(decoding: payment.data, as: UTF8.self))")
        let rows = await desk.query("select * from Invoice where DocNumber = 'EW1'").rows("Invoice")
        #expect(rows.first?.text("Balance") == "0")
        #expect(rows.first?.objects("LinkedTxn").first?.text("TxnType") == "Payment")
        #expect(try await desk.isBalanced("us-manual"))
    }
}
