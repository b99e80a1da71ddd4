import Testing

@testable import QuickBooksDesktopSandbox

@Suite("The worked example of the source, entered as qbXML")
struct WorkedExampleTests {
    /// Source: S6, A7102, 100 × 2.30 = 230.00; Discount −11.50; Total Sales Tax 0.00; 218.50; paid 100.00; due 118.50.
    @Test("comes to 218.50, and 118.50 is due when 100.00 was paid")
    func worked() throws {
        var office = Office()
        let item = try office.add(
            "ItemNonInventory",
            "<Name>A7102</Name><SalesOrPurchase><Desc>Stress ball</Desc><Price>2.30</Price>"
                + ref("AccountRef", "Sales:Merchandise") + "</SalesOrPurchase>")
        #expect(item.code == 0, "\(item.message)")
        let lines =
            sold("A7102", "<Quantity>100</Quantity><Rate>2.30</Rate>" + ref("SalesTaxCodeRef", "Non"))
            + sold("Discount", "<Amount>-11.50</Amount>" + ref("SalesTaxCodeRef", "Non"))
            + sold("Total Sales Tax", "<Amount>0.00</Amount>" + ref("SalesTaxCodeRef", "Non"))
        let invoice = try office.add(
            "Invoice",
            kern + "<TxnDate>2026-02-03</TxnDate><RefNumber>20143</RefNumber>"
                + ref("ItemSalesTaxRef", "Out of State") + lines)
        #expect(invoice.code == 0, "\(invoice.message)")
        #expect(invoice["InvoiceLineRet/Amount"] == "230.00")
        #expect(invoice["InvoiceLineRet.1/Amount"] == "-11.50")
        #expect(invoice["Subtotal"] == "218.50")
        #expect(invoice["SalesTaxTotal"] == "0.00")
        #expect(invoice["BalanceRemaining"] == "218.50")
        let id = try #require(invoice["TxnID"])
        let paid = try office.add(
            "ReceivePayment",
            kern + "<TxnDate>2026-02-03</TxnDate><TotalAmount>100.00</TotalAmount><AppliedToTxnAdd><TxnID>\(id)</TxnID>"
                + "<PaymentAmount>100.00</PaymentAmount></AppliedToTxnAdd>")
        #expect(paid.code == 0, "\(paid.message)")
        #expect(paid["AppliedToTxnRet/BalanceRemaining"] == "118.50")
        let read = try office.find("Invoice", "<TxnID>\(id)</TxnID><IncludeLinkedTxns>true</IncludeLinkedTxns>")
        #expect(read["AppliedAmount"] == "-100.00")
        #expect(read["BalanceRemaining"] == "118.50")
        #expect(read["LinkedTxn/Amount"] == "-100.00")
        #expect(read["IsPaid"] == "false")
        #expect(office.balance("Accounts Receivable") == "118.50")
        #expect(office.balance("Sales:Merchandise") == "-230.00")
        #expect(office.balance("Discounts Given") == "11.50")
        #expect(office.balance("Undeposited Funds") == "100.00")
        #expect(office.isBalanced)
        let more = try office.add(
            "ReceivePayment",
            kern + "<TotalAmount>129.43</TotalAmount><AppliedToTxnAdd><TxnID>\(id)</TxnID>"
                + "<PaymentAmount>129.43</PaymentAmount></AppliedToTxnAdd>")
        #expect(more.code == 3210)
        #expect(
            more.message
                == "The \"AppliedToTxnAdd payment amount\" field has an invalid value \"129.43\".  QuickBooks error message: You cannot pay more than the amount due."
        )
    }
}
