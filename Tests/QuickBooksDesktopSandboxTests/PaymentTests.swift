import Testing

@testable import QuickBooksDesktopSandbox

@Suite("Payments, credits and refunds")
struct PaymentTests {
    private func invoice(_ office: inout Office, _ amount: String, _ more: String = "") throws -> String {
        try #require(
            office.add(
                "Invoice",
                kern + more + ref("ItemSalesTaxRef", "Out of State") + sold("Artwork", "<Amount>\(amount)</Amount>"))[
                    "TxnID"])
    }

    private func credit(_ office: inout Office, _ amount: String) throws -> String {
        try #require(
            office.add("CreditMemo", kern + sold("Artwork", "<Amount>\(amount)</Amount>", kind: "CreditMemo"))["TxnID"])
    }

    private func pay(_ id: String, _ amount: String) -> String {
        "<AppliedToTxnAdd><TxnID>\(id)</TxnID><PaymentAmount>\(amount)</PaymentAmount></AppliedToTxnAdd>"
    }

    @Test("one payment pays two invoices, and what is left stays unapplied")
    func several() throws {
        var office = Office()
        let one = try invoice(&office, "30.00")
        let two = try invoice(&office, "50.00")
        let paid = try office.add(
            "ReceivePayment", kern + "<TotalAmount>100.00</TotalAmount>" + pay(one, "30.00") + pay(two, "20.00"))
        #expect(paid["UnusedPayment"] == "50.00")
        #expect(try office.find("Invoice", "<PaidStatus>NotPaidOnly</PaidStatus>")["TxnID"] == two)
        let other = try office.add(
            "ReceivePayment", ref("CustomerRef", "Cook, Brian") + "<TotalAmount>30.00</TotalAmount>" + pay(two, "30.00")
        )
        #expect(other.code == 3210)
        let much = try office.add("ReceivePayment", kern + "<TotalAmount>10.00</TotalAmount>" + pay(two, "20.00"))
        #expect(much.code == 3210)
        #expect(
            try office.add("ReceivePayment", kern + "<TotalAmount>1.00</TotalAmount>" + pay("FFF-1", "1.00")).code
                == 3120)
        #expect(office.balance("Accounts Receivable") == "-20.00")
        #expect(office.isBalanced)
    }

    @Test("a payment by itself is left unapplied, or finds the oldest invoice where it is told to")
    func automatic() throws {
        var office = Office()
        let one = try invoice(&office, "30.00")
        let loose = try office.add(
            "ReceivePayment", kern + "<TotalAmount>30.00</TotalAmount><IsAutoApply>false</IsAutoApply>")
        #expect(loose["UnusedPayment"] == "30.00")
        let found = try office.add(
            "ReceivePayment", kern + "<TotalAmount>30.00</TotalAmount><IsAutoApply>true</IsAutoApply>")
        #expect(found["AppliedToTxnRet/TxnID"] == one)
    }

    @Test("a parent pays its job's invoice")
    func jobs() throws {
        var office = Office()
        let made = try office.add(
            "Invoice", ref("CustomerRef", "Cook, Brian:Kitchen") + sold("Artwork", "<Amount>45.00</Amount>"))
        let total = made["BalanceRemaining"] ?? ""
        let paid = try office.add(
            "ReceivePayment",
            ref("CustomerRef", "Cook, Brian") + "<TotalAmount>\(total)</TotalAmount>" + pay(made["TxnID"] ?? "", total))
        #expect(paid.code == 0, "\(paid.message)")
        #expect(office.isBalanced)
    }

    @Test("a credit memo is used by an invoice, by a payment, by a refund and by a check, never beyond what is left")
    func credits() throws {
        var office = Office()
        let memo = try credit(&office, "100.00")
        func set(_ amount: String) -> String {
            "<SetCredit><CreditTxnID>\(memo)</CreditTxnID><AppliedAmount>\(amount)</AppliedAmount></SetCredit>"
        }
        let first = try office.add(
            "Invoice",
            kern + ref("ItemSalesTaxRef", "Out of State") + set("25.00") + sold("Artwork", "<Amount>40.00</Amount>"))
        #expect(first["BalanceRemaining"] == "15.00")
        #expect(
            try office.add("Invoice", kern + set("75.01") + sold("Artwork", "<Amount>90.00</Amount>")).code == 3210)
        let second = try invoice(&office, "20.00")
        let paid = try office.add(
            "ReceivePayment",
            kern
                + "<TotalAmount>10.00</TotalAmount><AppliedToTxnAdd><TxnID>\(second)</TxnID><PaymentAmount>10.00</PaymentAmount>"
                + set("10.00") + "</AppliedToTxnAdd>")
        #expect(paid.code == 0, "\(paid.message)")
        #expect(try office.find("Invoice", "<TxnID>\(second)</TxnID>")["IsPaid"] == "true")
        func refund(_ amount: String) -> String {
            kern + ref("RefundFromAccountRef", "Checking")
                + "<RefundAppliedToTxnAdd><TxnID>\(memo)</TxnID><RefundAmount>\(amount)</RefundAmount></RefundAppliedToTxnAdd>"
        }
        #expect(try office.add("ARRefundCreditCard", refund("65.01")).code == 3210)
        let back = try office.add("ARRefundCreditCard", refund("60.00"))
        #expect(back["TotalAmount"] == "60.00")
        #expect(back["RefundAppliedToTxnRet/CreditRemaining"] == "5.00")
        let check = try office.add(
            "Check",
            ref("AccountRef", "Checking") + ref("PayeeEntityRef", "Kern Lighting Warehouse")
                + "<ApplyCheckToTxnAdd><TxnID>\(memo)</TxnID><Amount>5.00</Amount></ApplyCheckToTxnAdd><ExpenseLineAdd>"
                + ref("AccountRef", "Accounts Receivable") + "<Amount>5.00</Amount>" + kern + "</ExpenseLineAdd>")
        #expect(check.code == 0, "\(check.message)")
        #expect(try office.find("CreditMemo", "<TxnID>\(memo)</TxnID>")["CreditRemaining"] == "0.00")
        #expect(office.balance("Checking") == "-65.00")
        #expect(office.balance("Accounts Receivable") == "15.00")
        #expect(office.isBalanced)
    }

    @Test("credits that are applied without money make no payment: they are tied, written over and untied")
    func creditOnly() throws {
        var office = Office()
        let memo = try credit(&office, "100.00")
        let one = try invoice(&office, "40.00")
        func apply(_ amount: String, _ more: String = "") throws -> Reply {
            try office.add(
                "ReceivePayment",
                kern
                    + "<TotalAmount>0.00</TotalAmount><AppliedToTxnAdd><TxnID>\(one)</TxnID><SetCredit><CreditTxnID>\(memo)</CreditTxnID><AppliedAmount>\(amount)</AppliedAmount>\(more)</SetCredit></AppliedToTxnAdd>"
            )
        }
        let override = "<Override>true</Override>"
        func open() throws -> String? { try office.find("Invoice", "<TxnID>\(one)</TxnID>")["BalanceRemaining"] }
        let applied = try apply("25.00")
        #expect(applied.code == 0, "\(applied.message)")
        #expect(applied["TxnID"] == nil)
        #expect(try open() == "15.00")
        #expect(try apply("25.00").code == 3210)
        #expect(try apply("40.00", override).code == 0)
        #expect(try open() == "0.00")
        #expect(try apply("40.01", override).code == 3210)
        #expect(try open() == "0.00")
        #expect(try apply("0.00", override).code == 0)
        #expect(try open() == "40.00")
        #expect(office.isBalanced)
    }

    @Test("a payment that is deleted opens its invoice, one that was deposited stays")
    func removal() throws {
        var office = Office()
        let id = try invoice(&office, "30.00")
        let paid = try office.add("ReceivePayment", kern + "<TotalAmount>30.00</TotalAmount>" + pay(id, "30.00"))
        let payment = paid["TxnID"] ?? ""
        let before = try office.find("Invoice", "<TxnID>\(id)</TxnID>")["EditSequence"]
        let deposit = try office.add(
            "Deposit",
            ref("DepositToAccountRef", "Checking")
                + "<DepositLineAdd><PaymentTxnID>\(payment)</PaymentTxnID></DepositLineAdd>"
                + "<DepositLineAdd>\(ref("AccountRef", "Merchant Fees"))<Amount>-1.20</Amount></DepositLineAdd>")
        #expect(deposit["DepositTotal"] == "28.80", "\(deposit.message)")
        #expect(office.balance("Undeposited Funds") == "0.00")
        let delete = "<TxnDelRq><TxnDelType>ReceivePayment</TxnDelType><TxnID>\(payment)</TxnID></TxnDelRq>"
        #expect(try office.one(delete).code == 3160)
        let gone = deposit["TxnID"] ?? ""
        #expect(try office.one("<TxnDelRq><TxnDelType>Deposit</TxnDelType><TxnID>\(gone)</TxnID></TxnDelRq>").code == 0)
        #expect(try office.one(delete).code == 0)
        let open = try office.find("Invoice", "<TxnID>\(id)</TxnID>")
        #expect(open["BalanceRemaining"] == "30.00")
        #expect(open["EditSequence"] != before)
        #expect(office.isBalanced)
    }

    @Test("a void leaves the number and takes the amounts; a purchase order is not voided")
    func voids() throws {
        var office = Office()
        let id = try invoice(&office, "30.00", "<RefNumber>77</RefNumber>")
        let voided = try office.one("<TxnVoidRq><TxnVoidType>Invoice</TxnVoidType><TxnID>\(id)</TxnID></TxnVoidRq>")
        #expect(voided.code == 0)
        let read = try office.find("Invoice", "<RefNumber>77</RefNumber><IncludeLineItems>true</IncludeLineItems>")
        #expect(read["Memo"] == "VOID:")
        #expect(read["Subtotal"] == "0.00")
        #expect(read["InvoiceLineRet/Amount"] == "0.00")
        #expect(office.file.trialBalance.lines.contains { $0.account == "Accounts Receivable" } == false)
        #expect(
            office.problem(
                in: "<TxnVoidRq><TxnVoidType>PurchaseOrder</TxnVoidType><TxnID>\(id)</TxnID></TxnVoidRq>")
                == "0x80040400")
    }
}

@Suite("Purchases, journals and stock")
struct PurchaseTests {
    @Test("a bill receives an order line by line, and the order closes")
    func orders() throws {
        var office = Office()
        let order = try office.add(
            "PurchaseOrder",
            ref("VendorRef", "Bright Pens Co.") + "<RefNumber>PO-1</RefNumber><PurchaseOrderLineAdd>"
                + ref("ItemRef", "Mug") + "<Quantity>20</Quantity><Rate>3.00</Rate></PurchaseOrderLineAdd>")
        #expect(order["TotalAmount"] == "60.00")
        #expect(try office.find("ItemInventory", "<FullName>Mug</FullName>")["QuantityOnOrder"] == "20")
        let link =
            "<LinkToTxn><TxnID>\(order["TxnID"] ?? "")</TxnID><TxnLineID>\(order["PurchaseOrderLineRet/TxnLineID"] ?? "")</TxnLineID></LinkToTxn>"
        let part = try office.add(
            "Bill",
            ref("VendorRef", "Bright Pens Co.") + "<ItemLineAdd><Quantity>5</Quantity>\(link)</ItemLineAdd>")
        #expect(part.code == 0, "\(part.message)")
        #expect(part["AmountDue"] == "15.00")
        let rest = try office.add(
            "Bill", ref("VendorRef", "Bright Pens Co.") + "<LinkToTxnID>\(order["TxnID"] ?? "")</LinkToTxnID>")
        #expect(rest["AmountDue"] == "45.00")
        let read = try office.find(
            "PurchaseOrder", "<RefNumber>PO-1</RefNumber><IncludeLineItems>true</IncludeLineItems>")
        #expect(read["IsFullyReceived"] == "true")
        #expect(read["PurchaseOrderLineRet/ReceivedQuantity"] == "20")
        #expect(office.file.quantityOnHand("Mug") == "270")
        #expect(office.balance("Accounts Payable") == "-60.00")
        #expect(office.isBalanced)
    }

    @Test("what has no side for purchases is not bought, and what is billable names a customer")
    func refusals() throws {
        var office = Office()
        let vendor = ref("VendorRef", "Bright Pens Co.")
        func line(_ item: String, _ more: String = "") -> String {
            "<ItemLineAdd>\(ref("ItemRef", item))<Amount>1.00</Amount>\(more)</ItemLineAdd>"
        }
        #expect(try office.add("Bill", vendor + line("Artwork")).code == 3210)
        #expect(try office.add("Bill", vendor + line("Mug", "<BillableStatus>Billable</BillableStatus>")).code == 3150)
        #expect(
            try office.add("Bill", vendor + line("Mug", kern + "<BillableStatus>Billable</BillableStatus>")).code == 0)
        #expect(try office.add("Bill", ref("VendorRef", "Owner") + line("Mug")).code == 3140)
        #expect(try office.add("PurchaseOrder", "<RefNumber>1</RefNumber>").code == 3150)
    }

    @Test("a British bill takes its VAT from the codes of its lines")
    func purchaseTax() throws {
        var office = Office(CompanyFileProfile(.uk))
        let bill = try office.add(
            "Bill",
            ref("VendorRef", "Bright Pens Co.")
                + "<ExpenseLineAdd>\(ref("AccountRef", "Office Supplies"))<Amount>50.00</Amount>"
                + ref("SalesTaxCodeRef", "S") + "</ExpenseLineAdd>")
        #expect(bill["AmountDue"] == "60.00", "\(bill.message)")
        #expect(office.balance("VAT Liability") == "10.00")
        #expect(office.isBalanced)
    }

    @Test("a journal entry balances, and names whom receivables are about")
    func journals() throws {
        var office = Office()
        func line(_ side: String, _ account: String, _ amount: String, _ more: String = "") -> String {
            "<Journal\(side)Line>\(ref("AccountRef", account))<Amount>\(amount)</Amount>\(more)</Journal\(side)Line>"
        }
        let fee = line("Debit", "Merchant Fees", "3.10")
        #expect(try office.add("JournalEntry", fee + line("Credit", "Stripe Balance", "3.11")).code == 3180)
        #expect(try office.add("JournalEntry", fee + line("Credit", "Accounts Receivable", "3.10")).code == 3180)
        #expect(try office.add("JournalEntry", fee + line("Credit", "Stripe Balance", "3.10")).code == 0)
        let entity = ref("EntityRef", "Kern Lighting Warehouse")
        #expect(try office.add("JournalEntry", fee + line("Credit", "Accounts Receivable", "3.10", entity)).code == 0)
        #expect(try office.find("Customer", "<FullName>Kern Lighting Warehouse</FullName>")["Balance"] == "-3.10")
        #expect(office.isBalanced)
    }

    @Test("a journal entry is written over: lines that are not named go, and its own version is asked for")
    func changedJournal() throws {
        var office = Office()
        let entity = ref("EntityRef", "Kern Lighting Warehouse")
        func side(_ name: String, _ type: String, _ account: String, _ amount: String, _ more: String = "") -> String {
            "<\(name)>\(type)\(ref("AccountRef", account))<Amount>\(amount)</Amount>\(more)</\(name)>"
        }
        func line(_ type: String, _ account: String, _ amount: String, _ more: String = "") -> String {
            side(
                "JournalLineMod", "<TxnLineID>-1</TxnLineID><JournalLineType>\(type)</JournalLineType>", account,
                amount,
                more)
        }
        let made = try office.add(
            "JournalEntry",
            side("JournalDebitLine", "", "Merchant Fees", "3.10")
                + side("JournalCreditLine", "", "Accounts Receivable", "3.10", entity))
        let (id, version) = try (#require(made["TxnID"]), #require(made["EditSequence"]))
        func change(_ version: String, _ lines: String) throws -> Reply {
            try office.change(
                "JournalEntry", "<TxnID>\(id)</TxnID><EditSequence>\(version)</EditSequence>" + lines)
        }
        let lines =
            line("Debit", "Merchant Fees", "4.00") + line("Credit", "Accounts Receivable", "4.00", entity)
        #expect(try change("1", lines).code == 3200)
        #expect(try change(version, line("Debit", "Merchant Fees", "4.00")).code == 3180)
        let changed = try change(version, lines)
        #expect(changed.code == 0, "\(changed.message)")
        #expect(changed["JournalCreditLine/Amount"] == "4.00" && changed["JournalDebitLine.1/Amount"] == nil)
        #expect(office.balance("Merchant Fees") == "4.00")
        #expect(try office.find("Customer", "<FullName>Kern Lighting Warehouse</FullName>")["Balance"] == "-4.00")
        #expect(office.isBalanced)
    }

    @Test("a vendor credit is written over, as a bill is")
    func changedVendorCredit() throws {
        var office = Office()
        func line(_ name: String, _ amount: String) -> String {
            "<\(name)>\(name.hasSuffix("Mod") ? "<TxnLineID>-1</TxnLineID>" : "")\(ref("AccountRef", "Office Supplies"))<Amount>\(amount)</Amount></\(name)>"
        }
        let made = try office.add(
            "VendorCredit", ref("VendorRef", "Bright Pens Co.") + line("ExpenseLineAdd", "13.80"))
        #expect(made["CreditAmount"] == "13.80", "\(made.message)")
        let changed = try office.change(
            "VendorCredit",
            "<TxnID>\(made["TxnID"] ?? "")</TxnID><EditSequence>\(made["EditSequence"] ?? "")</EditSequence><RefNumber>CM-1</RefNumber>"
                + line("ExpenseLineMod", "9.20"))
        #expect(changed.code == 0, "\(changed.message)")
        #expect(changed["CreditAmount"] == "9.20" && changed["RefNumber"] == "CM-1")
        #expect(office.balance("Office Supplies") == "-9.20")
        #expect(office.isBalanced)
    }

    @Test("an adjustment sets what is on hand, by a new quantity or a difference")
    func adjustments() throws {
        var office = Office()
        func adjust(_ change: String) -> String {
            ref("AccountRef", "Inventory Shrinkage") + "<InventoryAdjustmentLineAdd>\(ref("ItemRef", "Mug"))"
                + "<QuantityAdjustment>\(change)</QuantityAdjustment></InventoryAdjustmentLineAdd>"
        }
        let down = try office.add("InventoryAdjustment", adjust("<NewQuantity>245</NewQuantity>"))
        #expect(down["InventoryAdjustmentLineRet/QuantityDifference"] == "-5", "\(down.message)")
        #expect(down["InventoryAdjustmentLineRet/ValueDifference"] == "-16.00")
        #expect(try office.add("InventoryAdjustment", adjust("<QuantityDifference>3</QuantityDifference>")).code == 0)
        #expect(office.file.quantityOnHand("Mug") == "248")
        #expect(office.balance("Inventory Shrinkage") == "6.40")
        #expect(office.isBalanced)
        let bag = adjust("<QuantityDifference>3</QuantityDifference>").replacing("Mug", with: "Tote bag")
        #expect(try office.add("InventoryAdjustment", bag).code == 3210)
    }
}
