import Testing

@testable import QuickBooksDesktopSandbox

@Suite("Sales")
struct SaleTests {
    @Test("US tax is computed once on all taxable lines, and only for customers who pay it")
    func usTax() throws {
        var office = Office()
        let lines =
            sold("Tote bag", "<Quantity>3</Quantity><Rate>3.33</Rate>")
            + sold("Tote bag", "<Amount>0.95</Amount>") + sold("Shipping", "<Amount>7.00</Amount>")
        let invoice = try office.add("Invoice", kern + ref("ItemSalesTaxRef", "Maine and County") + lines)
        #expect(invoice["Subtotal"] == "17.94")
        #expect(invoice["SalesTaxPercentage"] == "6.75")
        // 6.75 % of 10.94 is 0.73845.
        #expect(invoice["SalesTaxTotal"] == "0.74")
        #expect(invoice["BalanceRemaining"] == "18.68")
        #expect(invoice["InvoiceLineRet/SalesTaxCodeRef/FullName"] == "Tax")
        #expect(invoice["InvoiceLineRet.2/SalesTaxCodeRef/FullName"] == "Non")
        #expect(office.balance("Sales Tax Payable") == "-0.74")
        let exempt = try office.add(
            "Invoice",
            kern + ref("ItemSalesTaxRef", "Maine Tax") + ref("CustomerSalesTaxCodeRef", "Non") + lines)
        #expect(exempt["SalesTaxTotal"] == "0.00")
        let usual = try office.add("SalesReceipt", sold("Tote bag", "<Amount>100.00</Amount>", kind: "SalesReceipt"))
        #expect(usual["ItemSalesTaxRef/FullName"] == "Maine Tax")
        #expect(usual["TotalAmount"] == "105.50")
        #expect(usual["DepositToAccountRef/FullName"] == "Undeposited Funds")
        #expect(office.isBalanced)
    }

    @Test("Canadian and British tax follows the code of each line")
    func codes() throws {
        var canada = Office(CompanyFileProfile(.ca))
        let code: (String) -> String = { ref("SalesTaxCodeRef", $0) }
        let lines =
            sold("Tote bag", "<Amount>10.10</Amount>" + code("S")) + sold("Mug", "<Amount>0.33</Amount>" + code("G"))
            + sold("Artwork", "<Amount>5.00</Amount>" + code("E"))
        let invoice = try canada.add("Invoice", kern + lines)
        #expect(invoice.code == 0, "\(invoice.message)")
        // GST 5 % of 10.10 and of 0.33, rounded for each code's item on its whole base; PST 7 % of 10.10.
        #expect(invoice["SalesTaxTotal"] == "1.23")
        #expect(invoice["BalanceRemaining"] == "16.66")
        #expect(invoice["ItemSalesTaxRef"] == nil)
        #expect(canada.isBalanced)
        var britain = Office(CompanyFileProfile(.uk))
        let inside = try britain.add(
            "Invoice",
            kern + "<IsTaxIncluded>true</IsTaxIncluded>" + sold("Mug", "<Amount>12.00</Amount>" + code("S"))
                + sold("Mug", "<Amount>1.00</Amount>" + code("S"))
                + sold("Artwork", "<Amount>5.25</Amount>" + code("R")))
        #expect(inside.code == 0, "\(inside.message)")
        // 13.00 holds 2.1667 of VAT at 20 %, 5.25 holds 0.25 at 5 %.
        #expect(inside["SalesTaxTotal"] == "2.42")
        #expect(inside["Subtotal"] == "15.83")
        #expect(inside["BalanceRemaining"] == "18.25")
        #expect(britain.balance("VAT Liability") == "-2.42")
        #expect(britain.isBalanced)
        #expect(try britain.find("Host")["Country"] == "UK")
    }

    @Test("an amount wins over a rate; without one it is rate times quantity, and the item's price without a rate")
    func prices() throws {
        var office = Office()
        let invoice = try office.add(
            "Invoice",
            kern + sold("Tote bag", "<Quantity>3</Quantity><Rate>9.99</Rate><Amount>10.00</Amount>")
                + sold("Tote bag", "<Quantity>2.5</Quantity><Rate>1.33333</Rate>")
                + sold("Tote bag", "<Quantity>4</Quantity>") + sold("Artwork"))
        #expect(invoice["InvoiceLineRet/Rate"] == "3.33333")
        #expect(invoice["InvoiceLineRet/Amount"] == "10.00")
        #expect(invoice["InvoiceLineRet.1/Amount"] == "3.33")
        #expect(invoice["InvoiceLineRet.2/Amount"] == "26.00")
        #expect(invoice["InvoiceLineRet.3/Amount"] == "45.00")
        #expect(invoice["InvoiceLineRet.3/Desc"] == "Artwork and set-up")
    }

    @Test("a discount takes from the line above, or from the subtotal above")
    func discounts() throws {
        var office = Office()
        let non = ref("SalesTaxCodeRef", "Non")
        let invoice = try office.add(
            "Invoice",
            kern + sold("Tote bag", "<Amount>50.00</Amount>" + non) + sold("10% off", non)
                + sold("Artwork", "<Amount>45.00</Amount>" + non) + sold("Subtotal")
                + sold("Discount", "<RatePercent>20</RatePercent>" + non))
        #expect(invoice.code == 0, "\(invoice.message)")
        #expect(invoice["InvoiceLineRet.1/Amount"] == "-5.00")
        #expect(invoice["InvoiceLineRet.3/Amount"] == "90.00")
        #expect(invoice["InvoiceLineRet.4/Amount"] == "-18.00")
        #expect(invoice["Subtotal"] == "72.00")
        #expect(
            try office.add("Invoice", kern + sold("Discount", "<Quantity>1</Quantity><Amount>-1.00</Amount>")).code
                == 3151)
        #expect(try office.add("Invoice", kern + sold("Subtotal", "<Amount>1.00</Amount>")).code == 3151)
        let taxed = try office.add(
            "Invoice",
            kern + ref("ItemSalesTaxRef", "Maine Tax") + sold("Tote bag", "<Amount>100.00</Amount>")
                + sold("Discount", "<Amount>-20.00</Amount>" + ref("SalesTaxCodeRef", "Tax")))
        #expect(taxed["SalesTaxTotal"] == "4.40")
    }

    @Test("a total below nothing is refused, and so is what does not exist")
    func refusals() throws {
        var office = Office()
        let negative = try office.add("Invoice", kern + sold("Discount", "<Amount>-1.00</Amount>"))
        #expect(negative.code == 3180)
        #expect(negative.message.contains("Transaction amount must be positive"))
        let unknown = try office.add("Invoice", kern + sold("A7102", "<Amount>1.00</Amount>"))
        #expect(unknown.code == 3140)
        #expect(
            unknown.message.hasPrefix("There is an invalid reference to QuickBooks Item \"A7102\" in the Invoice line.")
        )
        let nobody = try office.add("Invoice", ref("CustomerRef", "Nobody") + sold("Artwork"))
        #expect(
            nobody.message.hasPrefix("There is an invalid reference to QuickBooks Customer \"Nobody\" in the Invoice."))
        let vendor = try office.add("Invoice", ref("CustomerRef", "Bright Pens Co.") + sold("Artwork"))
        #expect(vendor.code == 3140)
        let tax = try office.add("Invoice", kern + sold("Maine Tax", "<Amount>1.00</Amount>"))
        #expect(tax.code == 3140)
        let bank = try office.add("Invoice", kern + ref("ARAccountRef", "Checking") + sold("Artwork"))
        #expect(bank.code == 3280)
        let income = try office.add(
            "SalesReceipt",
            ref("DepositToAccountRef", "Sales") + sold("Artwork", kind: "SalesReceipt"))
        #expect(income.code == 3280)
        #expect(try office.find("Invoice").code == 1)
    }

    @Test("a number is given where none is sent, and the same number is taken twice")
    func numbers() throws {
        var office = Office()
        let line = sold("Artwork")
        #expect(try office.add("Invoice", kern + "<RefNumber>1007</RefNumber>" + line)["RefNumber"] == "1007")
        #expect(try office.add("Invoice", kern + line)["RefNumber"] == "1008")
        #expect(try office.add("Invoice", kern + "<RefNumber>1007</RefNumber>" + line).code == 0)
        #expect(try office.find("Invoice", "<RefNumber>1007</RefNumber>").element.children.count == 2)
        let absent = try office.find("Invoice", "<RefNumber>EW1</RefNumber>")
        #expect(absent.code == 500)
        #expect(absent.severity == "Warn")
        let terms = try office.add("Invoice", kern + "<TxnDate>2026-01-31</TxnDate>" + ref("TermsRef", "Net 15") + line)
        #expect(terms["DueDate"] == "2026-02-15")
    }

    @Test("goods sold leave the stock at their average cost, and come back by a credit memo")
    func stock() throws {
        var office = Office()
        let bill = try office.add(
            "Bill",
            ref("VendorRef", "Bright Pens Co.")
                + "<ItemLineAdd>\(ref("ItemRef", "Mug"))<Quantity>50</Quantity><Cost>4.40</Cost></ItemLineAdd>")
        #expect(bill["AmountDue"] == "220.00")
        // 250 at 3.20 and 50 at 4.40 are 300 at 3.40.
        #expect(try office.find("ItemInventory", "<FullName>Mug</FullName>")["AverageCost"] == "3.40")
        let invoice = try office.add("Invoice", kern + sold("Mug", "<Quantity>10</Quantity>"))
        #expect(office.file.quantityOnHand("Mug") == "290")
        #expect(office.balance("Cost of Goods Sold") == "34.00")
        let credit = try office.add("CreditMemo", kern + sold("Mug", "<Quantity>4</Quantity>", kind: "CreditMemo"))
        #expect(credit["CreditRemaining"] == "41.78")
        #expect(office.file.quantityOnHand("Mug") == "294")
        #expect(office.balance("Cost of Goods Sold") == "20.40")
        #expect(office.isBalanced)
        let id = invoice["TxnID"] ?? ""
        #expect(try office.one("<TxnDelRq><TxnDelType>Invoice</TxnDelType><TxnID>\(id)</TxnID></TxnDelRq>").code == 0)
        #expect(office.file.quantityOnHand("Mug") == "304")
        #expect(office.isBalanced)
    }

    @Test("lines that a change does not name are gone, and −1 makes a new one")
    func changedLines() throws {
        var office = Office()
        let made = try office.add(
            "Invoice",
            kern + sold("Artwork", "<Quantity>2</Quantity>") + sold("Shipping", "<Amount>7.00</Amount>"))
        let id = made["TxnID"] ?? ""
        let line = made["InvoiceLineRet/TxnLineID"] ?? ""
        func head(_ reply: Reply) -> String {
            "<TxnID>\(id)</TxnID><EditSequence>\(reply["EditSequence"] ?? "")</EditSequence>"
        }
        let memo = try office.change("Invoice", head(made) + "<Memo>seen</Memo>")
        #expect(memo["BalanceRemaining"] == "97.00")
        #expect(memo["Memo"] == "seen")
        let changed = try office.change(
            "Invoice",
            head(memo) + "<InvoiceLineMod><TxnLineID>\(line)</TxnLineID><Quantity>3</Quantity></InvoiceLineMod>"
                + "<InvoiceLineMod><TxnLineID>-1</TxnLineID>\(ref("ItemRef", "Rounding"))<Amount>-0.01</Amount></InvoiceLineMod>"
        )
        #expect(changed.code == 0, "\(changed.message)")
        #expect(changed["BalanceRemaining"] == "134.99")
        #expect(changed["InvoiceLineRet/TxnLineID"] == line)
        #expect(changed["InvoiceLineRet/Rate"] == "45.00")
        #expect(changed["InvoiceLineRet.2/Amount"] == nil)
        #expect(try office.change("Invoice", head(made) + "<Memo>late</Memo>").code == 3200)
        let paid = try office.add(
            "ReceivePayment",
            kern
                + "<TotalAmount>134.99</TotalAmount><AppliedToTxnAdd><TxnID>\(id)</TxnID><PaymentAmount>134.99</PaymentAmount></AppliedToTxnAdd>"
        )
        #expect(paid.code == 0)
        // The payment changed the invoice: its sequence is another one now. Source: quickbooks-desktop.md §3.5.
        #expect(try office.change("Invoice", head(changed) + "<Memo>late</Memo>").code == 3200)
        let now = try office.find("Invoice", "<TxnID>\(id)</TxnID>")
        #expect(now["IsPaid"] == "true")
        let less = try office.change(
            "Invoice",
            head(now) + "<InvoiceLineMod><TxnLineID>\(line)</TxnLineID><Quantity>1</Quantity></InvoiceLineMod>")
        #expect(less.code == 3180)
        #expect(office.isBalanced)
    }

    @Test("nothing is written, changed or deleted on or before the closing date")
    func closingDate() throws {
        var office = Office()
        let made = try office.add("Invoice", kern + "<TxnDate>2026-01-31</TxnDate>" + sold("Artwork"))
        let id = made["TxnID"] ?? ""
        office.file.close(until: "2026-01-31")
        #expect(try office.add("Invoice", kern + "<TxnDate>2026-01-31</TxnDate>" + sold("Artwork")).code == 3171)
        #expect(try office.add("Invoice", kern + "<TxnDate>2026-02-01</TxnDate>" + sold("Artwork")).code == 0)
        let head = "<TxnID>\(id)</TxnID><EditSequence>\(made["EditSequence"] ?? "")</EditSequence>"
        #expect(try office.change("Invoice", head + "<Memo>x</Memo>").code == 3171)
        #expect(
            try office.one("<TxnDelRq><TxnDelType>Invoice</TxnDelType><TxnID>\(id)</TxnID></TxnDelRq>").code == 3161)
        #expect(try office.find("Preferences")["AccountingPreferences/ClosingDate"] == "2026-01-31")
    }
}
